"""How good links are: counts a pair, F1 with an interval, folds, and what confidences are worth.

All figures are over links, micro-averaged: the counts of all pairs are added up before dividing.
Intervals come from drawing whole documents with replacement, because the links of one document
stand or fall together.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from benchmarks.fit_alignment import Lesson, Numbers, fit
from benchmarks.gold_links import Cell, GoldPair
from copydesk.alignment.aligner import (
    align_sentences,
    confidences,
    first_guess,
    put_right,
    second_look,
)
from copydesk.alignment.link import LINKED, Strength, strength
from copydesk.alignment.similarity import Texts

FOLDS: Final = 5
_DRAWS: Final = 1_000
_SEED: Final = 3
_STUDENT: Final = 2.776
"""Student's t for 95 % with four degrees of freedom."""

Linker = Callable[[Sequence[str], Sequence[str]], Iterable[Cell]]
"""Says which sentences of two texts are linked."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Links of one pair, or of many."""

    document: str
    right: int
    """Links found that are in the gold data."""
    found: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Quality:
    """How good the links of one set are, each share 0..1."""

    precision: float
    recall: float
    f1: float
    low: float
    """2.5 % of the bootstrap's F1 lie below this."""
    high: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """What one word for a confidence is worth on one set."""

    word: Strength
    links: int
    share: float
    """Of all links shown, 0..1."""
    right: float
    """Share of these links that are right, 0..1."""


def counts_of(pairs: Iterable[GoldPair], linker: Linker) -> list[Counts]:
    """Return the counts of each pair."""
    counts = []
    for pair in pairs:
        found = pair.counted(linker(pair.left, pair.right))
        counts.append(Counts(pair.document, len(found & pair.sure), len(found), len(pair.sure)))
    return counts


def own_links(left: Sequence[str], right: Sequence[str]) -> list[Cell]:
    """Link as copydesk does."""
    return [(link.left, link.right) for link in align_sentences(left, right)]


def f1_of(counts: Iterable[Counts]) -> float:
    """Return the F1 over all links, 0..1; 0 where there are none."""
    counts = list(counts)
    both = sum(count.found + count.wanted for count in counts)
    return 2 * sum(count.right for count in counts) / both if both else 0.0


def quality_of(counts: Sequence[Counts]) -> Quality:
    """Return precision, recall and F1 with its interval."""
    right = sum(count.right for count in counts)
    documents: dict[str, list[Counts]] = {}
    for count in counts:
        documents.setdefault(count.document, []).append(count)
    # One total a document: the links of a story's pairs aren't independent.
    totals = [
        Counts(
            name,
            sum(count.right for count in group),
            sum(count.found for count in group),
            sum(count.wanted for count in group),
        )
        for name, group in documents.items()
    ]
    draw = random.Random(_SEED)
    drawn = sorted(f1_of(draw.choices(totals, k=len(totals))) for _ in range(_DRAWS))
    return Quality(
        precision=right / max(1, sum(count.found for count in counts)),
        recall=right / max(1, sum(count.wanted for count in counts)),
        f1=f1_of(counts),
        low=drawn[round(0.025 * _DRAWS)],
        high=drawn[round(0.975 * _DRAWS) - 1],
    )


def fold_of(pairs: Sequence[GoldPair]) -> dict[str, int]:
    """Return the fold of each document: its place in the order of names, modulo `FOLDS`."""
    names = sorted({pair.document for pair in pairs})
    return {name: place % FOLDS for place, name in enumerate(names)}


def folded_numbers(lessons: Sequence[Lesson], folds: dict[str, int]) -> list[Numbers]:
    """Return what fitting finds without the documents of each fold in turn."""
    return [
        fit(lesson for lesson in lessons if folds[lesson.pair.document] != fold)
        for fold in range(FOLDS)
    ]


def half_interval(values: Sequence[float]) -> float:
    """Return half the 95 % interval of the mean of `FOLDS` values."""
    return _STUDENT * statistics.stdev(values) / sqrt(len(values))


def links_by(numbers: Numbers) -> Linker:
    """Return a linker that uses these numbers in place of the shipped ones."""

    def linker(left: Sequence[str], right: Sequence[str]) -> list[Cell]:
        texts = Texts(left, right)
        guess = first_guess(texts.cells, numbers.guess)
        confidence = confidences(second_look(guess, len(left), len(right)), numbers.context)
        put_right(confidence, texts)
        return [cell for cell, value in confidence.items() if value >= LINKED]

    return linker


def reliability_of(pairs: Iterable[GoldPair]) -> list[Reliability]:
    """Return how many links each word is said of, and how many of those are right."""
    judged: dict[Strength, list[bool]] = {"sure": [], "likely": [], "maybe": []}
    for pair in pairs:
        for link in align_sentences(pair.left, pair.right):
            cell = link.left, link.right
            if pair.counted((cell,)):
                judged[strength(link.confidence)].append(cell in pair.sure)
    shown = sum(map(len, judged.values()))
    return [
        Reliability(word, len(links), len(links) / max(1, shown), sum(links) / max(1, len(links)))
        for word, links in judged.items()
    ]
