"""A day as a person types it: "14 March 2025", "14.3.2025" and "2025-03-14" are one."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from copydesk.articles.dates import dates_in
from copydesk.errors import InputError
from copydesk.visible import visible

_EITHER: Final = re.compile(r"(?<!\d)(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>[12]\d{3})")
"""Day and month in one order or the other: 3/4/2025."""

_COMPACT: Final = re.compile(r"([12]\d{3})(\d{2})(\d{2})")
_TIME: Final = re.compile(r"T?\d{1,2}:\d{2}(?::\d{2})?")

_FORM: Final = "Type it as 2025-03-14 or 14 March 2025."


def day_typed(typed: str, year: int = 0) -> str:
    """Return the day that is meant, in ISO form: "2025-03-14".

    Args:
        typed: A date in any form that articles use; words around it, such as a weekday, don't
            matter.
        year: The year to take where none was typed; 0 for none.

    Raises:
        InputError: It is no day, more than one, or can be read in two ways; says which.
    """
    shown = visible(" ".join(typed.split()))
    if compact := _COMPACT.fullmatch(typed.strip()):
        typed = "-".join(compact.groups())
    days = dates_in(typed)
    if not days and (either := _EITHER.search(typed)):
        raise InputError(_read_twice(either, shown))
    if len(days) > 1:
        raise InputError(f"{shown!r} holds more than one date.", _FORM)
    if not days or _has_digits(typed[: days[0].start] + typed[days[0].end :]):
        raise InputError(f"{shown!r} is no date that can be read here.", _FORM)
    if not (days[0].year or year):
        raise InputError(f"{shown!r} lacks the year.", _FORM)
    return _iso(days[0].year or year, days[0].month, days[0].day, shown)


def _has_digits(words: str) -> bool:
    """Return whether `words`, what stands around a date, hold digits other than a time of day."""
    return bool(re.search(r"\d", _TIME.sub("", words)))


def _read_twice(either: re.Match[str], shown: str) -> str:
    one, two, year = (int(either[name]) for name in ("one", "two", "year"))
    try:
        readings = sorted({date(year, one, two), date(year, two, one)})
    except ValueError:
        return f"{shown!r} is no day of the calendar. {_FORM}"
    said = " or ".join(f"{day.day} {day:%B}" for day in readings)
    written = " or ".join(day.isoformat() for day in readings)
    return f"{shown!r} can be {said}. Type {written}."


def _iso(year: int, month: int, day: int, shown: str) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise InputError(f"{shown!r} is no day of {year}.", _FORM) from None
