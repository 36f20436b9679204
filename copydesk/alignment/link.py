"""The values that the aligner and the rows speak in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from msgspec import Struct

Strength = Literal["sure", "likely", "maybe"]
"""A confidence as a word, for people."""

SURE: Final = 0.85
"""Least confidence of a link shown as *sure*."""
LIKELY: Final = 0.75
"""Least confidence of a link shown as *likely*; below it is *maybe*. Seven in ten of those called
likely are to be right: from 0.7 it was two in three on SPARK's development pairs."""

LINKED: Final = 0.5
"""Least confidence of a link: more likely right than wrong."""

Progress = Callable[[float], None]
"""Told the done share, 0..1, from time to time; may raise to cancel the work."""


class Link(Struct, frozen=True, order=True, gc=False):
    """Sentence `left` of one article and `right` of the other make the same claim."""

    left: int
    """Index of the sentence in the left article, from 0."""
    right: int
    confidence: float
    """0..1; 1.0 for links made by hand."""


class FixedLink(Struct, frozen=True, order=True, gc=False):
    """A person's word on one cell, as a script gives it to `compare`; `edit` says what it does."""

    left: int
    right: int
    linked: bool
    """True: these two make the same claim. False: they don't."""


class Scores(Struct, frozen=True, gc=False):
    """What the aligner knows about two texts: all that rows are built from."""

    links: tuple[Link, ...] = ()
    """Cells taken for links, sorted by (left, right)."""
    near_misses: tuple[Link, ...] = ()
    """The best cells that were not good enough for a link, sorted alike: what a sentence without a
    partner is shown as nearest."""
    candidates: tuple[Link, ...] = ()
    """Further cells below a link that findings and the fact sheet may read, sorted alike; see
    `further`."""


def strength(confidence: float) -> Strength:
    """Return the word for a link's confidence (0..1)."""
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "maybe"
