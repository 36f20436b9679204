"""The harness for programs in tmux: tmux and the tests' own terminal draw the same, byte by byte.

tmux is the second opinion: whatever a program may send to draw, it and pyte understand alike.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.terminal.program import COMMAND, QUICK, notes_in, plain_story
from tests.terminal.screen import TerminalScreen
from tests.terminal.terminal import StartTerminal
from tests.terminal.tmux import Tmux

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux isn't installed")

_COLUMNS, _ROWS = 30, 8
_STYLES = ("0", "1", "2", "3", "4", "7", "9", "22", "23", "24", "27", "29", "0;1;33", "39", "49")
_COLOURS = ("31", "42", "97", "100", "38;5;120", "48;5;17", "38;2;1;2;3", "48;2;200;1;0")
_ONE_LINE = ("\x1bM", "\x1bD", "\n", "\r")
_WORDS = ("ferry", "  a  b ", "Zürich", "日本", "e\u0301te\u0301", "🙂", "─│┤")


def _drawing(seed: int) -> str:
    """Return what a full-screen program may send: it goes somewhere first, and never wraps."""
    pick = random.Random(seed)

    def go() -> str:
        return f"\x1b[{pick.randint(1, _ROWS)};{pick.randint(1, _COLUMNS)}H"

    def word() -> str:
        text = pick.choice(_WORDS)
        column = pick.randint(1, _COLUMNS + 1 - wcswidth(text))
        return f"\x1b[{pick.randint(1, _ROWS)};{column}H{text}"

    def region() -> str:
        top, bottom = sorted(pick.sample(range(1, _ROWS + 1), 2))
        return f"\x1b[{top};{bottom}r{go()}"

    steps: list[Callable[[], str]] = [
        word,
        word,
        lambda: f"\x1b[{pick.choice(_STYLES + _COLOURS)}m",
        lambda: f"{go()}\x1b[{pick.choice(('', '1', '2'))}{pick.choice('KKJ')}",
        lambda: f"{go()}\x1b[{pick.randint(1, 9)}{pick.choice('XSTX')}",
        lambda: f"\x1b[r{go()}\x1b[{pick.randint(1, 9)}{pick.choice('LM')}",
        lambda: f"{go()}{pick.choice(_ONE_LINE)}",
        lambda: f"\x1b[{pick.randint(1, _ROWS)}Hx\x1b[{pick.randint(1, 9)}b",
        region,
    ]
    return "".join(pick.choice(steps)() for _ in range(40))


def test_tmux_and_the_tests_own_terminal_draw_the_same(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    drawings = [_drawing(seed) for seed in range(8)]
    files = [tmp_path / str(number) for number in range(len(drawings))]
    for file, drawing in zip(files, drawings, strict=True):
        file.write_text(drawing)
    script = 'stty raw -echo; for file; do head -c 1 >/dev/null; cat "$file"; done; cat'
    own = TerminalScreen(_COLUMNS, _ROWS)
    own.feed(b"\x1b[H\x1b[2J")
    command = ["sh", "-c", script, "sh", *map(str, files)]
    with Tmux(terminal, command, columns=_COLUMNS, rows=_ROWS) as tmux:
        for drawing in drawings:
            tmux.outer.send("x")
            own.feed(drawing.encode())
            assert tmux.redraw() == own.cells


def test_what_a_program_in_tmux_is_still_at_is_waited_for(terminal: StartTerminal) -> None:
    """The client, all that the terminal outside knows, is at rest meanwhile."""
    script = "sum(range(5_000_000)); print('as many as that', flush=True); input()"
    with Tmux(terminal, [sys.executable, "-c", script], columns=_COLUMNS, rows=_ROWS) as tmux:
        tmux.wait_until_quiet(0.01)
        assert "as many as that" in tmux.outer.screen


def test_a_review_in_tmux_shows_what_it_shows_outside(terminal: StartTerminal, story: Path) -> None:
    command = (*COMMAND, str(story))
    with Tmux(terminal, command, columns=120, rows=40, environment=QUICK) as tmux:
        tmux.outer.wait_for(r"\d+ of \d+ done")
        tmux.outer.send("jj")
        tmux.wait_until_quiet(0.5)
        sent, drawn = len(tmux.outer.raw), tmux.outer.cells
        assert tmux.redraw() == drawn
        assert len(tmux.outer.raw) > sent
        assert tmux.captured() == tmux.outer.lines
        tmux.outer.send("q")
        assert tmux.outer.wait_exit() == 0
        assert tmux.outer.left_behind() == []


def test_what_tmux_pastes_stays_pasted_with_the_escape_sequences_in_it(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    command = (*COMMAND, plain_story(tmp_path), "--desk", desk)
    with Tmux(terminal, command, columns=100, rows=30, environment=QUICK) as tmux:
        tmux.outer.wait_for(r"\d+ of \d+ done")
        tmux.outer.send("a")
        tmux.outer.wait_for("note on row")
        tmux.do("set-buffer", "red \x1b[31m\x07112")
        tmux.do("paste-buffer", "-p")
        tmux.outer.wait_for("red .*112")
        tmux.outer.send("<enter>")
        tmux.outer.wait_for("note written")
        tmux.outer.send("q")
        assert tmux.outer.wait_exit() == 0
    assert notes_in(desk) == ["red \u241b[31m\u2407112"]
