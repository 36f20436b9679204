"""Dates: of days, months, years and decades, written out or told from the day of publication."""

from __future__ import annotations

import re
from datetime import MAXYEAR
from typing import Final

from copydesk.findings.reading.calendar_days import (
    full_year,
    is_ahead,
    month_span,
    near_weekday,
    one_day,
    turned,
)
from copydesk.findings.reading.draft import Draft
from copydesk.findings.reading.line import Line

LEAP: Final = 4
"""The year in which days stand whose year nothing tells: it has a 29 February."""
_LOOSE: Final = frozenset({"to", "and", "of", "for", "before", "after", "a"})
"""Leads behind which May and March may be a name or a verb."""
_YEARS: Final = range(1900, 2101)
"""Four figures that are a year without further words."""
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_FAR: Final = 1100
"""Days added to a reading against the words: last March is none that is to come."""
_NEWS: Final = 3
"""News tell mostly of what was: a month ahead is as far as three behind (a judgement)."""


def date_at(line: Line, at: int) -> Draft | None:
    """Return the date that begins at an item, None if none does."""
    for read in (_in_figures, _in_signs, _weekday, _day_month, _month_first, _relative, _year):
        if found := read(line, at):
            return found
    return None


def _in_figures(line: Line, at: int) -> Draft | None:
    """Read 2025-03-14, 14/3/2025 and 14.3.2025."""
    text = line.items[at].text if line.items[at].kind == "figure" else ""
    if dotted := _DOTTED.fullmatch(text):
        day, month, year = (int(part) for part in dotted.groups())
        return one_day(at, at, full_year(year), month, day)
    if not text.isdecimal() or not line.is_mark(at + 1, "-/‐‑"):
        return None
    parts = [text, *(getattr(line.at(place), "text", "") for place in (at + 2, at + 4))]
    same = line.is_mark(at + 3, line.items[at + 1].text)
    if not same or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return one_day(at, at + 4, one, two, three)
    if len(parts[2]) not in (2, 4):
        return None
    # 14/3 can only be a day and a month, 3/14 a month and a day; 3/4 may be either.
    orders = [(two, one), (one, two)]
    found = [
        draft
        for month, day in orders
        if (draft := one_day(at, at + 4, full_year(three), month, day))
    ]
    if len(found) == 2:
        found[0].least, found[0].most = min(d.least for d in found), max(d.most for d in found)
    return found[0] if found else None


def _in_signs(line: Line, at: int) -> Draft | None:
    """Read 2025年3月14日, 3月, 14일: figures with signs behind them."""
    parts: dict[str, int] = {}
    place, last = at, at
    for name in ("year", "month", "monthday"):
        number = line.number(place)
        if number and line.role(place + 1, name) is not None and number.least <= MAXYEAR:
            parts[name] = int(number.least)
            place, last = place + 2, place + 1
    if not parts or ("year" in parts and not 1000 <= parts["year"] <= 2999):
        return None
    if "month" not in parts:
        if "year" in parts:
            return month_span(at, last, parts["year"], 1, parts["year"], 12)
        return _day_of_month(line, at, last, parts["monthday"])
    day = parts.get("monthday")
    return _dated(line, at, last, parts.get("year"), parts["month"], (day, day) if day else None)


def _day_of_month(line: Line, at: int, last: int, day: int) -> Draft | None:
    if not line.published or not 1 <= day <= 31:
        return None
    published = line.published
    month = published.month - (day > published.day)
    found = one_day(at, last, published.year - (month == 0), month or 12, day)
    if found:
        found.resolved = True
    return found


def _weekday(line: Line, at: int) -> Draft | None:
    """Read "Friday", "last Friday", "Friday, 14 March": the date says more than the weekday."""
    turn = next((name for name in ("last", "next", "this") if line.role(at, name) is not None), "")
    place = at + 1 if turn else at
    worth = line.role(place, "weekday")
    if worth is None:
        return None
    after = place + 1
    if line.is_mark(after, "."):
        after += 1
    after += line.is_mark(after, ",")
    while line.role(after, "date-lead") is not None and after < place + 3:
        after += 1
    for read in (_day_month, _month_first):
        found = read(line, after) if not turn and after < len(line.items) else None
        if found and found.most - found.least < 2:
            found.first = at
            return found
    last = place
    for name in ("last", "next"):
        if not turn and line.language not in ("", "en") and line.role(place + 1, name) is not None:
            turn, last = name, place + 1
    return near_weekday(line, at, last, int(worth), turn)


def _days_at(line: Line, at: int) -> tuple[int, int, int] | None:
    """Return the first and the last of "14" or "14-16" and the place of its last item."""
    one, place = line.number(at, "figure", "ordinal", "words"), at
    other = line.number(at + 2) if line.is_mark(at + 1, "-–—") else None
    if one and other and one.least < other.least <= 31:
        place = at + 2
    if not one or not 1 <= one.least <= 31 or one.least != int(one.least):
        return None
    return int(one.least), int(line.items[place].least), place


def _day_month(line: Line, at: int) -> Draft | None:
    """Read "14 March 2025", "14th of March", "3. Juni", "1er juin", "14-16 March"."""
    days = _days_at(line, at)
    place = days[2] + 1 if days else at
    place += line.is_mark(place, ".") and line.items[place].touches
    place += line.has(place, "of")
    if not days or not line.has(place, "month-name"):
        return None
    last, year = _with_year(line, place)
    return _dated(line, at, last, year, int(line.worth(place, "month-name")), days[:2])


def _month_first(line: Line, at: int) -> Draft | None:
    """Read "March 14, 2025", "March 14-16", "March 2025", "last March", "in March"."""
    if not line.has(at, "month-name"):
        return None
    month, place = int(line.worth(at, "month-name")), at + 1
    if line.is_mark(place, ".") and len(line.items[at].text) <= 4 and line.items[place].touches:
        place += 1
    days = _days_at(line, place)
    glued = line.at(days[2] + 1) if days else None
    if days and not (glued and glued.touches and glued.kind == "word"):
        last, year = _with_year(line, days[2])
        return _dated(line, at, last, year, month, days[:2])
    last, year = _with_year(line, place - 1)
    lead = at - 2 if at > 1 and line.past_hyphen(at - 1) == at else at - 1  # mid-May
    is_verb = line.items[at].key in ("may", "march", "mars") and line.at(lead) is not None
    is_loose = is_verb and line.items[lead].key in _LOOSE
    if year is None and (is_loose or not line.has(lead, "date-lead")):
        return None
    return _dated(line, at, last if year else at, year, month, None)


def _with_year(line: Line, place: int) -> tuple[int, int | None]:
    """Return the place of a year behind a month or a day (itself if there is none), and it."""
    after = place + 1
    after += line.is_mark(after, ",") or line.role(after, "of") is not None
    item = line.at(after)
    if item and item.kind == "figure" and len(item.text) == 4 and item.text.isdecimal():
        year = int(item.text)
        # Old years are met behind a month: March 1848.
        if 1000 <= year <= _YEARS[-1]:
            return after, year
    return place, None


def _dated(
    line: Line, at: int, last: int, year: int | None, month: int, days: tuple[int, int] | None
) -> Draft | None:
    """Return a month or days of one; without a year the nearest to publication."""
    if year is not None or line.published is None:
        found = _days(at, last, year or LEAP, month, days)
        if found and year is None:
            found.unit = "year-day"
        return found
    today, ahead = line.published.toordinal(), is_ahead(line, at)
    near = [_days(at, last, line.published.year + step, month, days) for step in (-1, 0, 1)]
    past = line.has(at - 1, "last", "since")
    best = min(
        (one for one in near if one),
        key=lambda one: _distance(one, today, ahead=ahead, past=past),
        default=None,
    )
    if best:
        best.resolved = True
    return best


def _distance(one: Draft, today: int, *, ahead: bool, past: bool) -> float:
    away = (one.least + one.most) / 2 - today
    wrong = (ahead and one.most < today) or (past and one.least > today)
    return (away * _NEWS if away > 0 and not ahead else abs(away)) + (_FAR if wrong else 0)


def _days(at: int, last: int, year: int, month: int, days: tuple[int, int] | None) -> Draft | None:
    if days is None:
        return month_span(at, last, year, month, year, month) if 1 <= month <= 12 else None
    found = one_day(at, last, year, month, days[0])
    if found:
        found.most += days[1] - days[0]
    return found


def _relative(line: Line, at: int) -> Draft | None:
    """Read "yesterday", "last week", "this month", "next year", "spring 2024"."""
    if (worth := line.role(at, "relative")) is not None and line.published:
        before = line.at(at - 1)
        if before and before.kind == "word" and line.items[at].text[0].isupper():
            return None  # USA Today
        day = line.published.toordinal() + int(worth)
        return Draft(at, at, "date", day, day, resolved=True)
    turns = {"last": -1, "this": 0, "next": 1}
    turn = next((name for name in turns if line.role(at, name) is not None), None)
    time = line.role(at + 1, "time")
    if turn and line.published and time:
        return turned(line, at, time.split()[1], turns[turn])
    if (season := line.role(at, "season")) is not None:
        last, year = _with_year(line, at)
        if year is not None:
            month = int(season)
            return month_span(at, last, year, month, year + (month == 12), month % 12 + 2)
    return None


def _year(line: Line, at: int) -> Draft | None:
    """Read a year, a span of years ("2010-15") or a decade ("the 1990s")."""
    item = line.items[at]
    if item.kind != "figure" or len(item.text) != 4 or not item.text.isdecimal():
        return None
    year, after = int(item.text), line.at(at + 1)
    is_led = line.has(at - 1, "in-year") and not line.is_content(at + 1)
    if year not in _YEARS and not (is_led and 1000 <= year < _YEARS[0]):
        return None
    if after and after.touches and after.key in ("s", "er", "年代", "年") and year % 10 == 0:
        return month_span(at, at + 1, year, 1, year + 9, 12)
    other = line.number(at + 2, "figure") if line.is_mark(at + 1, "-–—") else None
    if other and other.text.isdecimal() and len(other.text) in (2, 4):
        end = int(other.text) + (year // 100 * 100 if len(other.text) == 2 else 0)
        if year < end and end in _YEARS:
            return month_span(at, at + 2, year, 1, end, 12)
    return None if _is_count(line, at) else month_span(at, at, year, 1, year, 12)


def _is_count(line: Line, at: int) -> bool:
    """Tell whether four figures count what stands behind them: 2000 Menschen, 1999 euros.

    English writes 2,000 for a count. Elsewhere a round number before a noun is one, unless a
    preposition of time leads it.
    """
    place = line.past_hyphen(at + 1)
    names = ("percent", "currency", "unit", "time", "counter", "scale")
    if any(line.role(place, name) is not None for name in names) or line.is_mark(at - 1, "$€£#"):
        return True
    item, before = line.items[at], line.at(at - 1)
    if before and item.touches and before.kind == "mark" and before.text in "-/_":
        return True
    is_led = line.role(at - 1, "date-lead") is not None or line.is_mark(at - 1, "(")
    if is_led or not line.is_content(at + 1):
        return False
    noun = line.items[at + 1]
    is_round = int(item.text) % 100 == 0
    if line.language == "de":
        return noun.text[0].isupper()
    return is_round or noun.key in ("people", "men", "women", "children")
