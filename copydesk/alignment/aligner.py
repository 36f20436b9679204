"""Links between the sentences of two texts: which ones make the same claim.

Two looks at every cell. The first asks only how alike the two sentences are, and how that compares
with the best that either of them finds elsewhere; it knows nothing of order, so retellings that
turn a story upside down lose nothing. The second adds context: cells beside likely links, and cells
that lie between the nearest sure links on both sides, gain. Each look is a logistic regression, so
that a confidence can be read as the chance that the link is right.

All numbers in `_GUESS` and `_CONTEXT` were fitted once, on PorSimplesSent (Portuguese news and
their simplified versions), the invented stories in `benchmarks/gold` and two hand-linked pairs of
real articles, a cell of which weighs ten times as much. Names, numbers and trigrams are compared
as `similarity` describes.

The mirror promise: swapping the texts swaps `left` and `right` in every link and changes no bit of
a confidence, because every feature used here is symmetric.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import TYPE_CHECKING, Final

from copydesk.alignment.link import SURE, FixedLink, Link, Scores
from copydesk.alignment.similarity import CellFeatures, cell_features

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress

ALIGNER_VERSION: Final = 1
"""Raised whenever the same sentences may get other links: cached alignments name it."""

LINKED: Final = 0.5
"""Least confidence of a link: more likely right than wrong."""
NEAR_MISS: Final = LINKED / 2
"""Least confidence of a cell that is worth showing as the nearest partner of a lone sentence."""

_GUESS: Final = (-10.82, 6.75, 6.32, 0.55, 3.31, 5.51, 2.83)
"""Intercept and weights of the first look: grams, words, names, numbers, then the cell's share of
the best in its row and in its column, the greater share and the smaller."""
_CONTEXT: Final = (-1.19, 0.94, 1.60, 0.63)
"""Intercept and weights of the second look: log-odds of the first, support by the neighbours, and
lying between sure links."""
_SUREST: Final = 0.999
"""Greatest confidence that the machine gives: 1.0 is a person's word."""
_HOPELESS: Final = 0.01
"""First guess below which no context could lift a cell to a near miss."""
_MOST_PARTNERS: Final = 8
"""Links that one sentence may have: a refrain in both texts would link all with all."""

Cell = tuple[int, int]


def align_sentences(
    left: Sequence[str],
    right: Sequence[str],
    *,
    fixed: Iterable[FixedLink] = (),
    progress: Progress | None = None,
) -> list[Link]:
    """Return the links between two lists of sentences, sorted by (left, right).

    A sentence may have several partners or none.

    Args:
        left: Sentences of one text.
        right: Sentences of the other.
        fixed: A person's word on single cells: a linked one comes back with confidence 1.0, an
            unlinked one doesn't come back. Of two on one cell the later holds.
        progress: Told the done share, 0..1; what it raises ends the work.

    Raises:
        ValueError: A fixed link names a sentence that isn't there.
    """
    return list(score_sentences(left, right, fixed=fixed, progress=progress).links)


def score_sentences(
    left: Sequence[str],
    right: Sequence[str],
    *,
    fixed: Iterable[FixedLink] = (),
    progress: Progress | None = None,
) -> Scores:
    """Return links as `align_sentences` does, with the near misses beside them.

    A near miss is the best that one of its two sentences has below `LINKED`.
    """
    words = _by_cell(fixed, len(left), len(right))
    guess = _first_guess(cell_features(left, right, progress=progress))
    for cell, linked in words.items():
        guess.pop(cell, None)
        if linked:
            guess[cell] = 1.0
    confidence = _with_context(guess, len(left), len(right))
    confidence.update((cell, 1.0) for cell, linked in words.items() if linked)
    scores = _choose(confidence, {cell for cell, linked in words.items() if linked})
    if progress is not None:
        progress(1.0)
    return scores


def _by_cell(fixed: Iterable[FixedLink], left: int, right: int) -> dict[Cell, bool]:
    """Return the word on each fixed cell, in the order of the cells."""
    words = {(link.left, link.right): link.linked for link in fixed}
    for cell in words:
        if not (0 <= cell[0] < left and 0 <= cell[1] < right):
            raise ValueError(f"fixed link {cell} lies outside {left} x {right} sentences")
    return words


def _first_guess(cells: Sequence[CellFeatures]) -> dict[Cell, float]:
    """Return the probability of each cell that has a chance, judged without its surroundings."""
    best_of_left: dict[int, float] = {}
    best_of_right: dict[int, float] = {}
    for cell in cells:
        best_of_left[cell.left] = max(best_of_left.get(cell.left, 0.0), cell.grams)
        best_of_right[cell.right] = max(best_of_right.get(cell.right, 0.0), cell.grams)
    bias, grams, words, names, numbers, greater, smaller = _GUESS
    guess = {}
    for cell in cells:
        best = best_of_left[cell.left], best_of_right[cell.right]
        probability = _logistic(
            bias
            + grams * cell.grams
            + words * cell.words
            + names * cell.names
            + numbers * cell.numbers
            + greater * cell.grams / min(best)
            + smaller * cell.grams / max(best)
        )
        if probability >= _HOPELESS:
            guess[cell.left, cell.right] = probability
    return guess


def _with_context(guess: Mapping[Cell, float], left: int, right: int) -> dict[Cell, float]:
    """Return the probabilities with what the surroundings of each cell say.

    Rounded, so that cells which differ only in the noise of arithmetic are ties.
    """
    sure_of_left: list[list[int]] = [[] for _ in range(left)]
    sure_of_right: list[list[int]] = [[] for _ in range(right)]
    for (one, other), probability in guess.items():
        if probability >= SURE:
            sure_of_left[one].append(other)
            sure_of_right[other].append(one)
    room_of_left = _rooms(sure_of_left, right)
    room_of_right = _rooms(sure_of_right, left)
    bias, odds, support, between = _CONTEXT
    confidence = {}
    for (one, other), probability in guess.items():
        lifted = _logistic(
            bias
            + odds * _log_odds(probability)
            + support * _support(guess, one, other)
            + between * (other in room_of_left[one] and one in room_of_right[other])
        )
        confidence[one, other] = min(round(lifted, 3), _SUREST)
    return confidence


def _rooms(partners: Sequence[Sequence[int]], end: int) -> list[range]:
    """Return where each sentence's partner is expected if both texts keep one order.

    From the last sure partner of the sentences before it to the first of those after it.
    """
    floors, ceilings = [], []
    floor, ceiling = 0, end - 1
    for found in partners:
        floors.append(floor)
        floor = max(found, default=floor)
    for found in reversed(partners):
        ceilings.append(ceiling)
        ceiling = min(found, default=ceiling)
    return [range(low, high + 1) for low, high in zip(floors, reversed(ceilings), strict=True)]


def _support(guess: Mapping[Cell, float], left: int, right: int) -> float:
    """Return how likely the cells before and after this one are links, 0..2."""
    before = (left - 1, right - 1), (left - 1, right), (left, right - 1)
    after = (left + 1, right + 1), (left + 1, right), (left, right + 1)
    return max(guess.get(cell, 0.0) for cell in before) + max(
        guess.get(cell, 0.0) for cell in after
    )


def _choose(confidence: Mapping[Cell, float], fixed: set[Cell]) -> Scores:
    """Split the cells into links, near misses and the rest."""
    links = [Link(*cell, value) for cell, value in confidence.items() if value >= LINKED]
    misses = [
        Link(*cell, value) for cell, value in confidence.items() if NEAR_MISS <= value < LINKED
    ]
    kept = _ranked_within(links, _MOST_PARTNERS, both=True)
    by_hand = [link for link in links if (link.left, link.right) in fixed]
    return Scores(
        links=tuple(sorted({*kept, *by_hand})),
        near_misses=tuple(sorted(_ranked_within(misses, 1, both=False))),
    )


def _ranked_within(links: Iterable[Link], most: int, *, both: bool) -> list[Link]:
    """Return the links among the `most` best of both their sentences, or of either one.

    Among equals the one nearer to the diagonal counts as better, then the earlier one: both are the
    same seen from the other side.
    """
    of_left: dict[int, list[Link]] = {}
    of_right: dict[int, list[Link]] = {}
    ranked = sorted(
        links,
        key=lambda link: (-link.confidence, abs(link.left - link.right), link.left + link.right),
    )
    passed: dict[Link, int] = {}
    for link in ranked:
        for group in (of_left.setdefault(link.left, []), of_right.setdefault(link.right, [])):
            group.append(link)
            passed[link] = passed.get(link, 0) + (len(group) <= most)
    return [link for link, times in passed.items() if times == 2 or (times and not both)]


def _logistic(odds: float) -> float:
    """Return the probability for log-odds."""
    return 1 / (1 + exp(-odds))


def _log_odds(probability: float) -> float:
    """Return the log-odds of a probability, within bounds that keep certainty finite."""
    return log((probability + 1e-6) / (1 - probability + 1e-6))
