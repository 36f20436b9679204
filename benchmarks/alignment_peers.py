"""What else the package registry has for finding the sentence that says the same.

None of them aligns; each gives a similarity of two strings, 0..1. All get the same rule: a cell is
linked if its similarity reaches the peer's cutoff and 0.7 of the best in its row or in its column.
The cutoff is the one that is best for the peer, on average over the sets that copydesk's numbers
are fitted on.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Sequence
from math import fsum, log, sqrt
from typing import Final

from diff_match_patch import diff_match_patch
from rapidfuzz import fuzz

from benchmarks.alignment_quality import Counts, Linker, f1_of
from benchmarks.gold_links import Cell, GoldPair

_NEAR_BEST: Final = 0.7
_CUTOFFS: Final = tuple(step / 50 for step in range(1, 50))

Scores = list[list[float]]
"""Similarity of each left sentence (a row) with each right one, 0..1."""
Peer = Callable[[Sequence[str], Sequence[str]], Scores]


def peers() -> dict[str, Peer]:
    """Return the peers by the name under which a reader can find them."""
    return {
        "rapidfuzz fuzz.ratio": _rapidfuzz(fuzz.ratio),
        "rapidfuzz fuzz.token_sort_ratio": _rapidfuzz(fuzz.token_sort_ratio),
        "rapidfuzz fuzz.token_set_ratio": _rapidfuzz(fuzz.token_set_ratio),
        "rapidfuzz fuzz.WRatio": _rapidfuzz(fuzz.WRatio),
        "difflib, words": _difflib,
        "diff-match-patch, words": _diff_match_patch,
        "character 3-gram TF-IDF": _trigrams,
    }


def _rapidfuzz(scorer: Callable[[str, str], float]) -> Peer:
    def similarity(left: Sequence[str], right: Sequence[str]) -> Scores:
        lower = [sentence.lower() for sentence in right]
        return [[scorer(one.lower(), other) / 100 for other in lower] for one in left]

    return similarity


def _difflib(left: Sequence[str], right: Sequence[str]) -> Scores:
    others = [sentence.lower().split() for sentence in right]
    scores = []
    for sentence in left:
        # It remembers what it learnt of its second sequence.
        matcher = difflib.SequenceMatcher(b=sentence.lower().split(), autojunk=False)
        row = []
        for other in others:
            matcher.set_seq1(other)
            row.append(matcher.ratio())
        scores.append(row)
    return scores


def _diff_match_patch(left: Sequence[str], right: Sequence[str]) -> Scores:
    matcher = diff_match_patch()
    codes: dict[str, str] = {}

    def coded(sentence: str) -> str:
        return "".join(
            codes.setdefault(word, chr(0x4E00 + len(codes))) for word in sentence.lower().split()
        )

    ones, others = [coded(one) for one in left], [coded(other) for other in right]
    return [
        [
            1
            - matcher.diff_levenshtein(matcher.diff_main(one, other, False))
            / max(len(one), len(other), 1)
            for other in others
        ]
        for one in ones
    ]


def _trigrams(left: Sequence[str], right: Sequence[str]) -> Scores:
    counts = []
    for sentence in (*left, *right):
        text = f" {' '.join(sentence.lower().split())} "
        counts.append(Counter(text[at : at + 3] for at in range(len(text) - 2)))
    frequency = Counter(gram for count in counts for gram in count)
    vectors = []
    for count in counts:
        weighed = {
            gram: (1 + log(times)) * (log((len(counts) + 1) / (frequency[gram] + 1)) + 1)
            for gram, times in count.items()
        }
        length = sqrt(fsum(weight * weight for weight in weighed.values())) or 1.0
        vectors.append({gram: weight / length for gram, weight in weighed.items()})
    return [
        [
            fsum(one[gram] * other[gram] for gram in one.keys() & other)
            for other in vectors[len(left) :]
        ]
        for one in vectors[: len(left)]
    ]


def scores_of(pairs: Sequence[GoldPair], peer: Peer) -> list[Scores]:
    """Return the similarities of each pair: the slow part, done once for all cutoffs."""
    return [peer(pair.left, pair.right) for pair in pairs]


def best_cutoff(sets: Sequence[tuple[Sequence[GoldPair], Sequence[Scores]]]) -> float:
    """Return the cutoff with the greatest mean F1 over the sets."""
    return max(
        _CUTOFFS,
        key=lambda cutoff: sum(f1_of(peer_counts(pairs, scores, cutoff)) for pairs, scores in sets),
    )


def peer_counts(pairs: Sequence[GoldPair], scores: Sequence[Scores], cutoff: float) -> list[Counts]:
    """Return the counts of each pair at a cutoff."""
    counts = []
    for pair, table in zip(pairs, scores, strict=True):
        found = pair.counted(_linked(table, cutoff))
        counts.append(Counts(pair.document, len(found & pair.sure), len(found), len(pair.sure)))
    return counts


def _linked(table: Scores, cutoff: float) -> list[Cell]:
    """Return the cells that the rule links."""
    rows = [max(row, default=0.0) for row in table]
    columns = [max(column) for column in zip(*table, strict=True)]
    return [
        (one, other)
        for one, row in enumerate(table)
        for other, score in enumerate(row)
        if score >= cutoff and score >= _NEAR_BEST * min(rows[one], columns[other])
    ]


def linker_of(peer: Peer, cutoff: float) -> Linker:
    """Return the peer as something that links."""
    return lambda left, right: _linked(peer(left, right), cutoff)
