"""A bug ends the program in good order: terminal restored, one traceback made visible, code 70."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.reviewing import SAMPLE
from tests.terminal.program import COMMAND
from tests.terminal.terminal import StartTerminal

_FAULT = """
import tui.session.cursor

def move(self, rows):
    raise RuntimeError("a fault with \\x1b]0;hacked\\x07 in it")

tui.session.cursor.Cursor.move = move
"""


def test_a_bug_leaves_the_terminal_whole_and_the_text_of_articles_out(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    patch = tmp_path / "patch"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(_FAULT, encoding="utf-8")
    story = tmp_path / "story"
    shutil.copytree(SAMPLE, story)
    shown = terminal([*COMMAND, story], environment={"PYTHONPATH": str(patch)})
    shown.wait_for(r"\d+ to do")
    shown.send("j")
    assert shown.wait_exit() == 70
    assert "This is a bug" in shown.screen
    assert shown.left_behind() == []
    assert b"\x1b]0;hacked" not in shown.raw
    assert b"lifeboat" not in shown.raw.split(b"Traceback")[-1]
