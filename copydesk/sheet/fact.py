"""A fact: something that one article states in one place, with the words that tell what it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from copydesk.findings.reading.reading import Reading
from copydesk.findings.reading.units import Unit
from copydesk.findings.reading.value import Value, ValueKind
from copydesk.sheet.sheet import LineKind

_NEAR: Final = 6
"""Telling units on either side of a value that say what it is of: a clause or so."""
_BESIDE: Final = 2
"""Telling units right before or behind a value: "murdering six of her babies"."""
_LINE_KINDS: Final[dict[ValueKind, LineKind]] = {
    "money": "money",
    "age": "age",
    "duration": "time",
    "clock": "time",
    "date": "time",
}


class Fact(Struct, frozen=True, eq=False, gc=False):
    """A value or a quotation of one article, with its setting."""

    article: int
    sentence: int
    start: int
    """`[start, end)` in the text as it is seen."""
    end: int
    kind: LineKind
    words: frozenset[str]
    """Stems of its sentence that tell something; of a quotation, its own."""
    near: frozenset[str]
    """Those nearest to it."""
    value: Value | None = None
    turn: tuple[int, int] = (0, 0)
    """Of a value: which of how many of its kind and unit it is in its sentence, from 0."""
    beside: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """Of a value: the stems right before it and right behind it."""
    keys: tuple[str, ...] = ()
    """Of a quotation: the keys of its words, in order."""
    speaker: str = ""
    """Of a quotation: who says it, as written; "" if not known."""


def facts_of(reading: Reading, article: int) -> Iterator[Fact]:
    """Yield the values of an article's story in order, then its quotations."""
    quoted: dict[int, list[Unit]] = defaultdict(list)
    for sentence in reading.told:
        yield from _values(reading, article, sentence)
        for unit in reading.units(sentence):
            if unit.quotation >= 0:
                quoted[unit.quotation].append(unit)
    for place, units in sorted(quoted.items()):
        quotation = reading.quotations[place]
        words = _stems(unit for unit in units if unit.tells)
        if words and not quotation.scare:
            speaker = quotation.speaker
            yield Fact(
                article, reading.sentence_at(quotation.start), quotation.start, quotation.end,
                "quotation", words, words, keys=tuple(unit.key for unit in units),
                speaker=reading.text[speaker.start : speaker.end] if speaker else "",
            )  # fmt: skip


def _values(reading: Reading, article: int, sentence: int) -> Iterator[Fact]:
    units = reading.units(sentence)
    if all(unit.value is None for unit in units):
        return
    telling = [unit for unit in units if unit.tells or unit.value is not None]
    words = _stems(telling)
    sorts = Counter((unit.value.kind, unit.value.unit) for unit in telling if unit.value)
    met: Counter[tuple[str, str]] = Counter()
    for at, unit in enumerate(telling):
        value = unit.value
        if value is not None:
            sort = value.kind, value.unit
            turn = met[sort], sorts[sort]
            met[sort] += 1
            yield Fact(
                article, sentence, value.start, value.end, _LINE_KINDS.get(value.kind, "number"),
                words, _stems(telling[max(0, at - _NEAR) : at + _NEAR + 1]), value, turn,
                (
                    _stems(telling[max(0, at - _BESIDE) : at]),
                    _stems(telling[at + 1 : at + 1 + _BESIDE]),
                ),
            )  # fmt: skip


def _stems(units: Iterable[Unit]) -> frozenset[str]:
    return frozenset(unit.stem for unit in units if unit.value is None)
