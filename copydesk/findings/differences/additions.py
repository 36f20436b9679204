"""Phrases of a pairing that one side has and the other side has nothing for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.findings.differences.candidate import Candidate, evidence, span_of
from copydesk.findings.language.grammar import Class

if TYPE_CHECKING:
    from copydesk.findings.matching.gaps import Gap
    from copydesk.findings.matching.pairing import Pairing


def addition_candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Yield the gaps that tell something on one side, with nothing opposite on the other."""
    left, right = pairing.left.units, pairing.right.units
    for gap in pairing.gaps:
        here = any(left[at].tells for at in gap.left)
        there = any(right[at].tells for at in gap.right)
        if here != there and not _turns(pairing, gap):
            yield Candidate(
                "left-out",
                span_of(pairing.left, gap.left) if here else None,
                span_of(pairing.right, gap.right) if there else None,
                pairing.row,
                evidence(
                    pairing,
                    gap.left if here else range(gap.left.start, gap.left.start),
                    gap.right if there else range(gap.right.start, gap.right.start),
                    edges=gap.edges,
                ),
                any(left[at].is_name for at in gap.left)
                or any(right[at].is_name for at in gap.right),
            )


def _turns(pairing: Pairing, gap: Gap) -> bool:
    """Tell whether words of grammar opposite say it: "will stop selling", "will not sell"."""
    turning = Class.NEGATION | Class.UNDOING | Class.HEDGE
    here = [pairing.left.units[at].classes for at in gap.left]
    there = [pairing.right.units[at].classes for at in gap.right]
    return any(one & turning for one in here) and any(other & turning for other in there)
