"""Keys held down over a slow line: the screen keeps up, and nothing is judged that nobody saw.

64 kbit/s and 100 ms: a line to a machine far away. What counts is what is under way and what was
decided, not how long it took.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.answers import Answers
from tests.terminal.link import Link
from tests.terminal.program import COMMAND, QUICK, leave, settled, verdicts_in
from tests.terminal.terminal import StartTerminal, Terminal

_FAR_AWAY: Final = Link(kbit=64, round_trip=100)

_QUESTION: Final = re.compile(rb"\x1b\[(?:\?2026\$p|5n)")
"""What ends a frame: the terminal's answer says that it was drawn."""


def _far_away(
    terminal: StartTerminal, story: Path, desk: Path, answers: Answers = Answers.EVERYTHING
) -> Terminal:
    """Return a review at the other end of a slow line, at rest."""
    shown = terminal(
        [*COMMAND, story, "--desk", desk],
        environment=QUICK,
        link=_FAR_AWAY,
        answers=answers,
    )
    shown.wait_for(r"\d+ of \d+ done")
    settled(shown)
    return shown


@pytest.mark.parametrize("answers", [Answers.EVERYTHING, Answers.REPORTS])
def test_while_a_frame_is_under_way_no_other_is_sent(
    terminal: StartTerminal, story: Path, desk: Path, answers: Answers
) -> None:
    shown = _far_away(terminal, story, desk, answers)
    most = 0
    for _ in range(60):
        shown.send("j")
        shown.watch(1 / 60)
        most = max(most, len(_QUESTION.findall(shown.under_way)))
    assert most == 1
    settled(shown)
    leave(shown)


@pytest.mark.parametrize("answers", [Answers.EVERYTHING, Answers.NOTHING])
def test_keys_that_arrive_together_are_drawn_together(
    terminal: StartTerminal, story: Path, desk: Path, answers: Answers
) -> None:
    shown = _far_away(terminal, story, desk, answers)
    before = len(shown.raw)
    shown.send("j" * 24)
    in_one_go = settled(shown)
    assert 0 < len(shown.raw) - before <= 8_000
    shown.send("g")
    settled(shown)
    for _ in range(4):
        shown.send("j" * 6)
        settled(shown)
    assert shown.screen == in_one_go, "every one of the keys counted"
    leave(shown)


def test_a_verdict_key_that_is_held_judges_only_what_was_on_the_screen(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    """All of them arrive before anybody has seen the second row."""
    shown = _far_away(terminal, story, desk)
    shown.send("1" * 30)
    shown.wait_for("press again")
    settled(shown)
    leave(shown)
    assert verdicts_in(desk) == [1]
