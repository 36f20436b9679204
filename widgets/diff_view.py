"""The two texts side by side: one line-API widget draws both columns.

It scrolls by itself, by item and line, so that nothing outside the screen is ever laid out: the top
of the screen is (item, line within it), not a pixel offset. The cursor is an item; moving it within
the screen repaints two items, nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

import msgspec
from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from copydesk.articles.article import Article
from widgets.diff_items import FoldItem, Item, RowItem, rows_in
from widgets.diff_layout import SIGNS, DiffLayout, Geometry, Line, Pieces, fit, screen_text
from widgets.line_widget import LineWidget


class RowSigns(Struct, frozen=True):
    """What the gutter says about a row besides its relation."""

    verdict: str = ""
    """The digit, with "?" when no side is chosen, "*" when the row changed since; or ""."""
    finding: str = ""
    """";" when a finding is open."""


class DiffDocument(Struct, frozen=True):
    """A pair as it is to be drawn."""

    left: Article
    right: Article | None
    """None while there is no other article."""
    items: tuple[Item, ...]
    signs: Mapping[int, RowSigns] = msgspec.field(default_factory=dict)
    """By row number; a row that isn't there has no signs."""
    waiting: str = ""
    """What the right column says while the pair is being aligned; "" when it is."""


class DiffView(LineWidget, can_focus=True):
    """Draws a `DiffDocument`, with a cursor on one item."""

    DEFAULT_CSS = """
    DiffView { height: 1fr; width: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "diff--gutter",
        "diff--cursor",
        "diff--gone",
        "diff--new",
        "diff--label",
        "diff--found",
        "diff--furniture",
        "diff--title",
    }
    """
    | Class | Description |
    | :- | :- |
    | `diff--gutter` | Numbers and signs beside the texts. |
    | `diff--cursor` | The gutter of the item under the cursor. |
    | `diff--gone` | Words that only the left text has. |
    | `diff--new` | Words that only the right text has. |
    | `diff--label` | What the program says in a text column: labels, stubs, near misses. |
    | `diff--found` | Words that the search found. |
    | `diff--furniture` | Folded furniture. |
    | `diff--title` | The line of titles above the columns. |
    """

    @dataclass
    class Scrolled(Message):
        """A wheel or a click asks for another item under the cursor."""

        item: int
        """Index of the item in the document."""

    def __init__(self, *, marks: bool, rule: str = "|", id: str | None = None) -> None:
        """Create an empty view.

        Args:
            marks: Enclose changed words in signs, for a screen without colour.
            rule: The character between the columns.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._marks = marks
        self._rule = rule
        self._document: DiffDocument | None = None
        self._layout_of_pair: DiffLayout | None = None
        self._titles = ("", "")
        self._stacked: bool | None = None
        self._search = ""
        self._cursor = 0
        self._top = (0, 0)
        self._window: list[tuple[int, int]] = []
        self._seen_since: dict[int, float] = {}

    # What the screen tells the view

    def show(self, document: DiffDocument, cursor: int, titles: tuple[str, str]) -> None:
        """Draw another document, with the cursor on item `cursor`."""
        known = self._document
        same_pair = known is not None and (known.left, known.right) == (
            document.left,
            document.right,
        )
        if not same_pair:
            self._layout_of_pair = None
            self._seen_since.clear()
            self._top = (0, 0)
        self._document = document
        self._titles = titles
        self._cursor = cursor
        self._reflow()

    def set_cursor(self, cursor: int, signs: Mapping[int, RowSigns] | None = None) -> None:
        """Move the cursor to item `cursor`; `signs` also replaces the gutter's signs."""
        if self._document is None or not 0 <= cursor < self._count:
            return
        before, top = self._cursor, self._top
        if signs is not None and signs != self._document.signs:
            changed = {n for n in {*signs, *self._document.signs} if self._sign_changed(n, signs)}
            self._document = DiffDocument(
                self._document.left,
                self._document.right,
                self._document.items,
                signs,
                self._document.waiting,
            )
        else:
            changed = set()
        self._cursor = cursor
        if cursor != before and len(self._lines_of(cursor)) > self._page_height:
            self._top = (cursor, 0)
        self._keep_cursor_on_screen()
        if self._top != top:
            self._fill()
            self.refresh()
            return
        for index in {before, cursor} | self._items_of(changed):
            self._refresh_item(index)

    def set_search(self, search: str) -> None:
        """Point out `search` wherever it stands; "" ends it."""
        if search != self._search:
            self._search = search
            self._reflow()

    def set_stacked(self, stacked: bool | None) -> None:
        """Stack the texts (True), set them side by side (False) or let the width decide (None)."""
        self._stacked = stacked
        self._reflow()

    # What the screen asks the view

    @property
    def stacked(self) -> bool:
        """Whether the texts are stacked now."""
        return self.size.width < 72 if self._stacked is None else self._stacked

    def on_screen_for(self, row: int) -> float:
        """Return the seconds that row number `row` has been on screen; 0.0 if it isn't."""
        since = self._seen_since.get(row)
        return 0.0 if since is None else monotonic() - since

    def item_a_page_away(self, pages: float) -> int:
        """Return the index of the item about `pages` screens below (above if negative)."""
        lines = round(self._page_height * pages)
        index = self._cursor
        step = 1 if lines > 0 else -1
        room = abs(lines)
        while 0 <= index + step < self._count:
            room -= len(self._lines_of(index if step > 0 else index - 1))
            if room < 0 and index != self._cursor:
                break
            index += step
        return index

    def scroll_inside(self, lines: int) -> bool:
        """Scroll inside the item under the cursor; False when it doesn't reach further."""
        if not self._count:
            return False
        height = len(self._lines_of(self._cursor))
        if height <= self._page_height:
            return False
        first = self._top[1] if self._top[0] == self._cursor else 0
        last = max(0, height - self._page_height)
        target = min(max(first + lines, 0), last)
        if self._top == (self._cursor, target):
            return False
        self._top = (self._cursor, target)
        self._fill()
        self.refresh()
        return True

    # Geometry

    @property
    def _count(self) -> int:
        return len(self._document.items) if self._document else 0

    @property
    def _page_height(self) -> int:
        """Lines for the texts: all but the line of titles."""
        return max(1, self.size.height - 1)

    @property
    def _number_widths(self) -> tuple[int, int]:
        assert self._document is not None
        right = self._document.right
        return (
            max(2, len(str(len(self._document.left.sentences)))),
            max(2, len(str(len(right.sentences)))) if right else 2,
        )

    @property
    def _gutters(self) -> tuple[int, int]:
        """Cells left of each text: cursor, verdict, number, signs; then space, rule and number."""
        left, right = self._number_widths
        return (left + 7, right + 3)

    def _geometry(self) -> Geometry:
        gutter_left, gutter_right = self._gutters
        if self.stacked:
            width = max(1, self.size.width - gutter_left - 2)
            return Geometry(width, width, stacked=True, marks=self._marks)
        room = max(2, self.size.width - gutter_left - gutter_right)
        return Geometry(room // 2, room - room // 2, marks=self._marks)

    def _reflow(self) -> None:
        """Lay the document out anew; the cursor stays on screen."""
        if self._document is None or not self.size.width:
            return
        geometry = self._geometry()
        layout = self._layout_of_pair
        if layout is None:
            layout = DiffLayout(self._document.left, self._document.right, geometry, self._search)
        elif (layout.geometry, layout.search) != (geometry, self._search):
            layout = layout.redone(geometry, self._search)
        self._layout_of_pair = layout
        self._keep_cursor_on_screen()
        self._fill()
        self.refresh()

    def _lines_of(self, index: int) -> tuple[Line, ...]:
        assert self._document is not None
        assert self._layout_of_pair is not None
        return self._layout_of_pair.lines(self._document.items[index])

    def _keep_cursor_on_screen(self) -> None:
        """Move the top of the screen as little as shows the item under the cursor whole."""
        if not self._count or self._layout_of_pair is None:
            return
        self._cursor = min(max(self._cursor, 0), self._count - 1)
        cursor, height = self._cursor, self._page_height
        top_item = min(self._top[0], self._count - 1)
        top_line = self._top[1] if top_item == self._top[0] else 0
        if cursor < top_item or (cursor == top_item and top_line):
            inside = len(self._lines_of(cursor)) > height and cursor == top_item
            self._top = (cursor, top_line if inside else 0)
            return
        self._top = (top_item, top_line)
        lowest = self._top_with_item_last(cursor)
        if self._top < lowest:
            self._top = lowest

    def _top_with_item_last(self, index: int) -> tuple[int, int]:
        """Return the top of the screen on which item `index` just ends at the bottom."""
        room = self._page_height - len(self._lines_of(index))
        if room <= 0:
            return (index, 0)
        while index > 0:
            above = len(self._lines_of(index - 1))
            if above >= room:
                return (index - 1, above - room)
            room -= above
            index -= 1
        return (0, 0)

    def _fill(self) -> None:
        """Work out which line of which item stands on each line of the screen."""
        self._window = []
        if not self._count or self._layout_of_pair is None:
            return
        index, line = self._top
        while index < self._count and len(self._window) < self._page_height:
            height = len(self._lines_of(index))
            self._window.extend((index, at) for at in range(line, height))
            index, line = index + 1, 0
        del self._window[self._page_height :]
        self._note_what_is_seen()

    def _note_what_is_seen(self) -> None:
        assert self._document is not None
        now = monotonic()
        rows = {
            row.number
            for index in {index for index, _line in self._window}
            for row in rows_in(self._document.items[index])
        }
        self._seen_since = {row: self._seen_since.get(row, now) for row in rows}

    def _items_of(self, rows: set[int]) -> set[int]:
        assert self._document is not None
        return {
            index
            for index in {index for index, _line in self._window}
            if any(row.number in rows for row in rows_in(self._document.items[index]))
        }

    def _sign_changed(self, row: int, signs: Mapping[int, RowSigns]) -> bool:
        assert self._document is not None
        return signs.get(row) != self._document.signs.get(row)

    def _refresh_item(self, index: int) -> None:
        lines = [y for y, (item, _line) in enumerate(self._window, 1) if item == index]
        if lines:
            self.refresh(Region(0, lines[0], self.size.width, len(lines)))

    # Events

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._reflow()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Take the wheel as a wish for the next item."""
        self._ask_for(self._cursor + 1, event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Take the wheel as a wish for the item before."""
        self._ask_for(self._cursor - 1, event)

    def on_click(self, event: events.Click) -> None:
        """Take a click as a wish for the item under it."""
        if 1 <= event.y <= len(self._window):
            self._ask_for(self._window[event.y - 1][0], event)

    def _ask_for(self, item: int, event: events.Event) -> None:
        event.stop()
        if 0 <= item < self._count:
            self.post_message(self.Scrolled(item))

    # Rendering

    def render_line(self, y: int) -> Strip:
        """Draw one line: the titles, or a line of an item."""
        width = self.size.width
        if self._document is None or self._layout_of_pair is None:
            return self.strip()
        if y == 0:
            return self._title_line()
        if y > len(self._window):
            return self._row_of_rule()
        index, line = self._window[y - 1]
        if y == len(self._window) and (hidden := self._lines_below(index, line)):
            text = fit(f"  ... {hidden} more lines: J", width)
            return self.strip([Segment(text, self.component("diff--label"))])
        drawn = self._lines_of(index)[line]
        return self.strip(list(self._segments(index, line, drawn, y)))

    def _lines_below(self, index: int, line: int) -> int:
        """Count the lines of a row taller than the view that are below the screen."""
        height = len(self._lines_of(index))
        if height <= self._page_height or line == height - 1:
            return 0
        return height - line

    def _title_line(self) -> Strip:
        style = self.component("diff--title")
        left, right = (screen_text(title) for title in self._titles)
        if self.stacked:
            return self.strip([Segment(fit(f"{left} / {right}", self.size.width), style)])
        assert self._layout_of_pair is not None
        column = self._layout_of_pair.geometry.left + self._gutters[0]
        text = _padded(" " + left, column)
        tail = _padded(" " + self._rule + " " + right, self.size.width - column)
        return self.strip([Segment(text + tail, style)])

    def _row_of_rule(self) -> Strip:
        if self.stacked:
            return self.strip()
        assert self._layout_of_pair is not None
        column = self._layout_of_pair.geometry.left + self._gutters[0]
        gutter = self.component("diff--gutter")
        return self.strip([Segment(" " * column), Segment(" " + self._rule, gutter)])

    def _segments(self, index: int, line: int, drawn: Line, y: int) -> list[Segment]:
        assert self._layout_of_pair is not None
        here = index == self._cursor and line == (self._top[1] if y == 1 else 0)
        gutter = self.component("diff--cursor" if here else "diff--gutter")
        segments = [Segment(self._left_gutter(index, line, drawn), gutter), Segment(" ")]
        if self.stacked:
            side = "L " if drawn.left_number else "R " if drawn.right_number else "  "
            return [*segments, Segment(side, gutter), *self._paint(drawn.left or drawn.right)]
        geometry = self._layout_of_pair.geometry
        segments.extend(self._paint(drawn.left, geometry.left))
        number = drawn.right_number.rjust(self._number_widths[1])
        segments.append(Segment(f" {self._rule}{number} ", self.component("diff--gutter")))
        if self._document is not None and self._document.waiting and y == 1:
            segments.append(Segment(self._document.waiting, self.component("diff--label")))
        else:
            segments.extend(self._paint(drawn.right))
        return segments

    def _left_gutter(self, index: int, line: int, drawn: Line) -> str:
        """Return cursor, verdict, sentence number, relation and finding: the text's width apart."""
        assert self._document is not None
        item = self._document.items[index]
        width = self._number_widths[0]
        cursor = ">" if index == self._cursor else " "
        verdict = sign = finding = ""
        if isinstance(item, RowItem) and line == 0:
            signs = self._document.signs.get(item.row.number, RowSigns())
            verdict, finding = signs.verdict, signs.finding
            sign = "" if self._document.waiting else SIGNS[item.row.relation]
        elif isinstance(item, FoldItem) and line == 0:
            sign = "+"
        number = drawn.left_number or (drawn.right_number if self.stacked else "")
        return f"{cursor}{verdict:<2}{number:>{width}} {sign:1}{finding:1}"

    def _paint(self, pieces: Pieces, width: int | None = None) -> list[Segment]:
        segments = [
            Segment(
                piece.text, None if piece.role == "text" else self.component(f"diff--{piece.role}")
            )
            for piece in pieces
        ]
        if width is not None:
            used = sum(cell_len(piece.text) for piece in pieces)
            segments.append(Segment(" " * max(0, width - used)))
        return segments


def _padded(text: str, width: int) -> str:
    """Return `text` cut or filled to exactly `width` cells."""
    text = fit(text, max(0, width))
    return text + " " * (width - cell_len(text))
