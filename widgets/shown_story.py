"""What the screens of the story show: texts are originals, made visible when drawn.

The numbers that tell articles and questions apart are those of whoever makes them.
"""

from __future__ import annotations

from msgspec import Struct

# One claim in all articles


class ShownTeller(Struct, frozen=True):
    """An article that makes the claim."""

    article: int
    """Index on the desk."""
    sentence: int
    """The first of its sentences that make the claim."""
    name: str
    facts: str
    """Outlet and date: "Kestrel, 14 Mar"; "" where neither is known."""
    verdict: str
    """My verdict on its row beside the base; "the base", or what that row waits for."""


class ShownWording(Struct, frozen=True):
    """One way of putting the claim."""

    tellers: tuple[ShownTeller, ...]
    """The articles that put it so, at least one."""
    words: str
    differing: tuple[tuple[int, int], ...] = ()
    """Where `words` stand otherwise in the base: disjoint, in order."""


class ShownClaim(Struct, frozen=True):
    """One claim in all articles."""

    number: str
    """Where it stands: "row 7"."""
    line: str
    """What a reviewer calls it; "" where nobody wrote that yet."""
    wordings: tuple[ShownWording, ...]
    """The odd one out first."""
    lacking: tuple[str, ...] = ()
    """Names of the articles that don't make it."""
    waiting: tuple[str, ...] = ()
    """Names of those that it isn't known of yet."""
