"""The pseudo-terminal harness itself: what it shows, sends, notices and cleans up."""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.link import Link
from tests.terminal.terminal import StartTerminal

_RAW = "import sys, tty; tty.setraw(0); "
"""Beginning of a program that reads keys as they come, without echo."""


def _python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_text_appears_and_the_exit_status_is_the_programs(terminal: StartTerminal) -> None:
    shown = terminal(_python("print('hello'); raise SystemExit(3)"))
    assert shown.wait_for("^hello$") > 0
    assert shown.wait_exit() == 3
    assert shown.lines[0] == "hello"
    assert len(shown.lines) == 24
    assert shown.raw == b"hello\r\n"
    assert shown.cursor == (0, 1)


def test_typing_reaches_the_program_and_is_echoed(terminal: StartTerminal) -> None:
    shown = terminal(_python("print('you said', input('? ')[::-1])"))
    shown.wait_for(r"^\? $|^\?$")
    shown.send("norvik<enter>")
    shown.wait_for("you said kivron")
    assert shown.wait_exit() == 0


def test_the_program_has_a_controlling_terminal_of_the_size_asked_for(
    terminal: StartTerminal,
) -> None:
    program = (
        "import os; print(os.get_terminal_size(0)); print(*map(os.isatty, (0, 1, 2)));"
        "print('in front', os.tcgetpgrp(os.open('/dev/tty', os.O_RDWR)) == os.getpgrp())"
    )
    shown = terminal(_python(program), columns=101, rows=33)
    shown.wait_exit()
    assert "columns=101, lines=33" in shown.screen
    assert "True True True" in shown.screen
    assert "in front True" in shown.screen


def test_nothing_leaks_from_the_test_run_into_the_program(
    terminal: StartTerminal, private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("COPYDESK_DESK", "/somewhere")
    shown = terminal(["env"], columns=400, environment={"LANG": "C", "EXTRA": "a=b"})
    shown.wait_exit()
    variables = dict(line.split("=", 1) for line in shown.screen.split("\n") if line)
    assert set(variables) == {
        *("PATH", "LANG", "TERM", "EXTRA", "HOME"),
        *("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"),
    }
    assert variables["EXTRA"] == "a=b"
    assert variables["LANG"] == "C"
    homes = {name: value for name, value in variables.items() if "HOME" in name}
    assert {name: os.environ[name] for name in homes} == homes
    assert all(Path(value).is_relative_to(private_home) for value in homes.values())


def test_a_missing_program_is_said_at_once_and_leaves_nothing_open(
    terminal: StartTerminal,
) -> None:
    gc.collect()
    before = set(os.listdir("/dev/fd"))  # noqa: PTH208  (its entries vanish while pathlib looks)
    with pytest.raises(FileNotFoundError, match="no-such-program"):
        terminal(["no-such-program"])
    assert set(os.listdir("/dev/fd")) == before  # noqa: PTH208


def test_a_closed_terminal_leaves_no_process_and_no_file_open(terminal: StartTerminal) -> None:
    before = set(os.listdir("/dev/fd"))  # noqa: PTH208
    with terminal(["cat"]) as shown:
        pid = shown.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert set(os.listdir("/dev/fd")) == before  # noqa: PTH208


def test_closing_ends_what_the_program_started(terminal: StartTerminal, tmp_path: Path) -> None:
    """The fifo's other end closes when the last process that writes to it is gone."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        script = "{ trap '' HUP; echo up; exec sleep 60; } > \"$1\" & wait"
        shown = terminal(["sh", "-c", script, "sh", fifo])
        assert select.select([reader], [], [], 20)[0]
        assert os.read(reader, 10) == b"up\n"
        shown.close()
        assert select.select([reader], [], [], 20)[0]
        assert os.read(reader, 10) == b""
    finally:
        os.close(reader)


def test_much_output_arrives_whole(terminal: StartTerminal) -> None:
    shown = terminal(_python("print('\\n'.join(f'line {n}' for n in range(20_000)))"))
    assert shown.wait_exit() == 0
    shown.wait_for("^line 19999$")
    assert shown.raw.count(b"\n") == 20_000


def test_signals_end_the_program_with_their_number(terminal: StartTerminal) -> None:
    shown = terminal(["cat"])
    shown.kill(signal.SIGTERM)
    assert shown.wait_exit() == -signal.SIGTERM
    shown.kill(signal.SIGTERM)


def test_ctrl_c_and_ctrl_d_work_as_at_a_keyboard(terminal: StartTerminal) -> None:
    interrupted, ended = terminal(["cat"]), terminal(["cat"])
    interrupted.send("<ctrl+c>")
    assert interrupted.wait_exit() == -signal.SIGINT
    ended.send("<ctrl+d>")
    assert ended.wait_exit() == 0


def test_signals_that_the_test_runner_ignores_still_reach_the_program(
    terminal: StartTerminal,
) -> None:
    """Under nohup or in a shell's background SIGHUP and SIGINT are ignored, and inherited."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        shown = terminal(["cat"])
        shown.hang_up()
        assert shown.wait_exit() == -signal.SIGHUP
    finally:
        signal.signal(signal.SIGHUP, before)


def test_after_a_hang_up_there_is_no_keyboard_and_nothing_to_inspect(
    terminal: StartTerminal,
) -> None:
    shown = terminal(["sh", "-c", "trap '' HUP; echo deaf; while read -r line; do :; done"])
    shown.wait_for("deaf")
    shown.hang_up()
    assert shown.wait_exit() >= 0
    with pytest.raises(ValueError, match="keyboard"):
        shown.send("j")
    with pytest.raises(ValueError, match="hung up"):
        shown.left_behind()


def test_a_resize_is_signalled_and_seen(terminal: StartTerminal) -> None:
    program = (
        "import os, signal\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGWINCH])\n"
        "print('ready', flush=True)\n"
        "signal.sigwait([signal.SIGWINCH])\n"
        "print(os.get_terminal_size(0))"
    )
    shown = terminal(_python(program))
    shown.wait_for("ready")
    shown.resize(100, 10)
    shown.wait_for(r"^ready\n.*columns=100, lines=10\)$")
    assert len(shown.lines) == 10


def test_the_alternate_screen_and_what_is_left_behind_are_noticed(
    terminal: StartTerminal,
) -> None:
    program = (
        f"{_RAW}put = lambda s: (sys.stdout.write(s), sys.stdout.flush())\n"
        "print('shell', end='\\r\\n')\n"
        "put('\\x1b[?1049h\\x1b[?1003;1006h\\x1b[?2004h\\x1b[?1004h\\x1b[?25l\\x1b[>1u\\x1b[HFULL')\n"
        "sys.stdin.read(1)\n"
        "put('\\x1b[<u\\x1b[?25h\\x1b[?1004l\\x1b[?2004l\\x1b[?1006l\\x1b[?1003l\\x1b[?1049l')\n"
        "put('left')\n"
        "sys.stdin.read(1)\n"
    )
    shown = terminal(_python(program))
    shown.wait_for("FULL")
    assert shown.lines[0] == "FULL"
    assert shown.modes == {1049, 1003, 1006, 2004, 1004, 25}
    assert shown.kitty_pushes == 1
    assert {"cursor hidden (25)", "kitty keyboard flags (1)"} < set(shown.left_behind())
    shown.send("x")
    shown.wait_for("^left")
    assert shown.lines[:2] == ["shell", "left"]
    assert shown.modes == frozenset()
    assert {"stty -echo", "stty -icanon", "stty -isig"} <= set(shown.left_behind())
    shown.kill(signal.SIGKILL)
    shown.wait_exit()
    assert "stty -echo" in shown.left_behind()


def test_a_program_that_puts_everything_back_leaves_nothing_behind(
    terminal: StartTerminal,
) -> None:
    program = (
        "import termios, tty; before = termios.tcgetattr(0); tty.setraw(0);"
        "print('raw', end='\\r\\n', flush=True); termios.tcsetattr(0, termios.TCSADRAIN, before)"
    )
    shown = terminal(_python(program))
    assert shown.wait_exit() == 0
    assert shown.left_behind() == []


def test_an_unfinished_synchronized_update_is_not_on_the_screen(terminal: StartTerminal) -> None:
    """Else a test could look at half a frame."""
    program = "input('\\x1b[?2026hhalf'); print(' and half\\x1b[?2026l')"
    shown = terminal(_python(program))
    with pytest.raises(AssertionError, match=r"synchronized update(.|\n)*\|half"):
        shown.wait_for("half", timeout=0.3)
    shown.send("<enter>")
    shown.wait_for("and half")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("[c", r"\[\?62;22c"),
        ("[2;5H\\x1b[6n", r"\[2;5R"),
        ("[5n", r"\[0n"),
        ("[?2026$p", r"\[\?2026;2\$y"),
        ("[?25l\\x1b[?25$p", r"\[\?25;2\$y"),
        ("[?2048$p", r"\[\?2048;0\$y"),
        ("]11;?\\x07", r"\]11;rgb:0000/0000/0000"),
    ],
)
def test_a_question_is_answered(terminal: StartTerminal, question: str, answer: str) -> None:
    """The program asks for device attributes last: their answer ends in the first `c` of all."""
    program = (
        f"{_RAW}print('\\x1b{question}\\x1b[c', end='', flush=True); got = ''\n"
        "while not got.endswith('c'): got += sys.stdin.read(1)\n"
        "print('\\x1b[Hgot', repr(got), end='\\r\\n')"
    )
    terminal(_python(program)).wait_for(f"got .*{answer}")


def test_behind_a_slow_line_everything_is_shown_and_answered(terminal: StartTerminal) -> None:
    program = (
        f"{_RAW}print('x' * 1500, end='\\x1b[H\\x1b[6n', flush=True); sys.stdin.read(6)\n"
        "print('\\x1b[H\\x1b[2Janswered', flush=True)"
    )
    shown = terminal(_python(program), link=Link(kbit=64, round_trip=20))
    shown.wait_for("xxx")
    assert not shown.lines[-1], "the line carries a screen piece by piece"
    shown.wait_for("answered")


def test_cursor_keys_follow_the_application_mode(terminal: StartTerminal) -> None:
    program = f"{_RAW}print('\\x1b[?1hready', end='', flush=True); print(repr(sys.stdin.read(3)))"
    shown = terminal(_python(program))
    shown.wait_for("ready")
    shown.send("<up>")
    shown.wait_for(r"'\\x1bOA'")


def test_a_textual_program_runs_and_leaves_nothing_behind(terminal: StartTerminal) -> None:
    shown = terminal([sys.executable, "-m", "benchmarks.minimal_app"], columns=120, rows=40)
    shown.wait_for("least program is ready")
    assert 1049 in shown.modes
    shown.send("q")
    assert shown.wait_exit() == 0
    assert shown.left_behind() == []
    assert shown.screen.strip() == ""
