"""Words that one side has in quotation marks and the other side as its own."""

from __future__ import annotations

from collections import defaultdict
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
    quotations: defaultdict[int, list[int]] = defaultdict(list)
    for at, unit in enumerate(pairing.left.units):
        if unit.quotation >= 0:
            quotations[unit.quotation].append(at)
    around = _told_outside(pairing) if quotations else {}
    for _, quoted in sorted(quotations.items()):
        partners = [pairing.to_right[at] for at in quoted]
        here, there = range(quoted[0], quoted[-1] + 1), range(min(partners), max(partners) + 1)
        first, last = around.get(pairing.left.units[here.start].sentence, (here.start, here.start))
        goes_on = first < here.start or last >= here.stop
        if there.start < 0 or len(there) != len(here) or not goes_on:
            continue
        if all(pairing.right.units[at].quotation < 0 for at in there):
            yield Candidate(
                "marks",
                span_of(pairing.left, here),
                span_of(pairing.right, there),
                pairing.row,
                evidence(pairing, here, there, edges=2),
            )


def _told_outside(pairing: Pairing) -> dict[int, tuple[int, int]]:
    """Return by sentence the first and the last unit that both sides tell outside of quotations.

    An article that is itself the statement, or a quotation over several sentences, has none beside
    each of the sentences.
    """
    told: dict[int, tuple[int, int]] = {}
    for at, unit in enumerate(pairing.left.units):
        if unit.tells and pairing.to_right[at] >= 0 and unit.quotation < 0:
            told[unit.sentence] = (told.get(unit.sentence, (at, at))[0], at)
    return told
