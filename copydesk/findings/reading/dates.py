"""Dates: of days, months, years and decades, written out or told from the day of publication."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date
from typing import Final

from copydesk.findings.language.grammar import Class
from copydesk.findings.reading.draft import Draft
from copydesk.findings.reading.line import Line

LEAP: Final = 4
"""The year in which days stand whose year nothing tells: it has a 29 February."""
_LOOSE: Final = frozenset({"to", "and", "of", "for", "before", "after", "a"})
"""Leads behind which May and March may be a name or a verb."""
_YEARS: Final = range(1900, 2101)
"""Four figures that are a year without further words."""
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_REACH: Final = 8
"""Items before a day in which a word puts it into the future: "will meet the mayor on Friday"."""
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
        return _day(at, at, _full_year(year), month, day)
    if not text.isdecimal() or not line.is_mark(at + 1, "-/‐‑"):
        return None
    parts = [text, *(getattr(line.at(place), "text", "") for place in (at + 2, at + 4))]
    same = line.is_mark(at + 3, line.items[at + 1].text)
    if not same or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return _day(at, at + 4, one, two, three)
    if len(parts[2]) not in (2, 4):
        return None
    # 14/3 can only be a day and a month, 3/14 a month and a day; 3/4 may be either.
    orders = [(two, one), (one, two)]
    found = [
        draft for month, day in orders if (draft := _day(at, at + 4, _full_year(three), month, day))
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
            return _months(at, last, parts["year"], 1, parts["year"], 12)
        return _day_of_month(line, at, last, parts["monthday"])
    return _dated(line, at, last, parts.get("year"), parts["month"], parts.get("monthday"))


def _day_of_month(line: Line, at: int, last: int, day: int) -> Draft | None:
    if not line.published or not 1 <= day <= 31:
        return None
    published = line.published
    month = published.month - (day > published.day)
    found = _day(at, last, published.year - (month == 0), month or 12, day)
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
    return _near_weekday(line, at, last, int(worth), turn)


def _near_weekday(line: Line, at: int, last: int, weekday: int, turn: str) -> Draft:
    if line.published is None:
        return Draft(at, last, "date", weekday, weekday, "weekday")
    today = line.published.toordinal()
    back = (line.published.isoweekday() - weekday) % 7
    if turn == "last":
        day = today - (back or 7)
    elif turn in ("next", "this") or _is_ahead(line, at):
        day = today + (-back) % 7 + (7 if turn == "next" and not back else 0)
    else:
        day = today - back
    return Draft(at, last, "date", day, day, resolved=True)


def _day_month(line: Line, at: int) -> Draft | None:
    """Read "14 March 2025", "14th of March", "3. Juni", "1er juin", "14-16 March"."""
    first = line.number(at, "figure", "ordinal", "words")
    place, end = at + 1, first
    if first and line.is_mark(place, "-–—") and (other := line.number(place + 1)):
        place, end = place + 2, other
    if line.is_mark(place, ".") and line.items[place].touches:
        place += 1
    place += line.role(place, "of") is not None
    worth = line.role(place, "month-name")
    if worth is None or first is None or end is None or not _are_days(first.least, end.least):
        return None
    last, year = _with_year(line, place)
    found = _dated(line, at, last, year, int(worth), int(first.least))
    if found and end is not first:
        found.most += end.least - first.least
    return found


def _are_days(first: float, last: float) -> bool:
    return 1 <= first <= last <= 31 and first == int(first)


def _month_first(line: Line, at: int) -> Draft | None:
    """Read "March 14, 2025", "March 14-16", "March 2025", "last March", "in March"."""
    worth = line.role(at, "month-name")
    if worth is None:
        return None
    place = at + 1
    if line.is_mark(place, ".") and len(line.items[at].text) <= 4 and line.items[place].touches:
        place += 1
    first = line.number(place, "figure", "ordinal", "words")
    after = line.at(place + 1)
    is_unit = after is not None and after.touches and after.kind == "word"
    if first and _are_days(first.least, first.least) and not is_unit:
        return _days_of(line, at, place, int(worth))
    last, year = _with_year(line, place - 1)
    if year is not None:
        return _dated(line, at, last, year, int(worth), None)
    lead = at - 2 if at > 1 and line.past_hyphen(at - 1) == at else at - 1  # mid-May
    is_verb = line.items[at].key in ("may", "march", "mars")
    if not line.has(lead, "date-lead") or (is_verb and line.items[lead].key in _LOOSE):
        return None
    return _dated(line, at, at, None, int(worth), None)


def _days_of(line: Line, at: int, place: int, month: int) -> Draft | None:
    first = line.items[place]
    other = line.number(place + 2) if line.is_mark(place + 1, "-–—") else None
    is_span = other is not None and _are_days(first.least, other.least)
    last, year = _with_year(line, place + 2 if is_span else place)
    found = _dated(line, at, last, year, month, int(first.least))
    if found and other and is_span:
        found.most += other.least - first.least
    return found


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
    line: Line, at: int, last: int, year: int | None, month: int, day: int | None
) -> Draft | None:
    """Return a month or a day of one; without a year the nearest to publication."""
    if not 1 <= month <= 12:
        return None
    if year is not None:
        if day is None:
            return _months(at, last, year, month, year, month)
        return _day(at, last, year, month, day)
    if line.published is None:
        found = _dated(line, at, last, LEAP, month, day)
        if found:
            found.unit = "year-day"
        return found
    today = line.published.toordinal()
    years = [line.published.year + step for step in (-1, 0, 1) if line.published.year + step > 0]
    near = [one for each in years if (one := _dated(line, at, last, each, month, day))]
    if not near:
        return None
    ahead = _is_ahead(line, at)
    turned = line.role(at - 1, "last") is not None or line.role(at - 1, "since") is not None
    best = min(near, key=lambda one: _distance(one, today, ahead=ahead, past=turned))
    best.resolved = True
    return best


def _distance(one: Draft, today: int, *, ahead: bool, past: bool) -> float:
    away = (one.least + one.most) / 2 - today
    wrong = (ahead and one.most < today) or (past and one.least > today)
    return (away * _NEWS if away > 0 and not ahead else abs(away)) + (_FAR if wrong else 0)


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
        return _turned(line, at, time.split()[1], turns[turn])
    if (season := line.role(at, "season")) is not None:
        last, year = _with_year(line, at)
        if year is not None:
            month = int(season)
            return _months(at, last, year, month, year + (month == 12), month % 12 + 2)
    return None


def _turned(line: Line, at: int, unit: str, step: int) -> Draft | None:
    assert line.published is not None
    today = line.published
    found: Draft | None = None
    if unit == "week":
        monday = today.toordinal() - today.weekday() + step * 7
        found = Draft(at, at + 1, "date", monday, monday + 6)
    elif unit == "month":
        months = today.year * 12 + today.month - 1 + step
        found = _months(at, at + 1, months // 12, months % 12 + 1, months // 12, months % 12 + 1)
    elif unit == "year":
        found = _months(at, at + 1, today.year + step, 1, today.year + step, 12)
    if found:
        found.resolved = True
    return found


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
        return _months(at, at + 1, year, 1, year + 9, 12)
    other = line.number(at + 2, "figure") if line.is_mark(at + 1, "-–—") else None
    if other and other.text.isdecimal() and len(other.text) in (2, 4):
        end = int(other.text) + (year // 100 * 100 if len(other.text) == 2 else 0)
        if year < end and end in _YEARS:
            return _months(at, at + 2, year, 1, end, 12)
    return None if _is_count(line, at) else _months(at, at, year, 1, year, 12)


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


def _is_ahead(line: Line, at: int) -> bool:
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


def _full_year(year: int) -> int:
    """Return a year of which two figures may be written: POSIX strptime's pivot."""
    return year if year >= 100 else year + (2000 if year < 69 else 1900)


def _day(at: int, last: int, year: int, month: int, day: int) -> Draft | None:
    if not 1 <= year <= MAXYEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    found = date(year, month, day).toordinal()
    return Draft(at, last, "date", found, found)


def _months(at: int, last: int, year: int, month: int, end_year: int, end_month: int) -> Draft:
    begin = date(year, month, 1).toordinal()
    end = date(end_year, end_month, monthrange(end_year, end_month)[1]).toordinal()
    return Draft(at, last, "date", begin, end)
