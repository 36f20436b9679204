"""Merged sentences: what one text tells in several short sentences and the other in one.

"The ferry left at 21:40. It carried 212 passengers. At 22:15 it struck a rock." against "The ferry,
carrying 221 passengers, left at 21:40 and struck a rock at 22:15." The first and the last are much
like the long sentence and link with it; the middle one shares a word and a half. Alone it is no
partner. But of what the long sentence says and its other partners don't, it says most: that is what
is looked at here.

So a sentence is linked too, or linked as *likely*, if it stands right beside partners of one that
is longer, has no other partner, and more than half of its words that those partners lack are in the
long sentence, and not for their sake. Two words are the same here if they begin alike; a figure
meets any figure that the other side lacks, because it is the differing ones that a checker wants
side by side.

It happens seldom: in all gold sets together 34 sentences are linked so, and 22 of these links are
in the gold data, which of two of the sets is incomplete. F1 moves by less than 0.001 anywhere.
(Asking the same of any two sentences costs a lot; see `aligner`.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Final

from copydesk.alignment.blocks import LONGEST_RUN
from copydesk.alignment.edit import Cell
from copydesk.alignment.link import LIKELY

MERGED: Final = LIKELY
"""Confidence of such a link: two in three are right, and the least with which a sentence may join a
row that is sure."""
_HELD: Final = 0.4
"""Share of a sentence's own words that the long one must hold. In the gold sets links above 0.5 are
right as often as those from 0.4 to 0.5; below, most are wrong."""
_BEGINNING: Final = 4
"""Letters in which "carried" and "carrying" are the same."""

Words = Sequence[frozenset[str]]
"""The words of each sentence of a text, by their first letters."""


def merged_cells(
    links: Mapping[Cell, float], left: Words, right: Words, weights: Mapping[str, float]
) -> set[Cell]:
    """Return the cells that are to be linked with `MERGED`.

    Args:
        links: Confidences of the cells that are linked. No cell is returned that has as much.
        left: The words of one text's sentences.
        right: Those of the other's.
        weights: How much each word counts.
    """
    mirrored = {(other, one): confidence for (one, other), confidence in links.items()}
    found = set(_merged_on_one_side(links, left, right, weights))
    found.update((one, other) for other, one in _merged_on_one_side(mirrored, right, left, weights))
    return _held_by_links(links, found)


def _held_by_links(links: Mapping[Cell, float], found: set[Cell]) -> set[Cell]:
    """Return the cells that stand beside a link, or beside another of them.

    The sentence between two that join a run may have found a better partner for itself.
    """
    held: set[Cell] = set()
    reached = [cell for cell in found if not links.keys().isdisjoint(_beside(cell))]
    while reached:
        cell = reached.pop()
        if cell not in held:
            held.add(cell)
            reached += _beside(cell) & found
    return held


def _beside(cell: Cell) -> set[Cell]:
    one, other = cell
    return {(one - 1, other), (one + 1, other), (one, other - 1), (one, other + 1)}


def _merged_on_one_side(
    links: Mapping[Cell, float], short: Words, long: Words, weights: Mapping[str, float]
) -> Iterable[Cell]:
    """Yield cells of a short sentence of the one text and a long one of the other."""
    partners: dict[int, dict[int, float]] = {}
    taken: dict[int, set[int]] = {}
    for (one, other), confidence in links.items():
        partners.setdefault(other, {})[one] = confidence
        taken.setdefault(one, set()).add(other)
    best: dict[int, tuple[float, int]] = {}
    for other, found in partners.items():
        told = {one for one, confidence in found.items() if confidence >= MERGED}
        told = told or {one for one in found if found[one] == max(found.values())}
        run = _Run(told, other, short, long, weights)
        for one, share in run.grown(taken):
            best[one] = max(best.get(one, (0.0, 0)), (share, -other))
    return ((one, -other) for one, (_, other) in best.items())


class _Run:
    """The partners of one long sentence, while more are found beside them."""

    def __init__(
        self, told: set[int], other: int, short: Words, long: Words, weights: Mapping[str, float]
    ) -> None:
        self._told = set(told)
        self._other = other
        self._words = long[other]
        self._short = short
        self._weights = weights

    def grown(self, taken: Mapping[int, set[int]]) -> Iterable[tuple[int, float]]:
        """Yield the sentences that join, the fittest first, with the share that they hold."""
        while len(self._told) < LONGEST_RUN:
            beside = {one + step for one in self._told for step in (-1, 1)} - self._told
            fitting = [
                (self._held(one), -one)
                for one in beside
                if 0 <= one < len(self._short)
                and len(self._short[one]) < len(self._words)
                and taken.get(one, set()) <= {self._other}
            ]
            share, one = max(fitting, default=(0.0, 0))
            if share <= _HELD:
                return
            self._told.add(-one)
            yield -one, share

    def _held(self, one: int) -> float:
        """Return the share of the words of `one` alone that only the long sentence has."""
        told = frozenset().union(*(self._short[other] for other in self._told))
        mine, rest = self._short[one] - told, self._words - told
        whole = self._mass(mine)
        return self._common(mine, rest) / whole if whole else 0.0

    def _common(self, mine: frozenset[str], rest: frozenset[str]) -> float:
        missing, others = mine - rest, rest - mine
        facing = sum(word.isdigit() for word in others)
        figures = [word for word in missing if word.isdigit()]
        figures.sort(key=self._weights.__getitem__, reverse=True)
        beginnings = {word[:_BEGINNING] for word in others if len(word) >= _BEGINNING}
        alike = [word for word in missing if not word.isdigit() and word[:_BEGINNING] in beginnings]
        return self._mass((*(mine & rest), *figures[:facing], *alike))

    def _mass(self, words: Iterable[str]) -> float:
        return fsum([self._weights[word] for word in words])
