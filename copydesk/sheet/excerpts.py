"""The words of an article around a fact."""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.article import Article, Span
from copydesk.findings.reading.reading import Reading
from copydesk.sheet.sheet import Cell

_AROUND: Final = 48
"""Code points of the sentence shown on either side of a fact: some eight words."""
_SPACE: Final = re.compile(r"\s+")


def cell_at(reading: Reading, article: int, start: int, end: int) -> Cell:
    """Return the cell of a fact.

    Args:
        reading: The article.
        article: Its index.
        start: `[start, end)` of the fact in the text as it is seen.
        end: See `start`.
    """
    index = reading.sentence_at(start)
    last = reading.sentence_at(max(start, end - 1))
    span = reading.place(start, end)
    whole, sentences = reading.article, reading.article.sentences
    first = min(sentences[index].start, span.start)
    stop = max(sentences[last].end, span.end)
    return Cell(
        article,
        index,
        span,
        one_line(whole.quote(span)),
        _before(whole, first, span.start),
        _after(whole, span.end, stop),
    )


def one_line(text: str) -> str:
    """Return words without the line ends that their article happens to have."""
    return _SPACE.sub(" ", text)


def _before(article: Article, first: int, start: int) -> str:
    """Return the end of what the sentence says before a fact, from a whole word on."""
    words = article.quote(Span(max(first, start - _AROUND), start))
    if start - _AROUND > first:
        cut = _SPACE.search(words)
        words = "..." + words[cut.end() :] if cut else "..."
    return one_line(words)


def _after(article: Article, end: int, stop: int) -> str:
    """Return the beginning of what the sentence says behind a fact, up to a whole word."""
    words = article.quote(Span(end, min(stop, end + _AROUND)))
    if end + _AROUND < stop:
        cut = max(words.rfind(" "), words.rfind("\n"))
        words = words[:cut] + "..." if cut >= 0 else "..."
    return one_line(words)
