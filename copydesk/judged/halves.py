"""The halves into which a verdict 6 parts a row: it stands on both of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.reviews.anchors import Target

_Sentence = tuple[str, tuple[int, int]]
"""The hash of an article, and a place in it."""


class Halves:
    """Finds the one-sided rows that came out of a row.

    Args:
        targets: All rows of a pair.
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets = targets

    def of(self, whole: Target) -> tuple[int, ...]:
        """Return the places of the one-sided rows of which each sentence was in a row."""
        spans = set(_sentences_of(whole))
        found = {place for one in spans for place in self._one_sided.get(one, ())}
        return tuple(
            place
            for place in sorted(found)
            if spans.issuperset(_sentences_of(self._targets[place]))
        )

    @cached_property
    def _one_sided(self) -> dict[_Sentence, list[int]]:
        """The places of the one-sided rows by the sentences that they hold."""
        places: dict[_Sentence, list[int]] = {}
        for place, target in enumerate(self._targets):
            if sum(bool(side.anchors) for side in target.articles) == 1:
                for sentence in _sentences_of(target):
                    places.setdefault(sentence, []).append(place)
        return places


def _sentences_of(target: Target) -> list[_Sentence]:
    return [(side.sha256, span) for side in target.articles for span in side.spans]
