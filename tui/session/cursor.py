"""The cursor: walking the items of the pair on screen, and what of the pair is shown.

One half of the session, kept apart for its size: all that needs the rows of one pair and nothing of
the desk. Every command returns the sentence to show, or "" when the screen says enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import Struct

from copydesk.alignment.row import Row
from copydesk.articles.article import FURNITURE, Article, ArticleFacts
from copydesk.judged.rows import JudgedRow, RowsOfPair
from tui.session.filters import FILTERS
from widgets.diff_items import FoldItem, Item, RowItem, StubItem, items_of, rows_in

if TYPE_CHECKING:
    from copydesk.alignment.link import FixedLink
    from copydesk.comparison import Comparison
    from copydesk.judged.finding import JudgedFinding


@dataclass
class Pair:
    """One pair as this session knows it."""

    left: Article
    right: Article | None
    comparison: Comparison | None = None
    """None until the pair was compared."""
    fixed: tuple[FixedLink, ...] = ()
    """The hand-made links that the comparison knows."""
    facts: tuple[ArticleFacts, ...] = ()
    """The facts of both articles that it knows."""
    rows: RowsOfPair | None = None
    """The rows of `comparison`, ready to be joined to what is decided."""
    judged: tuple[JudgedRow, ...] = ()
    row: int = 0
    """Number of the row under the cursor, to stand there again on coming back; 0: none yet."""
    unfolded: frozenset[int] = frozenset()
    followed: tuple[int | None, int | None] = (None, None)
    """The left or the right sentence that the cursor follows when its row is made anew; without
    one, or where it isn't in that row, the row's first sentences."""


class Counts(Struct, frozen=True):
    """Rows of a pair by state; furniture is not counted."""

    to_do: int = 0
    done: int = 0
    quiet: int = 0


def counts_of(pair: Pair | None) -> Counts:
    """Return the rows of a pair by state; nothing for a pair that was not compared."""
    states = [judged.state for judged in pair.judged] if pair else []
    return Counts(states.count("to do"), states.count("done"), states.count("quiet"))


class Cursor:
    """A place among the items of a pair; `Session` says which pair."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.items: tuple[Item, ...] = ()
        self.cursor = 0
        """Index into `items`."""
        self.filter = "all"
        """A key of `FILTERS`."""
        self.search = ""
        self.variants = False
        """Variants of case, quotes, dashes and spaces are marked too."""
        self.selected: JudgedFinding | None = None
        """The finding that verdicts and notes are about instead of the row; see `FindingCursor`."""
        self._came_from = 0
        """Number of the moved row from which the cursor went to its stub."""

    def judged(self, number: int) -> JudgedRow | None:
        """Return row `number` of the pair with what was decided on it."""
        if 0 < number <= len(self.pair.judged):
            return self.pair.judged[number - 1]
        return None

    @property
    def current(self) -> JudgedRow | None:
        """The row under the cursor; None on a stub, on folded furniture or while aligning."""
        if not self.items or not isinstance(self.items[self.cursor], RowItem):
            return None
        return self.judged(self.row_number)

    @property
    def row_number(self) -> int:
        """Number of the row under the cursor: a fold's first, a stub's own; 0 for none."""
        if not self.items:
            return 0
        item = self.items[self.cursor]
        return (item.rows if isinstance(item, StubItem) else rows_in(item))[0].number

    def _lay_items(self) -> None:
        """Make the items of the pair on screen anew; the cursor stays with its row."""
        number = self.pair.row = self.row_number or self.pair.row
        pair = self.pair
        test = FILTERS[self.filter]
        if pair.judged:
            shown = {judged.row.number for judged in pair.judged if test(judged)}
            rows: Sequence[Row] = [judged.row for judged in pair.judged]
            self.items = items_of(
                rows, shown=lambda row: row.number in shown, unfolded=pair.unfolded
            )
        else:
            self.items = items_of(waiting_rows(pair.left), unfolded=pair.unfolded)
        self.cursor = 0
        self._go_to_number(number)

    def _go_to_number(self, number: int) -> bool:
        """Put the cursor on row `number`, or on the nearest one shown before it."""
        best = None
        for index, item in enumerate(self.items):
            for row in rows_in(item):
                if row.number == number:
                    self.cursor = index
                    return True
                if row.number < number:
                    best = index
        first = self._step(-1, 1)
        self.cursor = best if best is not None else first if first is not None else 0
        return False

    def _sentences_under_cursor(self) -> tuple[int | None, int | None]:
        rows = rows_in(self.items[self.cursor]) if self.items else ()
        lefts = [index for row in rows for index in row.left]
        rights = [index for row in rows for index in row.right]
        left, right = self.pair.followed
        if left in lefts or right in rights:
            return left, right
        return next(iter(lefts), None), next(iter(rights), None)

    def _go_to_sentences(self, left: int | None, right: int | None) -> None:
        """Put the cursor on the row that has one of these sentences."""
        for judged in self.pair.judged:
            if left in judged.row.left or right in judged.row.right:
                self._go_to_number(judged.row.number)
                return

    def move(self, rows: int) -> str:
        """Move the cursor by so many items, over stubs."""
        self.leave_finding()
        step = 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            target = self._step(self.cursor, step)
            if target is None:
                return "this is the last row" if step > 0 else "this is the first row"
            self.cursor = target
        return ""

    def _step(self, index: int, step: int) -> int | None:
        index += step
        while 0 <= index < len(self.items) and isinstance(self.items[index], StubItem):
            index += step
        return index if 0 <= index < len(self.items) else None

    def go_to(self, index: int) -> str:
        """Put the cursor on an item, or on the nearest one before that is no stub."""
        self.leave_finding()
        if self.items:
            index = min(max(index, 0), len(self.items) - 1)
            if isinstance(self.items[index], StubItem):
                before, after = self._step(index, -1), self._step(index, 1)
                index = before if before is not None else after if after is not None else index
            self.cursor = index
        return ""

    def next_to_do(self, step: int, number: int = 0) -> str:
        """Go to the next (1) or previous (-1) row to do.

        Args:
            step: The direction.
            number: The row to look from, which a filter may hide by now; 0 for the cursor's.
        """
        self.leave_finding()
        number = number or self.row_number
        ahead = [
            (item.row.number, index)
            for index, item in enumerate(self.items)
            if isinstance(item, RowItem)
            and (item.row.number - number) * step > 0
            and self._is_to_do(index)
        ]
        if ahead:
            self.cursor = (min(ahead) if step > 0 else max(ahead))[1]
            return ""
        counts = counts_of(self.pair)
        if not counts.to_do and self.pair.judged:
            return "pair done, > next article"
        if self.filter != "all" and not any(map(self._is_to_do, range(len(self.items)))):
            return f"{counts.to_do} to do are hidden by the filter: f"
        return "no row to do further down: (" if step > 0 else "no row to do further up: )"

    def _is_to_do(self, index: int) -> bool:
        item = self.items[index]
        judged = self.judged(item.row.number) if isinstance(item, RowItem) else None
        return judged is not None and judged.state == "to do"

    def other_end(self) -> str:
        """Go to the stub of the moved row under the cursor, or from a stub to its row."""
        self.leave_finding()
        if not self.items:
            return ""
        item = self.items[self.cursor]
        if isinstance(item, StubItem):
            back = next((row for row in item.rows if row.number == self._came_from), item.rows[0])
            self._go_to_number(back.number)
            return ""
        if isinstance(item, FoldItem) or not item.row.moved:
            return "this row is not moved"
        for index, end in enumerate(self.items):
            if isinstance(end, StubItem) and item.row in end.rows:
                self._came_from = item.row.number
                self.cursor = index
                return ""
        return "its other end stands right beside it"

    def leave_finding(self) -> str:
        """Let verdicts be about the row again."""
        self.selected = None
        return ""

    # What is shown

    def set_filter(self, name: str) -> str:
        """Show only the rows that `name` (a key of `FILTERS`) is about."""
        self.filter = name
        self.leave_finding()
        self._lay_items()
        if not self.items:
            self.filter = "all"
            self._lay_items()
            return f"no row is {name}"
        return ""

    def fold(self) -> str:
        """Unfold the furniture under the cursor, or fold the furniture around it."""
        item = self.items[self.cursor] if self.items else None
        if isinstance(item, FoldItem):
            numbers = {row.number for row in item.rows}
            self.pair.unfolded |= numbers
        elif isinstance(item, RowItem) and item.row.furniture:
            self.pair.unfolded -= self._furniture_around(item.row.number)
        else:
            return "nothing to fold here; Z folds or unfolds everything"
        self._lay_items()
        return ""

    def _furniture_around(self, number: int) -> frozenset[int]:
        numbers = {number}
        for step in (-1, 1):
            other = number + step
            while (judged := self.judged(other)) is not None and judged.row.furniture:
                numbers.add(other)
                other += step
        return frozenset(numbers)

    def fold_all(self) -> str:
        """Unfold all furniture of the pair, or fold it when some is unfolded."""
        furniture = {judged.row.number for judged in self.pair.judged if judged.row.furniture}
        if not furniture:
            return "there is no furniture in this pair"
        self.pair.unfolded = frozenset() if self.pair.unfolded else frozenset(furniture)
        self._lay_items()
        return ""

    def set_search(self, text: str) -> str:
        """Search both articles for `text`, in any case, and go to the first match from here on."""
        self.leave_finding()
        self.search = text
        if not text:
            return ""
        found = self._matches()
        if not found:
            return f"no match for {text}"
        ahead = [index for index in found if index >= self.cursor]
        self.cursor = (ahead or found)[0]
        return self._match_place(found)

    def next_match(self, step: int) -> str:
        """Go to the next (1) or previous (-1) match, around the ends."""
        if not self.search:
            return "no search yet: /"
        self.leave_finding()
        found = self._matches()
        if not found:
            return f"no match for {self.search}"
        if step > 0:
            self.cursor = next((index for index in found if index > self.cursor), found[0])
        else:
            before = [index for index in found if index < self.cursor]
            self.cursor = before[-1] if before else found[-1]
        return self._match_place(found)

    def _matches(self) -> list[int]:
        wanted = self.search.casefold()
        return [index for index, item in enumerate(self.items) if wanted in self._words_of(item)]

    def _match_place(self, found: Sequence[int]) -> str:
        return f"match {found.index(self.cursor) + 1} of {len(found)} for {self.search}"

    def _words_of(self, item: Item) -> str:
        pair = self.pair
        words: list[str] = []
        for row in rows_in(item):
            words += [pair.left.quote(pair.left.sentences[index]) for index in row.left]
            if pair.right is not None:
                words += [pair.right.quote(pair.right.sentences[index]) for index in row.right]
        return "\n".join(words).replace("\r\n", " ").casefold()


def waiting_rows(left: Article) -> tuple[Row, ...]:
    """Return the base's sentences as rows, for as long as the pair is being aligned."""
    return tuple(
        Row(number, (sentence.index,), (), "left-only", furniture=sentence.kind in FURNITURE)
        for number, sentence in enumerate(left.sentences, 1)
    )
