"""Whether two times can be the same day: by the days that they may mean, else by their form."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from copydesk.findings.dating.days import WEEKDAYS, Days, nearest_day
from copydesk.findings.dating.time import Time

_MONTH: Final = re.compile(r"(?:\d{4}-)?(\d\d)")
_DAY: Final = re.compile(r"(?:\d{4}-)?(\d\d-\d\d)(?:/\d\d)?")
_YEAR: Final = re.compile(r"\d{4}")
_NIGHT: Final = frozenset({"night", "overnight", "midnight"})


def days_agree(one: Time, other: Time, published: date | None) -> bool | None:
    """Tell whether two times may mean the same days; None if that can't be told.

    Args:
        one: A day, weekday, week, month or year.
        other: The same.
        published: When one of the two articles appeared, if known: it gives a date its year.
    """
    if one.kind == other.kind == "weekday":
        return one.value == other.value or _neighbouring_night(one, other)
    if "weekday" in (one.kind, other.kind):
        weekday, time = (one, other) if one.kind == "weekday" else (other, one)
        return _on_weekday(weekday, time, published)
    by_form = _by_form(one, other)
    if by_form is not None:
        return by_form
    left, right = _days(one, published), _days(other, published)
    if left is None or right is None:
        return None
    return left[0] <= right[1] and right[0] <= left[1]


def _neighbouring_night(one: Time, other: Time) -> bool:
    """Tell whether two weekdays meet in one night: Thursday night is early Friday too."""
    places = WEEKDAYS.index(one.value), WEEKDAYS.index(other.value)
    for (earlier, first), (later, second) in (
        ((one, places[0]), (other, places[1])),
        ((other, places[1]), (one, places[0])),
    ):
        if (second - first) % 7 == 1 and earlier.part in _NIGHT and later.part in _EARLY:
            return True
    return False


_EARLY: Final = frozenset({"morning", "dawn", "overnight"})


def _on_weekday(weekday: Time, time: Time, published: date | None) -> bool | None:
    """Tell whether a weekday may lie in the days that a time means."""
    found = _days(time, published)
    if found is None:
        return None
    first, last = found
    if (last - first).days >= 6:
        if weekday.earliest is None or weekday.latest is None:
            return None
        # Which of two such weekdays is meant follows from the tense, and tenses mislead.
        near = [weekday.earliest + timedelta(days=step) for step in (-7, 0, 7)]
        return any(first <= day <= last for day in near)
    index = WEEKDAYS.index(weekday.value)
    return any((first.weekday() + step) % 7 == index for step in range((last - first).days + 1))


def _by_form(one: Time, other: Time) -> bool | None:
    """Compare two dates without their years, two months; None if the form doesn't tell."""
    for pattern, kind in ((_DAY, "day"), (_MONTH, "month")):
        if not one.kind == other.kind == kind:
            continue
        left, right = pattern.fullmatch(one.value), pattern.fullmatch(other.value)
        if left and right and left.group(1) != right.group(1):
            return None if "/" in one.value + other.value else False
        if left and right and (one.earliest is None or other.earliest is None):
            return True
    return None


def _days(time: Time, published: date | None) -> tuple[date, date] | None:
    found = Days(time.earliest, time.latest)
    if found.earliest is None and time.kind == "day" and re.fullmatch(r"\d\d-\d\d", time.value):
        month, day = map(int, time.value.split("-"))
        found = nearest_day(published, month, day)
    if found.earliest is None or found.latest is None:
        return None
    return found.earliest, found.latest
