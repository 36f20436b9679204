"""The program as a job of a shell: stopped, continued in the background, brought back, resized."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.processes import running, wait_until
from tests.terminal.program import COMMAND, QUICK, judge, open_review, settled
from tests.terminal.terminal import StartTerminal, Terminal

_LAST_LINE: Final = r"^ (1-6 verdict|row \d+: )"
"""What stands at the bottom: the keys, or what the last one did."""


def _in_shell(terminal: StartTerminal, *command: str | Path) -> Terminal:
    """Start a command in a shell with job control, as anybody's login shell is."""
    shell = ["bash", "--norc", "--noediting", "-i"]
    shown = terminal(shell, environment={**QUICK, "PS1": "shell: "})
    shown.wait_for("^shell:")
    shown.send(f"{shlex.join(map(str, command))}<enter>")
    shown.wait_for(r"\d+ of \d+ done")
    return shown


def _stop(shown: Terminal) -> None:
    shown.send("<ctrl+z>")
    shown.wait_for(r"Stopped(?s:.*)^shell:$")
    assert shown.left_behind() == []


def _leave_shell(shown: Terminal) -> None:
    shown.send("q")
    # As the last line: an older prompt may come back with the screen while the program still ends,
    # and what is typed until then it drops.
    shown.wait_for(r"^shell:\s*\Z")
    shown.send("exit<enter>")
    assert shown.wait_exit() == 0
    assert shown.left_behind() == []


def test_it_is_stopped_and_brought_back_as_often_as_one_likes(
    terminal: StartTerminal, story: Path
) -> None:
    """Also by way of the background, and in another size."""
    shown = _in_shell(terminal, *COMMAND, story)
    for done in (1, 2, 3):
        settled(shown)
        _stop(shown)
        shown.send("bg<enter>")
        settled(shown)
        assert shown.left_behind() == []
        shown.resize(80 + 15 * done, 24 + 4 * done)
        shown.send("fg<enter>")
        shown.wait_for(r"\d+ of \d+ done")
        settled(shown)
        assert re.match(_LAST_LINE, shown.lines[23 + 4 * done])
        judge(shown, "1", done)
    shown.resize(80, 24)
    shown.wait_for(_LAST_LINE)
    settled(shown)
    _leave_shell(shown)


def test_whoever_runs_it_stops_with_it(terminal: StartTerminal, story: Path) -> None:
    """Else the shell would wait for the one, and nobody could continue the other."""
    script = '"$@"; echo done'
    shown = _in_shell(terminal, "sh", "-c", script, "sh", *COMMAND, story)
    settled(shown)
    _stop(shown)
    shown.send("fg<enter>")
    judge(shown, "1", 1)
    _leave_shell(shown)


def test_where_nobody_could_continue_it_it_goes_on_by_itself(
    terminal: StartTerminal, story: Path
) -> None:
    """A terminal that runs nothing but the program, as `xterm -e` and `ssh -t` do."""
    shown = open_review(terminal, story)
    before = settled(shown)
    shown.send("<ctrl+z>")
    shown.wait_for(r"\d+ of \d+ done")
    assert settled(shown) == before
    judge(shown, "1", 1)


def test_a_stop_that_let_nobody_give_the_terminal_back_is_made_up_for(
    terminal: StartTerminal, story: Path
) -> None:
    shown = _in_shell(terminal, *COMMAND, story)
    before = settled(shown)
    (program,) = [pid for pid, parent, _command in running() if parent == shown.pid]
    os.kill(program, signal.SIGSTOP)
    shown.wait_for(r"Stopped")
    settled(shown)
    shown.send("fg<enter>")
    shown.wait_for(_LAST_LINE)
    wait_until(lambda: settled(shown) == before)
    judge(shown, "1", 1)
    _leave_shell(shown)


_LOOKS_LATE: Final = """\
import sys
from tui import cli
from tui.app.driver import plain
plain._LOOK = 1.0
sys.exit(cli.main())
"""
"""Sees so late that the terminal is its own that all was drawn before, and nothing comes after."""


@pytest.mark.parametrize(
    "command", [COMMAND, (sys.executable, "-c", _LOOKS_LATE)], ids=["as it is", "looks late"]
)
def test_one_that_was_started_in_the_background_waits_for_the_foreground(
    terminal: StartTerminal, story: Path, command: tuple[str, ...]
) -> None:
    shown = terminal(
        ["bash", "--norc", "--noediting", "-i"], environment={**QUICK, "PS1": "shell: "}
    )
    shown.wait_for("^shell:")
    shown.send(f"{shlex.join([*command, str(story)])} &<enter>")
    settled(shown)
    shown.send("<enter>")
    shown.wait_for("Stopped")
    assert shown.left_behind() == []
    shown.send("fg<enter>")
    shown.wait_for(r"\d+ of \d+ done")
    judge(shown, "1", 1)
    _leave_shell(shown)
