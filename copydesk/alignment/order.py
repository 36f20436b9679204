"""Order: how well each cell fits the way in which one text follows the other.

A retelling is read as a walk: from sentence to sentence of one text, each either stands alone or
sets a foot on a sentence of the other. Most steps go to the next sentence, some stay, some leap.
How probable each step is depends on the pair: a wire copy walks on, a free retelling leaps, so
the steps of the pair itself (between its likely links) are counted beside those of the material
that the aligner was fitted on. The chance that a walk sets foot on a cell, over all walks, is what
`walked` returns. This is the hidden Markov model of word alignment (Vogel, Ney, Tillmann 1996),
its forward-backward sums restricted to the cells that are worth a thought.

A walk gives each sentence one partner at most. Walking along either text and putting both answers
together lets one sentence have several, and makes the result the same seen from either side.

Cost: the sentences, plus a fixed amount for each cell. Sums over all earlier places are kept as
one total, because a step longer than `_REACH` is a leap, and all leaps are equally probable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, log
from operator import mul
from typing import TYPE_CHECKING, Final

from copydesk.alignment.odds import CERTAIN, log_odds
from copydesk.alignment.progress import stage, watched

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress

Cell = tuple[int, int]
Beat = Sequence[tuple[int, float]]
"""The cells of one sentence: places in the other text, ascending, with the odds of a link."""

_REACH: Final = 5
"""Longest step that isn't a leap, in sentences."""
_BEATEN: Final = 8.0
"""Steps of the fitted material that are counted beside those of the pair."""
_TRUSTED: Final = 0.5
"""Least probability of a link whose place counts as a step of the pair."""
_SETS: Final = ((-5, -4, -3, -2), (-1,), (0,), (1,), (2,), (3, 4, 5))
"""Steps that are equally probable; whatever is longer is a leap."""
STEPS: Final = (0.05, 0.02, 0.16, 0.39, 0.13, 0.13, 0.12)
"""How frequent each of `_SETS` and then a leap is in the fitted material."""
_EVEN: Final = 20
"""Sentences of a text in which walking and standing alone are taken as they are fitted."""
_FULL: Final = 1e100
"""Sum beyond which a walk's masses are scaled down, long before a float overflows."""


def walked(
    guess: Mapping[Cell, float], left: int, right: int, progress: Progress | None = None
) -> dict[Cell, float]:
    """Return the log-odds, summed over both texts, that a walk sets foot on each cell.

    Args:
        guess: Probability of each cell that has a chance, judged by its words.
        left: Number of sentences of the left text.
        right: The same of the right text.
        progress: Told the done share, 0..1; what it raises ends the work.
    """
    if not guess:
        return {}
    along_left: list[list[tuple[int, float]]] = [[] for _ in range(left)]
    along_right: list[list[tuple[int, float]]] = [[] for _ in range(right)]
    for (one, other), probability in sorted(guess.items()):
        odds = (probability + CERTAIN) / (1 - probability + CERTAIN)
        along_left[one].append((other, odds))
        along_right[other].append((one, odds))
    here = _footing(along_left, right, stage(progress, 0, 0.5))
    there = _footing(along_right, left, stage(progress, 0.5, 1))
    return {
        (one, other): log_odds(here[one, other]) + log_odds(there[other, one])
        for one, other in guess
    }


def steps_between(places: Sequence[int]) -> list[int]:
    """Return how often each kind of step leads from one of `places` to the next."""
    kinds = {step: kind for kind, steps in enumerate(_SETS) for step in steps}
    counts = [0] * len(STEPS)
    for before, after in pairwise(places):
        counts[kinds.get(after - before, len(_SETS))] += 1
    return counts


def _footing(beats: Sequence[Beat], places: int, progress: Progress | None) -> dict[Cell, float]:
    """Return the chance that a walk along one text sets foot on each cell, 0..1.

    Walked twice: the second time with the steps that the first one took.
    """
    chances = _chances(beats, places, STEPS, stage(progress, 0, 0.5))
    taken = [
        [(chances[number, place], -place) for place, _ in beat] for number, beat in enumerate(beats)
    ]
    best = [max(found) for found in taken if found]
    counts = steps_between([-place for chance, place in best if chance >= _TRUSTED])
    total = sum(counts) + _BEATEN
    shares = [(count + _BEATEN * step) / total for count, step in zip(counts, STEPS, strict=True)]
    return _chances(beats, places, shares, stage(progress, 0.5, 1))


def _chances(
    beats: Sequence[Beat], places: int, shares: Sequence[float], progress: Progress | None
) -> dict[Cell, float]:
    """Return the chance of each cell under given frequencies of steps."""
    near = [0.0] * (2 * _REACH + 1)
    for steps, share in zip(_SETS, shares, strict=False):
        for step in steps:
            near[step + _REACH] = share / len(steps)
    leap, lift = shares[-1] / places, places / _EVEN
    onward = list(_inflow(beats, places, near, leap, lift, stage(progress, 0, 0.4)))
    turned = [[(places - 1 - place, odds) for place, odds in reversed(beat)] for beat in beats]
    backward = list(_inflow(turned[::-1], places, near, leap, lift, stage(progress, 0.4, 0.8)))
    masses, whole = onward.pop()
    backward.pop()
    # The last inflow is that of the far end: the mass of all walks.
    everything = log(masses[0]) + whole
    chances: dict[Cell, float] = {}
    for number, beat in enumerate(watched(beats, stage(progress, 0.8, 1))):
        before, scale_before = onward[number]
        after, scale_after = backward[len(beats) - 1 - number]
        factor = lift * exp(scale_before + scale_after - everything)
        for (place, odds), one, other in zip(beat, before, reversed(after), strict=True):
            chances[number, place] = min(one * other * odds * factor, 1.0)
    return chances


def _inflow(
    beats: Sequence[Beat],
    places: int,
    near: Sequence[float],
    leap: float,
    lift: float,
    progress: Progress | None,
) -> Iterator[tuple[list[float], float]]:
    """Yield, for each beat, the mass of all walks that step to each of its cells.

    Each comes with the logarithm of its scale. A last beat is the end, one place after the others,
    as the walk starts one place before them.
    """
    # From an earlier place to a later one the step is read from the later end: hence reversed.
    extra = [share - leap for share in reversed(near)]
    offset = _REACH + 1
    masses = [0.0] * (places + 2 * offset)
    masses[offset - 1] = total = 1.0
    scale = 0.0
    for beat in watched((*beats, ((places, 0.0),)), progress):
        flows = [
            leap * total + sum(map(mul, masses[place + 1 : place + 2 * offset], extra))
            for place, _ in beat
        ]
        yield flows, scale
        for (place, odds), flow in zip(beat, flows, strict=True):
            gained = flow * odds * lift
            masses[place + offset] += gained
            total += gained
        if total > _FULL:
            masses = [mass / total for mass in masses]
            scale += log(total)
            total = 1.0
