"""Whatever a reviewer does, the few bytes that are sent make the stock picture.

`make soak` runs what takes a seed for much longer.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.driver.sessions import Session, under_shell, write_over
from tests.driver.told import VARIABLES, Told, command
from tests.terminal.program import hostile_story, sample_story
from tests.terminal.terminal import StartTerminal, Terminal

_STEPS: Final = 5
"""What a session does before the next one begins: some seconds."""

_TERMINALS: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    ("xterm-256color", {}),
    ("linux", {}),
    ("xterm-256color", {"COLORTERM": "truecolor"}),
    ("vt100", {}),
    ("screen-256color", {}),
    ("xterm-256color", {"NO_COLOR": "1"}),
    ("tmux-256color", {}),
)
_SIZES: Final = ((120, 40), (80, 24), (160, 45))


def _line_of(shown: Terminal) -> str:
    """Return the file of the terminal that a program runs in."""
    asked = ["ps", "-o", "tty=", "-p", str(shown.pid)]
    return f"/dev/{subprocess.check_output(asked, text=True).strip()}"


def _story(folder: Path, seed: int) -> Path:
    return (hostile_story if seed % 2 else sample_story)(folder)


def test_whatever_random_hands_do_the_terminal_shows_the_stock_picture(
    terminal: StartTerminal, tmp_path: Path, seed: int
) -> None:
    term, variables = _TERMINALS[seed % len(_TERMINALS)]
    columns, rows = _SIZES[seed % len(_SIZES)]
    arguments: list[str | Path] = [_story(tmp_path, seed), "--desk", tmp_path / "desk"]
    if seed % 5 == 4:
        arguments.append("--ascii")
    shown = terminal(
        under_shell(tmp_path / "told", *arguments),
        columns=columns,
        rows=rows,
        term=term,
        environment=VARIABLES | variables,
    )
    shown.wait_for(r"\d+ of \d+ done")
    told = Told(tmp_path / "told")
    session = Session(shown, lambda: told.wait_until_shown(shown), lambda: _line_of(shown), seed)
    session.go_on(_STEPS)


_OVERWRITTEN: Final = (
    "\r\nBroadcast message from root (pts/7):\r\n\r\nThe system is going down!\r\n",
    "\x1b[2J\x1b[H$ ls\narticles  desk\n$ \x1b[31;44mred on blue\x1b[4;9r",
    "\x1b[10;10H\x1b[5M\x1b[3L\x1b[1;1H\x1b[20@\x1b[?25h\x1b[?7h\x1b[4h\x1b(0\x0e",
    "\n$ make\nmake: *** [all] Error 2\n$ ",
)


@pytest.mark.parametrize("output", _OVERWRITTEN)
def test_what_another_program_wrote_over_the_screen_is_gone_after_ctrl_l(
    terminal: StartTerminal, tmp_path: Path, output: str
) -> None:
    """On the review, over a page and while a note is typed."""
    told = Told(tmp_path / "told")
    shown = terminal(
        command(tmp_path / "told", sample_story(tmp_path), "--desk", tmp_path / "desk"),
        columns=100,
        rows=30,
        environment=VARIABLES,
    )
    shown.wait_for(r"\d+ of \d+ done")
    for keys in ("", "?", "<ctrl+g>aquay"):
        shown.send(keys)
        told.wait_until_shown(shown)
        write_over(_line_of(shown), output)
        shown.wait_until_quiet()
        shown.send("<ctrl+l>")
        told.wait_until_shown(shown)
        assert {7, 25, 1049, 2004} <= shown.modes
    shown.send("<ctrl+g>q")
    assert shown.wait_exit() == 0
    assert shown.left_behind() == []
