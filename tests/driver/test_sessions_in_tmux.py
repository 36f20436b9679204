"""A real tmux, which has widths of its own, shows the stock picture, and columns stay in place."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest
from rich.cells import split_graphemes

from tests.driver.sessions import Session, under_shell
from tests.driver.stock import drawn_anew
from tests.driver.told import VARIABLES, Told, command, differences
from tests.terminal.picture import Cell
from tests.terminal.program import hostile_story, sample_story
from tests.terminal.screen import TerminalScreen
from tests.terminal.terminal import StartTerminal
from tests.terminal.tmux import Tmux
from tui.app.driver.grid import agreed

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux isn't installed")

_ROOM: Final = 300
"""Columns in which a line of tmux's has room, however wide its characters are taken for."""

_LOOKS: Final = 12
"""How often pictures are compared until they are the same: the machine may be busy."""

_INSIDE: Final = ("tmux-256color", "screen-256color", "xterm-256color", "screen")
"""What the terminal is called in tmux, as people configure it."""

_MEASURE: Final = """
import os, sys, tty
tty.setraw(0)
found = []
for text in open(sys.argv[1]).read().split(chr(0)):
    os.write(1, f"\\r\\x1b[K{text}\\x1b[6n".encode())
    answer = b""
    while not answer.endswith(b"R"):
        answer += os.read(0, 100)
    found.append(str(int(answer[2:-1].split(b";")[1]) - 1))
with open(sys.argv[1] + ".new", "w") as file:
    file.write(" ".join(found))
os.replace(sys.argv[1] + ".new", sys.argv[1] + ".widths")
os.read(0, 1)
"""
"""Asks the terminal where the cursor is after each of the texts in a file."""


def _wait_until_shown(tmux: Tmux, told: Told, folder: Path) -> None:
    """Wait until tmux holds the same as where every cell was sent to it by itself.

    Raises:
        AssertionError: It never does.
    """
    wrong = ["nothing was compared"]
    file = folder / "anew"
    for _ in range(_LOOKS):
        tmux.wait_until_quiet(0.2)
        drawn = _held(tmux)
        file.write_text("\x1b[?7l\x1b[?25l" + drawn_anew(told.cells))
        tmux.do("new-window", f"stty raw -echo; cat {file}; exec cat")
        tmux.wait_until_quiet(0.2)
        wrong = differences(_held(tmux), drawn)
        tmux.do("kill-window")
        if not wrong:
            return
    raise AssertionError("\n".join(["tmux doesn't hold the stock picture:", *wrong]))


def _held(tmux: Tmux) -> list[list[Cell]]:
    """Return the cells that tmux holds, row by row, whatever the terminal outside makes of them."""
    lines = tmux.do("capture-pane", "-p", "-e", "-N").split("\n")[:-1]
    screen = TerminalScreen(_ROOM, len(lines))
    screen.feed(b"\x1b[?7l" + "\r\n".join(lines).encode())
    return screen.cells


def test_whatever_random_hands_do_tmux_shows_the_stock_picture(
    terminal: StartTerminal, tmp_path: Path, seed: int
) -> None:
    told = Told(tmp_path / "told")
    story = (sample_story if seed % 2 else hostile_story)(tmp_path)
    program = under_shell(tmp_path / "told", story, "--desk", tmp_path / "desk")
    inside = f"set -g default-terminal {_INSIDE[seed % len(_INSIDE)]}"
    settings = [inside, "set -as terminal-features ,*:RGB"]
    with Tmux(
        terminal, program, columns=120, rows=40, environment=VARIABLES, settings=settings
    ) as tmux:
        tmux.outer.wait_for(r"\d+ of \d+ done")
        line = tmux.do("display-message", "-p", "#{pane_tty}").strip()
        session = Session(
            tmux.outer, lambda: _wait_until_shown(tmux, told, tmp_path), lambda: line, seed
        )
        session.go_on(3)


def _widths(tmux: Tmux, texts: Iterable[str], folder: Path) -> dict[str, int]:
    """Return how many cells tmux takes for each of some texts."""
    asked = sorted(texts)
    file = folder / "texts"
    file.write_text("\0".join(asked))
    script = folder / "measure.py"
    script.write_text(_MEASURE)
    tmux.do("new-window", f"{sys.executable} {script} {file}")
    measured = file.with_suffix(".widths")
    for _ in range(100):
        tmux.outer.watch(0.1)
        if measured.exists():
            break
    tmux.do("kill-window")
    widths = map(int, measured.read_text().split())
    return dict(zip(asked, widths, strict=True))


def _columns(line: str, widths: dict[str, int]) -> dict[int, str]:
    """Return the characters of a line that tmux shows, by their columns."""
    at, found = 0, {}
    for grapheme in _graphemes(line):
        found[at] = grapheme
        at += widths[grapheme]
    return found


def _graphemes(line: str) -> list[str]:
    return [line[start:end] for start, end, _width in split_graphemes(line)[0]]


def test_in_tmux_all_that_follows_a_disputed_character_stands_in_its_column(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    """Whatever width tmux takes for emoji, flags, joined characters and late symbols."""
    told = Told(tmp_path / "told")
    story = tmp_path / "story"
    story.mkdir()
    disputed = "⌚ x ✅ y ☰ z ㉈ 🙂 a 🇳🇴 b ☂\ufe0f c 👍🏽 d क्षि e e\u0301 f 👩\u200d🔬 "
    for name in ("1-wire", "2-paper"):
        (story / f"{name}.txt").write_text(
            f"Ferry {disputed} aground\n\n" + f"The {disputed}ferry ran aground, {name}.\n\n" * 3
        )
    with Tmux(
        terminal,
        command(tmp_path / "told", story, "--desk", tmp_path / "desk"),
        columns=130,
        rows=40,
        environment=VARIABLES,
    ) as tmux:
        tmux.outer.wait_for(r"\d+ of \d+ done")
        tmux.outer.send(f"a{disputed}<enter>jk")
        _wait_until_shown(tmux, told, tmp_path)
        wanted, shown = told.cells, tmux.captured()
        widths = _widths(tmux, {part for line in shown for part in _graphemes(line)}, tmp_path)
    seen = 0
    for row, line in zip(wanted, shown, strict=True):
        columns = _columns(line, widths)
        for x, cell in enumerate(row):
            if cell.text.strip() and agreed(cell.text):
                assert columns.get(x) == cell.text, (x, line)
                seen += cell.text == "│"
    assert seen > 5
