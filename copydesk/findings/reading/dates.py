"""Dates: of days, months, years and decades, written out or told from the day of publication."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date
from typing import Final

from copydesk.findings.language.grammar import Class, words
from copydesk.findings.reading.line import Line, pattern
from copydesk.findings.reading.value import Draft

LEAP: Final = 4  # the year in which days stand whose year nothing tells: it has a 29 February
_OPENERS: Final = words("number ordinal dotted month-name weekday last next this relative")
"""Roles of the items that dates begin with."""
_LOOSE: Final = words("to and of for before after a")  # May and March may be no month there
_FIRST_YEAR: Final = 1900  # from here on four figures are a year without further words
_FAR: Final = 1100  # days added to a reading against the words: last March is none that is to come
_NEWS: Final = 3  # news tell of what was: a month ahead is as far as three behind (a judgement)
_REACH: Final = 8  # items before a day in which a word puts it ahead: "will meet her on Friday"
_Places = dict[str, int]
_Days = tuple[int, int] | None


def date_at(line: Line, at: int) -> Draft | None:
    """Return the date that begins at an item, None if none does."""
    if line.at(at).roles.keys().isdisjoint(_OPENERS):
        return None
    for written, read in _READERS:
        places = line.met(written, at)
        if places and (found := read(line, at, places)):
            found.resolved = line.published is not None and "year" not in places
            return found
    return None


def _in_figures(line: Line, at: int, places: _Places) -> Draft | None:
    """Read 2025-03-14, 14/3/2025 and 14.3.2025."""
    last = places["last"]
    parts = re.findall(r"\d+", line.text[line.items[at].start : line.items[last].end])
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return _of(at, last, one, two, (three, three))
    year = three if three >= 100 else three + (2000 if three < 69 else 1900)  # as POSIX strptime
    # 14/3 can only be a day and a month, 3/14 a month and a day; 3/4 may be either.
    found = _of(at, last, year, two, (one, one))
    other = _of(at, last, year, one, (two, two)) if at != last else None
    if found and other:
        found.least, found.most = min(found.least, other.least), max(found.most, other.most)
    return found or other


def _in_signs(line: Line, at: int, places: _Places) -> Draft | None:
    """Read 2025年3月14日, 3月, 14일: figures with signs behind them."""
    year, month, day = (
        int(line.at(places.get(name, -1)).least) for name in ("year", "month", "day")
    )
    if year and not month:
        return _span(at, places["last"], year, year) if 1000 <= year < 3000 else None
    if not month and line.published:
        back = line.published.month - 1 - (day > line.published.day)
        year, month = line.published.year + back // 12, back % 12 + 1
    return _dated(line, at, places["last"], year, month, (day, day) if day else None)


def _in_words(line: Line, at: int, places: _Places) -> Draft | None:
    """Read "14 March 2025", "3. Juni", "14-16 March", "March 14", "March 2025", "in March"."""
    month = int(line.worth(places["month"], "month-name"))
    year = int(line.at(places["year"]).text) if "year" in places else 0
    if "day" in places:
        day = line.at(places["day"]).least
        till = line.at(places.get("till", places["day"])).least
        is_day = 1 <= day <= till <= 31 and day % 1 == 0
        days = (int(day), int(till))
        return _dated(line, at, places["last"], year, month, days) if is_day else None
    lead = at - 2 if line.past_hyphen(at - 1) == at else at - 1  # mid-May
    is_verb = line.at(at).key in ("may", "march", "mars") and line.at(lead).key in _LOOSE
    if not year and (is_verb or not line.has(lead, "date-lead")):
        return None
    return _dated(line, at, places["last"] if year else at, year, month, None)


def _weekday(line: Line, at: int, places: _Places) -> Draft:
    """Read "Friday", "last Friday": the last one, "next" or future words set aside."""
    place = places["day"]
    last = place if line.language == "en" else places["last"]  # vendredi dernier
    day = int(line.worth(place, "weekday"))
    if line.published is None:
        return Draft(at, last, "date", day, day, "weekday")
    back = (line.published.isoweekday() - day) % 7
    turns = line.at(at).roles.keys() | line.at(last).roles.keys()
    if "last" in turns:
        back = back or 7
    elif "next" in turns:
        back -= 7
    elif "this" in turns or _is_ahead(line, at):
        back = -(-back % 7)
    found = line.published.toordinal() - back
    return Draft(at, last, "date", found, found)


def _relative(line: Line, at: int, places: _Places) -> Draft | None:
    """Read "yesterday"; not USA Today."""
    is_name = line.at(at - 1).kind == "word" and line.at(at).text[0].isupper()
    if line.published is None or is_name:
        return None
    day = line.published.toordinal() + line.worth(at, "relative")
    return Draft(at, places["last"], "date", day, day)


def _turned(line: Line, at: int, places: _Places) -> Draft | None:
    """Read "last week", "this month", "next year"."""
    last = places["last"]
    step, unit = line.has(at, "next") - line.has(at, "last"), line.role(last, "time").split()[1]
    if (today := line.published) is None or unit not in ("week", "month", "year"):
        return None
    if unit == "week":
        monday = today.toordinal() - today.weekday() + step * 7
        return Draft(at, last, "date", monday, monday + 6)
    if unit == "year":
        return _span(at, last, today.year + step, today.year + step)
    months = today.year * 12 + today.month - 1 + step
    return _of(at, last, months // 12, months % 12 + 1, None)


def _years(line: Line, at: int, places: _Places) -> Draft | None:
    """Read a year, a span of years ("2010-15") or a decade ("the 1990s")."""
    year, last = int(line.at(at).text), places["last"]
    is_led = line.has(at - 1, "in-year") and not line.is_content(at + 1)
    if year < _FIRST_YEAR and not is_led:
        return None
    if "decade" in places and year % 10 == 0:
        return _span(at, last, year, year + 9)
    written = line.at(places.get("till", -1)).text
    end = int(f"{year}"[: 4 - len(written)] + written) if "till" in places else 0
    if year < end:
        return _span(at, last, year, end)
    return None if _is_count(line, at) else _span(at, at, year, year)


def _is_count(line: Line, at: int) -> bool:
    """Tell whether four figures count what stands behind them: 2000 Menschen, 1999 euros."""
    units = ("percent", "currency", "unit", "time", "counter", "scale")
    is_code = line.at(at).touches and line.is_mark(at - 1, "-/_$€£#")
    if is_code or line.has(line.past_hyphen(at + 1), *units):
        return True
    if line.has(at - 1, "date-lead", "open") or not line.is_content(at + 1):
        return False
    if line.language == "de":
        return line.at(at + 1).text[0].isupper()
    return line.at(at).text[-2:] == "00" or line.at(at + 1).key in ("people", "men", "women")


def _dated(line: Line, at: int, last: int, year: int, month: int, days: _Days) -> Draft | None:
    """Return a month or days of one; without a year the nearest to publication."""
    if year or line.published is None:
        found = _of(at, last, year or LEAP, month, days)
        if found and not year:
            found.unit = "year-day"
        return found
    today, ahead = line.published.toordinal(), _is_ahead(line, at)
    past = line.has(at - 1, "last", "since")

    def distance(one: Draft) -> float:
        away = (one.least + one.most) / 2 - today
        is_wrong = (ahead and one.most < today) or (past and one.least > today)
        return (away * _NEWS if away > 0 and not ahead else abs(away)) + _FAR * is_wrong

    near = [_of(at, last, line.published.year + step, month, days) for step in (-1, 0, 1)]
    return min((one for one in near if one), key=distance, default=None)


def _is_ahead(line: Line, at: int) -> bool:
    """Tell whether words before a date put it into the future: "will meet on Friday"."""
    for item in line.items[max(0, at - _REACH) : at][::-1]:
        classes = line.grammar.of(item.key)
        if item.text in ",;:.!?—–()" or classes & Class.REPORT:
            return False
        if classes & Class.FUTURE and classes & Class.FUNCTION:
            return True
    return False


def _of(at: int, last: int, year: int, month: int, days: _Days) -> Draft | None:
    """Return a month or days of one, None if the calendar hasn't the first one."""
    if not (1 <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    length = monthrange(year, month)[1]
    first, till = days or (1, length)
    if not 1 <= first <= length:
        return None
    begin = date(year, month, first).toordinal()
    return Draft(at, last, "date", begin, begin + till - first)


def _span(at: int, last: int, year: int, till: int) -> Draft:
    return Draft(at, last, "date", date(year, 1, 1).toordinal(), date(till, 12, 31).toordinal())


_DAY: Final = "{day=number|ordinal}(?:{dash}{till=figure})?"
_IN_SIGNS: Final = "(?:{year=number}{years})?(?:{month=number}{months})?(?:{day=number}{monthday})?"
_BEHIND: Final = "(?:{~dot}?{comma}?{of}?{year=year})?"
_LEAD: Final = "(?:{weekday}{dot}?{comma}?{date-lead}{0,2})?"
_READERS: Final[
    tuple[tuple[re.Pattern[str], Callable[[Line, int, _Places], Draft | None]], ...]
] = (
    (pattern("{year=year}{dash|slash}{two}{dash|slash}{two}"), _in_figures),
    (pattern("{two}(?:{slash}{two}{slash}|{dash}{two}{dash}){year=year|two}"), _in_figures),
    (pattern("{year=dotted}"), _in_figures),
    (pattern("(?={number}{years|months|monthday})" + _IN_SIGNS), _in_signs),
    (pattern(_LEAD + _DAY + "{~dot}?{of}?{month=month-name}" + _BEHIND), _in_words),
    (pattern(_LEAD + "{month=month-name}{~dot}?" + _DAY + _BEHIND), _in_words),
    (pattern("{month=month-name}" + _BEHIND), _in_words),
    (pattern("{last|next|this}?{day=weekday}{last|next}?"), _weekday),
    (pattern("{relative}"), _relative),
    (pattern("{last|next|this}{time}"), _turned),
    (pattern("{year=year}(?:{decade=~decade}|{dash}{till=year|two})?"), _years),
)
"""How dates are written, the first that fits counts."""
