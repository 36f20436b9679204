"""Small words that turn a statement: not, will, reportedly, all, only, former, before, at least.

Each is looked for where it stands unmatched before (or behind) a word that both sides have; what
stands opposite decides whether the other side says the same in another way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from copydesk.findings.differences.candidate import Candidate, between, both_ways
from copydesk.findings.differences.places import Place, place_of
from copydesk.findings.language.grammar import EARLIER, LATER, NOTHING, Class
from copydesk.findings.matching.pairing import Pairing
from copydesk.findings.reading.units import Unit, classes_of

_QUANTITY: Final = Class.ALL | Class.MOST | Class.SOME | Class.NONE
_BOUND: Final = Class.FLOOR | Class.CEILING


class _Operator(Struct, frozen=True):
    """A class of words, and what on the other side makes a clash of it."""

    type: str
    classes: int
    excused: int  # classes that say the same where they stand opposite
    against: int = NOTHING  # classes of which one must stand opposite; none: nothing need


_OPERATORS: Final = (
    _Operator("negation", Class.NEGATION, Class.NEGATION | Class.UNDOING | Class.NONE),
    _Operator("stage", Class.FUTURE, Class.FUTURE | Class.MODAL, Class.DONE),
    _Operator("hedge", Class.HEDGE, Class.HEDGE | Class.REPORT | Class.FUTURE),
    _Operator("quantifier", Class.ALL, Class.ALL, _QUANTITY & ~Class.ALL),
    _Operator("quantifier", _QUANTITY & ~Class.ALL, NOTHING),
    _Operator("only", Class.ONLY, Class.ONLY),
    _Operator("rank", Class.RANK, Class.RANK),
    _Operator("order", EARLIER, EARLIER, LATER),
    _Operator("order", LATER, LATER, EARLIER),
    _Operator("bound", _BOUND, NOTHING),
)
"""In the order of how far they can be trusted."""


def operator_candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Return the words of grammar of either side that the other one hasn't, each at most once."""
    return both_ways(_of_left, pairing)


def _of_left(pairing: Pairing) -> Iterator[Candidate]:
    units = pairing.left.units
    for at, unit in enumerate(units):
        if not unit.classes or unit.is_name or pairing.to_right[at] >= 0:
            continue
        if unit.classes & Class.SOME and at + 1 < len(units) and units[at + 1].value:
            continue  # some 1,200, about 1,180
        for operator in _OPERATORS:
            if unit.classes & operator.classes:
                place = place_of(pairing, at)
                if place is not None and _clashes(pairing, operator, unit, place):
                    yield _candidate(pairing, operator, place)
                    break


def _clashes(pairing: Pairing, operator: _Operator, unit: Unit, place: Place) -> bool:
    """Tell whether what stands opposite doesn't say the same as `unit`."""
    opposite = classes_of(pairing.right.units[at] for at in _around(pairing, place))
    if operator.excused & opposite or (operator.type == "rank" and not _has_office(pairing, place)):
        return False
    if operator.type == "negation" and _is_denied(pairing, place):
        return False
    if operator.against:
        return bool(opposite & operator.against & ~unit.classes) or (
            operator.type == "stage" and _is_past(pairing, place)
        )
    return not opposite & operator.classes & unit.classes


def _around(pairing: Pairing, place: Place) -> range:
    """Return the units of the right side among which a word of the same meaning would stand."""
    return range(max(0, place.right.start - 2), min(len(pairing.to_left), place.right.stop + 1))


def _is_denied(pairing: Pairing, place: Place) -> bool:
    """Tell whether the right side denies in another place or way: not armed, unarmed."""
    return pairing.right.units[place.right.start].sentence in pairing.denying


def _has_office(pairing: Pairing, place: Place) -> bool:
    units = pairing.left.units[place.left.start + 1 : place.left.stop]
    return any(unit.is_name or unit.classes & Class.TITLE for unit in units)


def _is_past(pairing: Pairing, place: Place) -> bool:
    """Tell whether the verb that follows stands in a past form on the right side only."""
    here = pairing.left.units[place.left.stop - 1]
    there = pairing.right.units[place.right.stop - 1]
    return (
        there.key != here.key
        and there.stem == here.stem
        and (there.key.endswith("ed") or not there.key.startswith(there.stem[:4]))
    )


def _candidate(pairing: Pairing, operator: _Operator, place: Place) -> Candidate:
    return between(
        pairing,
        operator.type,
        place.left,
        place.right,
        edges=place.edges,
        strength=1 / (len(place.left) - 1),
        touches_name=any(pairing.left.units[at].is_name for at in place.left),
    )
