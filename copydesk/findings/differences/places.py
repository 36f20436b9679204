"""Where the counterpart of an unmatched word would stand on the other side."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from copydesk.findings.matching.pairing import Pairing

_REACH: Final = 4  # units between a word of grammar and the words that it is said of


class Place(Struct, frozen=True, gc=False):
    """The place of an unmatched unit of the left side, and what stands opposite to it."""

    left: range  # the unit and what follows it up to the next matched word that tells something
    right: range  # the same on the right, from what stands opposite to the unit on
    opposite: range  # the unmatched units of the right side that stand opposite; may be empty
    edges: int  # how many of the two neighbours are matched with one another, 0 to 2


def place_of(pairing: Pairing, at: int) -> Place | None:
    """Return the place of the unmatched unit `at` of the left side; None where nothing is near."""
    before = _nearest(pairing, at, -1)
    after = _nearest(pairing, at, 1)
    if after is None:
        return None if before is None else _behind(pairing, at, before)
    partner = pairing.to_right[after]
    start = partner
    while start > 0 and partner - start < _REACH and pairing.to_left[start - 1] < 0:
        start -= 1
    edges = 1 + (before is not None and pairing.to_right[before] == start - 1)
    return Place(range(at, after + 1), range(start, partner + 1), range(start, partner), edges)


def _behind(pairing: Pairing, at: int, before: int) -> Place:
    """Return the place of a unit with nothing matched after it."""
    partner = pairing.to_right[before]
    stop = partner + 1
    size = len(pairing.to_left)
    while stop < size and stop - partner <= _REACH and pairing.to_left[stop] < 0:
        stop += 1
    return Place(range(before, at + 1), range(partner, stop), range(partner + 1, stop), 1)


def _nearest(pairing: Pairing, at: int, step: int) -> int | None:
    """Return the nearest matched unit within reach: one that tells something, or else any."""
    units, last = pairing.left.units, None
    for distance in range(1, _REACH + 1):
        near = at + step * distance
        if not 0 <= near < len(units) or units[near].sentence != units[at].sentence:
            break
        if units[max(near, near - step)].follows_break:
            break  # another clause
        if pairing.to_right[near] >= 0:
            if units[near].tells:
                return near
            last = near if last is None else last
    return last
