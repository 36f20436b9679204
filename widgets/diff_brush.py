"""How lines of the texts look: pieces become segments, with margins and the rule between columns.

Every text has a blank cell on either side of it, so nothing touches the rule or another pane. In
the margin on the left stands the cursor, in all lines of what is under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from widgets.diff_layout import Geometry, Line, Pieces, fit, screen_text
from widgets.diff_pieces import Piece
from widgets.shown import ColumnTitle

CURSOR: Final = ">"
"""What stands in the margin of all lines under the cursor."""

_LEGIBLE: Final = 10
"""Cells that the beginning of a detail in a title takes at least; less of it says nothing."""

_MARGIN: Final = 1
"""Blank cells on either side of a text."""


def geometry_for(width: int, *, stacked: bool, marks: bool, variants: bool, hints: int) -> Geometry:
    """Return the cells that the texts have in a view of some width; see `Geometry`."""
    if stacked:
        column = max(1, width - 2 * _MARGIN)
        return Geometry(column, column, True, marks, variants, hints)
    room = max(2, width - 4 * _MARGIN - 1)
    return Geometry(room // 2, room - room // 2, False, marks, variants, hints)


class Brush:
    """Draws lines of one geometry.

    Args:
        geometry: The cells that the texts have.
        rule: The character between the columns.
        look: Returns the style of a role: "gone", "title".
    """

    def __init__(self, geometry: Geometry, rule: str, look: Callable[[str], Style]) -> None:
        self._geometry = geometry
        self._rule = rule
        self._look = look

    def titles(self, titles: Sequence[ColumnTitle], *, focus: bool) -> list[Segment]:
        """Draw the line above the columns; in another style where the view has the focus."""
        widths = self._widths_of_titles(titles)
        style = self._look("focus" if focus else "title")
        details = style + Style(bold=False)
        left, right = (
            self._title(title, width, style, details)
            for title, width in zip(titles, widths, strict=True)
        )
        between = Segment(" / ", details) if self._geometry.stacked else self._rule_segment()
        return [Segment(" "), *left, between, *right]

    def text(self, line: Line, *, cursor: bool = False, here: bool = False) -> list[Segment]:
        """Draw a line of texts.

        Args:
            line: What the layout made.
            cursor: It is under the cursor.
            here: It stands for all that is under the cursor, as a head line does.
        """
        geometry = self._geometry
        margin = self._margin(cursor=cursor, here=here)
        if geometry.stacked:
            return [margin, *self._pieces(line.left or line.right, here=here)]
        left = self._filled(self._pieces(line.left, here=here and bool(line.left)), geometry.left)
        right = self._pieces(line.right, here=here and bool(line.right))
        return [margin, *left, self._rule_segment(), *right]

    def head(self, left: Pieces, right: Pieces, *, cursor: bool = False) -> list[Segment]:
        """Draw the line above a row, from both its ends."""
        segments = self._pieces(left, here=cursor)
        end = self._pieces(right, here=cursor)
        gap = self.head_width - sum(segment.cell_length for segment in (*segments, *end))
        margin = self._margin(cursor=cursor, here=cursor)
        # A bar takes a byte for each of its cells: it is drawn where a theme has a colour for it.
        # Reversed, the words alone say as much.
        look = self._look("cursor")
        is_bar = cursor and look.bgcolor is not None and not look.bgcolor.is_default
        edge = [Segment(" ", look)] if is_bar and not self._geometry.stacked else []
        return [
            margin,
            *segments,
            Segment(" " * max(0, gap), look if is_bar else None),
            *end,
            *edge,
        ]

    def said(self, words: str, *, cursor: bool = False) -> list[Segment]:
        """Draw a line that the program says in the place of a text."""
        return [self._margin(cursor=cursor), Segment(words, self._look("label"))]

    @property
    def head_width(self) -> int:
        """Cells that a head line has."""
        geometry = self._geometry
        if geometry.stacked:
            return geometry.left
        return geometry.left + geometry.right + 2 * _MARGIN + 1

    def _margin(self, *, cursor: bool, here: bool = False) -> Segment:
        return Segment(CURSOR if cursor else " ", self._look("cursor") if here else None)

    def _rule_segment(self) -> Segment:
        return Segment(f" {self._rule} ", self._look("gutter"))

    def _widths_of_titles(self, titles: Sequence[ColumnTitle]) -> tuple[int, int]:
        geometry = self._geometry
        if not geometry.stacked:
            return geometry.left, geometry.right
        room = max(0, geometry.left - cell_len(" / "))
        right = min(cell_len(_whole(titles[1])), max(room // 2, room - cell_len(_whole(titles[0]))))
        return room - right, right

    def _title(
        self, title: ColumnTitle, width: int, name_style: Style, style: Style
    ) -> list[Segment]:
        name = fit(screen_text(title.name), width)
        rest, room = "", width - cell_len(name)
        for detail in title.details:
            told = f", {screen_text(detail)}"
            if cell_len(told) > room:
                rest += fit(told, room) if room >= _LEGIBLE else ""
                break
            rest, room = rest + told, room - cell_len(told)
        segments = [Segment(name, name_style), Segment(rest, style)]
        return segments if self._geometry.stacked else self._filled(segments, width)

    def _pieces(self, pieces: Iterable[Piece], *, here: bool = False) -> list[Segment]:
        if here:
            return [Segment(piece.text, self._look("cursor")) for piece in pieces]
        return [Segment(piece.text, self._style_of(piece)) for piece in pieces]

    def _style_of(self, piece: Piece) -> Style | None:
        style = None if piece.role == "text" else self._look(piece.role)
        if not piece.clash:
            return style
        over = self._look(piece.clash)
        return over if style is None else style + over

    def _filled(self, segments: list[Segment], width: int) -> list[Segment]:
        # A wide character in a column of one cell gives way: the rule beside it stays in place.
        return list(Strip(segments).adjust_cell_length(width))


def _whole(title: ColumnTitle) -> str:
    return ", ".join(screen_text(part) for part in (title.name, *title.details) if part)
