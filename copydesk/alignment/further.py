"""Further cells: where two sentences may share a detail though no link says that they do.

Of the passages that people find to clash in two articles, a third stands in sentences that no link
joins: they tell of other things and share one name, one number, one turn of phrase. A lower
threshold brings some of them at the price of many others. What tells them apart is what the two
share and hardly any other sentences do: "Highway 2" in one sentence of each article is no chance.
So cells get a third look, which beside what the second look saw counts rare common words, and rare
common pairs of words. It is fitted on whether two sentences share anything at all, a detail
included (`sure` and `possible` in the gold links), since that is what these cells are for: findings
and the fact sheet read them. They make no rows.

How many there are goes by the shorter text: as many as it has half sentences, or as many as bring
links and these to `_TOGETHER` a sentence, where links are few. A threshold in its place gives
crowded pairs even more and sparse ones nothing.

Chosen by the gold links that the cells together hold, at the same number of cells, on news, leads,
spark and propseg: 0.871, 0.839, 0.640 and 0.791 with the rare words and pairs, 0.867, 0.839, 0.616
and 0.791 by the link's confidence alone. Tried and left out, since they moved these by 0.005 at
most: the share of the shorter sentence held by the other, the weight of all common words, the
rarest one, numbers in common, likely neighbours, and a malus for sentences that have a partner
already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from math import inf, log1p
from typing import Final

from copydesk.alignment.edit import Cell
from copydesk.alignment.link import LINKED, Link
from copydesk.alignment.odds import weighed
from copydesk.alignment.similarity import Texts

FURTHER: Final = (-1.087, 0.399, 0.079, 1.342, 1.591, 0.362)
"""Constant and weights of the third look, in the order of `third_look`; found by
`python -m benchmarks.fit_alignment`."""
_BESIDE: Final = 0.5
"""Further cells for each sentence of the shorter text, where links are many. With the 1.0 links
that free retellings have, that is as much as anybody wants to look at: 1.5 cells a sentence."""
_TOGETHER: Final = 1.2
"""Cells for each sentence of the shorter text up to which further ones are taken in any case."""
_DIGITS: Final = 6
"""Decimals of the log-odds by which cells are ranked: beyond lies the noise of arithmetic."""

Look = tuple[float, ...]


def third_look(texts: Texts, second: Mapping[Cell, Look]) -> Iterator[tuple[Cell, Look]]:
    """Yield what the third look sees of each cell that the second one saw.

    What that saw, and how much the two share that few others do: words, then pairs of words.
    """
    words, pairs = texts.rare_words, texts.rare_pairs
    for cell, look in second.items():
        yield cell, (*look, log1p(words.get(cell, 0.0)), log1p(pairs.get(cell, 0.0)))


def further_cells(
    looks: Iterable[tuple[Cell, Look]],
    confidence: Mapping[Cell, float],
    links: Collection[Link],
    shorter: int,
) -> list[Link]:
    """Return the cells below `LINKED` that are worth reading, sorted by (left, right).

    Args:
        looks: What the third look saw of each cell.
        confidence: Of each cell, as a link; what is returned has it too.
        links: Those that are shown.
        shorter: Sentences of the shorter text.
    """
    most = int(max(_BESIDE * shorter, _TOGETHER * shorter - len(links)))
    odds = {
        cell: round(weighed(FURTHER, look), _DIGITS)
        for cell, look in looks
        if confidence[cell] < LINKED
    }
    least = sorted(odds.values(), reverse=True)[most - 1] if 0 < most < len(odds) else -inf
    ranked = sorted((-value, *_place(cell), cell) for cell, value in odds.items() if value >= least)
    if len(ranked) > most:
        # Cut between ranks, never among equals: those are each other's mirror image.
        first_out = ranked[most][:-1]
        ranked = [one for one in ranked[:most] if one[:-1] < first_out]
    return sorted(Link(*cell, confidence[cell]) for *_, cell in ranked)


def _place(cell: Cell) -> tuple[int, int]:
    """Return what cells of the same odds are ordered by: those near the diagonal first."""
    left, right = cell
    return abs(left - right), left + right
