"""The two texts side by side: one line-API widget draws both columns.

It scrolls by itself, by item and line, so that nothing outside the screen is ever laid out: the top
of the screen is (item, line within it), not a pixel offset. The cursor is an item; moving it within
the screen repaints the heads and margins of two items, nothing else.

What stands where is settled by `diff_layout` and `diff_window`, how it looks by `diff_brush`.

Longer than most modules: cursor, window and pointer are one state, on which each of its keys works.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import inf
from time import monotonic
from typing import ClassVar, Final

import msgspec
from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from copydesk.alignment.relations import relation_of
from copydesk.counted import counted
from widgets.diff_brush import Brush, geometry_for
from widgets.diff_heads import head_pieces
from widgets.diff_items import Item, RowItem, Texts, rows_in
from widgets.diff_layout import DiffLayout, Geometry, Line, Marks, Pieces, fit, screen_text
from widgets.diff_pieces import Piece
from widgets.diff_window import DiffWindow
from widgets.line_widget import LineWidget
from widgets.shown import ColumnTitle, RowHead


class DiffDocument(Struct, frozen=True):
    """A pair as it is to be drawn."""

    texts: Texts
    items: tuple[Item, ...]
    heads: Mapping[int, RowHead] = msgspec.field(default_factory=dict)
    """By row number; of a row that isn't there is said how its texts are related, no more."""
    marks: Mapping[int, Marks] = msgspec.field(default_factory=dict)
    """Places of findings by the number of the row that they stand in."""
    waiting: str = ""
    """What the right column says while the pair is being aligned; "" when it is. Without items the
    left one says it, too."""
    empty: str = ""
    """What is said where there are no items; an original, which the view makes visible."""

    @property
    def content(self) -> tuple[object, ...]:
        """Everything but the heads and the marks."""
        return self.texts, self.items, self.waiting, self.empty


class Painted(Struct, frozen=True):
    """What the widget painted as current."""

    row: int
    """The number of the row; 0 for lines that are no row."""
    finding: int
    """The number of the finding that is pointed out there (see `Mark`); -1: none, or out of sight.
    """


STACKED_BELOW: Final = 72
"""Columns under which the texts are stacked unless the reviewer says otherwise."""

_ROOMY: Final = 24
"""Lines of the view from which words that stand in other rows may take a third line."""

_NO_WINDOW: Final = DiffWindow(0, 1, lambda _index: 1)


class DiffView(LineWidget, can_focus=True):
    """Draws a `DiffDocument`, with a cursor on one item."""

    DEFAULT_CSS = """
    DiffView { height: 1fr; width: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "diff--gutter",
        "diff--head",
        "diff--high",
        "diff--cursor",
        "diff--gone",
        "diff--new",
        "diff--label",
        "diff--found",
        "diff--finding",
        "diff--chosen",
        "diff--furniture",
        "diff--title",
        "diff--focus",
    }
    """
    | Class | Description |
    | :- | :- |
    | `diff--gutter` | The rule between the columns. |
    | `diff--head` | The line above a row: how its texts are related, what others say of it. |
    | `diff--high` | In that line, an open finding whose severity is high. |
    | `diff--cursor` | The line above the row under the cursor, and the sign in its margin. |
    | `diff--gone` | Words that only the left text has. |
    | `diff--new` | Words that only the right text has. |
    | `diff--label` | What the program says in a text column: labels, stubs, words of other rows. |
    | `diff--found` | Words that the search found. |
    | `diff--finding` | Places of findings; lies over what else the words are. |
    | `diff--chosen` | Places of the finding that is pointed out. |
    | `diff--furniture` | Folded furniture. |
    | `diff--title` | The names in the line above the columns. |
    | `diff--focus` | The same while the view has the focus. |
    """

    class Scrolled(Message):
        """A wheel or a click asks for another item under the cursor."""

        def __init__(self, item: int) -> None:
            super().__init__()
            self.item = item
            """Index of the item in the document."""

    def __init__(
        self, *, marks: bool, rule: str = "|", line_down: str = "J", id: str | None = None
    ) -> None:
        """Create an empty view.

        Args:
            marks: Enclose changed words in signs, for a screen without colour.
            rule: The character between the columns.
            line_down: The key that scrolls inside an item, as people write it.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._marks = marks
        self._rule = rule
        self._line_down = line_down
        self._document: DiffDocument | None = None
        self._layout_of_pair: DiffLayout | None = None
        self._brush: Brush | None = None
        self._titles = (ColumnTitle(""), ColumnTitle(""))
        self._stacked: bool | None = None
        self._search = ""
        self._variants = False
        self._cursor = 0
        self._finding = -1
        self._window = _NO_WINDOW
        self._laid_for = Size(0, 0)
        """The size that the document was laid out for."""
        self._drawn_whole = False
        """All of the view was drawn when it was laid out while drawing."""
        self.drawn_since = inf
        """Since when something is drawn here, by the monotonic clock."""
        self._painted: Painted | None = None

    # What the screen tells the view

    def show(
        self,
        document: DiffDocument,
        cursor: int,
        titles: tuple[ColumnTitle, ColumnTitle],
        finding: int = -1,
    ) -> None:
        """Draw another document; repaint only what differs. Arguments as for `set_cursor`."""
        known = self._document
        held = self._line_held(document, cursor)
        if known is not None and (titles, document.content) == (self._titles, known.content):
            self._show_decided(document, held)
            self.set_cursor(cursor, finding)
            return
        if known is None or not _are_one_pair(known.texts, document.texts):
            self._layout_of_pair = None
            self._window = _NO_WINDOW
        elif known.texts != document.texts:
            self._layout_of_pair = None
        self._document = document
        self._titles = titles
        self._cursor = cursor
        self._finding = finding
        self._painted = None
        self._reflow(held)

    def set_cursor(self, cursor: int, finding: int = -1) -> None:
        """Move the cursor to an item, and point out a finding.

        Args:
            cursor: Index of the item.
            finding: Number of the finding (see `Mark`), brought on screen if the item is taller
                than that; -1 for none.
        """
        if self._layout_of_pair is None or not 0 <= cursor < self._count:
            return
        changed = {self._finding, finding} if finding != self._finding else set()
        before, self._cursor = self._cursor, cursor
        self._finding = finding
        lines = self._window.lines
        self._bring(from_its_start=cursor != before)
        if changed:
            self._reveal_finding()
        if self._window.lines != lines:
            self.refresh()
        else:
            self._refresh_items(self._items_with(changed))
            for item in {before, cursor}:
                self._refresh_cursor(item)

    def reveal_finding(self) -> None:
        """Bring the finding that is pointed out back on screen."""
        if self._reveal_finding():
            self.refresh()

    def set_search(self, search: str) -> None:
        """Point out `search` wherever it stands; "" ends it."""
        if search != self._search:
            self._search = search
            self._reflow()

    def set_variants(self, variants: bool) -> None:
        """Mark variants of case, quotes, dashes and spaces as well, or no longer."""
        if variants != self._variants:
            self._variants = variants
            self._reflow()

    def set_stacked(self, stacked: bool | None) -> None:
        """Stack the texts (True), set them side by side (False) or let the width decide (None)."""
        self._stacked = stacked
        self._reflow()

    def scroll_inside(self, lines: int) -> bool:
        """Scroll inside the item under the cursor; False when it doesn't reach further."""
        if not self._window.scroll_inside(self._cursor, lines):
            return False
        self.refresh()
        return True

    # What the screen asks the view

    @property
    def stacked(self) -> bool:
        """Whether the texts are stacked now."""
        return self.size.width < STACKED_BELOW if self._stacked is None else self._stacked

    @property
    def painted(self) -> Painted | None:
        """What was painted last as the current row; None: nothing since another pair is shown.

        The same object as long as it is the same row and finding.
        """
        return self._painted

    @property
    def page_inside(self) -> int:
        """How many lines of a row taller than the view are read at a time, at least 2.

        The titles, the row's first line and the count of the lines that follow take one each.
        """
        return max(2, self.size.height - 3)

    def item_a_page_away(self, pages: float) -> int:
        """Return the index of the item about `pages` screens below (above if negative)."""
        return self._window.a_page_away(self._cursor, pages)

    # Geometry

    @property
    def _count(self) -> int:
        return len(self._document.items) if self._document else 0

    def _geometry(self) -> Geometry:
        return geometry_for(
            self.size.width,
            stacked=self.stacked,
            marks=self._marks,
            variants=self._variants,
            hints=3 if self.size.height >= _ROOMY else 2,
        )

    def _reflow(self, held: int = 0) -> None:
        """Lay the document out anew and draw it; argument as `_line_held` returns it."""
        self._lay_out(held)
        self.refresh()

    def _lay_out(self, held: int = 0) -> None:
        """Settle what stands where; the cursor stays on screen."""
        if self._document is None or not self.size.width:
            return
        self._laid_for = self.size
        geometry = self._geometry()
        layout = self._layout_of_pair
        if layout is None:
            layout = DiffLayout(self._document.texts, geometry, self._search)
        elif (layout.geometry, layout.search) != (geometry, self._search):
            layout = layout.redone(geometry, self._search)
        self._layout_of_pair = layout
        self._brush = Brush(geometry, self._rule, self._look)
        # All lines but that of the titles are for the texts.
        page = max(1, self.size.height - 1)
        self._cursor = min(max(self._cursor, 0), max(0, self._count - 1))
        self._window = DiffWindow(
            self._count, page, lambda index: len(self._lines_of(index)), self._window.top
        )
        if held:
            self._window.hold(self._cursor, held)
        self._bring(from_its_start=False)
        self._reveal_finding()

    def _line_held(self, document: DiffDocument, cursor: int) -> int:
        """Return on which line the item under the cursor stays while what is above it changes.

        Signs of differences and findings, where there is no colour, make lines wrap otherwise.

        Returns:
            The line of the screen on which it begins, below the titles; 0: it holds nothing.
        """
        known = self._document
        if known is None or not _are_one_pair(known.texts, document.texts):
            return 0
        if known.items[self._cursor : self._cursor + 1] != document.items[cursor : cursor + 1]:
            return 0
        lines = self._window.rows_of_screen(self._cursor)
        return lines.start if lines else 0

    def _bring(self, *, from_its_start: bool) -> None:
        """Bring the item under the cursor on screen, with the first or last row what is beyond.

        The cursor doesn't come to folds: what lies before the first row or behind the last would
        never be seen.
        """
        page = max(1, self.size.height - 1)
        for run in self._beyond():
            height = sum(len(self._lines_of(index)) for index in (self._cursor, *run))
            if height <= page:
                self._window.show(run[-1] if run[0] > self._cursor else 0, from_its_start=False)
        self._window.show(self._cursor, from_its_start=from_its_start)

    def _beyond(self) -> list[range]:
        """Return the items between the cursor's and an end where no row is among them."""
        assert self._document is not None
        items, cursor = self._document.items, self._cursor
        runs = range(cursor + 1, len(items)), range(cursor)
        return [run for run in runs if run and not any(isinstance(items[i], RowItem) for i in run)]

    def _lines_of(self, index: int) -> tuple[Line, ...]:
        assert self._document is not None
        assert self._layout_of_pair is not None
        item = self._document.items[index]
        marks = self._document.marks.get(item.row.number, ()) if isinstance(item, RowItem) else ()
        return self._layout_of_pair.lines(item, marks, self._finding)

    def _lines_of_finding(self) -> list[int]:
        """Return the lines of the item under the cursor on which the finding stands."""
        if self._finding < 0 or not self._count or self._layout_of_pair is None:
            return []
        return [
            number
            for number, line in enumerate(self._lines_of(self._cursor))
            if any(piece.clash == "chosen" for piece in (*line.left, *line.right))
        ]

    def _reveal_finding(self) -> bool:
        lines = self._lines_of_finding()
        return bool(lines) and self._window.reveal(self._cursor, lines[0], lines[-1])

    def _items_with(self, findings: Collection[int]) -> list[int]:
        """Return the items on screen in which one of these findings has a place."""
        assert self._document is not None
        marks = self._document.marks
        return [
            index
            for index in self._window.items
            if isinstance(item := self._document.items[index], RowItem)
            and any(mark.finding in findings for mark in marks.get(item.row.number, ()))
        ]

    def _note_painted(self) -> None:
        """Note that the item under the cursor is being painted, with the finding if in sight."""
        assert self._document is not None
        item = self._document.items[self._cursor]
        seen = range(*self._window.seen_of(self._cursor))
        in_sight = any(line in seen for line in self._lines_of_finding())
        painted = Painted(
            item.row.number if isinstance(item, RowItem) else 0, self._finding if in_sight else -1
        )
        if painted != self._painted:
            self._painted = painted

    def _show_decided(self, document: DiffDocument, held: int) -> None:
        """Take the heads and marks of `document`, which is otherwise the one that is drawn."""
        assert self._document is not None
        before, self._document = self._document, document
        marked: list[int] = []
        for index in self._window.items:
            numbers = [row.number for row in rows_in(document.items[index])]
            if _differ(before.marks, document.marks, numbers):
                marked.append(index)
            elif _differ(before.heads, document.heads, numbers):
                self._refresh_head(index)
        lines = self._window.lines
        if held and marked:
            self._window.hold(self._cursor, held)
        if self._window.lines != lines:
            self.refresh()
        else:
            self._refresh_items(marked)

    def _refresh_items(self, indices: Iterable[int]) -> None:
        for index in indices:
            lines = self._window.rows_of_screen(index)
            if lines:
                self.refresh(Region(0, lines.start + 1, self.size.width, len(lines)))

    def _refresh_head(self, index: int) -> None:
        lines = self._window.rows_of_screen(index)
        if lines:
            self.repaint_line(lines.start + 1)

    def _refresh_cursor(self, index: int) -> None:
        """Repaint what tells whether an item is under the cursor: its first line, its margin."""
        lines = self._window.rows_of_screen(index)
        self._refresh_head(index)
        if len(lines) > 1:
            self.refresh(Region(0, lines.start + 2, 1, len(lines) - 1))

    # Events

    def on_resize(self) -> None:
        """Wrap for the new width, unless all was drawn with it already: see `render_lines`."""
        if self._laid_for != self.size or not self._drawn_whole:
            self._reflow()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Take the wheel as a wish for the next item."""
        self._ask_for(self._cursor + 1, event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Take the wheel as a wish for the item before."""
        self._ask_for(self._cursor - 1, event)

    def on_click(self, event: events.Click) -> None:
        """Take a click as a wish for the item under it."""
        if 1 <= event.y <= len(self._window.lines):
            self._ask_for(self._window.lines[event.y - 1][0], event)

    def _ask_for(self, item: int, event: events.Event) -> None:
        event.stop()
        if 0 <= item < self._count:
            self.post_message(self.Scrolled(item))

    # Rendering

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines, at the size that the widget has by now.

        Textual draws first and tells of the size later: without this the first frame would be
        empty, and the texts come a fiftieth of a second after it.
        """
        if self._laid_for != self.size:
            self._lay_out()
            self._drawn_whole = crop.size == self.size
        strips = super().render_lines(crop)
        if self._document is not None:
            self.drawn_since = min(self.drawn_since, monotonic())
        return strips

    def show_focus(self) -> None:
        """Repaint the titles, which tell whether the keys are the view's."""
        self.repaint_line(0)

    def render_line(self, y: int) -> Strip:
        """Draw one line: the titles, or a line of an item."""
        if self._document is None or self._brush is None:
            return self.strip()
        return self.strip(self._segments(self._document, self._brush, y))

    def _segments(self, document: DiffDocument, brush: Brush, y: int) -> Iterable[Segment]:
        if y == 0:
            return brush.titles(self._titles, focus=self.has_focus)
        waiting = (Piece(document.waiting, "label"),) if document.waiting and y == 1 else ()
        if waiting and not document.items:
            return brush.text(Line(waiting, waiting))
        if y > len(self._window.lines):
            told = "" if document.items or y > 1 else screen_text(document.empty)
            return brush.said(fit(told, brush.head_width)) if told else brush.text(Line())
        index, line = self._window.lines[y - 1]
        cursor = index == self._cursor
        if cursor:
            self._note_painted()
        if y == len(self._window.lines) and (hidden := self._window.lines_below(index, line)):
            # The key scrolls inside the row under the cursor, and no other.
            told = f"... {counted(hidden, 'more line')}{f': {self._line_down}' if cursor else ''}"
            return brush.said(fit(told, brush.head_width), cursor=cursor)
        drawn = self._lines_of(index)[line]
        if document.waiting and (drawn.is_head or y == 1):
            return brush.text(Line(drawn.left, waiting), cursor=cursor)
        item = document.items[index]
        if drawn.is_head and isinstance(item, RowItem):
            return brush.head(*self._head(document, item, brush.head_width), cursor=cursor)
        return brush.text(drawn, cursor=cursor, here=cursor and line == 0)

    def _head(self, document: DiffDocument, item: RowItem, width: int) -> tuple[Pieces, Pieces]:
        assert self._layout_of_pair is not None
        head = document.heads.get(item.row.number, RowHead())
        names, places = document.texts.names, self._layout_of_pair.places
        relation = relation_of(item.row, head.linked, names, places)
        return head_pieces(item.row.number, relation, head, width)

    def _look(self, role: str) -> Style:
        return self.component(f"diff--{role}")


def _are_one_pair(one: Texts, other: Texts) -> bool:
    return (one.left, one.right) == (other.left, other.right)


def _differ(before: Mapping[int, object], after: Mapping[int, object], rows: Iterable[int]) -> bool:
    """Return whether the two say different things of any of some rows."""
    return any(before.get(row) != after.get(row) for row in rows)
