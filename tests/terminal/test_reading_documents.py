"""Files that a library reads are waited for with the program on the screen, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.processes import running, wait_until
from tests.readers.made_readers import documents_that_obey
from tests.terminal.program import QUICK, start
from tests.terminal.terminal import StartTerminal, Terminal

_WAIT: Final = "while not os.path.exists({!r}): time.sleep(0.01)"


@pytest.fixture
def shown(terminal: StartTerminal, tmp_path: Path) -> Terminal:
    """Return the program with thirty documents that can't be read before there is a file `go`.

    Nor can those after the first two before there is a file `on`.
    """
    story = tmp_path / "story"
    story.mkdir()
    for number in range(30):
        mark = tmp_path / ("go" if number < 2 else "on")
        lines = _WAIT.format(str(mark)), f"'The wall of street {number} fell.'"
        (story / f"{number:02}.docx").write_text("\n".join(lines), encoding="utf-8")
    variables = {**QUICK, **documents_that_obey(tmp_path / "fault")}
    return start(terminal, story, environment=variables, columns=120, rows=40)


def _readers(shown: Terminal) -> set[int]:
    """Return the processes that read for the program, or for one that it started."""
    listed = list(running())
    family = {shown.pid} | {pid for pid, parent, _line in listed if parent == shown.pid}
    return {pid for pid, parent, line in listed if parent in family and "reading_process" in line}


def test_the_list_is_there_before_anything_was_read(shown: Terminal, tmp_path: Path) -> None:
    shown.wait_for("reading the articles")
    shown.wait_for("09.docx")
    (tmp_path / "go").touch()
    shown.wait_for("The wall of street 1 fell")
    shown.wait_for("reading article 2 of 30|to do")
    (tmp_path / "on").touch()
    shown.send("q")
    assert shown.wait_exit() == 0


@pytest.mark.parametrize("is_open", [False, True], ids=["before the review", "behind it"])
def test_leaving_while_documents_are_read_ends_what_reads_them(
    shown: Terminal, tmp_path: Path, is_open: bool
) -> None:
    shown.wait_for("reading the articles")
    if is_open:
        (tmp_path / "go").touch()
        shown.wait_for("The wall of street 1 fell")
    wait_until(lambda: len(_readers(shown)) > 0)
    readers = _readers(shown)
    shown.send("q")
    assert shown.wait_exit() == 0
    wait_until(lambda: not {pid for pid, _parent, _line in running()} & readers)
