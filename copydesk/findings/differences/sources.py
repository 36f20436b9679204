"""Who says so: a tag of speech that one side has and the other side has nothing for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from copydesk.findings.differences.candidate import Candidate, between, both_ways
from copydesk.findings.language.grammar import Class
from copydesk.findings.matching.pairing import Pairing, Side
from copydesk.findings.reading.units import Unit

_MOST: Final = 8  # tags of a row, each beside half of the other side: more of them is no prose


def source_candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Return the tags of either side, where the other side tells the same as its own."""
    return both_ways(_of_left, pairing)


def _of_left(pairing: Pairing) -> Iterator[Candidate]:
    if not _reports(pairing.left) or _reports(pairing.right):
        return
    units = pairing.left.units
    tags = (gap for gap in pairing.gaps if _is_tag([units[at] for at in gap.left]))
    for gap in islice(tags, _MOST):
        there = _beside(pairing, gap.left)
        if there:
            yield between(pairing, "source", gap.left, there, edges=gap.edges)


def _is_tag(units: Sequence[Unit]) -> bool:
    return any(unit.classes & Class.REPORT for unit in units) and any(
        unit.classes & Class.PERSON or (unit.tells and not unit.classes & Class.REPORT)
        for unit in units
    )


def _reports(side: Side) -> bool:
    return any(unit.classes & Class.REPORT for unit in side.units)


def _beside(pairing: Pairing, run: range) -> range:
    """Return the words of the right side that match what stands before or behind a run."""
    before = [p for p in pairing.to_right[: run.start] if p >= 0]
    after = [p for p in pairing.to_right[run.stop :] if p >= 0]
    longest = max(before, after, key=len)
    return range(min(longest), max(longest) + 1) if longest else range(0)
