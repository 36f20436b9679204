"""What every test gets: a home of its own, and the ways to the material and to the program."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from copydesk.background import pool
from tests import style_sheets, tries
from tests.terminal.answers import Answers
from tests.terminal.launch import launch
from tests.terminal.link import AT_HOME, Link
from tests.terminal.terminal import Launch, StartTerminal, Terminal, private_environment

tries.register()

_MATERIAL = {"COPYDESK_ARTICLES": "real articles", "COPYDESK_GOLD": "gold data"}
"""Variables that lead to material outside the repository; all other COPYDESK_* would leak in."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take how many random runs there are to be."""
    parser.addoption("--seeds", type=int, default=2, help="random runs of each test with a seed")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a `seed` as often as was asked for."""
    if "seed" in metafunc.fixturenames:
        seeds = range(metafunc.config.getoption("--seeds"))
        metafunc.parametrize(
            "seed", [pytest.param(seed, marks=pytest.mark.random) for seed in seeds]
        )


@pytest.fixture(autouse=True, scope="session")
def _sheets_read_once() -> Iterator[None]:
    """Read each style sheet once in all tests."""
    with pytest.MonkeyPatch.context() as patch:
        style_sheets.read_once(patch)
        yield


def pytest_collection_finish() -> None:
    """Have the garbage collector pass over the tests themselves, which stay, and look less often.

    With thousands of tests in memory it took a twelfth of all time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture(autouse=True)
def private_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point home and the XDG directories into `tmp_path`; nobody's settings leak in or get lost."""
    home = tmp_path / "home"
    home.mkdir()
    for name in [name for name in os.environ if name.startswith("COPYDESK_")]:
        if name not in _MATERIAL:
            monkeypatch.delenv(name)
    for name, value in private_environment(home).items():
        monkeypatch.setenv(name, value)
    return home


@pytest.fixture
def compared_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare pairs and make sheets in this process, for tests that are about something else.

    A child costs a fifth of a second of processor before it does anything.
    """
    monkeypatch.setattr(pool.Comparer, "_in_child", lambda _self, *given: pool._in_thread(*given))


@pytest.fixture
def articles_folder() -> Path:
    """Return the folder of real articles, or skip."""
    return _material("COPYDESK_ARTICLES")


@pytest.fixture
def gold_folder() -> Path:
    """Return the folder of gold data, or skip."""
    return _material("COPYDESK_GOLD")


@pytest.fixture
def copydesk_command() -> list[str]:
    """Return the command that starts the program; arguments go after it."""
    return [sys.executable, "-m", "tui"]


@pytest.fixture
def terminal(private_home: Path) -> Iterator[StartTerminal]:
    """Start programs in terminals; all are ended with the test, however it goes."""
    with ExitStack() as terminals:

        def start(
            command: Sequence[str | Path],
            *,
            columns: int = 80,
            rows: int = 24,
            term: str = "xterm-256color",
            environment: Mapping[str, str] | None = None,
            link: Link = AT_HOME,
            answers: Answers | None = None,
            launch: Launch = launch,
        ) -> Terminal:
            return terminals.enter_context(
                Terminal(
                    command,
                    home=private_home,
                    columns=columns,
                    rows=rows,
                    term=term,
                    environment=environment,
                    link=link,
                    answers=answers,
                    launch=launch,
                )
            )

        yield start


def _material(variable: str) -> Path:
    folder = os.environ.get(variable)
    if not folder:
        pytest.skip(f"{variable} doesn't name a folder of {_MATERIAL[variable]}")
    if not Path(folder).is_dir():
        pytest.fail(f"{variable} names {folder}, which is no folder")
    return Path(folder)
