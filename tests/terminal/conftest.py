"""Stories that a review had open before: what they are read and compared as is kept already.

Most tests in terminals are about something else than the first start on a story. Theirs is one
that the program itself kept in an earlier session, once in each process that runs tests.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path

import pytest

from tests.processes import wait_until
from tests.reviewing import SAMPLE, copied_sample
from tests.terminal.program import COMMAND, QUICK, leave, sample_story
from tests.terminal.terminal import Terminal

_PATIENT = """
import sys

if "-m" in sys.orig_argv:
    from tui.app.driver import sequences

    sequences.PIECES = 60.0
"""
"""Python imports `sitecustomize` at its start."""

_CACHE = Path(".cache")
"""The cache directory in a private home."""


@pytest.fixture(scope="session")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the cache directory after a session on the sample corpus."""
    home = tmp_path_factory.mktemp("kept")
    comparisons = home / _CACHE / "copydesk" / "comparisons"
    with ExitStack() as ended:
        shown = ended.enter_context(Terminal([*COMMAND, SAMPLE], home=home, environment=QUICK))
        shown.wait_for(r"\d+ of \d+ done")
        pairs = len(list(combinations(SAMPLE.glob("*.txt"), 2)))
        wait_until(lambda: len(list(comparisons.glob("*"))) >= pairs)
        leave(shown)
    return home / _CACHE


@pytest.fixture
def _opened_before(private_home: Path, _kept: Path) -> None:
    """Keep in the test's home what a session on the sample corpus kept."""
    shutil.copytree(_kept, private_home / _CACHE)


@pytest.fixture
def story(tmp_path: Path, _opened_before: None) -> Path:
    """Return a copy of two articles of the sample corpus, its first pair; opened before."""
    return copied_sample(tmp_path, ("1-wire.txt", "2-national.txt"))


@pytest.fixture
def corpus(tmp_path: Path, _opened_before: None) -> Path:
    """Return a copy of the whole sample corpus; opened before."""
    return sample_story(tmp_path)


@pytest.fixture
def patient(tmp_path: Path) -> Mapping[str, str]:
    """Return the environment of a program that waits a minute for the rest of a cut sequence.

    A second is what it waits for a line. On a busy machine it is the tests that take longer from
    one piece to the next, and what comes after that was typed.
    """
    folder = tmp_path / "patient"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_PATIENT)
    return {"PYTHONPATH": str(folder)}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return where a desk may be; nothing is there yet."""
    return tmp_path / "desk"
