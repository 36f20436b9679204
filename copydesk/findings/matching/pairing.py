"""Two runs of sentences that tell the same, their units matched: a row, or a linked cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from copydesk.alignment.link import Link
from copydesk.alignment.row import Row
from copydesk.findings.language.grammar import Class
from copydesk.findings.language.opposites import unmade
from copydesk.findings.matching.gaps import Gap, gaps_of
from copydesk.findings.matching.matcher import Pairs, matched
from copydesk.findings.reading.reading import Reading
from copydesk.findings.reading.units import Unit, classes_of

_DENIAL: Final = Class.NEGATION | Class.NONE | Class.UNDOING
_MOST_CELLS: Final = 3  # further partners of a sentence, the surest: a refrain has more


class Side:
    """A run of an article's sentences; its `partners` are linked with them, not opposite."""

    def __init__(
        self, reading: Reading, sentences: Sequence[int], partners: Collection[int] = ()
    ) -> None:
        self.reading = reading
        self.sentences = tuple(sentences)
        self.partners = frozenset(partners)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of all its sentences."""
        return tuple(chain.from_iterable(self.reading.units(index) for index in self.sentences))

    @cached_property
    def weight(self) -> float:
        """The weights of its units together; never 0."""
        return sum(unit.weight for unit in self.units) or 1.0


class Pairing:
    """Two sides that tell the same; where it `crosses`, the link is one between two rows."""

    def __init__(
        self, left: Side, right: Side, *, confidence: float, row: int, crosses: bool = False
    ) -> None:
        self.left, self.right = left, right
        self.confidence = confidence
        self.row = row
        self.crosses = crosses
        self.kinship = 1.0  # how much the two articles tell alike, 0..1, see `kinship_of`

    @cached_property
    def mirrored(self) -> Pairing:
        """The same with the sides swapped; what one of the two has found out, both know."""
        other = Pairing(
            self.right, self.left, confidence=self.confidence, row=self.row, crosses=self.crosses
        )
        other.to_right, other.to_left = self.to_left, self.to_right
        other.likeness, other.open_gaps = self.likeness, self.open_gaps
        other.kinship = self.kinship
        other.mirrored = self
        return other

    @cached_property
    def pairs(self) -> Pairs:
        """The units that say the same, as indices (left, right)."""
        return matched(self.left.units, self.right.units)

    @cached_property
    def to_right(self) -> list[int]:
        """For each unit of the left side its partner, or -1."""
        partners = dict(self.pairs)
        return [partners.get(at, -1) for at in range(len(self.left.units))]

    @cached_property
    def to_left(self) -> list[int]:
        """For each unit of the right side its partner, or -1."""
        partners = {other: one for one, other in self.pairs}
        return [partners.get(at, -1) for at in range(len(self.right.units))]

    @cached_property
    def likeness(self) -> float:
        """How much of both sides is matched, 0..1, by weight."""
        left = sum(self.left.units[one].weight for one, _ in self.pairs)
        right = sum(self.right.units[other].weight for _, other in self.pairs)
        return (left + right) / (self.left.weight + self.right.weight)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What lies between what is matched."""
        return tuple(gaps_of(self.to_right, self.to_left))

    @cached_property
    def open_gaps(self) -> int:
        """How many gaps hold a unit that tells something."""
        left, right = self.left.units, self.right.units
        return sum(
            any(left[at].tells for at in gap.left) or any(right[at].tells for at in gap.right)
            for gap in self.gaps
        )

    @cached_property
    def spare(self) -> int:
        """The classes of the right side's units without a partner, together."""
        units = self.right.units
        return classes_of(units[at] for at, one in enumerate(self.to_left) if one < 0)

    @cached_property
    def denying(self) -> frozenset[int]:
        """Sentences of the right side that deny by a word of their own: not armed, unarmed."""
        words = {unit.key for unit in self.left.units if unit.tells}
        return frozenset(
            unit.sentence
            for unit, partner in zip(self.right.units, self.to_left, strict=True)
            if partner < 0 and (unit.classes & _DENIAL or not words.isdisjoint(unmade(unit.key)))
        )

    def is_told_by_partner(self, unit: Unit) -> bool:
        """Tell whether another partner of the left side tells what a left unit tells."""
        return not self.left.partners.isdisjoint(self.right.reading.sentences_with(unit.stem))

    def is_told_elsewhere(self, unit: Unit) -> bool:
        """Tell whether the right article tells it in any sentence outside of the right side."""
        told = self.right.reading.sentences_with(unit.stem)
        return len(told) > sum(sentence in told for sentence in self.right.sentences)


def pairings(
    left: Reading,
    right: Reading,
    links: Iterable[Link],
    rows: Sequence[Row],
    candidates: Iterable[Link] = (),
) -> Iterator[Pairing]:
    """Yield a pairing for each two-sided row whose sides differ, then one for each further cell.

    These are links that cross from one row to another, and `candidates`: cells too weak to be
    linked. A sentence of a row whose sides are the same clashes with nothing else.
    """
    links = tuple(links)
    row_of_left = {index: row for row in rows for index in row.left}
    row_of_right = {index: row for row in rows for index in row.right}
    partners_left: dict[int, set[int]] = {}
    partners_right: dict[int, set[int]] = {}
    confidence: dict[tuple[int, int], float] = {}
    for link in links:
        partners_left.setdefault(link.left, set()).add(link.right)
        partners_right.setdefault(link.right, set()).add(link.left)
        cell = row_of_left[link.left].number, row_of_right[link.right].number
        confidence[cell] = max(confidence.get(cell, 0.0), link.confidence)

    def sides(one: Sequence[int], other: Sequence[int]) -> tuple[Side, Side]:
        return (
            Side(left, one, _beyond(one, partners_left, other)),
            Side(right, other, _beyond(other, partners_right, one)),
        )

    for row in rows:
        if row.left and row.right and row.relation != "same":
            sure = confidence.get((row.number, row.number), 0.0)
            yield Pairing(*sides(row.left, row.right), confidence=sure, row=row.number)
    often: Counter[tuple[bool, int]] = Counter()
    surest = sorted((*links, *candidates), key=lambda one: (-one.confidence, one.left, one.right))
    for link in surest:
        here, there = row_of_left[link.left], row_of_right[link.right]
        crosses = here.number != there.number and "same" not in (here.relation, there.relation)
        ends = (True, link.left), (False, link.right)
        if crosses and max(often[end] for end in ends) < _MOST_CELLS:
            often.update(ends)
            both = sides((link.left,), (link.right,))
            yield Pairing(*both, confidence=link.confidence, row=here.number, crosses=True)


def _beyond(
    run: Sequence[int], partners: dict[int, set[int]], opposite: Sequence[int]
) -> frozenset[int]:
    return frozenset(p for one in run for p in partners.get(one, ()) if p not in opposite)


def kinship_of(
    left: Reading, right: Reading, pairs: Iterable[Pairing], rows: Iterable[Row]
) -> float:
    """Return how much of two articles is told alike, 0..1: a copy has 1, a retelling much."""
    alike = sum(
        pairing.likeness * (pairing.left.weight + pairing.right.weight)
        for pairing in pairs
        if not pairing.crosses
    )
    alike += sum(
        reading.weight(index)
        for row in rows
        if row.relation == "same"
        for reading, run in ((left, row.left), (right, row.right))
        for index in run
    )
    told = sum(reading.weight(index) for reading in (left, right) for index in reading.told)
    return min(1.0, alike / (told or 1.0))
