"""A difference before it is weighed, and what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from copydesk.articles.article import Span
from copydesk.findings.differences.lack import Lack
from copydesk.findings.matching.pairing import Pairing, Side
from copydesk.findings.reading.units import Unit

_WINDOW: Final = 5  # units before and after that say whether both sides run along there: a clause
_DRAWN: Final = re.compile(r"n?['’]")  # begins a word drawn together with the one before: isn't


class Evidence(Struct, frozen=True, gc=False):
    """What a model weighs a difference by; each value 0..1 but `size`."""

    likeness: float  # how much of both sides is matched
    anchor: float  # the same for the words around the place
    edges: float  # how many of the neighbours are matched with one another: none, one half, both
    alone: float  # 1 for the only gap that tells something, less the more there are
    confidence: float  # of the link
    crosses: float  # 1 for a link between two rows
    told: float  # share of its telling units that a linked sentence outside of the pairing tells
    elsewhere: float  # share of them that any sentence outside of the pairing tells
    size: float  # logarithm of the number of its telling units, one more counted
    strength: float  # what the type itself knows: how much two values count one thing, say
    kinship: float  # how much the two articles as a whole tell alike


Words = tuple[tuple[Span, ...], tuple[Span, ...]]  # words of the left and of the right phrase


class Candidate(Struct, frozen=True, gc=False):
    """Spans of two sides that put a thing differently."""

    type: str
    left: Span | None  # in the article's text; None where only the other side has it
    right: Span | None
    row: int
    evidence: Evidence | Lack
    touches_name: bool = False  # said of a name, or one: a garbled name is never a trifle
    words: Words | None = None  # those that are marked, see `unmatched`; None for all of both


def turned(candidate: Candidate) -> Candidate:
    """Return a candidate as it is found with the sides swapped."""
    words = candidate.words[::-1] if candidate.words else None
    return replace(candidate, left=candidate.right, right=candidate.left, words=words)


def both_ways(
    find: Callable[[Pairing], Iterator[Candidate]], pairing: Pairing
) -> Iterator[Candidate]:
    """Yield what is found on the left side of a pairing, then what is found on the right one."""
    yield from find(pairing)
    yield from map(turned, find(pairing.mirrored))


def between(
    pairing: Pairing,
    kind: str,
    left: range,
    right: range,
    *,
    edges: int,
    strength: float = 0.0,
    touches_name: bool = False,
) -> Candidate:
    """Return the candidate of a type between two runs of units; see `evidence`."""
    here, there = span_of(pairing.left, left), span_of(pairing.right, right)
    seen = evidence(pairing, left, right, edges=edges, strength=strength)
    return Candidate(kind, here, there, pairing.row, seen, touches_name)


def in_itself(kinship: float) -> Evidence:
    """Return what speaks for a difference that needs no surroundings: it is plain in itself."""
    return Evidence(
        likeness=1.0, anchor=1.0, edges=1.0, alone=1.0, confidence=1.0, crosses=0.0, told=0.0,
        elsewhere=0.0, size=0.0, strength=1.0, kinship=kinship,
    )  # fmt: skip


def evidence(
    pairing: Pairing, left: range, right: range, *, edges: int, strength: float = 0.0
) -> Evidence:
    """Return what speaks for a difference of two runs; so many (0..2) `edges` are matched."""
    both = [(pairing, unit) for unit in _telling(pairing.left.units, left)]
    both += [(pairing.mirrored, unit) for unit in _telling(pairing.right.units, right)]
    size = max(1, len(both))
    around = [*_around(pairing.to_right, left), *_around(pairing.to_left, right)]
    return Evidence(
        likeness=pairing.likeness,
        anchor=sum(partner >= 0 for partner in around) / len(around) if around else 1.0,
        edges=edges / 2,
        alone=1 / max(1, pairing.open_gaps),
        confidence=pairing.confidence,
        crosses=float(pairing.crosses),
        told=sum(seen.is_told_by_partner(unit) for seen, unit in both) / size,
        elsewhere=sum(seen.is_told_elsewhere(unit) for seen, unit in both) / size,
        size=log(1 + len(both)),
        strength=strength,
        kinship=pairing.kinship,
    )


def _telling(units: Sequence[Unit], run: Iterable[int]) -> list[Unit]:
    return [units[at] for at in run if units[at].tells]


def _around(partners: Sequence[int], run: range) -> list[int]:
    before = partners[max(0, run.start - _WINDOW) : run.start]
    return [*before, *partners[run.stop : run.stop + _WINDOW]]


def span_of(side: Side, run: range) -> Span | None:
    """Return the place of a run of units in the article; None for an empty one."""
    if not run:
        return None
    units, text = side.units[run.start : run.stop], side.reading.text
    start = min(unit.start for unit in units)
    if _DRAWN.match(text, start):
        while start > 0 and text[start - 1].isalpha():
            start -= 1
    return side.reading.place(start, max(unit.end for unit in units))
