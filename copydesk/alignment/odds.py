"""Probabilities as log-odds: what the looks of the aligner add up in."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from operator import mul
from typing import Final

CERTAIN: Final = 1e-6
"""Distance from 0 and 1 at which a probability is held, so that its odds stay finite."""


def weighed(numbers: Sequence[float], look: Sequence[float]) -> float:
    """Return the log-odds that fitted numbers (the constant first) give to a look."""
    return sum(map(mul, numbers[1:], look), numbers[0])


def logistic(odds: float) -> float:
    """Return the probability for log-odds."""
    return 1 / (1 + exp(-odds))


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, within bounds that keep certainty finite."""
    return log((probability + CERTAIN) / (1 - probability + CERTAIN))
