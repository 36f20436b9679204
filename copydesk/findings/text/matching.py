"""Matches things of the left side with things of the right one to one, the best pair first.

With the sides swapped, and a score that is the same from either, the matches are swapped too, but
for what nothing tells apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

MANY: Final = 40
"""Figures on one side beyond which it is a table, where words don't tell the place of a cell."""

T = TypeVar("T")


def matched(
    lefts: Sequence[T], rights: Sequence[T], score: Callable[[T, T], float]
) -> Iterator[tuple[T, T]]:
    """Yield pairs of one left and one right, the best first; each at most once.

    Args:
        lefts: In the order of the text; no more than `MANY` are looked at.
        rights: The same.
        score: How well two match; 0 or less for not at all.
    """
    ranked = [
        (-value, abs(i - j), i + j, i, j)
        for i, left in enumerate(lefts[:MANY])
        for j, right in enumerate(rights[:MANY])
        if (value := score(left, right)) > 0
    ]
    free_left, free_right = set(range(len(lefts))), set(range(len(rights)))
    for *_rank, i, j in sorted(ranked):
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            yield lefts[i], rights[j]
