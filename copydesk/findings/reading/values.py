"""The numbers, amounts and times that a stretch of text states."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from itertools import accumulate, islice, takewhile
from typing import Final

from copydesk.findings.language.grammar import words
from copydesk.findings.reading.amounts import amount_at
from copydesk.findings.reading.clocks import clock_at
from copydesk.findings.reading.dates import date_at
from copydesk.findings.reading.line import Line, line_of
from copydesk.findings.reading.numbers import read_numbers
from copydesk.findings.reading.surroundings import counted_by, limited, stems
from copydesk.findings.reading.value import Draft, Value

_OPENING: Final = words(
    "figure words crowd ordinal fraction article clock currency half last month-name next this"
    " percent-before relative times weekday colon point dotted"
)
"""Roles of an item that may begin a value."""
_ROW_WORDS: Final = 3  # words of a row's first cell that name what its figures count
_ROW_ITEMS: Final = 12  # items of a row's first cell in which they are looked for


def values_in(
    text: str, start: int, end: int, *, language: str, published: date | None
) -> tuple[Value, ...]:
    """Return the values that `text[start:end]` states, in order and disjoint.

    Args:
        text: An article's text as it is seen.
        start: Where a sentence or a line of a table begins, in code points.
        end: Where it ends.
        language: Two letters, "" unknown (read as English).
        published: Day of publication, by which "Friday" and "last week" become dates.
    """
    if published and not date.min.year < published.year < date.max.year:
        published = None  # "last year" would leave the calendar
    line = line_of(text, start, end, language, published)
    if not line.items:
        return ()
    read_numbers(line)
    line.encode()
    drafts: list[Draft] = []
    at = 0
    while at < len(line.items):
        draft = None
        if not line.items[at].roles.keys().isdisjoint(_OPENING):
            draft = date_at(line, at) or clock_at(line, at) or amount_at(line, at)
        drafts += [draft] if draft else []
        at = draft.last + 1 if draft else at + 1
    cells = re.split(r"(?<=[\t|])", text[start:end]) if drafts else []
    columns = list(accumulate(map(len, cells), initial=start))[1:] if len(cells) > 2 else []
    taken = {place for draft in drafts for place in range(draft.first, draft.last + 1)}
    return tuple(_value(line, draft, taken, columns) for draft in drafts if draft.counts)


def _value(line: Line, draft: Draft, taken: set[int], columns: list[int]) -> Value:
    """Return a value with its surroundings; `columns` are where the cells of a table's row end."""
    first, last = line.items[draft.first], line.items[draft.last]
    bound, least, most, rough = limited(line, draft)
    if columns:
        cell = takewhile(lambda at: line.items[at].end <= columns[0], range(len(line.items)))
        names = [at for at in islice(cell, _ROW_ITEMS) if line.items[at].kind == "word"]
        about = stems(line, names[:_ROW_WORDS])
        doing: tuple[str, ...] = (f"#{bisect_right(columns, first.start)}",)
    else:
        about, doing = counted_by(line, draft, taken)
    is_time = draft.kind in ("date", "duration")
    published = line.published.toordinal() if line.published and is_time else 0
    return Value(
        first.start, last.end, draft.kind, least, most, draft.unit, draft.per, about, doing,
        rough, bound, draft.resolved, draft.grain, published,
    )  # fmt: skip
