"""What a fact sheet is: lines, and in them cells, each with its place in an article."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from copydesk.articles.article import Span

LineKind = Literal[
    "number", "money", "age", "time", "place", "person", "name", "quotation", "source"
]
"""What a line is about. time: dates, clock times and durations; name: what is named and neither
person nor place, as far as the words around it tell; source: whom an article cites."""


class Cell(Struct, frozen=True, gc=False):
    """What one article says of one thing, once."""

    article: int
    """Index into the articles that the sheet was made of."""
    sentence: int
    """Index into that article's sentences: where the fact begins."""
    span: Span
    """The fact's place in `Article.text`."""
    stated: str
    """The article's words there, on one line."""
    before: str = ""
    """Some words before it, "" where the sentence begins; they end with the space between."""
    after: str = ""
    """Some words behind it, "" where the sentence ends."""

    @property
    def words(self) -> str:
        """The fact with the words around it, on one line."""
        return self.before + self.stated + self.after


class Line(Struct, frozen=True, gc=False):
    """One thing that articles state."""

    kind: LineKind
    about: str
    """What it is, in the articles' own words; "" where they have none in common."""
    cells: tuple[Cell, ...]
    """By article, then by place; an article may have several."""
    unequal: bool = False
    """The cells can't all be true, or put one name or quotation in different letters or words."""
    alone: bool = False
    """One article of several states it, and no other."""

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that state it, ascending."""
        return tuple(sorted({cell.article for cell in self.cells}))

    def cells_of(self, article: int) -> tuple[Cell, ...]:
        """Return what one article says of it, by place."""
        return tuple(cell for cell in self.cells if cell.article == article)


class Sheet(Struct, frozen=True, gc=False):
    """The facts of a story. It claims nothing: it lays side by side what articles state."""

    lines: tuple[Line, ...]
    """Those that are unequal first, then the equal ones, then those of one article alone; each part
    in the order in which the story is told."""
