"""Which days an expression of time may mean, seen from the day on which an article appeared.

A weekday is the last one for what has happened and the next one for what is to come, the day of
publication itself included; a date without a year lies in the year that brings it nearest.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As `date.weekday()` counts them."""


class Days(Struct, frozen=True, gc=False):
    """A range of days, both ends included; None where the range can't be told."""

    earliest: date | None = None
    latest: date | None = None

    def within(self, other: Days) -> bool:
        """Tell whether all of these days lie in `other`."""
        if self.earliest is None or self.latest is None:
            return False
        if other.earliest is None or other.latest is None:
            return False
        return other.earliest <= self.earliest and self.latest <= other.latest


UNKNOWN: Final = Days()


def day_of(year: int, month: int, day: int) -> Days:
    """Return a day of the calendar, UNKNOWN if there is no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return UNKNOWN
    return Days(found, found)


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has this day; with year 0, whether any year has it."""
    # 2000 stands for any year: it has a 29 February.
    return day_of(year or 2000, month, day).earliest is not None


def nearest_day(published: date | None, month: int, day: int) -> Days:
    """Return the day without a year that lies nearest to `published`."""
    if published is None:
        return UNKNOWN
    years = (published.year - 1, published.year, published.year + 1)
    found = [at for year in years if 0 < year < 9999 and (at := day_of(year, month, day)).earliest]
    return min(found, key=lambda at: abs((at.earliest or published) - published), default=UNKNOWN)


def weekday_days(published: date | None, weekday: int, *, ahead: bool) -> Days:
    """Return the last such weekday up to `published`, or the next one from it on."""
    if published is None:
        return UNKNOWN
    step = (weekday - published.weekday()) % 7 if ahead else -((published.weekday() - weekday) % 7)
    return _shifted(published, step, step)


def relative_days(published: date | None, first: int, last: int) -> Days:
    """Return the days from `first` to `last`, counted from `published`."""
    return UNKNOWN if published is None else _shifted(published, first, last)


def week_days(published: date | None, step: int) -> Days:
    """Return the week of `published` (step 0), the one before (-1), the one after (1).

    Papers differ about where a week begins, so it is taken from Sunday to Sunday.
    """
    if published is None:
        return UNKNOWN
    sunday = -((published.weekday() + 1) % 7) + 7 * step
    return _shifted(published, sunday, sunday + 7)


def month_days(year: int, month: int) -> Days:
    """Return a month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return UNKNOWN
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def nearest_month(published: date | None, month: int, *, ahead: bool | None) -> Days:
    """Return the month without a year: the last one, the next one, or (None) the nearest."""
    if published is None:
        return UNKNOWN
    if ahead is None:
        middle = nearest_day(published, month, 15)
        return month_days(middle.earliest.year, month) if middle.earliest else UNKNOWN
    if ahead:
        return month_days(published.year + (month < published.month), month)
    return month_days(published.year - (month > published.month), month)


def shifted_month(published: date | None, step: int) -> Days:
    """Return the month of `published` (0), the one before (-1) or after (1)."""
    if published is None:
        return UNKNOWN
    months = published.year * 12 + published.month - 1 + step
    return month_days(months // 12, months % 12 + 1)


def year_days(first: int, last: int | None = None) -> Days:
    """Return a year, or the years from `first` to `last`."""
    stop = first if last is None else last
    if not 1 <= first <= stop <= 9999:
        return UNKNOWN
    return Days(date(first, 1, 1), date(stop, 12, 31))


def part_of(days: Days, share: tuple[float, float]) -> Days:
    """Return a part of a range: (0, 0.5) is its first half; what can't be told stays so."""
    if days.earliest is None or days.latest is None:
        return days
    length = (days.latest - days.earliest).days + 1
    return _shifted(days.earliest, round(length * share[0]), round(length * share[1]) - 1)


def _shifted(day: date, first: int, last: int) -> Days:
    try:
        return Days(day + timedelta(days=first), day + timedelta(days=last))
    except OverflowError:
        return UNKNOWN
