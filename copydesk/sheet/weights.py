"""What a word is worth in a story: one that few sentences have tells much, a common one little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import fsum, log

from copydesk.findings.reading.reading import Reading


class Weights:
    """The worth of every stem that tells something, by the share of sentences that have it.

    Args:
        readings: The articles of the story.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        frequency: Counter[str] = Counter()
        sentences = 0
        for reading in readings:
            for index in reading.told:
                sentences += 1
                frequency.update({unit.stem for unit in reading.units(index) if unit.tells})
        self._of: Mapping[str, float] = {
            stem: log((sentences + 1) / (count + 0.5)) for stem, count in frequency.items()
        }

        self._sums: dict[frozenset[str], float] = {}

    def heaviest(self, stems: Iterable[str], most: int) -> list[str]:
        """Return those stems that are worth most, the heaviest first."""
        return sorted(stems, key=lambda stem: (-self._of.get(stem, 0.0), stem))[:most]

    def of(self, stem: str) -> float:
        """Return what a stem is worth: 0 for a word of every sentence."""
        return self._of.get(stem, 0.0)

    def sum(self, stems: frozenset[str]) -> float:
        """Return what stems are worth together."""
        known = self._sums.get(stems)
        if known is None:
            # Exact, so that it is the same in whatever order a set is gone through.
            known = self._sums[stems] = fsum(map(self.of, stems))
        return known

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the share, 0..1, of both sets' worth that lies in what both have."""
        both = fsum(map(self.of, one & other))
        return 2 * both / (self.sum(one) + self.sum(other)) if both else 0.0

    def covered(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the share, 0..1, of the lighter set's worth that the other one has too."""
        both = fsum(map(self.of, one & other))
        return both / min(self.sum(one), self.sum(other)) if both else 0.0
