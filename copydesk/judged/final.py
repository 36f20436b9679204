"""Final decisions as they stand among the rows, or the findings, of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.reviews.judgement import Entry
from copydesk.reviews.kinds import AdjudicationData
from copydesk.reviews.subjects import SubjectKey, subject_key

if TYPE_CHECKING:
    from copydesk.judged.same_words import SameWords
    from copydesk.reviews.anchors import Target
    from copydesk.reviews.placing import Shown

_MOSTLY: Final = 0.5
"""Least share of common text at which a final decision still shows on words that changed."""


class FinalWord(Struct, frozen=True, gc=False):
    """What was decided for the whole desk on a row or finding."""

    entry: Entry[AdjudicationData]
    changed_since: bool = False
    """The places shown are others than those it was made on."""


class FinalPlaces:
    """Finds what of all that is shown final decisions stand on.

    Args:
        targets: What is shown.
        shown: The same.
        same: The same by their words.
    """

    def __init__(self, targets: Sequence[Target], shown: Shown, same: SameWords) -> None:
        self._targets = targets
        self._shown = shown
        self._same = same

    @cached_property
    def _numbers(self) -> dict[SubjectKey, int]:
        return {subject_key(target): number for number, target in enumerate(self._targets)}

    def of(self, target: Target) -> tuple[int, ...]:
        """Return the number of what a decision on a target shows on, if there is anything.

        One on exactly these places (of a finding: its own, whatever its kind was called) goes
        before one on other places.
        """
        number = self._exactly(target)
        if number is not None:
            return (number,)
        share, number = self._shown.nearest(target)
        return (number,) if share >= _MOSTLY else ()

    def _exactly(self, target: Target) -> int | None:
        number = self._numbers.get(subject_key(target))
        return self._same.find(target) if number is None else number

    def standing(self, number: int, finals: Iterable[Entry[AdjudicationData]]) -> FinalWord | None:
        """Return the final decision that stands on something; of equals the newest counts.

        Args:
            number: That of what is shown.
            finals: Those that show on it.
        """
        found: FinalWord | None = None
        for entry in sorted(finals, key=lambda entry: entry.order):
            if self._exactly(entry.target) == number:
                found = FinalWord(entry)
            elif found is None or found.changed_since:
                found = FinalWord(entry, changed_since=True)
        return found
