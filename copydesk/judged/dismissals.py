"""Dismissals as they stand among the findings of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from copydesk.judged.finding import Dismissal
from copydesk.judged.wordings import in_form, wordings_of

if TYPE_CHECKING:
    from copydesk.judged.same_words import SameWords
    from copydesk.reviews.anchors import Target, TargetKey
    from copydesk.reviews.events import Order
    from copydesk.reviews.judgement import Entry
    from copydesk.reviews.kinds import DismissalData
    from copydesk.reviews.placing import Shown
    from copydesk.reviews.review import Review

_ONE_AND_THE_SAME: Final = 0.5
"""Least share of common text at which a dismissal still holds though the rules moved a span."""


class DismissalPlaces:
    """Finds which of a pair's findings dismissals are about.

    Args:
        targets: The findings.
        shown: The same.
        same: The same by their words.
    """

    def __init__(self, targets: Sequence[Target], shown: Shown, same: SameWords) -> None:
        self._targets = targets
        self._shown = shown
        self._same = same

    def of(self, key: TargetKey, target: Target) -> tuple[int, ...]:
        """Return the number of the finding that a dismissal is about, if there is one.

        One exactly on it goes before any other, then comes one on the same words under another
        kind, then one on words that moved a little.
        """
        if exactly := self._shown.exactly(key):
            return exactly[-1:]
        number = self._same.find(target)
        if number is not None:
            return (number,)
        share, number = self._shown.nearest(target)
        return (number,) if share >= _ONE_AND_THE_SAME else ()

    def in_story(self, data: DismissalData) -> tuple[int, ...]:
        """Return the findings that set two wordings against each other that are never asked of."""
        return self._by_form.get(in_form(data.wordings), ())

    @cached_property
    def _by_form(self) -> dict[frozenset[str], tuple[int, ...]]:
        numbers: dict[frozenset[str], tuple[int, ...]] = {}
        for number, target in enumerate(self._targets):
            if (wordings := wordings_of(target)) is not None:
                form = in_form(wordings)
                numbers[form] = (*numbers.get(form, ()), number)
        return numbers

    def standing(
        self, number: int, entries: Iterable[tuple[Any, Entry[DismissalData]]]
    ) -> tuple[Dismissal, ...]:
        """Return who dismissed a finding, by reviewer; of equals the oldest counts.

        Args:
            number: That of the finding.
            entries: What dismisses it, with its key in the review. What holds in the whole story
                comes after all else.
        """
        found: dict[str, tuple[tuple[bool, bool, Order], Dismissal]] = {}
        for key, entry in entries:
            data = entry.data
            one = Dismissal(entry.reviewer, data.reason, entry.at, entry.target, data.wordings)
            rank = bool(data.wordings), number not in self._shown.exactly(key[0]), entry.order
            if entry.reviewer not in found or rank < found[entry.reviewer][0]:
                found[entry.reviewer] = rank, one
        return tuple(found[name][1] for name in sorted(found))


def never_asked(target: Target, review: Review) -> list[Entry[DismissalData]]:
    """Return the dismissals of the two wordings that a finding sets against each other.

    They hold in all articles, those that come later included; by reviewer, the oldest first.
    """
    wordings = wordings_of(target)
    if wordings is None:
        return []
    form = in_form(wordings)
    found = [entry for entry in review.wordings.values() if in_form(entry.data.wordings) == form]
    return sorted(found, key=lambda entry: (entry.reviewer, entry.order))
