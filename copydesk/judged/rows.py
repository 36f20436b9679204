"""The rows of a pair joined to what was decided on them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, structs

from copydesk.alignment.edit import Cell
from copydesk.alignment.link import SURE
from copydesk.judged.final import FinalWord, finals_on
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.findings import FindingsOfPair
from copydesk.judged.links import HandLink, hand_links
from copydesk.judged.per_reviewer import PerReviewer, mine_and_others
from copydesk.reviews.anchors import Anchor, ArticleAnchors, Target, anchor, row_target
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.placing import Shown
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.articles.article import Article
    from copydesk.compared import Comparison

RowState = Literal["to do", "done", "quiet", "furniture"]
"""to do: wants my verdict. done: has it. quiet: may have one, is *not reviewed* without.
furniture: never to do."""


class JudgedRow(Struct, frozen=True, gc=False):
    """A row with what was decided on it."""

    row: Row
    target: Target
    mine: Judgement | None
    others: tuple[Judgement, ...]
    """Other reviewers' judgements that say something, by reviewer."""
    state: RowState
    findings: tuple[JudgedFinding, ...] = ()
    """The gravest first, then by place; also those that end in another row."""
    final: FinalWord | None = None
    """What was decided for the whole desk."""

    @property
    def open_findings(self) -> tuple[JudgedFinding, ...]:
        """The findings that want my verdict; none where the row as a whole has it."""
        if self.state in ("done", "furniture"):
            return ()
        return tuple(finding for finding in self.findings if finding.state == "open")

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to it but its texts: no finding, and nobody said anything."""
        return not (self.mine or self.others or self.final or self.findings)

    @property
    def name(self) -> str:
        """What a sentence about it calls it: "row 7"."""
        return f"row {self.row.number}"

    @property
    def parts(self) -> tuple[Judged, ...]:
        """All that can be decided on here: the row itself, then its findings."""
        return (self, *self.findings)

    @property
    def changed_since(self) -> bool:
        """My verdict was given when the row had other sentences: it is to do again."""
        return self.mine is not None and self.mine.verdict is not None and self.mine.changed_since


Judged = JudgedRow | JudgedFinding
"""What a decision can be about: it has a `target`, a `name`, and `mine` is what I decided."""


def target_of(row: Row, left: Article, right: Article) -> Target:
    """Return what a verdict on `row` is about: the hashes and anchors of both runs."""
    return row_target(left, row.left, right, row.right)


def _targets_of(rows: Iterable[Row], left: Article, right: Article) -> list[Target]:
    """Return what `target_of` does for all rows of a pair, in half of the time."""
    here, there = _places_in(left), _places_in(right)
    if right.sha256 < left.sha256:
        # Already in canonical order: what isn't is sorted, one by one.
        return [Target((there(row.right), here(row.left))) for row in rows]
    return [Target((here(row.left), there(row.right))) for row in rows]


def _places_in(article: Article) -> Callable[[Sequence[int]], ArticleAnchors]:
    """Return what gives the anchors of some sentences."""
    known = _anchors_of(article)
    sha256, name = article.sha256, article.name
    text = "" if article.text_sha256 == sha256 else article.text_sha256

    def places(sentences: Sequence[int]) -> ArticleAnchors:
        return ArticleAnchors(sha256, tuple([known[index] for index in sentences]), name, text)

    return places


@lru_cache(maxsize=64)
def _anchors_of(article: Article) -> tuple[Anchor, ...]:
    """Return the anchors of all sentences: an article stands in many pairs of a story."""
    return tuple(anchor(article, sentence) for sentence in article.sentences)


def judged_rows(
    left: Article,
    right: Article,
    comparison: Comparison,
    review: Review,
    reviewer: str,
    off: Container[str] = (),
) -> tuple[JudgedRow, ...]:
    """Join the rows of a pair to what was decided on them; arguments as for `RowsOfPair`."""
    return RowsOfPair(left, right, comparison, off).judged(review, reviewer)


class RowsOfPair:
    """The rows of one compared pair; `judged` joins them to a review, as often as that changes.

    Args:
        left: The base.
        right: The article beside it.
        comparison: What comparing them gave.
        off: Types of findings that nobody wants to see. What was decided on one stays.
    """

    def __init__(
        self, left: Article, right: Article, comparison: Comparison, off: Container[str] = ()
    ) -> None:
        self._left = left
        self._right = right
        self._comparison = comparison
        self._targets = _targets_of(comparison.rows, left, right)
        self._shown = Shown(self._targets)
        self._placed = PerReviewer(self._shown.hashes, self._place)
        self.findings = FindingsOfPair(left, right, comparison, self._targets, off)

    @cached_property
    def _one_sided(self) -> dict[tuple[str, tuple[int, int]], list[int]]:
        return _by_span(self._targets)

    def judged(
        self, review: Review, reviewer: str, *, blind: bool = False
    ) -> tuple[JudgedRow, ...]:
        """Return the rows with what was decided on them and on their findings.

        Args:
            review: What was decided.
            reviewer: Whose decisions are "mine".
            blind: Leave out what others decided on a row until it has my verdict. Which rows there
                are doesn't depend on it: a row that somebody's verdict parts is parted for all.
        """
        words = hand_links(self._left, self._right, review)
        mine, others = self._mine_and_others(review, reviewer, words)
        by_hand = {cell for cell, word in words.items() if word.linked}
        decided = frozenset(
            row.number
            for row, own in zip(self._comparison.rows, mine, strict=True)
            if own is not None and own.verdict is not None and not own.changed_since
        )
        findings: dict[int, list[JudgedFinding]] = {}
        for finding in self.findings.judged(review, reviewer, decided if blind else None):
            findings.setdefault(finding.finding.row, []).append(finding)
        finals = finals_on(self._targets, self._shown, review)
        rows = tuple(
            JudgedRow(
                row,
                target,
                mine[place],
                others[place],
                self._state(row, mine[place], findings.get(row.number, ()), by_hand),
                tuple(findings.get(row.number, ())),
                finals[place],
            )
            for place, (row, target) in enumerate(
                zip(self._comparison.rows, self._targets, strict=True)
            )
        )
        if not blind:
            return rows
        return tuple(
            known if known.row.number in decided else structs.replace(known, others=(), final=None)
            for known in rows
        )

    def _mine_and_others(
        self, review: Review, reviewer: str, words: Mapping[Cell, HandLink]
    ) -> tuple[list[Judgement | None], list[tuple[Judgement, ...]]]:
        placed = {
            name: [
                (place, _unless_overruled(self._comparison.rows[place], judgement, words))
                for place, judgement in placed.items()
            ]
            for name, placed in self._placed.of(review, reviewer).items()
        }
        return mine_and_others(reviewer, placed, len(self._targets))

    def _state(
        self,
        row: Row,
        mine: Judgement | None,
        findings: Sequence[JudgedFinding],
        by_hand: Set[Cell],
    ) -> RowState:
        """Return what a row wants.

        Done with my verdict on it, or on every finding in it that I didn't dismiss. Else to do with
        a finding left, with a link below *sure* or by hand, or one-sided with something that can be
        checked.
        """
        if mine is not None and mine.verdict is not None and not mine.changed_since:
            return "done"
        if row.furniture:
            return "furniture"
        states = {finding.state for finding in findings}
        if "open" in states or (mine is not None and mine.changed_since):
            return "to do"
        if "done" in states:
            return "done"
        if by_hand and not by_hand.isdisjoint(row.cells):
            return "to do"
        if row.relation == "same":
            return "quiet"
        checkable = row.number in self._comparison.checkable
        wanted = checkable if row.is_one_sided else row.confidence < SURE
        return "to do" if wanted else "quiet"

    def _place(self, review: Review, reviewer: str) -> dict[int, Judgement]:
        """Return a reviewer's judgements by the place of the row in which each stands.

        A mismatch stands on both of its halves.
        """
        placed = {
            place: judgement
            for place, judgement in enumerate(review.place(self._shown, reviewer).judgements)
            if judgement is not None
        }
        mismatches = [
            judgement
            for judgement in review.judgements_by(reviewer, self._shown.hashes)
            if judgement.verdict is Verdict.MISMATCH and judgement.target.finding is None
        ]
        for judgement in sorted(mismatches, key=lambda found: found.order):
            for place in self._halves_of(judgement.target):
                known = placed.get(place)
                if known is None or not known.is_decided or known.changed_since:
                    placed[place] = structs.replace(judgement, changed_since=judgement.is_touched)
        return placed

    def _halves_of(self, whole: Target) -> list[int]:
        """Return the places of the one-sided rows that came out of a row."""
        spans = {(side.sha256, span) for side in whole.articles for span in side.spans}
        return [
            place
            for place in sorted({place for one in spans for place in self._one_sided.get(one, ())})
            if all(
                (side.sha256, span) in spans
                for side in self._targets[place].articles
                for span in side.spans
            )
        ]


def _by_span(targets: Sequence[Target]) -> dict[tuple[str, tuple[int, int]], list[int]]:
    """Return the places of the one-sided rows by the sentences that they hold."""
    places: dict[tuple[str, tuple[int, int]], list[int]] = {}
    for place, target in enumerate(targets):
        if sum(bool(side.anchors) for side in target.articles) == 1:
            for side in target.articles:
                for span in side.spans:
                    places.setdefault((side.sha256, span), []).append(place)
    return places


def _unless_overruled(row: Row, judgement: Judgement, words: Mapping[Cell, HandLink]) -> Judgement:
    """Mark a mismatch as changed since if its sentences were linked by hand afterwards."""
    if judgement.verdict is Verdict.MISMATCH and any(
        word.linked and word.order > judgement.decided_order
        for cell in product(row.left, row.right)
        if (word := words.get(cell)) is not None
    ):
        return structs.replace(judgement, changed_since=True)
    return judgement
