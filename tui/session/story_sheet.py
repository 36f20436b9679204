"""The fact sheet as the session keeps it: with the articles that it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from copydesk.articles.article import ArticleFacts, Span

if TYPE_CHECKING:
    from copydesk.sheet.sheet import Sheet

Grounds = tuple[tuple[str, ArticleFacts], ...]
"""What a sheet depends on: the articles' hashes, and their facts as corrected."""


class StorySheet(Struct, frozen=True):
    """A sheet with the articles that it was made of."""

    sheet: Sheet
    articles: tuple[int, ...]
    """Indices of its articles on the desk."""
    grounds: Grounds
    by_sentence: dict[tuple[int, int], tuple[int, ...]]
    """The lines, by number, that have a cell in a sentence of an article of the desk."""

    def lines_at(self, article: int, sentences: tuple[int, ...]) -> tuple[int, ...]:
        """Return the numbers of the lines that touch sentences of an article of the desk."""
        found = [n for one in sentences for n in self.by_sentence.get((article, one), ())]
        return tuple(dict.fromkeys(found))


class Stated(Struct, frozen=True):
    """A cell of the sheet, as the desk knows its article."""

    article: int
    """Index on the desk."""
    sentence: int
    span: Span
