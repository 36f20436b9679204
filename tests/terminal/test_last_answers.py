"""Answers of the terminal that are on their way at the end: no shell takes them for typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.answers import Answers
from tests.terminal.link import Link
from tests.terminal.program import COMMAND, QUICK
from tests.terminal.terminal import StartTerminal, Terminal

_SHELL: Final = '"$@"; stty -icanon; read -t 1.5 -N 99 typed; printf "typed <%q>\\n" "$typed"'
"""Runs the program, and then says what it is sent for a while longer than any answer takes."""


def _quit_behind_a_key(shown: Terminal) -> None:
    shown.wait_for(r"\d+ of \d+ done")
    shown.wait_until_quiet(1)
    shown.send("jq")


def _quit_at_first_sight(shown: Terminal) -> None:
    shown.wait_for("copydesk|base")
    shown.send("q")


def _suspend_behind_a_key(shown: Terminal) -> None:
    shown.wait_for(r"\d+ of \d+ done")
    shown.wait_until_quiet(1)
    shown.send("j<ctrl+z>")


_NEAR, _FAR = Link(kbit=64, round_trip=200), Link(round_trip=700)


@pytest.mark.parametrize(
    ("link", "answers", "end"),
    [
        (_NEAR, Answers.EVERYTHING, _quit_behind_a_key),
        (_NEAR, Answers.REPORTS, _suspend_behind_a_key),
        (_FAR, Answers.EVERYTHING, _quit_at_first_sight),
        (_FAR, Answers.REPORTS, _quit_behind_a_key),
        (_FAR, Answers.REPORTS, _quit_at_first_sight),
    ],
)
def test_no_answer_is_typed_into_the_shell(
    terminal: StartTerminal,
    story: Path,
    link: Link,
    answers: Answers,
    end: Callable[[Terminal], None],
) -> None:
    shell = ["bash", "--norc", "-c", f"set -m; {_SHELL}", "bash"]
    command = [*shell, *COMMAND, str(story)]
    shown = terminal(command, environment=QUICK, link=link, answers=answers)
    end(shown)
    shown.wait_for("^typed <.*>$")
    assert "typed <''>" in shown.screen
