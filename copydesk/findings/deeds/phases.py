"""Phases: a beginning in one article, the end in the other, at the same time.

A clash is "troops are to begin leaving by September" beside "the mission will be closed by
September".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.dating.time_ranges import days_agree
from copydesk.findings.dating.times import times_in
from copydesk.findings.text.kin import meanings_near, meanings_of
from copydesk.findings.text.phrases import phrases_in
from copydesk.findings.text.wording import either_or

if TYPE_CHECKING:
    from copydesk.findings.dating.time import Time
    from copydesk.findings.text.pairing import Pairing
    from copydesk.findings.text.passage import Passage

_BEFORE: Final = 22
"""Tokens before a time in which it is said what is to happen by then."""
_NEAR: Final = 26
"""Tokens around a time in which it is said what it is about."""
_SHARED: Final = 2
"""Words shared around two times that make it one matter."""


def phase_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield times by which something begins on one side and ends on the other."""
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            for one, other in _begun_or_ended(left, right):
                yield either_or("stage", "medium", (left, one), (right, other))
            for other, one in _begun_or_ended(right, left):
                yield either_or("stage", "medium", (left, one), (right, other))


def _begun_or_ended(one: Passage, other: Passage) -> Iterator[tuple[range, range]]:
    """Yield what begins in one sentence and ends in the other, each with its time."""
    for time in times_in(one):
        begun = _phase(one, time)
        if begun is None or begun[0] != "begin":
            continue
        for rival in times_in(other):
            ended = _phase(other, rival)
            if ended is None or ended[0] != "end" or days_agree(time, rival, None) is not True:
                continue
            near = meanings_near(meanings_of(one), time.first, time.last, _NEAR)
            near &= meanings_near(meanings_of(other), rival.first, rival.last, _NEAR)
            if len(near) >= _SHARED:
                # The time itself is no part of the clash, nor is what it is the end of.
                yield range(begun[1], begun[1] + 2), range(ended[1], ended[1] + 1)
                return


def _phase(passage: Passage, time: Time) -> tuple[str, int] | None:
    """Return "begin" or "end" with its token for what happens by a time; a beginning outweighs."""
    if not time.first or passage.tokens[time.first - 1].key not in ("by", "before", "until"):
        return None
    start = max(0, time.first - _BEFORE)
    found = {match.label: match.first for match in phrases_in(passage, "phases", start, time.first)}
    label = next((label for label in ("begin", "end") if label in found), None)
    return (label, found[label]) if label else None
