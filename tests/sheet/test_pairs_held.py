"""What is held of pairs of facts that may stand in one line: of a thousand articles, millions."""

from __future__ import annotations

import tracemalloc
from itertools import combinations

from copydesk.sheet.alike import Alike
from copydesk.sheet.candidates import candidates
from copydesk.sheet.fact import Fact
from copydesk.sheet.joining import groups_of
from copydesk.sheet.partners import Partners
from copydesk.sheet.weights import Weights

WORDS = frozenset(("ferry", "harbour"))
FACTS = [Fact(number, 0, 0, 9, "quotation", WORDS, WORDS) for number in range(200)]
PAIRS = list(combinations(range(len(FACTS)), 2))
LEAST = 60
"""Bytes of a pair as a value, without those of its likelihood."""


class Likeness(Alike):
    """Finds facts the less alike the further their articles lie apart."""

    def score(self, one: Fact, other: Fact) -> float:
        return 1 - abs(one.article - other.article) / len(FACTS)


def test_pairs_that_are_joined_take_less_than_values_of_their_own() -> None:
    alike = Likeness(Weights(()), Partners({}))
    assert len(groups_of(FACTS, PAIRS, alike)) < len(FACTS)
    tracemalloc.start()
    groups_of(FACTS, iter(PAIRS), alike)
    assert _most_held() < LEAST * len(PAIRS) / 2


def test_pairs_that_are_looked_for_take_less_than_values_of_their_own() -> None:
    weights, partners, lengths = Weights(()), Partners({}), [1] * len(FACTS)
    assert sorted(candidates(FACTS, weights, partners, lengths)) == PAIRS
    tracemalloc.start()
    assert sum(1 for _ in candidates(FACTS, weights, partners, lengths)) == len(PAIRS)
    assert _most_held() < LEAST * len(PAIRS) / 2


def _most_held() -> int:
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
