"""The fact sheet as a table: what a line is of, then a column an article, as many as there is room.

Below the table stands what the article under the cursor says there, with the words around it. A
cell with several places tells the first ways of putting it; the rest are seen one by one below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, Final, Literal

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from copydesk.counted import counted
from widgets.diff_layout import fit, screen_text, wrap
from widgets.line_widget import LineWidget
from widgets.painted_place import PaintedPlace
from widgets.shown_sheet import SheetTable, ShownLine, ShownPlace

Role = Literal["", "head", "line", "cursor", "marked", "caption", "stated"]
"""What a piece of a line is."""

Cell = tuple[int, int]
"""A line and a column."""

_LEAST: Final = 16
"""Cells of a column: a name or an amount with its unit."""
_SUBJECT: Final = 3
"""What a line is of takes one cell in so many of the width."""
_WIDEST: Final = 34
"""It takes no more than that: an office with a name."""
_BELOW: Final = 4
"""The words of the cell under the cursor take one line in so many, and at least as many lines."""
_BETWEEN: Final = " "
"""Parts two columns."""


class GridPiece(Struct, frozen=True):
    """A piece of a line in one look."""

    text: str
    role: Role = ""


GridLine = tuple[GridPiece, ...]


class GridState(Struct, frozen=True):
    """What is looked at in a sheet."""

    line: int = 0
    column: int = 0
    place: int = 0
    """Which of the places of the cell under the cursor is shown."""
    marked: frozenset[Cell] = frozenset()
    """Cells of one line that are set against others."""


class Widths(Struct, frozen=True):
    """How wide the table's columns are, and which of them are shown."""

    subject: int
    column: int
    first: int
    """The first article that is shown."""
    shown: int
    """How many are."""


def widths_of(width: int, columns: int, column: int) -> Widths:
    """Return how the table is laid out.

    Args:
        width: In cells, >= 20.
        columns: How many articles there are, >= 1.
        column: The one under the cursor, which is always shown.
    """
    subject = max(8, min(width // _SUBJECT, _WIDEST))
    shown = max(1, min(columns, (width - subject) // (_LEAST + 1)))
    first = max(0, min(column - shown + 1, columns - shown))
    first = min(max(first, 0), column)
    return Widths(subject, (width - subject) // shown - 1, first, shown)


def grid_lines(table: SheetTable, state: GridState, size: tuple[int, int]) -> list[GridLine]:
    """Return what is drawn, each line within the width.

    Args:
        table: The sheet; has an article and a line at least.
        state: What is looked at.
        size: Columns, >= 20, and lines, >= 1.
    """
    width, height = size
    widths = widths_of(width, len(table.columns), state.column)
    below = list(_words_below(table, state, width))[: max(_BELOW, height // _BELOW)]
    room = max(1, height - 1 - max(_BELOW, height // _BELOW))
    first = max(0, min(state.line - room // 2, len(table.lines) - room))
    lines = [_head(table, widths)]
    for number in range(first, min(first + room, len(table.lines))):
        lines.append(_line(table.lines[number], number, state, widths))
    lines += [()] * (1 + room - len(lines))
    return [*lines, *below][:height]


def _head(table: SheetTable, widths: Widths) -> GridLine:
    last = widths.first + widths.shown
    before = f"< {widths.first} more" if widths.first else ""
    pieces = [GridPiece(_padded(before, widths.subject), "caption")]
    for number in range(widths.first, last):
        name = screen_text(table.columns[number])
        more = len(table.columns) - last
        if number == last - 1 and more:
            tail = f" {more} more >"
            name = fit(name, max(1, widths.column - len(tail))) + tail
        pieces.append(GridPiece(_BETWEEN + _padded(name, widths.column), "head"))
    return tuple(pieces)


def _line(line: ShownLine, number: int, state: GridState, widths: Widths) -> GridLine:
    here = number == state.line
    about = " ".join(filter(None, (line.sign, line.verdict, line.about or line.kind)))
    pieces = [GridPiece(_padded(screen_text(about), widths.subject), "line" if here else "")]
    for column in range(widths.first, widths.first + widths.shown):
        pieces.append(GridPiece(_BETWEEN))
        role: Role = "cursor" if here and column == state.column else ""
        mark = ""
        if (number, column) in state.marked:
            role, mark = role or "marked", "*"
        words = mark + told_in(line.cells[column])
        pieces.append(GridPiece(_padded(screen_text(words), widths.column), role))
    return tuple(pieces)


def told_in(places: Sequence[ShownPlace]) -> str:
    """Return what a cell tells: the different ways of putting it, with how often."""
    often = Counter(place.stated for place in places)
    return " / ".join(words if n == 1 else f"{words} x{n}" for words, n in often.items())


def _padded(text: str, width: int) -> str:
    cut = fit(text, width)
    return cut + " " * (width - cell_len(cut))


def _words_below(table: SheetTable, state: GridState, width: int) -> Iterator[GridLine]:
    """Yield what the article under the cursor says of the line under it."""
    line = table.lines[state.line]
    places = line.cells[state.column]
    name = table.columns[state.column]
    about = f"{line.kind}: {line.about}" if line.about else line.kind
    if not places:
        yield (GridPiece(fit(screen_text(f"{about} - {name} doesn't say it"), width), "caption"),)
        return
    place = places[min(state.place, len(places) - 1)]
    several = f", {state.place + 1} of {counted(len(places), 'place')}" if len(places) > 1 else ""
    where = f"{about} - {name}, sentence {place.sentence + 1}{several}"
    yield (GridPiece(fit(screen_text(where), width), "caption"),)
    before, stated, after = map(screen_text, (place.before, place.stated, place.after))
    text = before + stated + after
    edges = (len(before), len(before) + len(stated))
    for start, end in wrap(text, width):
        cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
        yield tuple(
            GridPiece(text[one:other], "stated" if edges[0] <= one < edges[1] else "")
            for one, other in pairwise(cuts)
        )


def _tell_the_same(before: SheetTable | None, table: SheetTable, line: int) -> bool:
    """Tell whether a line has the same cells in two sheets."""
    if before is None or before.articles != table.articles or line >= len(before.lines):
        return False
    return before.lines[line].cells == table.lines[line].cells


class SheetGrid(LineWidget):
    """Draws a fact sheet in the cells it is given; whoever holds it says where the cursor is."""

    DEFAULT_CSS = """
    SheetGrid { width: 1fr; height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet--head",
        "sheet--line",
        "sheet--cursor",
        "sheet--marked",
        "sheet--caption",
        "sheet--stated",
    }
    """
    | Class | Description |
    | :- | :- |
    | `sheet--head` | The articles' names. |
    | `sheet--line` | What the line under the cursor is of. |
    | `sheet--cursor` | The cell under the cursor. |
    | `sheet--marked` | The marked cells. |
    | `sheet--caption` | What stands below the table, and how many columns there are more. |
    | `sheet--stated` | The words of the cell among those around them. |
    """

    def __init__(self) -> None:
        super().__init__()
        self._table: SheetTable | None = None
        self._state = GridState()
        self._waiting = ""
        self._lines: list[GridLine] = []
        self._painted: PaintedPlace | None = None

    @property
    def painted(self) -> PaintedPlace | None:
        """The line that was painted last as the one under the cursor."""
        return self._painted

    def show(self, table: SheetTable, state: GridState) -> None:
        """Draw a sheet; arguments as for `grid_lines`."""
        before, drawn = self._table, self._lines
        self._table, self._state = table, state
        self._lay_out()
        # Of a sheet made anew the line of that number may be another one, which nobody has seen.
        if drawn != self._lines and not _tell_the_same(before, table, state.line):
            self._painted = None

    def wait(self, sentence: str) -> None:
        """Draw a sentence in place of a sheet."""
        self._table, self._waiting = None, sentence
        self._lay_out()

    @property
    def page(self) -> int:
        """How many lines of the sheet there is room for."""
        return max(1, self.size.height - 1 - max(_BELOW, self.size.height // _BELOW))

    def on_resize(self) -> None:
        """Lay the table out for the new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        size = (self.size.width, self.size.height)
        if not all(size):
            return
        before = self._lines
        if self._table is None:
            self._lines = [(GridPiece(fit(screen_text(self._waiting), size[0])),)]
        else:
            self._lines = grid_lines(self._table, self._state, size)
        self.repaint_changed(before, self._lines)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if self._painted is None or self._painted.row != self._state.line:
            self._painted = PaintedPlace(self._state.line)
        if y >= len(self._lines):
            return self.strip()
        return self.strip(
            Segment(piece.text, self.component(f"sheet--{piece.role}") if piece.role else None)
            for piece in self._lines[y]
        )
