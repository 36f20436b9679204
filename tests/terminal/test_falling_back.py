"""The driver fails, anywhere: the screen is drawn the plain way, that is said, and work goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.terminal.breaking import ALWAYS, Fault
from tests.terminal.program import (
    QUICK,
    judge,
    leave,
    open_review,
    settled,
    verdicts_in,
)
from tests.terminal.terminal import StartTerminal, Terminal

_SAID = r"drawing with few bytes failed \(RuntimeError\)"

_PLACES = (
    "changes:changes",
    "frames:Frames.next",
    "driver:TerminalDriver._send_due",
    "grid:Grid.draw",
    "grid:Grid.copy",
    "pacing:Pacing.due",
    "pacing:Pacing.sent",
    "pacing:Pacing.answered",
    "pacing:Pacing.unchanged",
    "pacing:Pacing.seen_at",
    "driver:is_answer",
    "driver:TerminalDriver.write",
    "driver:TerminalDriver.flush",
    "driver:TerminalDriver.seen_at",
    "driver:TerminalDriver._send",
    "driver:TerminalDriver._drained",
    "driver:TerminalDriver._take_answers",
    "line:Line._put",
)
"""Where it fails: in drawing, in holding frames back, on the way there, in two other threads."""


def _started(
    terminal: StartTerminal, story: Path, desk: Path, variables: Mapping[str, str]
) -> Terminal:
    shown = open_review(terminal, story, "--desk", desk, environment={**QUICK, **variables})
    settled(shown)
    return shown


def _texts(shown: Terminal) -> list[str]:
    """Return what stands between the top line and the strip, which tell what was done."""
    return settled(shown).splitlines()[1:17]


@pytest.mark.parametrize("place", _PLACES)
def test_whatever_fails_in_drawing_is_said_and_verdicts_are_given_as_before(
    terminal: StartTerminal, tmp_path: Path, story: Path, desk: Path, place: str
) -> None:
    fault = Fault(tmp_path / "fault", f"tui.app.driver.{place}")
    shown = _started(terminal, story, desk, fault.variables)
    before = _texts(shown)
    fault.begin()
    shown.send("j")
    shown.wait_for(_SAID)
    settled(shown)
    shown.send("k")
    shown.wait_for("^ 1-6 verdict")
    assert _texts(shown) == before
    judge(shown, "1", 1)
    judge(shown, "4", 2)
    shown.send("?")
    shown.wait_for("You are in the texts")
    shown.send("q")
    shown.wait_for(r"\b2 of \d+ done\b")
    leave(shown)
    assert verdicts_in(desk) == [1, 4]
    assert b"\x1b]0;hacked" not in shown.raw


def test_what_fails_in_the_first_frame_is_said_until_a_key_was_typed(
    terminal: StartTerminal, tmp_path: Path, story: Path, desk: Path
) -> None:
    """Much is said while a review begins: which article is read, that all are."""
    fault = Fault(tmp_path / "fault", "tui.app.driver.changes:erased", times=ALWAYS)
    fault.begin()
    shown = _started(terminal, story, desk, fault.variables)
    assert re.search(_SAID, shown.screen)
    judge(shown, "1", 1)
    shown.wait_for(r"saved \d")
    assert not re.search(_SAID, shown.screen)
    leave(shown)


def test_a_program_that_draws_the_plain_way_stops_and_goes_on(
    terminal: StartTerminal, tmp_path: Path, story: Path, desk: Path
) -> None:
    fault = Fault(tmp_path / "fault", "tui.app.driver.grid:Grid.draw", times=ALWAYS)
    script = 'set -m; "$@"; echo away; read line; fg; echo back $?'
    launcher = ["bash", "--norc", "-c", script, "bash"]
    fault.begin()
    variables = {**QUICK, **fault.variables}
    shown = open_review(terminal, story, "--desk", desk, environment=variables, launcher=launcher)
    settled(shown)
    shown.send("<ctrl+z>")
    shown.wait_for("^away$")
    assert shown.left_behind() == []
    shown.send("<enter>")
    shown.wait_for("1 wire")
    judge(shown, "1", 1)
    shown.send("q")
    shown.wait_for("^back 0$")
    assert shown.wait_exit() == 0
    assert shown.left_behind() == []


def test_where_writing_itself_fails_the_program_ends_and_the_terminal_is_as_it_was(
    terminal: StartTerminal, tmp_path: Path, story: Path, desk: Path
) -> None:
    fault = Fault(tmp_path / "fault", "tui.app.driver.line:Line._put", times=ALWAYS)
    shown = _started(terminal, story, desk, fault.variables)
    judge(shown, "1", 1)
    fault.begin()
    shown.send("j")
    assert shown.wait_exit() == 70
    assert "This is a bug" in shown.screen
    assert shown.left_behind() == []
    assert verdicts_in(desk) == [1]
