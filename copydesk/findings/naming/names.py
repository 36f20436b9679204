"""Names that clash in two runs of sentences that make the same claim.

What clashes: a name and another one in the same place of the statement, be it the first one garbled
("Lifai" for "Rifai"), changed in a part ("Passengers' League", "Passengers' Council") or another
altogether. What does not: a given name or title left out, an abbreviation, a country and its
people, a second name under which either article introduces the same one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from msgspec import Struct

from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.naming.naming import Naming, Placed, affirmed_stems, placed_namings
from copydesk.findings.naming.relations import Relation, Relations, relations_of
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.questions import either
from copydesk.findings.text.slots import slot_of, slot_score

_SLOT: Final[dict[Relation, float]] = {
    "variant": 0.5,
    "slip": 1.0,
    "garbled": 2.0,
    "changed": 1.0,
    "other": 2.0,
}
"""Slot score from which a name of that relation stands in the other's place."""
_NEAR: Final[frozenset[Relation]] = frozenset({"variant", "slip", "garbled"})
"""Relations of names that are written much alike."""
_KNOWN_TO_BOTH: Final = 1.0
"""What is asked for more where both articles have both names: they know them apart."""
_STRANGE_TO_BOTH: Final = 0.5
"""What is asked for less of two others where each article lacks the other's name altogether."""

_TIGHT: Final = 2.5
"""Score from which any name stands in another's place, whatever is known of them."""


class _Match(Struct, frozen=True):
    """A name of the left side that may stand for one of the right."""

    left: Placed
    right: Placed
    relation: Relation
    slot: float


def name_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield the names that stand where the other side has another one; each at most once."""
    taken: set[Placed] = set()
    for match in sorted(_matches(pairing), key=_rank):
        if match.left not in taken and match.right not in taken:
            taken |= {match.left, match.right}
            yield clash_of(match.left.naming, match.right.naming, _severity(match))


def clash_of(left: Naming, right: Naming, severity: Severity) -> Clash:
    """Return the clash of two names."""
    return Clash("name", severity, either(left.words, right.words), left.span, right.span)


def _rank(match: _Match) -> tuple[int, float, int, int]:
    """Return what sorts the likeliest match first, from either side alike."""
    left, right = match.left.first, match.right.first
    return list(_SLOT).index(match.relation), -match.slot, abs(left - right), left + right


def _severity(match: _Match) -> Severity:
    if match.relation == "variant":
        return "low"
    kinds = {match.left.mention.kind, match.right.mention.kind}
    return "medium" if match.relation == "changed" and "organisation" in kinds else "high"


def _matches(pairing: Pairing) -> Iterator[_Match]:
    lefts, rights = placed_namings(pairing.left), placed_namings(pairing.right)
    settled = _present(lefts, pairing.right) | _present(rights, pairing.left)
    pairs = [pair for pair in product(lefts, rights) if not settled.issuperset(pair)]
    if not pairs:
        return
    left, right = (name.naming.passage.reading for name in pairs[0])
    relations = relations_of(left, right)
    related = [(relations.of(ours.naming, theirs.naming), ours, theirs) for ours, theirs in pairs]
    settled |= {name for found, *pair in related if found == "same" for name in pair}
    slots = {
        name: slot_of(side, name)
        for side, names in ((pairing.left, lefts), (pairing.right, rights))
        for name in names
    }
    for found, ours, theirs in related:
        bound = (ours in settled) + (theirs in settled)
        # A name that has its partner may still be another one's garbled form, nothing else.
        if found == "same" or bound > (1 if found in _NEAR else 0):
            continue
        slot = slot_score(pairing, slots[ours], slots[theirs])
        if slot and slot >= _threshold(found, ours, theirs, relations):
            yield _Match(ours, theirs, found, slot)


def _present(names: Sequence[Placed], opposite: Side) -> set[Placed]:
    """Return the names whose words all stand on the other side, be it in small letters."""
    stems = affirmed_stems(opposite)
    return {name for name in names if stems.issuperset(name.naming.stems)}


def _threshold(found: Relation, left: Placed, right: Placed, relations: Relations) -> float:
    """Return the slot score from which one name stands for the other."""
    strangeness = relations.strangeness(left.naming, right.naming)
    if found != "other":
        return _SLOT[found] if strangeness else _SLOT[found] + _KNOWN_TO_BOTH
    if not left.mention.kind or left.mention.kind != right.mention.kind:
        return _TIGHT
    return (_SLOT[found] - _STRANGE_TO_BOTH) if strangeness == 2 else _TIGHT
