"""Words that one side has in quotation marks and the other side as its own."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.findings.differences.candidate import Candidate, between, both_ways
from copydesk.findings.matching.pairing import Pairing


def mark_candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Return the quotations of either side whose words the other side tells without marks."""
    return both_ways(_of_left, pairing)


def _of_left(pairing: Pairing) -> Iterator[Candidate]:
    quoted: dict[int, list[int]] = {}
    for at, unit in enumerate(pairing.left.units):
        if unit.quotation >= 0:
            quoted.setdefault(unit.quotation, []).append(at)
    beside = _sentences_with_more(pairing)
    for run in quoted.values():
        partners = [pairing.to_right[at] for at in run]
        if min(partners) < 0 or pairing.left.units[run[0]].sentence not in beside:
            continue
        here, there = range(run[0], run[-1] + 1), range(min(partners), max(partners) + 1)
        if len(there) == len(here) and all(pairing.right.units[at].quotation < 0 for at in there):
            yield between(pairing, "marks", here, there, edges=2)


def _sentences_with_more(pairing: Pairing) -> set[int]:
    """Return the sentences told alike outside of quotations too: all else is one statement."""
    return {
        unit.sentence
        for at, unit in enumerate(pairing.left.units)
        if unit.tells and unit.quotation < 0 and pairing.to_right[at] >= 0
    }
