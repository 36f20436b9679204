"""In which order a report tells what stands in many pairs: as the story is told.

Every place is led back to the first of the articles, by name, that it can be led to through pairs
that were compared: to the sentence that is linked to it, else to that of the nearest sentence
before it. So it doesn't matter which article is the base.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from copydesk.exports.pairs import ComparedPair, PairHashes, pair_hashes
from copydesk.exports.record import StoryPlace
from copydesk.reviews.anchors import Target

_BEFORE_ALL: Final = -1
"""Where stands what no linked sentence stands before."""


def surest(place: StoryPlace) -> tuple[bool, StoryPlace]:
    """Return the key by which a place that links lead to goes before one that is near such a place.

    Then the one that comes first goes before the other.
    """
    return bool(place[2]), place


class StoryOrder:
    """The order of a story.

    Args:
        order: Hashes of its articles, in the order of their names.
        pairs: The pairs that were compared.
    """

    def __init__(self, order: Sequence[str], pairs: Mapping[PairHashes, ComparedPair]) -> None:
        self._order = tuple(dict.fromkeys(order))
        self._number = {sha256: number for number, sha256 in enumerate(self._order)}
        self._pairs = pairs
        self._ways: dict[str, _Way | None] = {}

    def place(self, target: Target) -> StoryPlace:
        """Return where a row or finding is told: where the side is that is linked, or comes first.

        What only articles tell that are gone comes last.
        """
        sides = [(side.sha256, side.anchors[0].start) for side in target.decisive if side.anchors]
        gone = len(self._order)
        places = (self._told(*side) for side in sides)
        return min(places, key=surest, default=(gone, _BEFORE_ALL, 0, gone, _BEFORE_ALL))

    def _told(self, sha256: str, start: int) -> StoryPlace:
        article, at, is_behind = sha256, start, False
        while (way := self._way(article)) is not None:
            led = way.led[max(0, bisect_right(way.starts, at) - 1)]
            article, at, is_behind = way.to, led.start, is_behind or led.is_behind
        gone = len(self._order)
        own = self._number.get(sha256, gone)
        return self._number.get(article, gone), at, int(is_behind), own, start

    def _way(self, sha256: str) -> _Way | None:
        """Return what leads from an article to the first that it was compared with, if any."""
        if sha256 not in self._ways:
            before = self._order[: self._number.get(sha256, 0)]
            pairs = (self._pairs.get(pair_hashes(sha256, other)) for other in before)
            pair = next((pair for pair in pairs if pair is not None), None)
            self._ways[sha256] = _way(pair, sha256) if pair is not None else None
        return self._ways[sha256]


class _Led(NamedTuple):
    """Where a sentence leads to."""

    start: int
    is_behind: bool
    """It is told there behind this place, not at it."""


class _Way(NamedTuple):
    """Where the sentences of one article lead to in another one."""

    to: str
    starts: list[int]
    led: list[_Led]
    """For each sentence; at least one."""


def _way(pair: ComparedPair, sha256: str) -> _Way | None:
    is_first = pair.first.sha256 == sha256
    here, there = (pair.first, pair.second) if is_first else (pair.second, pair.first)
    if not here.sentences:
        return None
    linked: dict[int, int] = {}
    for judged in pair.judged:
        row = judged.row
        own, other = (row.left, row.right) if is_first else (row.right, row.left)
        if other:
            linked.update(dict.fromkeys(own, there.sentences[min(other)].start))
    led: list[_Led] = []
    at = _BEFORE_ALL
    for sentence in here.sentences:
        at = linked.get(sentence.index, at)
        led.append(_Led(at, sentence.index not in linked))
    return _Way(there.sha256, [sentence.start for sentence in here.sentences], led)
