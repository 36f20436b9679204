"""Calendar dates as articles print them: when an article appeared, which lines are dates.

Only dates that name their day are read, in the order that their form makes certain: 3/4/2025 is
March in one country and April in another, so it is none. Weekdays and "yesterday" are left to the
findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

_MONTH_NAMES: Final = (
    # English, German, French, Spanish and Portuguese, with the short forms that papers use.
    "january jan januar jänner jänn janvier janv enero ene janeiro",
    "february feb februar febr février févr fév fevrier febrero fevereiro fev",
    "march mar märz maerz mär mrz mars marzo março marco",
    "april apr avril avr abril abr",
    "may mai mayo maio",
    "june jun juni juin junio junho",
    "july jul juli juillet juil julio julho",
    "august aug août aout agosto",
    "september sep sept septembre septiembre setiembre setembro",
    "october oct oktober okt octobre octubre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc decembre diciembre dic dezembro",
)

MONTHS: Final = {
    name: number + 1 for number, names in enumerate(_MONTH_NAMES) for name in names.split()
}
"""Case-folded month names and their short forms, to 1..12."""

_MONTH: Final = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY: Final = r"(?P<day>[0-3]?\d)"
_YEAR: Final = r"(?P<year>[12]\d{3})(?!\d)"

_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 2025-03-14, 2025/3/14, 2025-03-14T10:00Z
        r"(?<![\d/.-])(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<number>[01]?\d)(?P=mark)"
        rf"{_DAY}(?![\d/-])",
        # March 14, 2025; Mar. 14th 2025; March 14
        rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?(?!\d)(?![:.h]\d)(?:\s*,?\s+{_YEAR}(?!\s*[:.]\d))?",
        # 14 March 2025; 14. März 2025; 14 de marzo de 2025; 1er mars 2025; 14-Mar-2025
        rf"(?<![\d:.,/-]){_DAY}(?:st|nd|rd|th|er|º|°)?\.?[\s-]+(?:of\s+|de\s+)?{_MONTH}"
        rf"(?:(?:\s+del?|,)?[\s-]+{_YEAR})?",
        # 14.03.2025: written with full stops, the day comes first
        rf"(?<![\d.]){_DAY}\.\s?(?P<number>[01]?\d)\.\s?{_YEAR}",
        # 14/03/2025 and 03/14/2025, where one of the two can't be a month
        r"(?<![\d/])(?P<first>[0-3]?\d)(?P<mark>[/-])(?P<second>[0-3]?\d)(?P=mark)" + _YEAR,
    )
)


class CalendarDate(Struct, frozen=True):
    """A day of the calendar in a text."""

    start: int
    end: int
    year: int
    """0 when the text doesn't say."""
    month: int
    day: int

    @property
    def iso(self) -> str:
        """ISO 8601, "2025-03-15"; "" without a year."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" if self.year else ""


def dates_in(text: str) -> list[CalendarDate]:
    """Return the dates in `text` in reading order; of overlapping ones, the one that starts first.

    For lines and paragraphs: the time grows with the length of `text`.
    """
    found = sorted(_candidates(text), key=lambda day: (day.start, -day.end))
    dates: list[CalendarDate] = []
    for day in found:
        if not dates or day.start >= dates[-1].end:
            dates.append(day)
    return dates


def first_full_date(text: str) -> str:
    """Return the first date in `text` that has a year, in ISO form, or ""."""
    return next((day.iso for day in dates_in(text) if day.year), "")


def _candidates(text: str) -> Iterator[CalendarDate]:
    for form in _FORMS:
        for match in form.finditer(text):
            year, month, day = _numbers(match)
            # 2000 stands for any year: it has a 29 February.
            if month and _exists(year or 2000, month, day):
                yield CalendarDate(match.start(), match.end(), year, month, day)


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    """Return year (0 if absent), month (0 if it can't be told) and day."""
    parts = match.groupdict()
    year = int(parts["year"] or 0)
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first == second or first > 12:
            return year, second, first
        return (year, first, second) if second > 12 else (year, 0, 0)
    if parts.get("month"):
        return year, MONTHS[parts["month"].casefold()], int(parts["day"])
    return year, int(parts["number"]), int(parts["day"])


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
