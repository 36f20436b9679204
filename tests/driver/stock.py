"""The stock picture: what a terminal shows to which everything is sent that Textual writes.

Terminals disagree about the room that some characters take. The stock picture is that of one which
agrees with Textual: pyte draws stand-ins of which everybody knows the width, and the characters
take their places afterwards.
"""

from __future__ import annotations

import re
from typing import Final

import pyte.graphics
from rich.cells import split_graphemes
from wcwidth import wcswidth

from tests.terminal.picture import Cell
from tests.terminal.screen import TerminalScreen

_PIECE: Final = re.compile(
    r"(?P<sequence>\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.))"
    r"|(?P<control>[\x00-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)",
    re.DOTALL,
)
_NARROW, _WIDE = 0xE000, 0x4E00
"""The first stand-ins: for private use, and Chinese characters; more than a test ever needs."""

_COLOURS: Final = {
    **{(name, 30): str(code) for code, name in pyte.graphics.FG_AIXTERM.items()},
    **{(name, 40): str(code) for code, name in pyte.graphics.BG_AIXTERM.items()},
    **{(name, 30): str(code) for code, name in pyte.graphics.FG_ANSI.items()},
    **{(name, 40): str(code) for code, name in pyte.graphics.BG_ANSI.items()},
}
"""Parameters of a style by the names that pyte gives to colours."""


class StockPicture:
    """A terminal without line wrap, as wide as Textual thinks it is.

    Args:
        columns: Width in cells.
        rows: Height in cells.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.size = (columns, rows)
        self._screen = TerminalScreen(columns, rows)
        self._screen.feed(b"\x1b[?7l")
        self._stand_ins: dict[str, str] = {}
        self._meant: dict[str, str] = {}

    def write(self, data: str) -> None:
        """Draw what Textual writes; the line makes a carriage return of every line end."""
        drawn = [self._translated(piece) for piece in _PIECE.finditer(data)]
        self._screen.feed("".join(drawn).encode())

    @property
    def cells(self) -> list[list[Cell]]:
        """All cells with their styles, row by row."""
        return [[self._as_meant(cell) for cell in row] for row in self._screen.cells]

    def _translated(self, piece: re.Match[str]) -> str:
        if piece["control"] == "\n":
            return "\r\n"
        text: str | None = piece["text"]
        if text is None or text.isascii():
            return piece[0]
        return "".join(
            self._stand_in(text[start:end], width) for start, end, width in split_graphemes(text)[0]
        )

    def _stand_in(self, grapheme: str, width: int) -> str:
        if not width or grapheme.isascii() or grapheme == "\xa0":
            return grapheme
        if grapheme == "\u3000":
            return "  "  # A wide space looks like two.
        if grapheme not in self._stand_ins:
            stand_in = chr((_WIDE if width == 2 else _NARROW) + len(self._stand_ins))
            self._stand_ins[grapheme] = stand_in
            self._meant[stand_in] = grapheme
        return self._stand_ins[grapheme]

    def _as_meant(self, cell: Cell) -> Cell:
        if cell.text.isascii():
            return cell
        return cell._replace(text="".join(self._meant.get(part, part) for part in cell.text))


def drawn_anew(cells: list[list[Cell]]) -> str:
    """Return what draws every cell by itself in its place, first blanking the room it has."""
    return "".join(_row_anew(y, row) for y, row in enumerate(cells))


def _row_anew(y: int, row: list[Cell]) -> str:
    drawn: list[str] = []
    for x, cell in enumerate(row):
        place = f"\x1b[{y + 1};{x + 1}H"
        if cell.text.isascii():
            drawn.append(f"{place}{_style(cell)}{cell.text}" if cell.text else "")
        else:
            room = " " * (2 if [after.text for after in row[x + 1 : x + 2]] == [""] else 1)
            drawn.append(f"{place}{_style(cell)}{room}{place}{cell.text}")
    return "".join(drawn)


def _style(cell: Cell) -> str:
    attributes = {
        "1": cell.bold,
        "2": cell.dim,
        "3": cell.italic,
        "4": cell.underlined,
        "7": cell.reverse,
        "9": cell.struck,
    }
    colours = (_colour(cell.foreground, 30), _colour(cell.background, 40))
    return f"\x1b[{';'.join(['0', *(name for name, on in attributes.items() if on), *colours])}m"


def _colour(name: str, base: int) -> str:
    if (name, base) in _COLOURS:
        return _COLOURS[name, base]
    red, green, blue = bytes.fromhex(name)
    return f"{base + 8};2;{red};{green};{blue}"


def seen_by(screen: TerminalScreen, cells: list[list[Cell]]) -> list[list[Cell]]:
    """Return the picture of `cells` on a terminal that measures characters in its own way.

    Args:
        screen: Where rows are drawn that hold characters of which terminals think differently.
        cells: The stock picture's.
    """
    apart = {y: row for y, row in enumerate(cells) if not all(map(_is_agreed, _whole(row)))}
    screen.feed(b"\x1b[?7l" + "".join(_row_anew(y, row) for y, row in apart.items()).encode())
    drawn = screen.cells if apart else cells
    return [drawn[y] if y in apart else row for y, row in enumerate(cells)]


def _whole(row: list[Cell]) -> list[tuple[str, int]]:
    """Return the characters of a row, each with the cells that it has."""
    texts = [cell.text for cell in row]
    return [
        (text, 2 if texts[x + 1 : x + 2] == [""] else 1) for x, text in enumerate(texts) if text
    ]


def _is_agreed(character: tuple[str, int]) -> bool:
    text, width = character
    return text.isascii() or (len(text) == 1 and wcswidth(text) == width)
