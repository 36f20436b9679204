"""Where a sentence's partner is to be looked for, by the links of the sentences around it.

A retelling goes on as the other text does, more often than not: what stands behind a linked
sentence is told behind its partner. Nothing here looks at words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from copydesk.alignment.link import Link

Look = tuple[float, ...]

_FAR: Final = 1.0
"""Sentences at which nearness is half of what it is in the place itself."""


class Surroundings:
    """What the links of other sentences say about the partner of one.

    Args:
        sentence: Index of the sentence asked about, in its article.
        sizes: Sentences of its article and of the other one.
        links: Links of the two articles, the sentence's article first; its own say nothing.
    """

    def __init__(self, sentence: int, sizes: tuple[int, int], links: Iterable[Link]) -> None:
        around = [link for link in links if link.left != sentence]
        before = [link for link in around if link.left < sentence]
        after = [link for link in around if link.left > sentence]
        last = max((link.left for link in before), default=-1)
        first = min((link.left for link in after), default=-1)
        self._before = [link for link in before if link.left == last]
        self._after = [link for link in after if link.left == first]
        self._beside = {link.right for link in around if abs(link.left - sentence) == 1}
        self._taken: dict[int, float] = {}
        for link in around:
            known = self._taken.get(link.right, 0.0)
            self._taken[link.right] = max(known, link.confidence)
        self._sentence = sentence
        self._sizes = sizes

    def look(self, partner: int) -> Look:
        """Return what is seen of one sentence of the other article.

        How near it is to where the linked neighbours lead, whether it stands between their
        partners, whether it is the partner of the sentence right before or behind, how likely it
        is another one's partner, and how far from the sentence's own place it is.
        """
        edges = [link.right for link in (*self._before, *self._after)]
        here, there = self._sizes
        own = (2 * self._sentence + 1) / (2 * here)
        return (
            self._near(self._before, partner) + self._near(self._after, partner),
            float(not edges or min(edges) <= partner <= max(edges)),
            float(partner in self._beside),
            self._taken.get(partner, 0.0),
            abs(own - (2 * partner + 1) / (2 * there)),
        )

    def _near(self, neighbours: Iterable[Link], partner: int) -> float:
        """Return how near a sentence is to where neighbours of one side lead, 0..1."""
        return max(
            (
                _FAR / (_FAR + abs(partner - (link.right + self._sentence - link.left)))
                for link in neighbours
            ),
            default=0.0,
        )
