"""The brain of the review, without a screen: current pair, cursor, filter, search, decisions.

Screens turn keys into calls here and draw what the session then says. Every command returns the
sentence to show, or "" when the screen says enough. Time and disk are elsewhere: `tui.comparing`
compares, `tui.record` writes, `tui.deciding` says what is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.alignment.link import FixedLink
from copydesk.alignment.row import Row
from copydesk.articles.article import FURNITURE, Article, ArticleFacts
from copydesk.desk import Desk, JudgedRow, facts_of, fixed_links, judged_rows
from copydesk.errors import InputError
from copydesk.reviews.anchors import Target, overlap
from tui.record import Record, verdict_order
from tui.resume import Position
from widgets.diff_items import FoldItem, Item, RowItem, StubItem, items_of, rows_in

if TYPE_CHECKING:
    from copydesk.comparison import Comparison

PairKey = tuple[int, int]
"""Indices of base and other article on the desk."""

FILTERS: Final[dict[str, Callable[[JudgedRow], bool]]] = {
    "all": lambda _judged: True,
    "to do": lambda judged: judged.state == "to do",
    "differences": lambda judged: not (judged.row.furniture or judged.row.relation == "same"),
    "judged": lambda judged: judged.state == "done",
    "not reviewed": lambda judged: judged.state in ("to do", "quiet"),
    "one-sided": lambda judged: judged.row.relation.endswith("only") and not judged.row.furniture,
    "moved": lambda judged: judged.row.moved,
    "with a note": lambda judged: judged.mine is not None and bool(judged.mine.note),
    "second reader": lambda judged: judged.mine is not None and judged.mine.second_reader,
    "changed since": lambda judged: judged.changed_since,
}
"""What `f` offers, each with its test. The first shows everything."""


@dataclass
class Pair:
    """One pair as this session knows it."""

    left: Article
    right: Article | None
    comparison: Comparison | None = None
    """None until the pair was compared."""
    fixed: tuple[FixedLink, ...] = ()
    """The hand-made links that the comparison knows."""
    judged: tuple[JudgedRow, ...] = ()
    row: int = 0
    """Number of the row under the cursor, to stand there again on coming back; 0: none yet."""
    unfolded: frozenset[int] = frozenset()


class Counts(Struct, frozen=True):
    """Rows of a pair by state; furniture is not counted."""

    to_do: int = 0
    done: int = 0
    quiet: int = 0


@dataclass
class Session:
    """One reviewer at one desk.

    Args:
        desk: The articles and where their review is kept.
        record: The review as it is being written.
        base: Index of the article on the left.
    """

    desk: Desk
    record: Record
    base: int
    other: int | None = None
    pairs: dict[PairKey, Pair] = field(default_factory=dict)
    unreadable: dict[int, str] = field(default_factory=dict)
    """What was wrong with articles that can't be read, by index."""
    filter: str = "all"
    search: str = ""
    items: tuple[Item, ...] = ()
    cursor: int = 0
    """Index into `items`."""
    came_from: int = 0
    """Number of the moved row from which the cursor went to its stub."""
    base_is_chosen: bool = False
    """The base was pinned, remembered, or chosen by the dates of all articles."""
    waiting_rows: dict[PairKey, int] = field(default_factory=dict)
    """Rows on which the last session stood, for pairs that were not opened yet."""

    # The pair

    @property
    def pair(self) -> Pair:
        """The pair on screen."""
        return self.pairs[self._key(self.other)]

    def _key(self, other: int | None) -> PairKey:
        return (self.base, -1 if other is None else other)

    def others(self) -> list[int]:
        """Return the indices of the articles that can stand beside the base, in list order."""
        return [
            index
            for index in range(len(self.desk.found))
            if index != self.base and index not in self.unreadable
        ]

    def open_pair(self, other: int | None) -> str:
        """Put another article beside the base; the cursor goes where it was in that pair."""
        left = self.desk.article(self.base)
        right = None
        if other is not None:
            try:
                right = self.desk.article(other)
            except InputError as error:
                self.unreadable[other] = str(error)
                return str(error)
        self._remember_row()
        self.other = other
        key = self._key(other)
        if key not in self.pairs:
            self.pairs[key] = Pair(left, right, row=self.waiting_rows.pop(key, 0))
        self.review_changed()
        self._go_to_number(self.pair.row)
        return ""

    def fixed_links(self, key: PairKey) -> tuple[FixedLink, ...]:
        """Return what people decided about single cells of a pair."""
        left, right = self.desk.article(key[0]), self.desk.article(key[1])
        return fixed_links(left, right, self.record.review)

    @property
    def wants_comparison(self) -> bool:
        """Whether the pair on screen must be compared, or compared anew after a link changed."""
        if self.other is None:
            return False
        pair = self.pair
        return pair.comparison is None or pair.fixed != self.fixed_links(self._key(self.other))

    def take_comparison(
        self, key: PairKey, comparison: Comparison, fixed: tuple[FixedLink, ...]
    ) -> None:
        """Take the result of comparing a pair; on screen, the cursor stays with its sentences.

        Args:
            key: The pair.
            comparison: What comparing it gave.
            fixed: The hand-made links that went in.
        """
        pair = self.pairs.get(key)
        if pair is None:
            pair = self.pairs[key] = Pair(self.desk.article(key[0]), self.desk.article(key[1]))
        here = self._sentences_under_cursor() if key == self._key(self.other) else None
        first = pair.comparison is None
        pair.comparison = comparison
        pair.fixed = fixed
        pair.judged = self._judged(pair)
        if here is None:
            return
        self._lay_items()
        if first and pair.row:
            self._go_to_number(pair.row)
        else:
            self._go_to_sentences(*here)

    def step_article(self, step: int) -> str:
        """Go to the next (1) or previous (-1) article beside the base."""
        others = self.others()
        if not others:
            return "there is no other article"
        if self.other not in others:
            return self.open_pair(others[0])
        place = others.index(self.other) + step
        if not 0 <= place < len(others):
            return "this is the last article" if step > 0 else "this is the first article"
        return self.open_pair(others[place])

    def pin(self, article: int) -> str:
        """Make `article` the base; the old base stands beside it if it was not there yet."""
        if article == self.base:
            return "this is the base already"
        self.base_is_chosen = True
        try:
            self.desk.article(article)
        except InputError as error:
            self.unreadable[article] = str(error)
            return str(error)
        self._remember_row()
        before, self.base = self.base, article
        other = before if self.other in (article, None) else self.other
        return self.open_pair(other)

    def _remember_row(self) -> None:
        if self._key(self.other) in self.pairs and self.items:
            self.pair.row = self.row_number

    # What was decided

    def _judged(self, pair: Pair) -> tuple[JudgedRow, ...]:
        if pair.right is None or pair.comparison is None:
            return ()
        return judged_rows(
            pair.left, pair.right, pair.comparison, self.record.review, self.desk.reviewer
        )

    def review_changed(self) -> None:
        """Join the pair's rows to what is decided now, and lay them out anew."""
        self.pair.judged = self._judged(self.pair)
        self._lay_items()

    def facts(self, article: Article) -> ArticleFacts:
        """Return an article's facts as corrected."""
        return facts_of(article, self.record.review)

    def known_tags(self) -> tuple[str, ...]:
        """Return the tags used on this desk, the most used first."""
        counts = Counter(
            tag for judgement in self.record.review.judgements.values() for tag in judgement.tags
        )
        return tuple(tag for tag, _count in counts.most_common())

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

    def counts(self, key: PairKey | None = None) -> Counts:
        """Return the rows of a pair by state; of the pair on screen by default."""
        pair = self.pairs.get(key or self._key(self.other))
        states = [judged.state for judged in pair.judged] if pair else []
        return Counts(states.count("to do"), states.count("done"), states.count("quiet"))

    def go_to_target(self, target: Target) -> int:
        """Go to the row that a decision was about, in another pair if need be.

        Returns:
            The row's number; 0 where it isn't shown.
        """
        if len(target.hashes) != 2:
            return 0
        pair = {self.pair.left.sha256, self.pair.right.sha256 if self.pair.right else ""}
        if set(target.hashes) != pair and not self._open_pair_of(set(target.hashes)):
            return 0
        for judged in self.pair.judged:
            if judged.target.key == target.key:
                return judged.row.number if self._go_to_number(judged.row.number) else 0
        best = max(
            self.pair.judged, key=lambda judged: overlap(judged.target, target), default=None
        )
        if best is None or not overlap(best.target, target):
            return 0
        return best.row.number if self._go_to_number(best.row.number) else 0

    def _open_pair_of(self, hashes: set[str]) -> bool:
        """Put the two articles with these hashes side by side, keeping the base where possible."""
        known = self.desk.articles_read()
        found = [index for index, article in known.items() if article.sha256 in hashes]
        if {known[index].sha256 for index in found} != hashes:
            return False
        base = self.base if self.base in found else found[0]
        other = next((index for index in found if index != base), None)
        if base != self.base:
            self.pin(base)
        return not self.open_pair(other)

    def row_text(self, *, verdict: bool) -> str:
        """Return the words of the row under the cursor for a copy; "" where there is no row.

        Args:
            verdict: With the verdict and the note.
        """
        row = self.current
        pair = self.pair
        if row is None:
            return ""
        lines: list[str] = []
        sides = ((pair.left, row.row.left), (pair.right, row.row.right))
        for article, run in sides:
            if article is not None and run:
                words = " ".join(article.quote(article.sentences[index]) for index in run)
                lines.append(f"{self.facts(article).short_name}: {words}")
        if verdict and row.mine is not None and row.mine.verdict is not None:
            lines.append(f"{int(row.mine.verdict)} {row.mine.verdict.word}")
            lines += [row.mine.note] if row.mine.note else []
        return "\n".join(lines)

    def check_base(self, *, touched: bool) -> str:
        """Choose the base by the dates, once all articles are read; see ARCHITECTURE.md.

        Args:
            touched: The reviewer has pressed a key, so nothing may change under their hands.
        """
        from copydesk.articles.library import first_base

        if self.base_is_chosen:
            return ""
        self.base_is_chosen = True
        readable = [i for i in range(len(self.desk.found)) if i not in self.unreadable]
        articles = [self.desk.article(index) for index in readable]
        if not articles:
            return ""
        earliest = readable[articles.index(first_base(articles))]
        if earliest == self.base:
            return ""
        if touched:
            name = self.facts(self.desk.article(earliest)).short_name
            return f"{name} is the earliest; p in the list makes it the base"
        return self.pin(earliest)

    def position(self, hidden: Iterable[str]) -> Position:
        """Return where the reviewer stands.

        Args:
            hidden: Panes that are hidden.
        """
        self._remember_row()
        names = [found.name for found in self.desk.found]
        rows = {
            names[other]: pair.row
            for (base, other), pair in self.pairs.items()
            if base == self.base and other >= 0 and pair.row
        }
        other = "" if self.other is None else names[self.other]
        return Position(names[self.base], other, rows, self.filter, tuple(sorted(hidden)))

    def stand_at(self, position: Position) -> None:
        """Stand where the reviewer stood; what is no longer there is passed over."""
        names = {found.name: index for index, found in enumerate(self.desk.found)}
        self.filter = position.filter if position.filter in FILTERS else "all"
        for name, row in position.rows.items():
            other = names.get(name)
            if other is not None and position.base == self.desk.found[self.base].name:
                self.waiting_rows[self.base, other] = row

    # The cursor

    @property
    def row_number(self) -> int:
        """Number of the row under the cursor: a fold's first, a stub's own; 0 for none."""
        if not self.items:
            return 0
        item = self.items[self.cursor]
        return (item.rows if isinstance(item, StubItem) else rows_in(item))[0].number

    def _lay_items(self) -> None:
        """Make the items of the pair on screen anew; the cursor stays with its row."""
        number = self.row_number if self.items else self.pair.row
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
        self.cursor = best or 0
        return False

    def _sentences_under_cursor(self) -> tuple[int | None, int | None]:
        rows = rows_in(self.items[self.cursor]) if self.items else ()
        left = next((index for row in rows for index in row.left), None)
        right = next((index for row in rows for index in row.right), None)
        return left, right

    def _go_to_sentences(self, left: int | None, right: int | None) -> None:
        """Put the cursor on the row that has one of these sentences."""
        for judged in self.pair.judged:
            if left in judged.row.left or right in judged.row.right:
                self._go_to_number(judged.row.number)
                return

    def move(self, rows: int) -> str:
        """Move the cursor by so many items, over stubs."""
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
        if self.items:
            index = min(max(index, 0), len(self.items) - 1)
            if isinstance(self.items[index], StubItem):
                before, after = self._step(index, -1), self._step(index, 1)
                index = before if before is not None else after if after is not None else index
            self.cursor = index
        return ""

    def next_to_do(self, step: int) -> str:
        """Go to the next (1) or previous (-1) row to do."""
        index: int | None = self.cursor
        while index is not None:
            index = self._step(index, step)
            if index is not None and self._is_to_do(index):
                self.cursor = index
                return ""
        counts = self.counts()
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
        if not self.items:
            return ""
        item = self.items[self.cursor]
        if isinstance(item, StubItem):
            back = next((row for row in item.rows if row.number == self.came_from), item.rows[0])
            self._go_to_number(back.number)
            return ""
        if isinstance(item, FoldItem) or not item.row.moved:
            return "this row is not moved"
        for index, end in enumerate(self.items):
            if isinstance(end, StubItem) and item.row in end.rows:
                self.came_from = item.row.number
                self.cursor = index
                return ""
        return "its other end stands right beside it"

    def last_judged(self) -> str:
        """Go to the row of this pair that I judged last."""
        mine = [
            judged for judged in self.pair.judged if judged.mine and judged.mine.verdict is not None
        ]
        if not mine:
            return "nothing is judged in this pair yet"
        newest = max(mine, key=lambda judged: verdict_order(judged.mine) if judged.mine else ())
        return "" if self._go_to_number(newest.row.number) else "hidden by the filter: f"

    # What is shown

    def set_filter(self, name: str) -> str:
        """Show only the rows that `name` (a key of `FILTERS`) is about."""
        self.filter = name
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
