"""A program whose modules were loaded before it started is as any other."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

from tests.processes import running, wait_until
from tests.terminal.breaking import ALWAYS, Fault
from tests.terminal.program import QUICK, leave, start
from tests.terminal.terminal import StartTerminal


def test_it_has_a_session_and_a_terminal_of_its_own(terminal: StartTerminal, story: Path) -> None:
    for shown in (start(terminal, story), start(terminal, story)):
        shown.wait_for(r"\d+ of \d+ done")
        ids = ["ps", "-o", "sid=,tty=", "-p", str(shown.pid)]
        session, line = subprocess.run(
            ids, capture_output=True, text=True, check=True
        ).stdout.split()
        assert int(session) == shown.pid
        assert f"/dev/{line}" == shown.device
        leave(shown)


def test_it_ends_with_its_status_and_with_what_it_says(terminal: StartTerminal) -> None:
    shown = start(terminal, "nothing")
    assert shown.wait_exit() == 2
    assert "copydesk: " in shown.screen


def test_a_signal_ends_it_and_is_told(terminal: StartTerminal, story: Path) -> None:
    shown = start(terminal, story)
    shown.wait_for(r"\d+ of \d+ done")
    shown.kill(signal.SIGKILL)
    assert shown.wait_exit() == -signal.SIGKILL


def test_it_ends_when_its_line_goes_away(terminal: StartTerminal, story: Path) -> None:
    shown = start(terminal, story)
    shown.wait_for(r"\d+ of \d+ done")
    shown.hang_up()
    wait_until(lambda: shown.pid not in [pid for pid, _parent, _command in running()])


def test_it_has_the_faults_that_are_put_into_it(
    terminal: StartTerminal, story: Path, tmp_path: Path
) -> None:
    """Also where who calls a function has it by its name since the modules were loaded."""
    fault = Fault(tmp_path / "fault", "tui.app.driver.changes:changes", times=ALWAYS)
    shown = start(terminal, story, environment={**QUICK, **fault.variables})
    shown.wait_for(r"\d+ of \d+ done")
    fault.begin()
    shown.send("j")
    shown.wait_for("failed .RuntimeError.")
