"""Two names that changed places around the same words: who did it, and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.findings.differences.candidate import Candidate, evidence, span_of
from copydesk.findings.language.grammar import Class

if TYPE_CHECKING:
    from copydesk.findings.matching.pairing import Pairing
    from copydesk.findings.reading.units import Unit


def swap_candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Yield pairs of neighbouring names that stand the other way round on the right side.

    Between them has to stand the same on both sides, something that tells who does what: names
    joined by "and" may change places, and so may those of a passive ("was beaten by").
    """
    runs = list(_name_runs(pairing))
    for one, other in pairwise(runs):
        there, elsewhere = pairing.to_right[one.start], pairing.to_right[other.start]
        if elsewhere >= there:
            continue
        between = range(one.stop, other.start)
        opposite = range(elsewhere + len(other), there)
        if _is_the_same(pairing, between, opposite):
            here = range(one.start, other.stop)
            far = range(elsewhere, there + len(one))
            yield Candidate(
                "swap",
                span_of(pairing.left, here),
                span_of(pairing.right, far),
                pairing.row,
                evidence(pairing, here, far, edges=2),
                touches_name=True,
            )


def _name_runs(pairing: Pairing) -> Iterator[range]:
    """Yield the runs of name words on the left that stand as such runs on the right."""
    units, start = pairing.left.units, -1
    for at in range(len(units) + 1):
        goes_on = (
            at < len(units)
            and units[at].is_name
            and pairing.to_right[at] >= 0
            and (start < 0 or pairing.to_right[at] == pairing.to_right[at - 1] + 1)
        )
        if not goes_on and start >= 0:
            yield range(start, at)
            start = -1
        if start < 0 and at < len(units) and units[at].is_name and pairing.to_right[at] >= 0:
            start = at


def _is_the_same(pairing: Pairing, between: range, opposite: range) -> bool:
    """Tell whether the same stands between two names on both sides, and makes a difference."""
    here = _words(pairing.left.units, between)
    joins = any(pairing.left.units[at].classes & Class.AND for at in between)
    return bool(here) and not joins and here == _words(pairing.right.units, opposite)


def _words(units: Sequence[Unit], run: range) -> list[str]:
    return [units[at].stem for at in run]
