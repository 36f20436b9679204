"""A pen that writes cells on a terminal, and knows where it stands and in which style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from math import inf
from operator import itemgetter
from typing import Final

from rich.cells import cell_len

from tui.app.driver.grid import BLANK, Cell, Row, agreed
from tui.app.driver.styles import change, on_blank

_STEP: Final = 4
"""Cells that are written again rather than stepped over."""

_WORTH_ERASING: Final = 9
"""Blank cells in a row that take more to write than to erase and step over."""

_LONG_BLANKS: Final = re.compile(f"( {{{_WORTH_ERASING + 1},}})")


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the terminal can do beyond moving, writing, and erasing to the end of a line."""

    inserts_lines: bool = True
    """IL and DL, inside of scroll regions (VT102 and later)."""
    erases_characters: bool = True
    """ECH (VT220 and later)."""


@dataclass(frozen=True, slots=True)
class Scroll:
    """Rows `[top, bottom)` move up by `distance`, down if that is negative."""

    top: int
    bottom: int
    distance: int


class Pen:
    """Writes changes, and knows where it stands and in which style."""

    def __init__(self, abilities: Abilities, *, doubtful: bool) -> None:
        self._abilities = abilities
        self._doubtful = doubtful
        self._out: list[str] = []
        self._style = ""
        self._at: tuple[int, int] | None = None
        """Column and row; None: unknown."""
        self.size = 0
        """Characters written up to the end of the last row."""

    @property
    def text(self) -> str:
        """What was written, ending in the terminal's own style."""
        return "".join(self._out) + change(self._style, "")

    def scroll(self, scroll: Scroll) -> None:
        """Move the rows of a region; rows that come in are empty."""
        count = abs(scroll.distance)
        final = "M" if scroll.distance > 0 else "L"
        number = "" if count == 1 else str(count)
        top = scroll.top + 1
        moved = f"\x1b[{top};{scroll.bottom}r\x1b[{top}H\x1b[{number}{final}\x1b[r"
        self._out.append(moved)
        self.size += len(moved)

    def draw(self, shown: list[Row], wanted: list[Row], most: float = inf) -> None:
        """Write the cells that differ; give up after `most` characters."""
        for y, (old, new) in enumerate(zip(shown, wanted, strict=True)):
            if old != new:
                written = len(self._out)
                self._draw_row(y, old, new)
                self.size += sum(map(len, self._out[written:]))
                if self.size > most:
                    return

    def _draw_row(self, y: int, old: Row, new: Row) -> None:
        tail = _tail(new)
        if self._doubtful and not all(agreed(text) for text, _style in (*old, *new)):
            # Where terminals disagree about widths only a whole row is drawn in a known way.
            self._write_apart(y, new, tail)
            self._erase_rest(tail, y, len(new))
            return
        for start, end in _runs(old, new, erases=self._abilities.erases_characters):
            if end > tail:
                if start < tail:
                    self._write(start, y, new, tail)
                self._erase_rest(self._where_rest_begins(max(start, tail), y, tail), y, len(new))
                return
            self._write(start, y, new, end)

    def _where_rest_begins(self, x: int, y: int, tail: int) -> int:
        """Return where to erase from: right here, if all from here on is to be empty."""
        here = self._at
        return here[0] if here is not None and here[1] == y and tail <= here[0] < x else x

    def _erase_rest(self, x: int, y: int, width: int) -> None:
        if x == width:
            return
        self._move(x, y)
        self._turn_to_blank("")
        self._out.append("\x1b[K")

    def _write(self, start: int, y: int, new: Row, end: int) -> None:
        """Write the cells `[start, end)` of a row."""
        x = start
        for style, cells in groupby(new[start:end], key=itemgetter(1)):
            text = "".join(text for text, _style in cells)
            # Where blanks look like the letters between them one style does for all.
            for part in [text] if style else _LONG_BLANKS.split(text):
                if part:
                    x = self._write_alike(x, y, part, style, new)

    def _write_alike(self, x: int, y: int, text: str, style: str, row: Row) -> int:
        """Write cells of one style; return where the next cell is."""
        self._move(x, y, row)
        count = cell_len(text)
        if not text.isspace():
            self._turn_to(style)
        else:
            self._turn_to_blank(style)
            if not style and count > _WORTH_ERASING and self._abilities.erases_characters:
                self._out.append(f"\x1b[{count}X")
                return x + count
        self._out.append(text)
        self._at = (x + count, y) if x + count < len(row) else None
        return x + count

    def _write_apart(self, y: int, new: Row, end: int) -> None:
        """Write the cells up to `end`, those of doubtful width each at its own place."""
        self._move(0, y)
        x = 0
        while x < end:
            text, style = new[x]
            width = 2 if x + 1 < end and new[x + 1][0] == "" else 1
            self._turn_to(style)
            if not agreed(text):
                self._out.append(" " * width)
                self._at = None
                self._move(x, y)
            self._out.append(text)
            x += width
            self._at = (x, y) if agreed(text) and x < len(new) else None
            if x < end:
                self._move(x, y)

    def _turn_to(self, style: str) -> None:
        self._out.append(change(self._style, style))
        self._style = style

    def _turn_to_blank(self, style: str) -> None:
        """Turn to a style in which a space looks as in `style`; often that is the one at hand."""
        if on_blank(self._style) != style:
            self._turn_to(style)

    def _move(self, x: int, y: int, row: Row | None = None) -> None:
        """Go to a cell in the shortest way; the cells on the way there may be written again."""
        if self._at == (x, y):
            return
        ways = [_absolute(x, y)]
        if self._at is not None and self._at[1] == y:
            ways += self._ways_in_row(self._at[0], x, row)
        elif self._at is not None:
            down = _relative(y - self._at[1], "B", "A")
            across = _relative(x - self._at[0], "C", "D") if x != self._at[0] else ""
            ways.append(across + down)
        self._out.append(min(ways, key=len))
        self._at = (x, y)

    def _ways_in_row(self, here: int, x: int, row: Row | None) -> list[str]:
        ways = [_relative(x - here, "C", "D")]
        if row is not None and 0 < x - here <= len(ways[0]):
            between = row[here:x]
            if all(self._can_repeat(cell) for cell in between):
                ways.append("".join(text for text, _style in between))
        return ways

    def _can_repeat(self, cell: Cell) -> bool:
        """Return whether a cell can be written with the pen as it is, in one byte."""
        text, style = cell
        if text == " ":
            return on_blank(self._style) == style
        return style == self._style and "!" <= text <= "~"


_BACKSPACES: Final = 3
"""Cells for which going back one by one takes fewer bytes than a sequence does."""


def _absolute(x: int, y: int) -> str:
    column = f";{x + 1}" if x else ""
    return f"\x1b[{y + 1 if y else ''}{column}H"


def _relative(distance: int, forward: str, backward: str) -> str:
    count = abs(distance)
    if backward == "D" and -_BACKSPACES <= distance < 0:
        return "\b" * count
    return f"\x1b[{count if count > 1 else ''}{forward if distance > 0 else backward}"


def _tail(row: Row) -> int:
    """Return from which column on a row is empty."""
    end = len(row)
    while end and row[end - 1] == BLANK:
        end -= 1
    return end


def _runs(old: Row, new: Row, *, erases: bool) -> list[tuple[int, int]]:
    """Return the stretches `[start, end)` of a row that differ, by whole characters.

    Stretches that only a few cells of the same style part are one: a move takes as much. So are
    those that only blanks part where blanks can be erased: they all are erased at once.
    """
    runs: list[tuple[int, int]] = []
    start = end = 0
    for x, (before, after) in enumerate(zip(old, new, strict=True)):
        if before == after:
            continue
        begin = x - 1 if after[0] == "" and x else x
        if end and (begin <= end or _are_one(new, end, begin, erases=erases)):
            end = x + 1
        else:
            if end:
                runs.append((start, end))
            start, end = begin, x + 1
        while end < len(new) and new[end][0] == "":
            end += 1
    if end:
        runs.append((start, end))
    return runs


def _are_one(row: Row, end: int, begin: int, *, erases: bool) -> bool:
    """Tell whether two stretches that differ, up to `end` and from `begin` on, are drawn as one."""
    if begin - end <= _STEP:
        style = row[end - 1][1]
        return all(row[x][1] == style for x in range(end, begin))
    return erases and row[end - 1 : begin + 1] == [BLANK] * (begin + 2 - end)
