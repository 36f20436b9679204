"""A reader that does what the file says, for tests about what readers may do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from copydesk.articles import elsewhere
from copydesk.articles.contents import Contents
from copydesk.articles.elsewhere import contents_elsewhere
from tests.processes import running
from tests.terminal.breaking import ALWAYS, Fault

TELL: Final = "from copydesk.errors import InputError; raise InputError(str({}))"
"""A file that tells something of the process it is read in."""


_OBEYS: Final = "exec(args[0], globals())"
_TELLS: Final = (
    "from copydesk.articles.readers.extract import Extract; return Extract(args[0].decode())"
)


@pytest.fixture
def obedient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have each process that reads carry out a text, which is Python, before it reads it."""
    fault = Fault(tmp_path / "fault", "copydesk.articles.readers.plain:read", _OBEYS, ALWAYS)
    fault.begin()
    yield from _with(fault.variables, monkeypatch)


@pytest.fixture
def obedient_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have files named .docx be Python, which is carried out and then is the article's text."""
    yield from _with(documents_that_obey(tmp_path / "fault"), monkeypatch)


def documents_that_obey(folder: Path) -> Mapping[str, str]:
    """Return the environment of a program in which files named .docx do what they say."""
    fault = Fault(folder, "copydesk.articles.readers.docx:read", f"{_OBEYS}; {_TELLS}", ALWAYS)
    fault.begin()
    return fault.variables


def _with(variables: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    elsewhere.end_all()
    yield
    elsewhere.end_all()


def read(data: str = "'Told.'") -> Contents:
    """Read a file elsewhere."""
    return contents_elsewhere("a.txt", "text", data.encode())


def readers(parent: int) -> list[int]:
    """Return the children of a process that read files."""
    return [pid for pid, ppid, line in running() if ppid == parent and "reading_process" in line]
