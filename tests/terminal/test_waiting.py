"""Waiting in the pseudo-terminal harness: for text, for an end, for rest, and in vain."""

from __future__ import annotations

import signal
import sys

import pytest

from tests.terminal.terminal import StartTerminal


def _python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_waiting_in_vain_shows_the_screen(terminal: StartTerminal) -> None:
    shown = terminal(_python("print('what there is'); input()"))
    shown.wait_for("what there is")
    with pytest.raises(AssertionError, match=r"'what isn.t'.*is running(.|\n)*\|what there is"):
        shown.wait_for("what isn.t", timeout=0.05)
    with pytest.raises(AssertionError, match="still running"):
        shown.wait_exit(timeout=0.05)


def test_waiting_for_a_program_that_ended_fails_at_once(terminal: StartTerminal) -> None:
    shown = terminal(_python("print('bye'); raise SystemExit(7)"))
    with pytest.raises(AssertionError, match=r"ended with 7(.|\n)*\|bye"):
        shown.wait_for("never", timeout=1e6)


def test_a_program_that_never_stops_writing_is_held_up_and_noticed(
    terminal: StartTerminal,
) -> None:
    shown = terminal(["yes"])
    with pytest.raises(AssertionError, match="doesn't come to rest"):
        shown.wait_until_quiet(0.1, timeout=0.2)
    shown.kill(signal.SIGKILL)
    assert shown.wait_exit() == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says who waits for a processor")
def test_a_program_that_still_computes_is_not_at_rest(terminal: StartTerminal) -> None:
    """Else a machine with much to do would look like a program with nothing to do."""
    program = "n = 0\nwhile n < 10_000_000: n += 1\nprint('counted'); input()"
    shown = terminal(_python(program))
    shown.wait_until_quiet(0.02)
    assert "counted" in shown.screen
