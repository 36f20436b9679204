"""Rungs: one step of a ladder told for another, "asked" for "ordered", "charged" for "convicted".

A clash is a ladder (`words/rungs.txt`) of which the two sides name different steps, and no step in
common, about the same people or things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.text.closest import closest, place_score
from copydesk.findings.text.kin import is_name
from copydesk.findings.text.lexicon import Match
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.phrases import phrases_in
from copydesk.findings.text.wording import either_or

_NEAR: Final = 8
"""Tokens before and after a step in which those stand that it concerns."""
_LEAST: Final = 2
"""Words of one meaning near both steps that make it the same matter."""
_SAME_PLACE: Final = 2.5
"""Least `place_score` of two steps one of which stands in the place of the other."""
_MOST: Final = 12
"""Steps of one ladder on a side; more are a list of laws, or a refrain."""
_SEVERITIES: Final[Mapping[str, Severity]] = {
    "request": "medium",
    "decision": "high",
    "justice": "high",
    "harm": "high",
    "halt": "medium",
    "leaving": "high",
    "purchase": "high",
    "truce": "high",
}


def rung_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield the ladders of which the two sides name different steps."""
    left, right = _steps(pairing.left), _steps(pairing.right)
    for ladder in sorted(left.keys() & right.keys()):
        pairs = [
            (one, other)
            for one in left[ladder][:_MOST]
            for other in right[ladder][:_MOST]
            if one.label != other.label
        ]
        both = {match.label for match in left[ladder]} & {match.label for match in right[ladder]}
        if both:
            # "Two were killed and three hurt" has both: only a word in the other's place clashes.
            pairs = [pair for pair in pairs if not {step.label for step in pair} <= both]
            pairs = [pair for pair in pairs if place_score(pairing, *pair) >= _SAME_PLACE]
        for one, other in closest(pairing, pairs, _NEAR, _LEAST):
            runs = range(one.first, one.last + 1), range(other.first, other.last + 1)
            severity = _SEVERITIES[ladder]
            yield either_or("stage", severity, (pairing.left, runs[0]), (pairing.right, runs[1]))


def _steps(side: Side) -> dict[str, list[Match]]:
    """Return the steps named on a side by ladder, with the side's indices."""
    found = defaultdict(list)
    for offset, passage in side.offsets:
        for match in phrases_in(passage, "rungs"):
            ladder, _, step = match.label.partition(" ")
            if step != "0" and not is_name(passage, match.first):
                at = replace(match, first=match.first + offset, last=match.last + offset)
                found[ladder].append(at)
    return found
