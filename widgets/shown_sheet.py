"""What the fact sheet shows, as plain values: texts are originals, made visible when drawn."""

from __future__ import annotations

from msgspec import Struct


class ShownPlace(Struct, frozen=True):
    """One place where an article states something."""

    sentence: int
    """Index into the article's sentences."""
    start: int
    """`[start, end)` in the article."""
    end: int
    before: str
    stated: str
    after: str


class ShownLine(Struct, frozen=True):
    """One line: what is stated, and where, a column an article."""

    sign: str
    """"!" the cells can't all be true, "1" one article alone says it, "=" the rest."""
    kind: str
    about: str
    cells: tuple[tuple[ShownPlace, ...], ...]
    """The places of each column's article; none where it doesn't say it."""
    verdict: str = ""
    """The digits of my verdicts on what it states; "" for none."""


class SheetTable(Struct, frozen=True):
    """A fact sheet."""

    columns: tuple[str, ...]
    """The articles' names."""
    articles: tuple[int, ...]
    """Their indices on the desk: the widget doesn't look at them."""
    lines: tuple[ShownLine, ...]
    title: str
    """What it is, with how many articles it is of where the story has more."""
