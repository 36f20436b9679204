"""The cursor: a place among the items of a pair, perhaps on a finding in one of them.

It stands on rows. Stubs and folded furniture are passed over, however it comes: a stub is stood on
only where `'` leads there, a fold only where nothing else is shown.

While a finding is selected, verdicts, notes and the like are about it; moving on leaves it. Its two
ends may stand in different rows: it belongs to one of them, and the cursor may be on either.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from copydesk.alignment.row import Row
from copydesk.articles.article import Span
from copydesk.judged.finding import JudgedFinding, Side
from copydesk.judged.rows import Judged, JudgedRow
from tui.keys import key
from tui.session.outcome import Shown, command
from tui.session.pair import Pair, waiting_rows
from tui.session.passing import Passing
from widgets.diff_items import FoldItem, Item, RowItem, StubItem, items_of, rows_in

_Spot = tuple[str, tuple[tuple[Side, Span], ...]]
_MadeOf = tuple[object, frozenset[int] | None, frozenset[int]]
"""The rows, the numbers of those that the filter shows, None for all, and of those unfolded."""


class Cursor:
    """Where the reviewer stands, and what of the pair is shown there."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.items: tuple[Item, ...] = ()
        self.place = 0
        """Index into `items`."""
        self.selected: JudgedFinding | None = None
        """The finding that verdicts and notes are about instead of the row."""
        self.filter = "all"
        """The name of one; see `filters.is_filter`."""
        self.search = ""
        self.variants = False
        """Variants of case, quotes, dashes and spaces are marked too."""
        self._laid = 0
        """How often the rows were laid out."""
        self._made_of: _MadeOf = (None, None, frozenset())
        """What the items were made of."""
        self._passing = Passing()
        self._places: list[tuple[int, int]] = []
        """What the cursor can stand on: numbers of rows, each with the index of its item."""
        self._waits_at: int | None = None
        """Where the items of a pair that waits to be compared were entered; None: it is compared.
        Its rows aren't there yet, so standing here says nothing about them."""
        self._came_from = 0
        """Number of the moved row from which the cursor went to its stub."""

    @property
    def shown(self) -> Shown:
        """See `Showing`."""
        rows = self._laid, self.search, self.variants
        return None, None, rows, (self.place, self.selected)

    @property
    def current(self) -> JudgedRow | None:
        """The row under the cursor; None on a stub, on folded furniture or while aligning."""
        if not self.items or not isinstance(self.items[self.place], RowItem):
            return None
        return self.pair.numbered(self.row_number)

    @property
    def subject(self) -> Judged | None:
        """What a decision is about: the selected finding, else the row under the cursor."""
        return self.selected or self.current

    @property
    def row_number(self) -> int:
        """Number of the row under the cursor: a fold's first, a stub's own; 0 for none."""
        if not self.items:
            return 0
        item = self.items[self.place]
        return (item.rows if isinstance(item, StubItem) else rows_in(item))[0].number

    # Standing somewhere

    def enter(self, pair: Pair) -> None:
        """Leave the pair for another; `lay_items` then shows it."""
        self.pair = pair
        # The rows of the pair before say nothing about where to stand in this one.
        self.items, self._places = (), []
        self.selected = None
        pair.stays = 0

    def note_place(self) -> None:
        """Note in the pair where the cursor stands, to stand there again."""
        if not self.items:
            return
        if self._waits_at is None:
            self.pair.row = self.row_number
        elif self.place != self._waits_at:
            self.pair.waited_on = self.row_number - 1

    def lay_items(self) -> None:
        """Make the items of the pair anew; the cursor stays with its row, and with its finding."""
        self.note_place()
        pair = self.pair
        if pair.row != pair.stays:
            pair.stays = 0
        rows, *others = made_of = self._items_made_of()
        known, *known_others = self._made_of
        if not self.items or rows is not known or others != known_others:
            self._made_of = made_of
            self._make_items(made_of[1])
        self._laid += 1
        if pair.judged:
            self.go_to_row(pair.row or self.next_to_do(0, 1))
        else:
            self.go_to_row(pair.waiting_place)
        self._waits_at = None if pair.judged else self.place

    def _items_made_of(self) -> _MadeOf:
        """Return what the items depend on: not on decisions, unless there is a filter."""
        pair = self.pair
        if pair.comparison is None or not pair.judged:
            return pair.left, None, pair.unfolded
        if self.filter == "all":
            return pair.comparison.rows, None, pair.unfolded
        shown = self._passing.numbers(pair, self.filter) | {pair.stays}
        return pair.comparison.rows, shown, pair.unfolded

    def _make_items(self, shown: frozenset[int] | None) -> None:
        pair = self.pair
        rows: Sequence[Row] = [judged.row for judged in pair.judged] or waiting_rows(pair.left)
        self.items = items_of(
            rows,
            shown=lambda row: shown is None or row.number in shown,
            unfolded=pair.unfolded,
        )
        items = list(enumerate(self.items))
        places = [(item.row.number, index) for index, item in items if isinstance(item, RowItem)]
        self._places = places or [
            (item.rows[0].number, index) for index, item in items if isinstance(item, FoldItem)
        ]

    def next_to_do(self, number: int, step: int) -> int:
        """Return the number of the next (1) or previous (-1) row to do that is shown; 0: none."""
        to_do = self.pair.to_do
        if step > 0:
            ahead = range(bisect_right(to_do, number), len(to_do))
        else:
            ahead = range(bisect_left(to_do, number) - 1, -1, -1)
        return next((to_do[place] for place in ahead if self.shows(to_do[place])), 0)

    def shows(self, number: int) -> bool:
        """Tell whether row `number` is one that the cursor can stand on."""
        place = bisect_left(self._places, (number,))
        return place < len(self._places) and self._places[place][0] == number

    def go_to_row(self, number: int) -> bool:
        """Stand on row `number`, or on the nearest one shown before it; return whether it is."""
        before = bisect_left(self._places, (number + 1,)) - 1
        found, self.place = self._places[max(0, before)] if self._places else (0, 0)
        return found == number

    def uncover(self, number: int) -> str:
        """Stand on row `number`, though a filter or fold hides it; say what had to give way."""
        if self.go_to_row(number):
            return ""
        said = ""
        if not any(row.number == number for item in self.items for row in rows_in(item)):
            said = "all rows are shown again: the filter hid this one"
            self.filter = "all"
            self.lay_items()
        for item in self.items:
            if isinstance(item, FoldItem) and any(row.number == number for row in item.rows):
                self.pair.unfolded |= {row.number for row in item.rows}
                said = said or f"unfolded: {key('fold')} folds it again"
                self.lay_items()
                break
        self.go_to_row(number)
        return said

    def select(self, finding: JudgedFinding) -> bool:
        """Stand on a finding and select it; return whether it is shown."""
        shown = self.go_to_row(finding.finding.row)
        self.selected = finding if shown else None
        return shown

    def stand_on(self, part: Judged) -> str:
        """Stand on a row or finding, though a filter or fold hides it; say what had to give way."""
        self.selected = None
        if not isinstance(part, JudgedFinding):
            return self.uncover(part.row.number)
        said = self.uncover(part.finding.row)
        self.select(part)
        return said

    def keep_selected(self) -> None:
        """Keep the finding selected in rows that were made anew, if the cursor is still on it."""
        if self.selected is None:
            return
        wanted = spot_of(self.selected)
        here = (finding for _row, _place, finding in self.pair.findings_at(self.row_number))
        self.selected = next((finding for finding in here if spot_of(finding) == wanted), None)

    def sentences(self) -> tuple[int | None, int | None]:
        """Return the left and the right sentence by which to find the place in other rows."""
        rows = rows_in(self.items[self.place]) if self.items else ()
        lefts = [index for row in rows for index in row.left]
        rights = [index for row in rows for index in row.right]
        left, right = self.pair.followed
        if left in lefts or right in rights:
            return left, right
        return next(iter(lefts), None), next(iter(rights), None)

    def go_to_sentences(self, left: int | None, right: int | None) -> None:
        """Stand on the row that has one of these sentences."""
        for judged in self.pair.judged:
            if left in judged.row.left or right in judged.row.right:
                self.go_to_row(judged.row.number)
                return

    # Commands

    @command
    def move(self, rows: int) -> str:
        """Move by so many rows, over stubs and folds."""
        self.selected = None
        step = 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            target = self._step(self.place, step)
            if target is None:
                return "this is the last row" if step > 0 else "this is the first row"
            self.place = target
        return ""

    def _step(self, index: int, step: int) -> int | None:
        index += step
        while 0 <= index < len(self.items) and not isinstance(self.items[index], RowItem):
            index += step
        return index if 0 <= index < len(self.items) else None

    @command
    def go_to(self, index: int) -> str:
        """Go to an item; from one that isn't stood on, to the next on the way, else back."""
        self.selected = None
        if self.items:
            step = 1 if index > self.place else -1
            index = min(max(index, 0), len(self.items) - 1)
            if not isinstance(self.items[index], RowItem):
                ways = self._step(index, step), self._step(index, -step)
                index = next((way for way in ways if way is not None), self.place)
            self.place = index
        return ""

    @command
    def other_end(self) -> str:
        """Go to the other end of the selected finding, else to that of a moved row."""
        if self.selected is not None:
            return self._other_end_of_finding(self.selected)
        if not self.items:
            return ""
        item = self.items[self.place]
        if isinstance(item, StubItem):
            back = next((row for row in item.rows if row.number == self._came_from), item.rows[0])
            self.go_to_row(back.number)
            return ""
        if isinstance(item, FoldItem) or not item.row.moved:
            return "this row is not moved"
        for index, end in enumerate(self.items):
            if isinstance(end, StubItem) and item.row in end.rows:
                self._came_from = item.row.number
                self.place = index
                return ""
        return "its other part stands beside it"

    def _other_end_of_finding(self, finding: JudgedFinding) -> str:
        rows = [end.row for end in finding.ends]
        there = next((row for row in rows if row != self.row_number), None)
        if there is None:
            return (
                "both places of this finding are in this row"
                if rows[1:]
                else "it stands in one place"
            )
        return (
            ""
            if self.go_to_row(there)
            else f"its other part is hidden by the filter; {key('filter')} shows other rows"
        )

    @command
    def leave_finding(self) -> str:
        """Let decisions be about the row again."""
        self.selected = None
        return ""


def spot_of(judged: JudgedFinding) -> _Spot:
    """Return what makes a finding of the pair on screen the same: its kind and its two places."""
    return judged.finding.kind, tuple((end.side, end.span) for end in judged.ends)
