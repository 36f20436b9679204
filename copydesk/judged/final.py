"""Final decisions as they stand among the rows, or the findings, of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.judged.same_words import SameWords
from copydesk.reviews.judgement import Entry
from copydesk.reviews.kinds import AdjudicationData
from copydesk.reviews.subjects import subject_key

if TYPE_CHECKING:
    from copydesk.reviews.anchors import Target
    from copydesk.reviews.placing import Shown
    from copydesk.reviews.review import Review

_MOSTLY: Final = 0.5
"""Least share of common text at which a final decision still shows on words that changed."""


class FinalWord(Struct, frozen=True, gc=False):
    """What was decided for the whole desk on a row or finding."""

    entry: Entry[AdjudicationData]
    changed_since: bool = False
    """The places shown are others than those it was made on."""


def finals_on(
    targets: Sequence[Target], shown: Shown, review: Review
) -> tuple[FinalWord | None, ...]:
    """Return the final decision on each of the rows, or of the findings, of a pair.

    One on exactly these places (of a finding: its own, whatever its kind was called) goes before
    one on other places; of equals the newest counts.

    Args:
        targets: What is shown.
        shown: The same.
        review: The review.
    """
    found: list[FinalWord | None] = [None] * len(targets)
    standing = review.standing("adjudications", shown.hashes)
    if not standing:
        return tuple(found)
    numbers = {subject_key(target): number for number, target in enumerate(targets)}
    same = SameWords(targets)
    for entry in sorted(standing.values(), key=lambda entry: entry.order):
        number = numbers.get(subject_key(entry.target))
        if number is None:
            number = same.find(entry.target)
        if number is not None:
            found[number] = FinalWord(entry)
            continue
        share, number = shown.nearest(entry.target)
        known = found[number] if targets else None
        if share >= _MOSTLY and (known is None or known.changed_since):
            found[number] = FinalWord(entry, changed_since=True)
    return tuple(found)
