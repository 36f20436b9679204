"""The brain of the review, without a screen: current pair, cursor, filter, search, decisions.

Screens turn keys into calls here and draw what the session then says. Every command returns the
sentence to show, or "" when the screen says enough. Time and disk are elsewhere:
`copydesk.background` compares, `copydesk.desk` writes, `tui.session.decisions` says
what is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from copydesk.alignment.link import FixedLink
from copydesk.articles.article import Article, ArticleFacts
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.errors import InputError
from copydesk.judged.facts import facts_of
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.links import fixed_links
from copydesk.judged.rows import Judged, JudgedRow, RowsOfPair
from copydesk.reviews.anchors import Target, overlap
from tui.session.cursor import Counts, Pair, counts_of
from tui.session.filters import FILTERS
from tui.session.finding_cursor import FindingCursor
from tui.session.resume import Position

if TYPE_CHECKING:
    from copydesk.comparison import Comparison

PairKey = tuple[int, int]
"""Indices of base and other article on the desk."""


class Session(FindingCursor):
    """One reviewer at one desk.

    Args:
        desk: The articles and where their review is kept.
        live: The review as it is being written.
        base: Index of the article on the left; it can be read.
        base_is_chosen: It was pinned or remembered, or all articles' dates were known.
    """

    def __init__(
        self, desk: Desk, live: LiveReview, base: int, *, base_is_chosen: bool = True
    ) -> None:
        super().__init__(Pair(desk.article(base), None))
        self.desk = desk
        self.live = live
        self.base = base
        self.other: int | None = None
        """Index of the article on the right."""
        self.pairs: dict[PairKey, Pair] = {self._key(None): self.pair}
        """The pairs that were opened or compared in this session."""
        self.unreadable: dict[int, str] = {}
        """What was wrong with articles that can't be read, by index."""
        self._base_is_chosen = base_is_chosen
        self._rows_of_last_session: dict[PairKey, int] = {}
        """Rows on which the last session stood, for pairs that were not opened yet."""

    # The pair

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
            self.pairs[key] = Pair(left, right, row=self._rows_of_last_session.pop(key, 0))
        self.pair = self.pairs[key]
        # The rows of the pair before say nothing about where to stand in this one.
        self.items = ()
        self.leave_finding()
        self.review_changed()
        self._go_to_number(self.pair.row)
        return ""

    def fixed_links(self, key: PairKey) -> tuple[FixedLink, ...]:
        """Return what people decided about single cells of a pair."""
        left, right = self.desk.article(key[0]), self.desk.article(key[1])
        return fixed_links(left, right, self.live.review)

    def facts_compared(self, key: PairKey) -> tuple[ArticleFacts, ArticleFacts]:
        """Return the facts of a pair as corrected: findings go by date and language."""
        left, right = key
        return self.facts(self.desk.article(left)), self.facts(self.desk.article(right))

    @property
    def wants_comparison(self) -> bool:
        """Whether the pair on screen must be compared: for the first time, or on new grounds."""
        if self.other is None:
            return False
        pair, key = self.pair, self._key(self.other)
        return (
            pair.comparison is None
            or pair.fixed != self.fixed_links(key)
            or pair.facts != self.facts_compared(key)
        )

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
        pair.facts = self.facts_compared(key)
        assert pair.right is not None  # there was something to compare with
        pair.rows = RowsOfPair(pair.left, pair.right, comparison)
        pair.judged = self._judged(pair)
        if here is None:
            return
        self._lay_items()
        if first and pair.row:
            self._go_to_number(pair.row)
        else:
            self._go_to_sentences(*here)
        self._keep_selected()

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
        self._base_is_chosen = True
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
        if self.items:
            self.pair.row = self.row_number

    # What was decided

    def _judged(self, pair: Pair) -> tuple[JudgedRow, ...]:
        if pair.rows is None:
            return ()
        return pair.rows.judged(self.live.review, self.desk.reviewer)

    def review_changed(self) -> None:
        """Join the pair's rows to what is decided now, and lay them out anew."""
        self.pair.judged = self._judged(self.pair)
        self._lay_items()
        self._keep_selected()

    def facts(self, article: Article) -> ArticleFacts:
        """Return an article's facts as corrected."""
        return facts_of(article, self.live.review)

    def known_tags(self) -> tuple[str, ...]:
        """Return the tags used on this desk, the most used first."""
        counts = Counter(
            tag for judgement in self.live.review.judgements.values() for tag in judgement.tags
        )
        return tuple(tag for tag, _count in counts.most_common())

    def judged_at(self, target: Target) -> Judged | None:
        """Return the row or finding of the pair on screen that `target` names, shown or not."""
        key = target.key
        return next((one for one in self._all_judged() if one.target.key == key), None)

    def _all_judged(self) -> Iterator[Judged]:
        for judged in self.pair.judged:
            yield from judged.parts

    def counts(self, key: PairKey | None = None) -> Counts:
        """Return the rows of a pair by state; of the pair on screen by default."""
        return counts_of(self.pairs.get(key) if key else self.pair)

    def go_to_target(self, target: Target) -> Judged | None:
        """Go to the row or finding that a decision was about, in another pair if need be.

        Returns:
            What the cursor is on; None where it isn't shown. A finding that is gone leads to its
            row.
        """
        self.leave_finding()
        pair = {self.pair.left.sha256, self.pair.right.sha256 if self.pair.right else ""}
        wanted = set(target.hashes)
        if not (wanted <= pair if target.finding else wanted == pair):
            known = wanted if len(wanted) == 2 else {self.pair.left.sha256, *wanted}
            if not (target.finding or len(wanted) == 2) or not self._open_pair_of(known):
                return None
        found = self._best(target)
        if found is None and target.finding is not None:
            found = self._best(Target(target.articles))
        if isinstance(found, JudgedFinding):
            return None if self.select(found) else found
        return found if found is not None and self._go_to_number(found.row.number) else None

    def _best(self, target: Target) -> Judged | None:
        """Return what overlaps a target best."""
        exact = self.judged_at(target)
        if exact is not None:
            return exact
        best = max(self._all_judged(), key=lambda one: overlap(one.target, target), default=None)
        return best if best is not None and overlap(best.target, target) else None

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
        return "\n".join(lines + (verdict_lines(row) if verdict else []))

    def check_base(self, *, touched: bool) -> str:
        """Choose the base by the dates, once all articles are read; see ARCHITECTURE.md.

        Args:
            touched: The reviewer has pressed a key, so nothing may change under their hands.
        """
        from copydesk.articles.library import first_base

        if self._base_is_chosen:
            return ""
        self._base_is_chosen = True
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
                self._rows_of_last_session[self.base, other] = row


def verdict_lines(judged: Judged) -> list[str]:
    """Return my verdict and my note for a copy."""
    mine = judged.mine
    lines: list[str] = []
    if mine is not None and mine.verdict is not None:
        lines.append(f"{int(mine.verdict)} {mine.verdict.word}")
    if mine is not None and mine.note:
        lines.append(mine.note)
    return lines
