"""How the program ends when it isn't asked to: signals, a line that drops, a bad moment for either.

Whatever ends it, decisions are on disk, the exit status names the signal, no process stays behind,
and a terminal that is still there is given back as it was.
"""

from __future__ import annotations

import os
import shlex
import signal
from pathlib import Path

import pytest

from tests.processes import wait_until
from tests.terminal.breaking import Fault
from tests.terminal.program import (
    COMMAND,
    QUICK,
    judge,
    leave,
    notes_in,
    open_review,
    parked_in,
    settled,
    start,
    verdicts_in,
    wait_saved,
)
from tests.terminal.terminal import StartTerminal, Terminal


def _ended(shown: Terminal) -> int:
    """Return the exit status; the program ends and so does every process of its group."""
    status = shown.wait_exit()
    # A child may see a tenth of a second later that its parent has gone.
    wait_until(lambda: _is_gone(shown.pid))
    assert b"Traceback" not in shown.raw
    return status


def _is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_with_its_number_and_the_terminal_as_it_was(
    terminal: StartTerminal, story: Path, desk: Path, private_home: Path, number: signal.Signals
) -> None:
    """The signal comes at once after the last verdict is drawn, saved or not."""
    shown = open_review(terminal, story, "--desk", desk)
    judge(shown, "1", 1)
    judge(shown, "4", 2)
    shown.kill(number)
    assert _ended(shown) == 128 + number
    assert shown.left_behind() == []
    assert verdicts_in(desk) == [1, 4]
    assert parked_in(private_home) == []


@pytest.mark.parametrize(
    "moment",
    [
        "textual.drivers.linux_driver:LinuxDriver._enable_bracketed_paste",
        "tui.screens.panes:Panes.compose",
        "tui.app.driver.driver:TerminalDriver.flush",
        "tui.screens.review:ReviewScreen._begin_work",
    ],
)
def test_a_signal_while_it_starts_ends_it_like_any_other(
    terminal: StartTerminal, tmp_path: Path, story: Path, moment: str
) -> None:
    """From when it begins to take the terminal."""
    fault = Fault(tmp_path / "fault", moment, "os.kill(os.getpid(), signal.SIGTERM)")
    fault.begin()
    shown = start(terminal, story, environment={**QUICK, **fault.variables})
    assert _ended(shown) == 128 + signal.SIGTERM
    assert shown.left_behind() == []


def test_a_dropped_line_loses_no_decision(terminal: StartTerminal, story: Path, desk: Path) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    judge(shown, "1", 1)
    judge(shown, "4", 2)
    shown.hang_up()
    _ended(shown)
    assert verdicts_in(desk) == [1, 4]


def test_a_dropped_line_ends_it_with_the_number_of_the_signal(
    terminal: StartTerminal, story: Path
) -> None:
    shown = open_review(terminal, story)
    shown.hang_up()
    assert _ended(shown) == 128 + signal.SIGHUP


def test_a_dropped_line_is_noticed_where_nobody_passes_the_signal_on(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    """The shell leads the session, so it alone gets SIGHUP, and it ignores it (as under nohup)."""
    launcher = ["sh", "-c", "trap '' HUP; \"$@\"; exit", "sh"]
    shown = open_review(terminal, story, "--desk", desk, launcher=launcher)
    judge(shown, "1", 1)
    shown.hang_up()
    _ended(shown)
    assert verdicts_in(desk) == [1]


def test_signals_that_were_ignored_at_the_start_still_end_it(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    launcher = ["sh", "-c", "trap '' HUP TERM; exec \"$@\"", "sh"]
    shown = open_review(terminal, story, "--desk", desk, launcher=launcher)
    judge(shown, "1", 1)
    shown.hang_up()
    _ended(shown)
    assert verdicts_in(desk) == [1]


@pytest.mark.parametrize(
    ("keys", "sight"),
    [
        ("a", "note on row"),
        ("3", "Who is right"),
        ("?", "You are in the texts"),
        ("e", "evidence on row"),
    ],
)
def test_a_signal_ends_it_above_an_open_dialog_too(
    terminal: StartTerminal, story: Path, desk: Path, keys: str, sight: str
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    judge(shown, "1", 1)
    shown.send(":9<enter>")  # a row that both tell: only there somebody can be right
    shown.wait_for("Row 9 of")
    settled(shown)
    shown.send(keys)
    shown.wait_for(sight)
    shown.kill(signal.SIGTERM)
    assert _ended(shown) == 128 + signal.SIGTERM
    assert shown.left_behind() == []
    assert verdicts_in(desk)[0] == 1


def test_an_unfinished_note_outlives_the_program(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    _type_note(shown, "seven, not eight, were hurt")
    shown.kill(signal.SIGTERM)
    assert _ended(shown) == 128 + signal.SIGTERM
    shown = open_review(terminal, story, "--desk", desk)
    shown.send("a")
    shown.wait_for("seven, not eight, were hurt")
    shown.send("<enter>")
    shown.wait_for("note written")
    settled(shown)
    leave(shown)
    assert notes_in(desk) == ["seven, not eight, were hurt"]


def test_an_unfinished_note_outlives_a_dropped_line(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    _type_note(shown, "eight were hurt")
    shown.hang_up()
    _ended(shown)
    shown = open_review(terminal, story, "--desk", desk)
    shown.send("a")
    shown.wait_for("eight were hurt")


def _type_note(shown: Terminal, text: str) -> None:
    shown.send("a")
    shown.wait_for("note on row")
    settled(shown)
    shown.send(text)
    shown.wait_for(text)


def test_ctrl_c_interrupts_nothing_and_says_how_to_quit(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    shown.send("<ctrl+c>")
    shown.wait_for("q quits")
    judge(shown, "1", 1)
    wait_saved(shown, 1)
    leave(shown)
    assert verdicts_in(desk) == [1]


def test_ctrl_z_gives_the_terminal_back_and_fg_returns_to_the_same_picture(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    """Under a shell with job control, as anybody's login shell is."""
    program = shlex.join([*COMMAND, str(story), "--desk", str(desk)])
    script = f"set -m; {program}; echo away; read line; fg; echo back $?"
    shown = terminal(["bash", "--norc", "-c", script], environment=QUICK)
    shown.wait_for(r"\b0 of \d+ done")
    judge(shown, "1", 1)
    wait_saved(shown, 1)
    before = settled(shown).splitlines()[:-1]
    shown.send("<ctrl+z>")
    shown.wait_for("^away$")
    assert shown.left_behind() == []
    shown.send("<enter>")
    shown.wait_for(r"\b1 of \d+ done")
    assert settled(shown).splitlines()[:-1] == before
    shown.send("q")
    shown.wait_for("^back 0$")
    assert shown.wait_exit() == 0
    assert shown.left_behind() == []


def test_the_program_ends_even_when_nobody_reads_its_output(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    """A frozen line (no TCP answer yet, XOFF): the output can't be written, the end still comes."""
    shown = open_review(terminal, story, "--desk", desk, columns=300, rows=100)
    judge(shown, "1", 1)
    wait_saved(shown, 1)
    shown.send("?q" * 300)
    shown.kill(signal.SIGTERM)
    shown.hang_up()
    _ended(shown)
    assert verdicts_in(desk) == [1]
