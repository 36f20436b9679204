"""How likely two facts speak of the same thing.

Two small regressions, one for values and one for quotations, fitted on the three invented stories
by `python -m benchmarks.fit_sheet`, which also says how good they are on a story left out.
"""

from __future__ import annotations

from math import exp
from operator import mul
from typing import Final

from rapidfuzz.distance import LCSseq

from copydesk.findings.reading.agreement import agreement, counts_alike
from copydesk.sheet.fact import Fact
from copydesk.sheet.partners import Partners
from copydesk.sheet.weights import Weights

JOINED: Final = 0.25
"""Probability from which two facts stand in one line. F1 is best at 0.45 (0.78 on stories left out)
and 0.76 here: a cell too many is seen at a glance, one that is missing by nobody."""

VALUES: Final = (-4.59, 2.9, 2.96, 1.74, 0.81, 1.34, 2.34)
"""Constant, and what it is worth that two values count alike (0..1), are one figure, could be one,
have words right before and behind them in common (0..2), that their sentences tell the same (0..1),
and that they come in the same turn there (0..1)."""
QUOTATIONS: Final = (-6.0, 2.0, 4.5, 3.5)
"""Constant, and what the share of words in common is worth (by their weight in the story), the
share in common order, and that their sentences tell the same. The invented stories have few linked
sentences with another quotation in each, so they make a link worth 5.9 and words little: then a
link alone would do. These were set by hand to have it count no more than half of the words do."""
_SHARED: Final = 0.25
"""Share of two sentences' words, by weight, from which they likely tell the same, where nothing
better is known: F1 of values 0.76."""
_TOLD: Final = 0.7
"""The confidence that they do: the mean of the links among such."""

Features = tuple[float, ...]


class Alike:
    """Tells how likely two facts speak of the same thing.

    Args:
        weights: Of the story's words.
        partners: Sentences that tell the same.
    """

    def __init__(self, weights: Weights, partners: Partners) -> None:
        self._weights = weights
        self._partners = partners

    def score(self, one: Fact, other: Fact) -> float:
        """Return the probability, 0..1, that two facts speak of the same thing."""
        if one.value is None:
            return _chance(QUOTATIONS, self.of_quotations(one, other))
        told = self.of_values(one, other)
        return _chance(VALUES, told) if told else 0.0

    def of_values(self, one: Fact, other: Fact) -> Features:
        """Return what speaks for two values, see `VALUES`; nothing if they are two things."""
        assert one.value is not None
        assert other.value is not None
        kind = agreement(one.value, other.value)
        if kind == "unrelated" or (kind == "clash" and one.article == other.article):
            return ()
        # "13 minutes" and "about 13 minutes" are one figure.
        is_same = (one.value.least, one.value.most) == (other.value.least, other.value.most)
        beside = [not a.isdisjoint(b) for a, b in zip(one.beside, other.beside, strict=True)]
        linked = self._linked(one, other)
        return (
            counts_alike(one.value, other.value),
            float(is_same),
            float(kind == "compatible" and not is_same),
            float(sum(beside)),
            linked,
            linked * (one.turn == other.turn),
        )

    def of_quotations(self, one: Fact, other: Fact) -> Features:
        """Return what speaks for two quotations, see `QUOTATIONS`."""
        shorter = min(len(one.keys), len(other.keys))
        return (
            self._weights.covered(one.words, other.words),
            LCSseq.similarity(one.keys, other.keys) / shorter,
            self._linked(one, other),
        )

    def _linked(self, one: Fact, other: Fact) -> float:
        """Return how sure it is, 0..1, that the sentences of two facts tell the same."""
        if one.article == other.article:
            return float(one.sentence == other.sentence)
        if not self._partners.are_known:
            return _TOLD if self._weights.shared(one.words, other.words) > _SHARED else 0.0
        return self._partners.confidence(
            (one.article, one.sentence), (other.article, other.sentence)
        )


def _chance(numbers: Features, told: Features) -> float:
    return 1 / (1 + exp(-numbers[0] - sum(map(mul, numbers[1:], told))))
