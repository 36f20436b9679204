"""A program whose modules were loaded before it started is as any other."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

from tests.processes import running, wait_until
from tests.terminal.nursery import bear
from tests.terminal.program import COMMAND, QUICK, leave
from tests.terminal.terminal import StartTerminal, Terminal


def _started(terminal: StartTerminal, *arguments: str | Path) -> Terminal:
    return terminal([*COMMAND, *arguments], environment=QUICK, launch=bear)


def test_it_has_a_session_and_a_terminal_of_its_own(terminal: StartTerminal, story: Path) -> None:
    for shown in (_started(terminal, story), _started(terminal, story)):
        shown.wait_for(r"\d+ of \d+ done")
        ids = ["ps", "-o", "sid=,tty=", "-p", str(shown.pid)]
        session, line = subprocess.run(
            ids, capture_output=True, text=True, check=True
        ).stdout.split()
        assert int(session) == shown.pid
        assert f"/dev/{line}" == shown.device
        leave(shown)


def test_it_ends_with_its_status_and_with_what_it_says(terminal: StartTerminal) -> None:
    shown = _started(terminal, "nothing")
    assert shown.wait_exit() == 2
    assert "copydesk: " in shown.screen


def test_a_signal_ends_it_and_is_told(terminal: StartTerminal, story: Path) -> None:
    shown = _started(terminal, story)
    shown.wait_for(r"\d+ of \d+ done")
    shown.kill(signal.SIGKILL)
    assert shown.wait_exit() == -signal.SIGKILL


def test_it_ends_when_its_line_goes_away(terminal: StartTerminal, story: Path) -> None:
    shown = _started(terminal, story)
    shown.wait_for(r"\d+ of \d+ done")
    shown.hang_up()
    wait_until(lambda: shown.pid not in [pid for pid, _parent, _command in running()])
