"""What a grouping is: which sentences of two articles stand together. `grouping` makes them."""

from __future__ import annotations

from msgspec import Struct

from copydesk.alignment.edit import Runs
from copydesk.alignment.link import Link


class Group(Struct, frozen=True, gc=False):
    """Runs of both sides that are judged together: a row with two sides."""

    runs: Runs
    confidence: float
    """0..1: the weakest of the links that hold it together."""
    same: bool
    """Both sides are equal in normal form."""
    moved: bool
    """The right text tells it at another place."""


class Grouping(Struct, frozen=True, gc=False):
    """All groups of two articles, and the links between their sentences.

    What stands in no group is alone.
    """

    groups: tuple[Group, ...] = ()
    """In left order."""
    links: tuple[Link, ...] = ()
    """Sorted by (left, right); the best one for each cell."""
    near_misses: tuple[Link, ...] = ()
    """Sorted alike."""
    candidates: tuple[Link, ...] = ()
    """Sorted alike; further cells, see `further`. They hold nothing together, and name
    what is nearest where no near miss does."""
    anchors: tuple[tuple[int, int], ...] = ()
    """Each right sentence that is alone, ascending, and the left sentence after which it is told;
    -1 for the top. So do the latter ascend."""
    turned: bool = False
    """What could fall either way is settled as it is seen from the right text."""
