"""Which of several uses of a word on one side is told at the place of which on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from copydesk.findings.text.kin import meanings_near, meanings_on
from copydesk.findings.text.pairing import Pairing
from copydesk.findings.text.slots import Run, slot_of, slot_score

R = TypeVar("R", bound=Run)


def closest(
    pairing: Pairing, pairs: Sequence[tuple[R, R]], reach: int, least: int
) -> list[tuple[R, R]]:
    """Return the pair around which most words mean the same, and the one told nearest the top.

    Several where nothing tells them apart, so that the mirrored pairing gives the mirrored pairs.

    Args:
        pairing: The two sides.
        pairs: Runs of tokens, left and right.
        reach: Tokens read before and after the last token of each run.
        least: Words that have to be shared.
    """
    left, right = meanings_on(pairing.left), meanings_on(pairing.right)
    ranked = [(_shared(left, right, pair, reach), pair) for pair in pairs]
    best = max((rank for rank, _ in ranked), default=(0, 0, 0))
    return [pair for rank, pair in ranked if rank == best and rank[0] >= least]


def _shared(
    left: Sequence[str], right: Sequence[str], pair: tuple[R, R], reach: int
) -> tuple[int, int, int]:
    one, other = pair[0].last, pair[1].last
    near = meanings_near(left, one, one, reach) & meanings_near(right, other, other, reach)
    return len(near - {left[one], right[other]}), -(one + other), -abs(one - other)


def place_score(pairing: Pairing, left: Run, right: Run) -> float:
    """Return how well one run stands in the place of the other, 0..3 (`slots`)."""
    return slot_score(pairing, slot_of(pairing.left, left), slot_of(pairing.right, right))


def topmost(pairs: Sequence[tuple[range, range]]) -> list[tuple[range, range]]:
    """Return the pair of runs told nearest the top; two where neither is."""
    ranked = [(one[0] + two[0], abs(one[0] - two[0])) for one, two in pairs]
    best = min(ranked, default=(0, 0))
    return [pair for rank, pair in zip(ranked, pairs, strict=True) if rank == best]
