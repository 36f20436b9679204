"""Words that one side has in quotation marks and the other side as its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.findings.differences.candidate import Candidate, evidence, span_of

if TYPE_CHECKING:
    from copydesk.findings.matching.pairing import Pairing


def mark_candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Yield the quotations of either side whose words the other side tells without marks."""
    yield from _of_left(pairing)
    for each in _of_left(pairing.mirrored):
        yield Candidate(each.type, each.right, each.left, each.row, each.evidence)


def _of_left(pairing: Pairing) -> Iterator[Candidate]:
    units = pairing.left.units
    for number in sorted({unit.quotation for unit in units} - {-1}):
        quoted = [at for at, unit in enumerate(units) if unit.quotation == number]
        partners = [pairing.to_right[at] for at in quoted]
        if min(partners) < 0:
            continue
        here, there = range(quoted[0], quoted[-1] + 1), range(min(partners), max(partners) + 1)
        unquoted = all(pairing.right.units[at].quotation < 0 for at in there)
        if unquoted and len(there) == len(here) and _goes_on(pairing, here):
            yield Candidate(
                "marks",
                span_of(pairing.left, here),
                span_of(pairing.right, there),
                pairing.row,
                evidence(pairing, here, there, edges=2),
            )


def _goes_on(pairing: Pairing, quoted: range) -> bool:
    """Tell whether both sides have the same beside the quotation, in the same sentence.

    An article that is itself the statement, or a quotation over several sentences, has no marks
    around each of them.
    """
    units = pairing.left.units
    return any(
        units[at].tells and pairing.to_right[at] >= 0 and units[at].quotation < 0
        for at in range(len(units))
        if at not in quoted and units[at].sentence == units[quoted.start].sentence
    )
