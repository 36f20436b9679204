"""What stands on both sides between the same neighbours: a name, a title, a word for another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.findings.differences.candidate import Candidate, between
from copydesk.findings.language.grammar import EARLIER, LATER, Class
from copydesk.findings.language.opposites import unmade
from copydesk.findings.matching.gaps import Gap
from copydesk.findings.matching.pairing import Pairing, Side
from copydesk.findings.reading.spelling import abbreviates, likeness
from copydesk.findings.reading.units import Unit, classes_of

_PHASES: Final = Class.BEGIN | Class.END | Class.KEEP
_OFFICE: Final = Class.TITLE | Class.RANK
_LONGEST: Final = 3  # telling words a side of one thing put for another: more is reworded


def substitution_candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Yield a candidate for each gap that tells something on both sides."""
    for gap in pairing.gaps:
        here, there = _trimmed(pairing.left, gap.left), _trimmed(pairing.right, gap.right)
        if here and there:
            kind = _type(pairing, here, there)
        elif gap.left and gap.right and not here and not there:
            here, there = gap.left, gap.right
            kind = _type_of_grammar(pairing, here, there)
        else:
            kind = ""
        if kind:
            yield _candidate(pairing, kind, gap, here, there)


def _candidate(pairing: Pairing, kind: str, gap: Gap, here: range, there: range) -> Candidate:
    one, other = _units(pairing.left, here), _units(pairing.right, there)
    named = any(unit.is_name for unit in (*one, *other))
    strength = _strength(one, other)
    return between(
        pairing, kind, here, there, edges=gap.edges, strength=strength, touches_name=named
    )


def _units(side: Side, run: range) -> Sequence[Unit]:
    return side.units[run.start : run.stop]


def _trimmed(side: Side, run: range) -> range:
    """Return a run from its first to its last unit that tells something; empty where none does."""
    telling = [at for at in run if side.units[at].tells]
    return range(telling[0], telling[-1] + 1) if telling else range(0)


def _type(pairing: Pairing, here: range, there: range) -> str:
    """Return what kind of thing was put otherwise; "" for nothing that can be told."""
    one, other = _units(pairing.left, here), _units(pairing.right, there)
    if "".join(unit.stem for unit in one) == "".join(unit.stem for unit in other):
        return ""  # co-workers, coworkers
    keys = [" ".join(unit.key for unit in run).split() for run in (one, other)]
    if any(len(a) == 1 and abbreviates(a[0], b) for a, b in (keys, keys[::-1])):
        return ""  # CEO, chief executive
    if max(sum(unit.tells for unit in run) for run in (one, other)) > _LONGEST:
        return "passage"
    if all(unit.quotation >= 0 for unit in (*one, *other)):
        return "quotation"
    if any(unit.value for unit in (*one, *other)):
        return _type_of_values(pairing, one, other)
    if all(unit.is_name for unit in (*one, *other) if unit.tells):
        return _type_of_names(pairing, here, there)
    classes_here, classes_there = classes_of(one), classes_of(other)
    if _is_turned(classes_here, pairing) or _is_turned(classes_there, pairing.mirrored):
        return ""
    if classes_here & _OFFICE and classes_there & _OFFICE:
        return "title"
    if (
        classes_here & _PHASES
        and classes_there & _PHASES
        and not (classes_here & classes_there & _PHASES)
    ):
        return "phase"
    if len(one) == len(other) == 1:
        if one[0].is_name != other[0].is_name and _is_misspelt(pairing, one[0], other[0]):
            return "spelling"
        return "negation" if other[0].key in unmade(one[0].key) else "word"
    return "phrase"


def _type_of_values(pairing: Pairing, one: Sequence[Unit], other: Sequence[Unit]) -> str:
    """Return what two places with a value are; of one figure in two units nothing is known."""
    here = {_figure(pairing.left, unit) for unit in one if unit.value}
    there = {_figure(pairing.right, unit) for unit in other if unit.value}
    if not here or not there:
        return "phrase"
    return "number" if here & there else ""


def _figure(side: Side, unit: Unit) -> str:
    return side.reading.text[unit.start : unit.end].split()[0]


def _is_turned(classes: int, pairing: Pairing) -> bool:
    """Tell whether what one side denies by its verb the other denies by a word: denied, not."""
    return bool(classes & Class.UNDOING and pairing.spare & Class.NEGATION)


def _type_of_grammar(pairing: Pairing, here: range, there: range) -> str:
    """Return what small words put for small words say; "" for those that say nothing."""
    one, other = _units(pairing.left, here), _units(pairing.right, there)
    if all(unit.quotation >= 0 for unit in (*one, *other)):
        return "quotation"
    before, after = classes_of(one), classes_of(other)
    changed = before ^ after
    if changed & Class.HEDGE:
        return "hedge"
    if changed & Class.FUTURE and changed & Class.DONE:
        return "stage"
    if (before & EARLIER and after & LATER) or (before & LATER and after & EARLIER):
        return "order"
    return "word" if before & after & Class.PARTICLE else ""


def _type_of_names(pairing: Pairing, here: range, there: range) -> str:
    language = pairing.left.reading.language
    found = likeness(_whole(pairing.left, here), _whole(pairing.right, there), language)
    return {"same": "", "variant": "", "misspelt": "spelling", "other": "name"}[found]


def _is_misspelt(pairing: Pairing, one: Unit, other: Unit) -> bool:
    language = pairing.left.reading.language
    return likeness((one.key,), (other.key,), language) == "misspelt"


def _whole(side: Side, run: range) -> list[str]:
    """Return the keys of the name words of a run, and of those that stand right beside it."""
    units, start, stop = side.units, run.start, run.stop
    while start > 0 and units[start - 1].is_name and not units[start].follows_break:
        start -= 1
    while stop < len(units) and units[stop].is_name and not units[stop].follows_break:
        stop += 1
    return [unit.key for unit in units[start:stop] if unit.is_name]


def _strength(one: Sequence[Unit], other: Sequence[Unit]) -> float:
    """Return how alike the letters of both are, 0..1: two forms of one word share more."""
    from rapidfuzz.distance import Indel

    here, there = (" ".join(unit.key for unit in run) for run in (one, other))
    return Indel.normalized_similarity(here, there)
