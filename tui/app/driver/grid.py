"""A screen as a grid of cells, drawn by what Textual writes.

Textual's updates consist of few kinds of sequences: moves of the cursor (CUP), styles (SGR), text
and line ends. Everything else (modes, the clipboard, the bell) draws nothing and is handed back,
but for what nobody needs: begin and end of a frame, links, shapes of the mouse pointer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rich.cells import cell_len, split_graphemes

from tui.app.driver.styles import combined, on_blank

Cell = tuple[str, str]
"""What stands in a cell, and its style. The second cell of a wide character holds ""."""

Row = list[Cell]

BLANK: Final[Cell] = (" ", "")

_TOKEN: Final = re.compile(
    "\x1b\\[(?P<move>[0-9;]*)H"
    "|\x1b\\[(?P<style>[0-9;:]*)m"
    "|(?P<needless>\x1b\\[\\?2026[hl]|\x1b\\](?:8|22);[^\x07\x1b]*(?:\x07|\x1b\\\\))"
    "|(?P<other>\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|.)|\x07)"
    "|(?P<end>\n)"
    "|(?P<text>[^\x1b\x07\n]+)",
    re.DOTALL,
)

_PLAIN: Final = re.compile("[ -~\xa1-\xac\xae-\xff\u2500-\u259f\u2010-\u2027\u2400-\u2426]*")
"""Characters that every terminal draws in one cell."""


_OLD: Final = unicodedata.ucd_3_2_0
"""The oldest tables of widths that are still in use: symbols became wide later, in Unicode 9 to 16,
and terminals, tmux and the C library took that over at different times, or not at all."""

_APART: Final = range(0x3248, 0x3250)
"""Circled numbers that Unicode leaves open, and glibc, and so tmux, takes two cells for."""


@lru_cache(maxsize=8192)
def agreed(text: str) -> bool:
    """Tell whether all terminals that show `text` in a cell take the same room for it.

    They don't for sequences of joined characters, nor for emoji and other symbols that were wide
    only later, or for some only.
    """
    if len(text) != 1:
        return not text
    if ord(text) >= 0x1F000 or ord(text) in _APART:
        return False
    if unicodedata.category(text) in ("Mn", "Mc", "Me", "Cf", "Cc", "Cn"):
        return False
    was_wide = _OLD.category(text) != "Cn" and _OLD.east_asian_width(text) in ("W", "F")
    return cell_len(text) == (2 if was_wide else 1)


class Grid:
    """Rows of cells, and where the next text goes.

    Args:
        width: Cells in a row.
        height: Rows.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.rows: list[Row] = [[BLANK] * width for _ in range(height)]
        self.cursor = (0, 0)
        """Column and row, from 0, where the next text goes: the real cursor's place at the end."""
        self.is_doubtful = False
        """Something was drawn of which terminals disagree how wide it is."""
        self._style = ""
        self._style_before = ""
        """Of the text that was written last: a blank in the grid keeps only what shows on it."""

    def copy(self) -> Grid:
        """Return a grid that shows the same; changing it doesn't change this one."""
        grid = Grid(self.width, 0)
        grid.height = self.height
        grid.rows = [row[:] for row in self.rows]
        grid.cursor = self.cursor
        grid.is_doubtful = self.is_doubtful
        return grid

    def draw(self, data: str) -> str:
        """Draw `data`; return the sequences in it that draw nothing, in order."""
        others: list[str] = []
        for match in _TOKEN.finditer(data):
            kind, value = match.lastgroup, match.group(match.lastgroup or 0)
            if kind == "text":
                self._put(value)
            elif kind == "style":
                self._style = combined(self._style, value)
            elif kind == "move":
                row, _, column = value.partition(";")
                self.cursor = (int(column or 1) - 1, int(row or 1) - 1)
            elif kind == "end":
                self.cursor = (0, self.cursor[1] + 1)
            elif kind == "other":
                others.append(value)
        return "".join(others)

    def _put(self, text: str) -> None:
        """Write `text` at the cursor; what doesn't fit the row is cut off, as without autowrap."""
        x, y = self.cursor
        text = self._joined(text, x, y)
        cells = _cells(text, self._style)
        if not self.is_doubtful and not _PLAIN.fullmatch(text):
            self.is_doubtful = not all(agreed(cell[0]) for cell in cells)
        self.cursor = (x + len(cells), y)
        self._style_before = self._style
        if not 0 <= y < self.height or x >= self.width:
            return
        row = self.rows[y]
        if x + len(cells) > self.width:
            cells = cells[: self.width - x]
            if cells and _width_of(cells[-1][0]) == 2:
                cells[-1] = (" ", on_blank(cells[-1][1]))
        end = x + len(cells)
        # A wide character of which one half is overwritten is gone.
        if row[x][0] == "" and x > 0:
            row[x - 1] = (" ", on_blank(row[x - 1][1]))
        if end < self.width and row[end][0] == "":
            row[end] = (" ", on_blank(row[end][1]))
        row[x:end] = cells

    def _joined(self, text: str, x: int, y: int) -> str:
        """Add what `text` begins with and takes no room to the cell before; return the rest."""
        if _PLAIN.fullmatch(text[:1]):
            return text
        marks = 0
        for start, end, width in split_graphemes(text)[0]:
            if width or start != marks:
                break
            marks = end
        if marks and 0 <= y < self.height and 0 < x <= self.width:
            row = self.rows[y]
            at = x - 2 if row[x - 1][0] == "" and x > 1 else x - 1
            style = self._style_before if row[at][0] == " " else row[at][1]
            row[at] = (row[at][0] + text[:marks], style)
            self.is_doubtful = True
        return text[marks:]


def _cells(text: str, style: str) -> list[Cell]:
    """Return the cells that `text` takes."""
    blank: Cell = (" ", on_blank(style))
    if _PLAIN.fullmatch(text):
        return [(character, style) if character != " " else blank for character in text]
    return list(_graphemes(text, style, blank))


def _graphemes(text: str, style: str, blank: Cell) -> Iterator[Cell]:
    spans, _width = split_graphemes(text)
    for start, end, width in spans:
        grapheme = text[start:end]
        if width == 0:
            continue  # nothing in front that it could join
        if grapheme in (" ", "\u3000"):
            yield from [blank] * width
            continue
        yield grapheme, style
        if width == 2:
            yield "", style


def _width_of(text: str) -> int:
    return split_graphemes(text)[1] if text else 0
