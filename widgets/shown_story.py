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


# All pairs


class ShownCell(Struct, frozen=True):
    """How far one pair is."""

    done: int = 0
    to_do: int = 0
    high: int = 0
    """Open findings of severity high."""
    disputed: int = 0
    """Rows on which reviewers disagree."""
    is_compared: bool = True


class ShownMatrix(Struct, frozen=True):
    """Articles by articles."""

    names: tuple[str, ...]
    articles: tuple[int, ...]
    """Their indices on the desk."""
    cells: dict[tuple[int, int], ShownCell]
    """Those of two articles that make a pair, by their places in `names`, the first one first."""

    def cell(self, line: int, column: int) -> ShownCell | None:
        """Return what stands in a line, one an article, and a column, one an article as well."""
        return self.cells.get((min(line, column), max(line, column)))


# Questions


class ShownSide(Struct, frozen=True):
    """One of the wordings that stand against each other."""

    words: str
    """"" for articles that don't tell it."""
    names: tuple[str, ...]
    """The articles that have it."""


class ShownQuote(Struct, frozen=True):
    """Words in their sentence, in one article."""

    name: str
    before: str
    words: str
    after: str


class ShownQuestion(Struct, frozen=True):
    """The same clash in several pairs."""

    key: frozenset[object]
    """What it is known by: the same question has some of it at any time, no other has any."""
    severity: str
    kind: str
    sides: tuple[ShownSide, ...]
    """The odd one out first."""
    quotes: tuple[ShownQuote, ...]
    """In the order of the sides."""
    pairs: int
    """How many pairs ask it."""
    decided: str = ""
    """My answer: "3 contradict, Anbar right", "dismissed"; "" while it is open."""
    note: str = ""
    left: str = ""
    """Of one that is open again: "1 of 4 open; decided: dismissed"."""

    def is_known_by(self, key: object) -> bool:
        """Tell whether this is the question that was known by something."""
        return isinstance(key, frozenset) and not self.key.isdisjoint(key)


# What articles must correct


class ShownCorrection(Struct, frozen=True):
    """Words of an article that are wrong."""

    article: int
    """Index on the desk."""
    sentence: int
    name: str
    wrong: str
    right: str
    """What stands in the articles that are right; "" where nobody is or that isn't known."""
    quote: ShownQuote
    place: str
    """Where it stands: "the headline", "row 12"."""


class ShownOverview(Struct, frozen=True):
    """The whole desk."""

    matrix: ShownMatrix
    questions: tuple[ShownQuestion, ...]
    corrections: tuple[ShownCorrection, ...]
    compared: int
    """Pairs that were compared until now."""
    pairs: int
    """Pairs that will be."""
    is_base_only: bool = False
    """There are too many articles for all pairs: only those of the base are in it."""
    is_being_read: bool = False
    """Articles are still being read, and there will be more pairs."""
