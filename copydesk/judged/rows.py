"""The rows of a pair joined to what was decided on them."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence, Set
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, structs

from copydesk.alignment.edit import Cell
from copydesk.alignment.link import SURE
from copydesk.judged.final import FinalPlaces, FinalWord
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.findings import FindingsOfPair
from copydesk.judged.halves import Halves
from copydesk.judged.laid import OF_FINDINGS
from copydesk.judged.links import HandLink, PairSentences, words_on
from copydesk.judged.row_targets import RowTargets
from copydesk.judged.same_words import SameWords
from copydesk.judged.standing import Standing, entries_in, judgements_in, mine_and_others
from copydesk.reviews.anchors import Target
from copydesk.reviews.changes import Following
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.placing import Shown
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.articles.article import Article
    from copydesk.compared import Comparison
    from copydesk.judged.standing import Decision
    from copydesk.reviews.anchors import TargetKey
    from copydesk.reviews.changes import Change
    from copydesk.reviews.review import Word

_DECIDING: Final = ("judgements", "links", "adjudications")
"""Mappings of the review with what is decided on rows."""
_Decided = tuple["Judgement | None", tuple["Judgement", ...], "FinalWord | None", Set[Cell]]
"""My judgement on a row, the others', the final one, and the cells that people linked."""
_UNDECIDED: Final[_Decided] = (None, (), None, frozenset())

RowState = Literal["to do", "done", "quiet", "furniture"]
"""to do: wants my verdict. done: has it. quiet: may have one, is *not reviewed* without.
furniture: never to do."""


class JudgedRow(Struct, frozen=True, gc=False):
    """A row with what was decided on it."""

    row: Row
    targets: RowTargets
    """Those of all rows of the pair."""
    mine: Judgement | None
    others: tuple[Judgement, ...]
    """Other reviewers' judgements that say something, by reviewer."""
    state: RowState
    findings: tuple[JudgedFinding, ...] = ()
    """The gravest first, then by place; also those that end in another row."""
    final: FinalWord | None = None
    """What was decided for the whole desk."""

    @property
    def target(self) -> Target:
        """What a decision on it is about."""
        return self.targets.of(self.row)

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
        self._targets = RowTargets(comparison.rows, left, right)
        self._shown = Shown(self._targets)
        self._finals = FinalPlaces(self._targets, self._shown, SameWords(self._targets))
        self._halves = Halves(self._targets)
        self.findings = FindingsOfPair(left, right, comparison, self._targets, off)
        both = self.findings.articles[:1]
        self._standing = Standing(_DECIDING, both, self._where)
        self._following = Following((*_DECIDING, *OF_FINDINGS), (*self.findings.articles, ()))
        self._asked: tuple[str, bool] | None = None
        self._rows: tuple[JudgedRow, ...] = ()

    def judged(
        self, review: Review, reviewer: str, *, blind: bool = False
    ) -> tuple[JudgedRow, ...]:
        """Return the rows with what was decided on them and on their findings.

        Those are joined anew that were touched since it was asked last; if all come out as they
        were, it is the same tuple.

        Args:
            review: What was decided.
            reviewer: Whose decisions are "mine".
            blind: Leave out what others decided on a row until it has my verdict. Which rows there
                are doesn't depend on it: a row that somebody's verdict parts is parted for all.
        """
        changes = self._following.changed(review)
        asked = reviewer, blind
        if changes is None or asked != self._asked:
            self._asked = asked
            self._standing.read(review)
            self.findings.read(review, reviewer)
            places: Collection[int] = range(len(self._targets))
        else:
            places = self._touched(review, reviewer, changes)
        self._join(places, reviewer, blind=blind)
        return self._rows

    def near(self, target: Target) -> list[int]:
        """Return the places of the rows that have text of a target's, or of its finding's."""
        row = Target(target.articles)
        exactly = self._shown.exactly(row.key)
        return sorted({*exactly, *self._shown.touched(row), *self._shown.touched(target)})

    def said_of(self, place: int) -> Mapping[Cell, HandLink]:
        """Return what people said about single cells of a row, its links to others included."""
        on = self._standing.on(place)
        return words_on(self._sentences, on.values()) if on else {}

    def _touched(
        self, review: Review, reviewer: str, changes: Collection[Change]
    ) -> Collection[int]:
        """Return the places of the rows that changes of the review touch."""
        places = self._standing.take(review, changes)
        numbers = self.findings.take(review, reviewer, changes)
        if numbers is None:
            return range(len(self._targets))
        return places.union(number - 1 for number in numbers)

    def _join(self, places: Collection[int], reviewer: str, *, blind: bool) -> None:
        """Join the rows at some places anew; all of them the first time."""
        joined = {place: self._joined(place, reviewer, blind=blind) for place in places}
        if not self._rows:
            self._rows = tuple(joined.values())
            return
        others = {place: row for place, row in joined.items() if row != self._rows[place]}
        if others:
            rows = [*self._rows]
            for place, row in others.items():
                rows[place] = row
            self._rows = tuple(rows)

    def _joined(self, place: int, reviewer: str, *, blind: bool) -> JudgedRow:
        """Return a row with what was decided on it and on its findings."""
        row, on = self._comparison.rows[place], self._standing.on(place)
        mine, others, final, by_hand = self._decided(place, on, reviewer) if on else _UNDECIDED
        is_decided = mine is not None and mine.verdict is not None and not mine.changed_since
        findings = self.findings.in_row(row.number, reviewer, is_decided if blind else None)
        state = self._state(row, mine, findings, by_hand)
        if blind and not is_decided:
            others, final = (), None
        return JudgedRow(row, self._targets, mine, others, state, findings, final)

    def _decided(self, place: int, on: Mapping[Decision, Word], reviewer: str) -> _Decided:
        """Return what the decisions that touch a row come to."""
        row, words = self._comparison.rows[place], words_on(self._sentences, on.values())
        placed = {
            name: _unless_overruled(row, judgement, words)
            for name, judgements in judgements_in(on).items()
            if (judgement := self._placed(place, judgements)) is not None
        }
        finals = (entry for _key, entry in entries_in(on, "adjudications"))
        by_hand = {cell for cell, word in words.items() if word.linked}
        return (*mine_and_others(reviewer, placed), self._finals.standing(place, finals), by_hand)

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
        checked. While findings are still looked for, any row may be to do but one that is the same.
        """
        if mine is not None and mine.verdict is not None and not mine.changed_since:
            return "done"
        if row.furniture:
            return "furniture"
        states = {finding.state for finding in findings}
        if "open" in states or (mine is not None and mine.changed_since):
            return "to do"
        if not self._comparison.findings_known:
            return "quiet" if row.relation == "same" else "to do"
        if "done" in states:
            return "done"
        if by_hand and not by_hand.isdisjoint(row.cells):
            return "to do"
        if row.relation == "same":
            return "quiet"
        checkable = row.number in self._comparison.checkable
        wanted = checkable if row.is_one_sided else row.confidence < SURE
        return "to do" if wanted else "quiet"

    # Where decisions stand

    @cached_property
    def _sentences(self) -> PairSentences:
        return PairSentences(self._left, self._right)

    def _where(self, decision: Decision, word: Word) -> tuple[int, ...]:
        """Return the places of the rows that a decision touches; see `Where`.

        On a row as it stands it touches no other one: no sentence stands in two.
        """
        (shelf, key), target = decision, word.target
        if target.finding is not None:
            return ()
        exactly = self._shown.exactly(key[0] if shelf == "judgements" else key)
        if exactly and self._left.sha256 != self._right.sha256:
            return exactly
        return tuple({*exactly, *self._shown.touched(target)})

    def _placed(self, place: int, judgements: Mapping[TargetKey, Judgement]) -> Judgement | None:
        """Return what stands on a row of one reviewer's judgements that touch it.

        A mismatch stands on both of its halves.
        """
        placed = self._shown.standing(place, judgements)
        mismatches = (one for one in judgements.values() if one.verdict is Verdict.MISMATCH)
        for judgement in sorted(mismatches, key=lambda found: found.order):
            if place in self._halves.of(judgement.target) and (
                placed is None or not placed.is_decided or placed.changed_since
            ):
                placed = structs.replace(judgement, changed_since=judgement.is_touched)
        return placed


def _unless_overruled(row: Row, judgement: Judgement, words: Mapping[Cell, HandLink]) -> Judgement:
    """Mark a mismatch as changed since if its sentences were linked by hand afterwards."""
    if judgement.verdict is Verdict.MISMATCH and any(
        word.linked and word.order > judgement.decided_order
        for cell in product(row.left, row.right)
        if (word := words.get(cell)) is not None
    ):
        return structs.replace(judgement, changed_since=True)
    return judgement
