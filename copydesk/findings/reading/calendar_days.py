"""Days on the calendar: which one a weekday, a month or "last week" means."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date
from typing import Final

from copydesk.findings.language.grammar import Class
from copydesk.findings.reading.draft import Draft
from copydesk.findings.reading.line import Line

_REACH: Final = 8
"""Items before a day in which a word puts it into the future: "will meet the mayor on Friday"."""


def near_weekday(line: Line, at: int, last: int, weekday: int, turn: str) -> Draft:
    """Return the day that a weekday means: the last one, "next" or future words set aside."""
    if line.published is None:
        return Draft(at, last, "date", weekday, weekday, "weekday")
    today = line.published.toordinal()
    back = (line.published.isoweekday() - weekday) % 7
    if turn == "last":
        day = today - (back or 7)
    elif turn in ("next", "this") or is_ahead(line, at):
        day = today + (-back) % 7 + (7 if turn == "next" and not back else 0)
    else:
        day = today - back
    return Draft(at, last, "date", day, day, resolved=True)


def turned(line: Line, at: int, unit: str, step: int) -> Draft | None:
    """Return the week, month or year so many steps from the day of publication."""
    assert line.published is not None
    today = line.published
    found: Draft | None = None
    if unit == "week":
        monday = today.toordinal() - today.weekday() + step * 7
        found = Draft(at, at + 1, "date", monday, monday + 6)
    elif unit == "month":
        months = today.year * 12 + today.month - 1 + step
        found = month_span(at, at + 1, months // 12, months % 12 + 1, months // 12, months % 12 + 1)
    elif unit == "year":
        found = month_span(at, at + 1, today.year + step, 1, today.year + step, 12)
    if found:
        found.resolved = True
    return found


def is_ahead(line: Line, at: int) -> bool:
    """Tell whether words before a date put it into the future: "will meet on Friday"."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        item = line.items[place]
        if item.kind == "mark" and item.text in ",;:.!?—–()":
            return False
        classes = line.grammar.of(item.key)
        if classes & Class.REPORT:
            return False
        if classes & Class.FUTURE and classes & Class.FUNCTION:
            return True
    return False


def full_year(year: int) -> int:
    """Return a year of which two figures may be written: POSIX strptime's pivot."""
    return year if year >= 100 else year + (2000 if year < 69 else 1900)


def one_day(at: int, last: int, year: int, month: int, day: int) -> Draft | None:
    """Return a day as a date, None if the calendar has no such day."""
    if not 1 <= year <= MAXYEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    found = date(year, month, day).toordinal()
    return Draft(at, last, "date", found, found)


def month_span(at: int, last: int, year: int, month: int, end_year: int, end_month: int) -> Draft:
    """Return all days from one month to another."""
    begin = date(year, month, 1).toordinal()
    end = date(end_year, end_month, monthrange(end_year, end_month)[1]).toordinal()
    return Draft(at, last, "date", begin, end)
