"""The findings of a pair in order, with where everything that was decided on one stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import structs

from copydesk.judged.dismissals import DismissalPlaces
from copydesk.judged.final import FinalPlaces
from copydesk.judged.located import in_order
from copydesk.judged.same_words import SameWords, words_of
from copydesk.judged.standing import Standing, entries_in, judgements_in, mine_and_others
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.placing import Shown, carried_over

if TYPE_CHECKING:
    from copydesk.judged.finding import JudgedFinding
    from copydesk.judged.standing import Decision
    from copydesk.reviews.anchors import Target, TargetKey
    from copydesk.reviews.changes import Change, Hashes
    from copydesk.reviews.review import Review, Word

_DECIDING: Final = ("judgements", "dismissals", "wordings", "adjudications")
"""Mappings of the review with what is decided on findings."""
OF_FINDINGS: Final = (*_DECIDING, "findings")
"""All mappings that say something of findings."""
_LOST: Final = -1
"""The number under which judgements stand that are on no finding any more."""


class LaidFindings:
    """Findings in order, with what was decided on them.

    Args:
        found: The findings, as nobody decided on them yet.
        articles: What decisions on them are about, as hashes in canonical order.
    """

    def __init__(self, found: Iterable[JudgedFinding], articles: Sequence[Hashes]) -> None:
        self.known = in_order(found)
        # What is dismissed by its wordings is so in all articles.
        self._standing = Standing(_DECIDING, (*articles, ()), self._where)

    def read(self, review: Review) -> None:
        """Take everything that stands in a review."""
        self._standing.read(review)

    def take(self, review: Review, changes: Iterable[Change]) -> Collection[int]:
        """Take changes of the review that was read; return the findings that they touch."""
        return self._standing.take(review, changes)

    @cached_property
    def _of_row(self) -> Mapping[int, range]:
        """The places of the findings of each row, which stand together."""
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for place, one in enumerate(self.known):
            first.setdefault(one.finding.row, place)
            last[one.finding.row] = place + 1
        return {row: range(place, last[row]) for row, place in first.items()}

    def places_in(self, row: int) -> range:
        """Return the places, among all, of the findings of the row with a number."""
        return self._of_row.get(row, range(0))

    def rows_of(self, places: Iterable[int]) -> set[int]:
        """Return the numbers of the rows in which some findings stand."""
        return {self.known[place].finding.row for place in places if place != _LOST}

    @property
    def lost(self) -> list[Judgement]:
        """The judgements that say something and are on no finding any more."""
        found = self._standing.on(_LOST).values()
        return [one for one in found if isinstance(one, Judgement) and not one.is_empty]

    def judged(self, place: int, reviewer: str) -> JudgedFinding:
        """Return a finding with everybody's decisions.

        Args:
            place: Its place among all.
            reviewer: Whose decisions are "mine".
        """
        known, on = self.known[place], self._standing.on(place)
        if not on:
            return known
        placed = {
            name: self._placed(place, judgements) for name, judgements in judgements_in(on).items()
        }
        mine, others = mine_and_others(reviewer, placed)
        dismissals = self._dismissals.standing(place, entries_in(on, "dismissals", "wordings"))
        finals = (one for _key, one in entries_in(on, "adjudications"))
        return structs.replace(
            known,
            mine=mine,
            others=others,
            final=self._finals.standing(place, finals),
            dismissal=next((one for one in dismissals if one.reviewer == reviewer), None),
            dismissed_by=tuple(one for one in dismissals if one.reviewer != reviewer),
        )

    # What follows is needed only where something was decided on a finding.

    @cached_property
    def _targets(self) -> list[Target]:
        return [one.target for one in self.known]

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self._targets)

    @cached_property
    def _same(self) -> SameWords:
        return SameWords(self._targets)

    @cached_property
    def _finals(self) -> FinalPlaces:
        return FinalPlaces(self._targets, self._shown, self._same)

    @cached_property
    def _dismissals(self) -> DismissalPlaces:
        return DismissalPlaces(self._targets, self._shown, self._same)

    def _where(self, decision: Decision, word: Word) -> tuple[int, ...]:
        """Return the findings that a decision may stand on; see `Where`."""
        (shelf, key), target = decision, word.target
        if shelf == "wordings":
            return self._dismissals.in_story(word.data)  # type: ignore[union-attr]  # an entry
        if target.finding is None:
            return ()
        if shelf == "dismissals":
            return self._dismissals.of(key[0], target)
        if shelf == "adjudications":
            return self._finals.of(target)
        if exactly := self._shown.exactly(key[0]):
            return exactly
        share, number = self._shown.nearest(target)
        if share:
            return (number,)
        same = self._same.find(target)
        return (_LOST,) if same is None else (same,)

    def _placed(self, place: int, judgements: Mapping[TargetKey, Judgement]) -> Judgement | None:
        """Return what stands on a finding of one reviewer's judgements."""
        placed = self._shown.standing(place, judgements)
        earlier = [
            judgement
            for key, judgement in judgements.items()
            if not (
                judgement.is_empty
                or self._shown.exactly(key)
                or self._shown.nearest(judgement.target)[0]
            )
        ]
        for judgement in sorted(earlier, key=lambda one: one.order, reverse=True):
            placed = _under_one_kind(judgement, placed)
        return placed and _as_it_stands(placed, self.known[place])


def _under_one_kind(earlier: Judgement, own: Judgement | None) -> Judgement:
    """Return what a reviewer said of the same words under two kinds: the present one, if decided.

    Args:
        earlier: Said when the kind was called otherwise.
        own: Said under the present kind, or of an earlier one later than `earlier`.
    """
    return own if own is not None and own.is_decided else carried_over(earlier, own)


def _as_it_stands(judgement: Judgement, found: JudgedFinding) -> Judgement:
    """Return a judgement without `changed_since` where only what is around its words changed."""
    if not judgement.changed_since:
        return judgement
    if not (words := words_of(judgement.target)) or words != words_of(found.target):
        return judgement
    return structs.replace(judgement, changed_since=judgement.is_touched)
