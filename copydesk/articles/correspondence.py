"""What two versions of a sequence have in common, in order, as far as it is certain.

One mechanism for sentences and for the words inside them: what both versions begin and end with
corresponds; between these, what occurs once in each (the anchors of the patience diff, Bram Cohen
2008), and so on in the regions between anchors. A longest common sequence, which every ordinary
diff computes, pairs more, but takes one of several equal candidates by chance; here what can't be
told apart stays without a partner. Time grows as n log n on any input.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_MOST_ROUNDS: Final = 40
"""Regions within regions. Articles need three or four; made-up sequences can ask for thousands."""


class _Region(NamedTuple):
    """Items `[old, old_end)` of the one version, `[new, new_end)` of the other."""

    old: int
    old_end: int
    new: int
    new_end: int
    rounds: int


def certain_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places of equal items that certainly correspond, ascending on both sides.

    Of equal items of which some are gone it can't be told which: none has a partner. Of equal ones
    of which some are new, the first are the old ones: a copy follows its original.
    """
    pairs: list[tuple[int, int]] = []
    waiting = [_Region(0, len(old), 0, len(new), _MOST_ROUNDS)]
    while waiting:
        region = waiting.pop()
        head, tail = _without_doubt(old, new, region, *_ends(old, new, region))
        pairs += ((region.old + step, region.new + step) for step in range(head))
        pairs += ((region.old_end - step, region.new_end - step) for step in range(1, tail + 1))
        inner = _Region(
            region.old + head,
            region.old_end - tail,
            region.new + head,
            region.new_end - tail,
            region.rounds - 1,
        )
        if region.rounds and inner.old < inner.old_end and inner.new < inner.new_end:
            waiting += _split(inner, _anchors(old, new, inner))
    return sorted(pairs)


def _ends(old: Sequence[Hashable], new: Sequence[Hashable], region: _Region) -> tuple[int, int]:
    here, there = region.old_end - region.old, region.new_end - region.new
    shorter = min(here, there)
    head = 0
    while head < shorter and old[region.old + head] == new[region.new + head]:
        head += 1
    if head == here == there:
        return head, 0
    tail = 0
    while tail < shorter and old[region.old_end - 1 - tail] == new[region.new_end - 1 - tail]:
        tail += 1
    twice = max(0, head + tail - shorter)
    # What is left of copies could be the first or the last of them.
    return head - (twice if here > there else 0), tail - twice


def _without_doubt(
    old: Sequence[Hashable], new: Sequence[Hashable], region: _Region, head: int, tail: int
) -> tuple[int, int]:
    """Shorten head and tail by what could as well be one of the equal items that went or came.

    Of "Alpha: no. Beta: no. Gamma: yes." and "Alfa: no. Gamma: yes." the *no* that is left stands
    before Gamma, and was Alpha's. Where nothing went, copies came, and the first are the old ones.
    """
    between = old[region.old + head : region.old_end - tail]
    if not between:
        return head, tail
    surplus = Counter(between)
    surplus.subtract(Counter(new[region.new + head : region.new_end - tail]))
    while head and surplus.get(old[region.old + head - 1]):
        head -= 1
    while tail and surplus.get(old[region.old_end - tail]):
        tail -= 1
    return head, tail


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], region: _Region
) -> list[tuple[int, int]]:
    """Return the longest ascending row of items that occur once in each version of the region."""
    once_old, once_new = (
        {item for item, count in Counter(side).items() if count == 1}
        for side in (old[region.old : region.old_end], new[region.new : region.new_end])
    )
    place = {
        new[index]: index
        for index in range(region.new, region.new_end)
        if new[index] in once_new and new[index] in once_old
    }
    return _longest_ascending(
        [
            (index, place[old[index]])
            for index in range(region.old, region.old_end)
            if old[index] in place
        ]
    )


def _longest_ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest part of `pairs` (ascending on the left) that ascends on the right."""
    ends: list[int] = []
    """The right place with which the best row of each length ends so far."""
    last: list[int] = []
    """Index of the pair that each of these rows ends with."""
    before = [-1] * len(pairs)
    for index, (_, right) in enumerate(pairs):
        length = bisect_left(ends, right)
        if length:
            before[index] = last[length - 1]
        ends[length : length + 1] = [right]
        last[length : length + 1] = [index]
    found = []
    index = last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _split(region: _Region, anchors: Sequence[tuple[int, int]]) -> Iterator[_Region]:
    """Yield the regions that begin with each anchor, and the one before the first."""
    if not anchors:
        return
    edges = [*anchors, (region.old_end, region.new_end)]
    yield region._replace(old_end=edges[0][0], new_end=edges[0][1])
    for (old, new), (old_end, new_end) in pairwise(edges):
        yield _Region(old, old_end, new, new_end, region.rounds)
