"""A bug ends the program in good order: terminal restored, one traceback made visible, code 70."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.terminal.breaking import ALWAYS, Fault
from tests.terminal.program import QUICK, open_review, settled, start
from tests.terminal.terminal import StartTerminal

_FAULT = """
import tui.session.cursor

def move(self, rows):
    raise RuntimeError("a fault with \\x1b]0;hacked\\x07 in it")

tui.session.cursor.Cursor.move = move
"""


def test_a_bug_leaves_the_terminal_whole_and_the_text_of_articles_out(
    terminal: StartTerminal, tmp_path: Path, story: Path
) -> None:
    patch = tmp_path / "patch"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(_FAULT, encoding="utf-8")
    shown = start(terminal, story, environment={**QUICK, "PYTHONPATH": str(patch)})
    shown.wait_for(r"\d+ to do")
    shown.send("j")
    assert shown.wait_exit() == 70
    assert "This is a bug" in shown.screen
    assert shown.left_behind() == []
    assert b"\x1b]0;hacked" not in shown.raw
    assert b"lifeboat" not in shown.raw.split(b"Traceback")[-1]


_DEAF = """
import tui.app.driver.keyboard

def fail(self, token):
    if token.text == "j":
        raise RuntimeError("a fault with \\x1b]0;hacked\\x07 in it")
    return taken(self, token)

taken = tui.app.driver.keyboard.Keyboard._events
tui.app.driver.keyboard.Keyboard._events = fail
"""


def test_a_bug_in_reading_a_key_is_said_and_loses_that_key_only(
    terminal: StartTerminal, tmp_path: Path, story: Path
) -> None:
    """Until it goes on and on: then the program ends as with any other bug."""
    patch = tmp_path / "patch"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(_DEAF, encoding="utf-8")
    shown = start(terminal, story, environment={**QUICK, "PYTHONPATH": str(patch)})
    shown.wait_for(r"\d+ to do")
    shown.send("j")
    shown.wait_for("failed .RuntimeError.")
    shown.send("1")
    shown.wait_for(r"1 of \d+ done|press again")
    shown.send("j")
    shown.wait_for("failed .RuntimeError.")
    shown.send("j")
    assert shown.wait_exit() == 70
    assert "This is a bug" in shown.screen
    assert shown.left_behind() == []
    assert b"\x1b]0;hacked" not in shown.raw


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("widgets.diff_view:DiffView.render_line", "j"),
        ("tui.screens.files:BackgroundFiles._write_copy", "y"),
        ("copydesk.reviews.following:Follower.news", ""),
        ("tui.screens.review:ReviewScreen.end", "q"),
        ("tui.screens.review:ReviewScreen.end", "a signal"),
    ],
)
def test_a_bug_anywhere_ends_the_program_and_leaves_the_terminal_whole(
    terminal: StartTerminal, tmp_path: Path, story: Path, place: str, key: str
) -> None:
    """In drawing a widget, in a worker's thread, in one of the program's own, in ending itself."""
    fault = Fault(tmp_path / "fault", place, times=ALWAYS)
    shown = open_review(terminal, story, environment={**QUICK, **fault.variables})
    settled(shown)
    fault.begin()
    if key == "a signal":
        shown.kill(signal.SIGTERM)
    else:
        shown.send(key)
    assert shown.wait_exit() == 70
    assert "This is a bug" in shown.screen
    assert shown.left_behind() == []
    assert b"\x1b]0;hacked" not in shown.raw
