"""What an article's date, language and outlet could be: offers to a person, never taken as facts.

They come from the file's name, from the first lines, from the words, and from the other articles of
the story. Nothing that is offered has to be true: each says where it comes from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from copydesk.articles.article import Article, ArticleFacts
from copydesk.articles.dates import CalendarDate, dates_in, first_full_date
from copydesk.articles.languages import language_of_text
from copydesk.counted import counted

_MOST: Final = 4
"""Offers for one fact: they stand on one line."""

_FIRST: Final = 12
"""Paragraphs of an article that count as its first lines."""

_LINE: Final = 200
"""Characters of each of them that are read."""

_READ: Final = 4_000
"""Characters that are enough to tell a language."""

_DAY: Final = re.compile(r"(?<!\d)([12]\d{3})([-_.]?)([01]\d)\2([0-3]\d)(?!\d)")
"""20250314 and 2025-03-14, as names of files have it, with other words close to it."""

_IN_BRACKETS: Final = re.compile(r"\(([^\W\d_][^()\n]{1,40})\)\s*(?:--|[-–—:])")
"""NORVIK, March 14 (Kestrel News Agency) --: who a dateline says the report is from."""

IN_NAME: Final = "in its file's name"
IN_LINES: Final = "in its first lines"
IN_WORDS: Final = "told by its words"


class Suggestion(Struct, frozen=True):
    """Something that a fact could be."""

    value: str
    """As it is kept: "2025-03-14", "en"."""
    why: str
    """Where it comes from, as words that can be shown: "in its file's name"."""


def suggested_facts(
    article: Article, others: Sequence[ArticleFacts]
) -> dict[str, tuple[Suggestion, ...]]:
    """Return what an article's outlet, date and language could be, the likeliest first.

    Args:
        article: The article.
        others: What is known of the story's other articles.

    Returns:
        Suggestions by the names "outlet", "published" and "language"; perhaps none.
    """
    lines = [article.quote(one)[:_LINE] for one in article.paragraphs[:_FIRST]]
    return {
        "outlet": _offers(_outlets(lines), _of_others(one.outlet for one in others)),
        "published": _offers(
            _days(article.name, lines, year_of(others)),
            _of_others(one.published for one in others),
        ),
        "language": _offers(_languages(article), _of_others(one.language for one in others)),
    }


def year_of(others: Iterable[ArticleFacts]) -> int:
    """Return the year in which all dated articles of a story appeared; 0 where they differ."""
    years = {int(one.published[:4]) for one in others if one.published}
    return years.pop() if len(years) == 1 else 0


def _offers(*found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the first few, each value once, with where it was met first."""
    kept: dict[str, Suggestion] = {}
    for suggestions in found:
        for suggestion in suggestions:
            kept.setdefault(suggestion.value, suggestion)
    return tuple(kept.values())[:_MOST]


def _of_others(values: Iterable[str]) -> Iterator[Suggestion]:
    """Yield what other articles have, the most frequent first."""
    counts = Counter(value for value in values if value)
    for value, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        articles = "another article" if number == 1 else counted(number, "other article")
        yield Suggestion(value, f"as {articles}")


def _days(name: str, lines: Sequence[str], year: int) -> Iterator[Suggestion]:
    """Yield the days that a file's name and an article's first lines hold.

    Args:
        name: The article's name.
        lines: Its first lines.
        year: What to take where a line has none; 0 for none.
    """
    stem = PurePosixPath(name).stem
    spaced = _DAY.sub(r" \1-\3-\4 ", stem).replace("_", " ")
    in_name = dates_in(spaced)
    yield from (Suggestion(day, IN_NAME) for day in _with_year(in_name, year))
    years = {day.year for day in in_name if day.year}
    known = year or (years.pop() if len(years) == 1 else 0)
    for line in lines:
        yield from (Suggestion(day, IN_LINES) for day in _with_year(dates_in(line), known))


def _with_year(days: Iterable[CalendarDate], year: int) -> Iterator[str]:
    for day in days:
        # Through the parser: 29 February needs the right year.
        iso = day.iso or (year and first_full_date(f"{year:04d}-{day.month:02d}-{day.day:02d}"))
        if iso:
            yield iso


def _languages(article: Article) -> Iterator[Suggestion]:
    told = language_of_text(" ".join(article.text.split())[:_READ])
    if told:
        yield Suggestion(told, IN_WORDS)


def _outlets(lines: Iterable[str]) -> Iterator[Suggestion]:
    for line in lines:
        yield from (Suggestion(found[1], IN_LINES) for found in _IN_BRACKETS.finditer(line))
