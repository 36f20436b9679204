"""Two that changed places around the same words: who did it, and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.findings.differences.candidate import Candidate, in_itself, span_of
from copydesk.findings.language.grammar import Class
from copydesk.findings.matching.pairing import Pairing
from copydesk.findings.reading.units import Unit

_FIXED_ORDER: Final = frozenset({"en", "fr"})  # where the order of words tells who does what
_REACH: Final = 12  # telling words between two that are looked at: what somebody does, and how


def swap_candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Yield pairs of words that stand the other way round on the right side.

    Between them has to stand the same on both sides, in the same order, and something that tells
    who does what: what is joined by "and" may change places, and so may those of a passive.
    """
    if pairing.left.reading.language not in _FIXED_ORDER:
        return
    units, to_right = pairing.left.units, pairing.to_right
    telling = [at for at, unit in enumerate(units) if unit.tells and to_right[at] >= 0]
    done = -1
    for place, one in enumerate(telling):
        for step, other in enumerate(telling[place + 2 : place + 2 + _REACH]):
            between = telling[place + 1 : place + 2 + step]
            if one > done and _are_swapped(pairing, one, other, between):
                here = _whole(pairing, one, other)
                there = _whole(pairing.mirrored, to_right[other], to_right[one])
                done = here.stop - 1
                yield Candidate(
                    "swap",
                    span_of(pairing.left, here),
                    span_of(pairing.right, there),
                    pairing.row,
                    in_itself(pairing.kinship),
                    touches_name=units[one].is_name or units[other].is_name,
                )
                break


def _are_swapped(pairing: Pairing, one: int, other: int, between: list[int]) -> bool:
    to_right = pairing.to_right
    first, last = to_right[other], to_right[one]
    order = [first, *(to_right[at] for at in between), last]
    if not 0 < last - first <= 2 * (other - one) + _REACH or order != sorted(order):
        return False
    left, right = pairing.left.units, pairing.right.units
    if left[one].sentence != left[other].sentence or right[first].sentence != right[last].sentence:
        return False
    here = left[_run(left, one).stop : _run(left, other).start]
    there = right[_run(right, first).stop : _run(right, last).start]
    if len(between) == 1 and any(unit.classes & Class.AND for unit in (*here, *there)):
        return False
    return _words(here) == _words(there) and all(
        pairing.to_left[at] >= 0 or not right[at].tells for at in range(first, last + 1)
    )


def _words(units: Sequence[Unit]) -> list[str]:
    """Return what stands between two: a passive, "of" and the like turn the roles around."""
    return [unit.stem for unit in units if not unit.classes & Class.ARTICLE]


def _whole(pairing: Pairing, first: int, last: int) -> range:
    """Return the run from one word to another, with all of the names that these belong to."""
    units = pairing.left.units
    return range(_run(units, first).start, _run(units, last).stop)


def _run(units: Sequence[Unit], at: int) -> range:
    """Return the words of the name that a word belongs to, or the word alone."""
    first = last = at
    while first > 0 and units[first].is_name and units[first - 1].is_name:
        first -= 1
    while last + 1 < len(units) and units[last].is_name and units[last + 1].is_name:
        last += 1
    return range(first, last + 1)
