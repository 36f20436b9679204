"""Stage: a plan in one article, done in the other.

A clash is one act told at two stages: "are to inspect" and "inspected", "is being set up" and "set
up", "tried to free" and "freed". None is a tense that only follows from reporting ("said it would"
for "will"), and none is an act that one article tells at both stages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.dating.time_ranges import days_agree
from copydesk.findings.dating.times import times_in
from copydesk.findings.deeds.acts import Act, Stage, acts_in, acts_on, is_saying, words_like
from copydesk.findings.finding import Severity
from copydesk.findings.text.closest import closest
from copydesk.findings.text.kin import meanings_of
from copydesk.findings.text.lexicon import lexicon
from copydesk.findings.text.nearby import nearby_pairings
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.wording import either_or

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.passage import Passage

_NEAR: Final = 9
"""Tokens before and after a verb in which its subject and object stand."""

_SEVERITIES: Final[Mapping[frozenset[Stage], Severity]] = {
    frozenset({"planned", "done"}): "high",
    frozenset({"attempted", "done"}): "high",
    frozenset({"planned", "under way"}): "medium",
    frozenset({"attempted", "under way"}): "low",
    frozenset({"under way", "done"}): "medium",
    frozenset({"planned", "undone"}): "low",
    frozenset({"attempted", "undone"}): "low",
}
"""Stages that clash. Done and undone are a matter of negation; a plan to try is a plan."""

_MOST: Final = 12
"""Uses of one verb on a side; more are a refrain."""
_UNDONE: Final[Mapping[Stage, Severity]] = {"planned": "low", "attempted": "low", "done": "high"}
"""Stages of an act that clash with its being undone when another verb tells it."""
_DAYS: Final = ("day", "weekday")


def stage_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield the acts that the two sides tell at different stages."""
    left, right = _by_meaning(pairing.left), _by_meaning(pairing.right)
    for what in sorted(left.keys() & right.keys() - {"say"}):
        if {act.stage for act in left[what]} & {act.stage for act in right[what]}:
            continue
        pairs = [
            (one, other)
            for one in left[what][:_MOST]
            for other in right[what][:_MOST]
            if frozenset({one.stage, other.stage}) in _SEVERITIES
        ]
        least = 2 if what in words_like("light") else 1
        for one, other in closest(pairing, pairs, _NEAR, least):
            severity = _SEVERITIES[frozenset({one.stage, other.stage})]
            yield either_or("stage", severity, (pairing.left, one.run), (pairing.right, other.run))


def undone_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield what somebody was to do, or did, on a day on which they are said not to have done it.

    The verbs may differ: "Divers are to inspect the ship today", "Divers did not go down".
    """
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            for act, undone, severity in _undone(left, right):
                yield either_or("stage", severity, (left, act.run), (right, undone.run))
            for act, undone, severity in _undone(right, left):
                yield either_or("stage", severity, (left, undone.run), (right, act.run))


def _undone(one: Passage, other: Passage) -> Iterator[tuple[Act, Act, Severity]]:
    """Yield what is undone in the other sentence and was planned or done in the one."""
    for undone in acts_in(other):
        verb = other.tokens[undone.head]
        if undone.stage != "undone" or is_saying(verb) or lexicon("silence").label(verb):
            continue
        for act in acts_in(one):
            severity = _UNDONE.get(act.stage)
            if severity and _same_doer(one, act, other, undone) and _same_day(one, other):
                yield act, undone, severity
                return


def _same_doer(left: Passage, act: Act, right: Passage, other: Act) -> bool:
    """Tell whether the words right before two acts mean the same."""
    if not act.first or not other.first or act.what == other.what:
        return False
    doer = meanings_of(left)[act.first - 1]
    return bool(doer) and doer == meanings_of(right)[other.first - 1]


def _same_day(left: Passage, right: Passage) -> bool:
    """Tell whether two sentences name days that may be the same."""
    return any(
        days_agree(one, other, None) is True
        for one in times_in(left)
        for other in times_in(right)
        if one.kind in _DAYS and other.kind in _DAYS
    )


def _by_meaning(side: Side) -> dict[str, list[Act]]:
    found = defaultdict(list)
    for act in acts_on(side):
        found[act.what].append(act)
    return found


def nearby_stage_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield stages that clash in sentences that no link joins (`nearby`)."""
    for pairing in nearby_pairings(matter):
        yield from stage_clashes(pairing)
        yield from undone_clashes(pairing)
