"""A folder of files of every format that strangers made to break what reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from benchmarks.hostile_files import HOSTILE
from tests.hostile_input import foreign
from tests.processes import running, wait_until
from tests.terminal.program import leave, start
from tests.terminal.terminal import StartTerminal

_FILES: Final = (
    *("controls.html", "outside.xhtml", "refresh.html", "locked.docx", "outside.docx"),
    *("controls.docx", "circle.pdf", "length.pdf", "controls.eml", "halves.eml"),
)
_PATIENCE: Final = 120


def test_hostile_files_are_listed_and_neither_drive_the_terminal_nor_leave_anything_behind(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    story = tmp_path / "story"
    story.mkdir()
    for number, word in enumerate(("Monday", "Tuesday")):
        text = f"Wall falls\n\nThe wall of the harbour fell on {word} night.\n"
        (story / f"{number}.txt").write_text(text, encoding="utf-8")
    for name in _FILES:
        (story / name).write_bytes(HOSTILE[name]())
    before = {path.name: path.read_bytes() for path in story.iterdir()}
    shown = start(terminal, story, columns=120, rows=40)
    shown.wait_for(r"\d+ to do", _PATIENCE)
    for name in ("locked.docx", "outside.docx", "circle.pdf", "length.pdf", "halves.eml"):
        shown.wait_for(rf"{name} +│?[\s\S]*can't be read", _PATIENCE)
    leave(shown)
    assert foreign(shown.raw) == []
    assert {path.name: path.read_bytes() for path in story.iterdir()} == before
    wait_until(lambda: not any(_reads_for(shown.pid)))


def _reads_for(parent: int) -> list[int]:
    return [pid for pid, ppid, line in running() if ppid == parent and "reading_process" in line]
