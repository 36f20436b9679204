"""Values that can't both be true, matched one to one inside a pairing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from copydesk.findings.differences.candidate import Candidate, between
from copydesk.findings.matching.pairing import Pairing
from copydesk.findings.reading.agreement import agreement, counts_alike

_TYPES: Final = {"date": "date", "clock": "clock", "duration": "duration", "frequency": "duration"}
"""By kind of value; all others are numbers."""


def value_candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Yield pairs of free values that clash, by what they count, then where they stand."""
    left, right = pairing.left.units, pairing.right.units
    gap_of = {at: gap for gap in pairing.gaps for at in gap.left}
    free_left = [at for at, unit in enumerate(left) if unit.value and pairing.to_right[at] < 0]
    free_right = [at for at, unit in enumerate(right) if unit.value and pairing.to_left[at] < 0]
    ranked = []
    for one in free_left:
        for other in free_right[:_MOST]:
            here, there = left[one].value, right[other].value
            if here and there and agreement(here, there) == "clash":
                gap = gap_of.get(one)
                edges = gap.edges if gap is not None and other in gap.right else 0
                ranked.append((counts_alike(here, there) + edges / 4, edges, one, other))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for strength, edges, one, other in sorted(ranked, key=lambda rank: (-rank[0], *rank[2:])):
        if one not in taken_left and other not in taken_right:
            taken_left.add(one)
            taken_right.add(other)
            yield _candidate(pairing, one, other, edges, strength)


_MOST: Final = 40  # free values a side that are looked at: tables have more, a sentence a row


def _candidate(pairing: Pairing, one: int, other: int, edges: int, strength: float) -> Candidate:
    here, there = range(one, one + 1), range(other, other + 1)
    value = pairing.left.units[one].value
    assert value
    kind = _TYPES.get(value.kind, "number")
    return between(pairing, kind, here, there, edges=edges, strength=strength)
