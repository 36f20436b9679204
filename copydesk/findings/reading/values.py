"""The numbers, amounts and times that a stretch of text states."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from itertools import accumulate, islice, takewhile
from typing import Final

from msgspec.structs import replace

from copydesk.articles.seen import UNSEEN
from copydesk.findings.language.forms import stem
from copydesk.findings.reading.amounts import amount_at
from copydesk.findings.reading.clocks import clock_at
from copydesk.findings.reading.counted import counted_by
from copydesk.findings.reading.dates import date_at
from copydesk.findings.reading.draft import Draft
from copydesk.findings.reading.limits import limited
from copydesk.findings.reading.line import Line, line_of
from copydesk.findings.reading.numerals import read_numbers
from copydesk.findings.reading.value import Value

_OPENING: Final = frozenset(
    {
        "article",
        "clock",
        "currency",
        "half",
        "last",
        "month-name",
        "next",
        "percent-before",
        "relative",
        "season",
    }
    | {"this", "times", "weekday"}
)
"""Roles of an item that may begin a value, beside numbers."""
_ROW_WORDS: Final = 3
"""Words of a row's first cell that name what its figures count."""
_UNSEEN: Final = re.compile(f"[{UNSEEN}]")


def values_in(
    text: str, start: int, end: int, *, language: str, published: date | None
) -> tuple[Value, ...]:
    """Return the values that `text[start:end]` states, in order and disjoint.

    Args:
        text: An article's text; invisible characters in it are passed over.
        start: Where a sentence or a line of a table begins, in code points.
        end: Where it ends.
        language: Two letters, "" unknown (read as English).
        published: Day of publication, by which "Friday" and "last week" become dates.
    """
    if not _UNSEEN.search(text, start, end):
        return _read(text, start, end, language, published)
    kept = [place for place in range(start, end) if not _UNSEEN.match(text[place])]
    seen = "".join(text[place] for place in kept)
    found = _read(seen, 0, len(seen), language, published)
    return tuple(_moved(value, kept) for value in found)


def _moved(value: Value, kept: list[int]) -> Value:
    return replace(value, start=kept[value.start], end=kept[value.end - 1] + 1)


def _read(
    text: str, start: int, end: int, language: str, published: date | None
) -> tuple[Value, ...]:
    if published and not date.min.year < published.year < date.max.year:
        published = None  # "last year" would leave the calendar
    line = line_of(text, start, end, language, published)
    read_numbers(line)
    drafts = _drafts(line)
    cells = _cells(text, start, end)
    columns = list(accumulate(cells)) if cells else []
    taken = {place for draft in drafts for place in range(draft.first, draft.last + 1)}
    return tuple(_value(line, draft, taken, columns, start) for draft in drafts if draft.counts)


def _drafts(line: Line) -> list[Draft]:
    """Return what the items state, from left to right, the first reading that fits."""
    found: list[Draft] = []
    at = 0
    while at < len(line.items):
        item, draft = line.items[at], None
        if item.form or item.kind == "figure" or not item.roles.keys().isdisjoint(_OPENING):
            draft = date_at(line, at) or clock_at(line, at) or amount_at(line, at)
        if draft:
            found.append(draft)
        at = draft.last + 1 if draft else at + 1
    return found


def _cells(text: str, start: int, end: int) -> list[int]:
    """Return the lengths of a table row's cells with what parts them, [] for running text."""
    parts = re.split(r"(?<=[\t|])", text[start:end])
    return [len(part) for part in parts] if len(parts) > 2 else []


def _value(line: Line, draft: Draft, taken: set[int], columns: list[int], start: int) -> Value:
    first, last = line.items[draft.first], line.items[draft.last]
    bound, least, most, rough = limited(line, draft)
    about, doing = counted_by(line, draft, taken)
    if columns:
        column = bisect_right(columns, first.start - start)
        about, doing = _row_words(line, columns[0] + start), (f"#{column}",)
    is_time = draft.kind in ("date", "duration")
    published = line.published.toordinal() if line.published and is_time else 0
    return Value(
        first.start, last.end, draft.kind, least, most, draft.unit, draft.per, about, doing,
        rough, bound, draft.resolved, draft.grain, published,
    )  # fmt: skip


def _row_words(line: Line, edge: int) -> tuple[str, ...]:
    """Return the stems of the words in the first cell of a table's row."""
    language = line.language or "en"
    cell = takewhile(lambda item: item.end <= edge, line.items)
    words = (item for item in cell if item.kind == "word" and not item.form)
    return tuple(stem(item.key, language) for item in islice(words, _ROW_WORDS))
