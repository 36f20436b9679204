"""What a row is. How rows are built stands in `rows`."""

from __future__ import annotations

from itertools import product
from typing import Literal

from msgspec import Struct

from copydesk.alignment.link import Link

Relation = Literal["same", "reworded", "left-only", "right-only"]
"""same: equal but for case, quotes, dashes and spaces."""


class Row(Struct, frozen=True, gc=False):
    """A contiguous run of sentences of one article beside a run of the other's."""

    number: int
    """Place in reading order, from 1: the base's order, right-only rows put in between."""
    left: tuple[int, ...]
    """Indices of sentences, ascending without gaps; empty when `relation` is "right-only"."""
    right: tuple[int, ...]
    relation: Relation
    moved: bool = False
    """The other article tells it at another place."""
    confidence: float = 1.0
    """0..1: the weakest of the links that hold the row together; 1.0 for one-sided rows."""
    also_left: tuple[int, ...] = ()
    """Cross-references: left sentences outside `left` that `right` links to as well."""
    also_right: tuple[int, ...] = ()
    """Right sentences outside `right` that `left` links to as well."""
    nearest: Link | None = None
    """For a one-sided row: the best partner that was not good enough, if any is worth showing."""
    furniture: bool = False
    """Boilerplate, byline, credit or dateline: folded on screen and never to do."""

    @property
    def is_one_sided(self) -> bool:
        """Whether one article tells it alone: nothing in it is linked."""
        return not (self.left and self.right)

    @property
    def cells(self) -> tuple[tuple[int, int], ...]:
        """All cells of a left sentence and a right one that it brings together.

        Those of its own two runs, and those of either run with what it links to elsewhere.
        """
        own = product(self.left, self.right)
        return (*own, *product(self.left, self.also_right), *product(self.also_left, self.right))
