"""A line that takes nothing any more: nobody reads at its other end, or nothing gets there.

Whatever ends the program, it ends; a line that comes back finds the terminal given back.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import running, wait_until
from tests.terminal.program import (
    judge,
    open_review,
    settled,
    verdicts_in,
    wait_saved,
)
from tests.terminal.terminal import StartTerminal, Terminal


def _fill(shown: Terminal) -> None:
    """Have the line hold all that it can: of what draws nothing."""
    line = os.open(shown.device, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        while True:
            os.write(line, b"\0" * 512)
    except BlockingIOError:
        pass
    finally:
        os.close(line)


def _wait_ended(shown: Terminal) -> None:
    """Wait for the program's end without reading what it wrote."""
    wait_until(lambda: shown.pid not in [pid for pid, _parent, _command in running()])


_ENDS = {
    "quit": (lambda shown: shown.send("q"), 0),
    "terminated": (lambda shown: shown.kill(signal.SIGTERM), 128 + signal.SIGTERM),
    "interrupted": (lambda shown: shown.kill(signal.SIGINT), 128 + signal.SIGINT),
}


@pytest.mark.parametrize("driver", ["copydesk", "textual"])
@pytest.mark.parametrize(("end", "status"), _ENDS.values(), ids=_ENDS)
def test_a_program_whose_line_has_stalled_ends_and_the_line_finds_the_terminal_as_it_was(
    terminal: StartTerminal,
    story: Path,
    desk: Path,
    driver: str,
    end: Callable[[Terminal], None],
    status: int,
) -> None:
    shown = open_review(terminal, story, "--desk", desk, "--driver", driver)
    judge(shown, "1", 1)
    wait_saved(shown, 1)
    settled(shown)
    _fill(shown)
    # More than the queue of a driver holds, which waits for the line with each.
    shown.send("yjyk" * 30)
    end(shown)
    _wait_ended(shown)
    assert shown.wait_exit() == status
    assert shown.left_behind() == []
    assert verdicts_in(desk) == [1]


@pytest.mark.parametrize("driver", ["copydesk", "textual"])
def test_keys_are_carried_out_while_the_line_stands_still_and_drawn_when_it_goes_on(
    terminal: StartTerminal, story: Path, desk: Path, private_home: Path, driver: str
) -> None:
    shown = open_review(terminal, story, "--desk", desk, "--driver", driver)
    before = settled(shown).splitlines()[:-1]
    _fill(shown)
    shown.send("?q" * 40 + "y")
    wait_until(lambda: bool(list(private_home.rglob("copied.txt"))))
    shown.wait_for("copied to the clipboard")
    assert settled(shown).splitlines()[:-1] == before
