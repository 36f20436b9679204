"""What the phrases that the grammar of `times` finds say: their kind, their days, one form.

`meaning_of` also turns down what only looks like a time: "the 2,000 people", "5,000 a month",
"Black Friday", the May of Theresa May.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from copydesk.findings.dating import days
from copydesk.findings.dating.days import UNKNOWN, Days
from copydesk.findings.dating.hours import clock_of, duration_of
from copydesk.findings.dating.months import month_keys
from copydesk.findings.dating.time import Time
from copydesk.findings.dating.time_phrases import Phrase
from copydesk.findings.text.word_sets import word_set

_STEP: Final = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_SHARES: Final = {
    "e": (0.0, 0.42),
    "L": (0.58, 1.0),
    "I": (0.3, 0.7),
}
"""What early, late and mid leave of a year: early 2022 may well be May, late 2022 August."""
_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def meaning_of(phrase: Phrase) -> Time | None:
    """Return the time that a phrase says, None if it says none."""
    return _MEANINGS[phrase.rule](phrase)


def _iso(phrase: Phrase) -> Time | None:
    first = phrase.tokens("dYF")[0]
    if first.text.count("."):
        day, month, year = (int(part) for part in first.text.split("."))
        return _calendar_day(phrase, year, month, day)
    numbers = phrase.numbers("dY")
    if numbers[0] > 31:
        return _calendar_day(phrase, *numbers[:3])
    one, other, year = numbers[:3]
    # 3/4/2025 is March in one country and April in another.
    if one > 12 or one == other:
        return _calendar_day(phrase, year, other, one)
    return _calendar_day(phrase, year, one, other) if other > 12 else None


def _calendar_day(phrase: Phrase, year: int, month: int, day: int) -> Time | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year:
        return phrase.time(
            "day", f"{year:04d}-{month:02d}-{day:02d}", days.day_of(year, month, day)
        )
    found = days.nearest_day(phrase.published, month, day)
    return phrase.time("day", f"{month:02d}-{day:02d}", found, guess=True)


def _dated(phrase: Phrase) -> Time | None:
    """13 March; Thursday, March 13th, 2031; 13-14 March."""
    month = month_keys()[phrase.tokens("M")[0].key]
    numbers, years = phrase.numbers("d"), phrase.numbers("Y")
    year = years[0] if years else 0
    time = _calendar_day(phrase, year, month, numbers[0])
    if time is None or len(numbers) == 1 or time.earliest is None:
        return time
    last = _calendar_day(phrase, year or time.earliest.year, month, numbers[1])
    if last is None or last.latest is None:
        return time
    return phrase.time(
        "day", f"{time.value}/{numbers[1]:02d}", Days(time.earliest, last.latest), guess=not year
    )


def _weekday(phrase: Phrase) -> Time | None:
    if phrase.key(-1) in word_set("time_words", "habit", "named-day"):
        return None
    name = phrase.tokens("W")[0].key[:3]
    relative = phrase.tokens("lxh")
    ahead = relative[0].key in ("next", "coming") if relative else phrase.looks_ahead
    at = days.weekday_days(phrase.published, days.WEEKDAYS.index(name), ahead=ahead)
    if relative and relative[0].key == "this":
        at = UNKNOWN
    return phrase.time("weekday", name, at, guess=True)


def _near(phrase: Phrase) -> Time | None:
    """Today, last night, tomorrow evening."""
    words = phrase.tokens("RKG")
    step = {"yesterday": -1, "tomorrow": 1}.get(words[0].key, 0) if words else 0
    if not words:
        if not phrase.part:
            return None
        step = -1 if phrase.tokens("l") else 0
    at = days.relative_days(phrase.published, step, step)
    return phrase.time("day", ("today", "tomorrow", "yesterday")[step], at, guess=True)


def _years_meant(phrase: Phrase) -> tuple[str, Days]:
    """Return the year of a phrase with "2022" or "last year" in it."""
    years = phrase.numbers("Y")
    if years:
        return f"{years[0]:04d}", days.year_days(years[0])
    words = phrase.tokens("lxh")
    if not words or phrase.published is None:
        return (f"{words[0].key} year" if words else ""), UNKNOWN
    year = phrase.published.year + _STEP.get(words[0].key, 1)
    return f"{year:04d}", days.year_days(year)


def _part(phrase: Phrase) -> Time | None:
    """The second half of 2022; late last year; mid-2022; the end of next month."""
    unit = phrase.tokens("u")
    if unit and unit[-1].key != "year":
        return _relative(phrase)
    value, year = _years_meant(phrase)
    counted = phrase.numbers("q")
    if counted:
        pieces = 2 if phrase.tokens("H") else 4
        if counted[0] > pieces:
            return None
        at = days.part_of(year, ((counted[0] - 1) / pieces, counted[0] / pieces))
        return phrase.time("month", f"{value} {counted[0]}/{pieces}", at, guess=bool(unit))
    word = phrase.tokens("eLI")[0]
    sign = "e" if word.key in ("early", "beginning", "start") else "I"
    sign = "L" if word.key in ("late", "end") else sign
    at = days.part_of(year, _SHARES[sign])
    return phrase.time("month", f"{value} {word.key}", at, guess=bool(unit))


def _season(phrase: Phrase) -> Time | None:
    name = phrase.tokens("S")[0].key
    value, year = _years_meant(phrase)
    if phrase.numbers("Y") and year.earliest:
        first, last = _SEASONS[name]
        at = Days(
            days.month_days(year.earliest.year, first).earliest,
            days.month_days(year.earliest.year + (last < first), last).latest,
        )
        return phrase.time("month", f"{value} {name}", at)
    return phrase.time("month", f"{value} {name}")


def _month(phrase: Phrase) -> Time | None:
    token = phrase.tokens("M")[0]
    month, relative = month_keys()[token.key], phrase.tokens("lxh")
    if phrase.numbers("Y"):
        year = phrase.numbers("Y")[0]
        return phrase.time("month", f"{year:04d}-{month:02d}", days.month_days(year, month))
    if relative and phrase.tokens("u"):
        value, year_days = _years_meant(phrase)
        at = days.month_days(year_days.earliest.year, month) if year_days.earliest else UNKNOWN
        said = f"{value}-{month:02d}" if at.earliest else f"{month:02d}"
        return phrase.time("month", said, at, guess=True)
    leads = phrase.signs[phrase.first - 1] if phrase.first else "_"
    if not (relative or leads in "ivo" or phrase.tokens("eLI")):
        return None
    if phrase.key(-1) == "and" and phrase.key(-2) not in month_keys():
        # Gel Restores Hearing and May Ward Off Dementia.
        return None
    if relative:
        step = _STEP.get(relative[0].key, 1)
        ahead = None if step == 0 else step > 0
    else:
        ahead = True if phrase.looks_ahead else None
    at = days.nearest_month(phrase.published, month, ahead=ahead)
    return phrase.time("month", f"{month:02d}", at, guess=True)


def _relative(phrase: Phrase) -> Time | None:
    """Last week, later this month, next year."""
    word, unit = phrase.tokens("lxh")[0].key, phrase.tokens("u")[0].key
    if word == "past" or (unit.endswith("s") and unit != "hours"):
        return None
    step = _STEP.get(word, 1)
    value = f"{('this', 'next', 'last')[step]} {unit}"
    if unit == "week":
        return phrase.time("week", value, days.week_days(phrase.published, step), guess=True)
    if unit == "weekend":
        return phrase.time("week", value, days.week_days(phrase.published, step), guess=True)
    if unit == "month":
        return phrase.time("month", value, days.shifted_month(phrase.published, step), guess=True)
    if unit == "year":
        value, at = _years_meant(phrase)
        return phrase.time("year", value, at, guess=True)
    return None


def _decade(phrase: Phrase) -> Time | None:
    year = phrase.numbers("Y")[0]
    if year % 10:
        return None
    length = 100 if year % 100 == 0 and year < 2000 else 10
    return phrase.time("year", f"{year}s", days.year_days(year, year + length - 1))


def _year_range(phrase: Phrase) -> Time | None:
    numbers = phrase.numbers("dYn")
    first, last = numbers[0], numbers[-1]
    if last < 100:
        last += first - first % 100
    if not first < last <= 2200:
        return _year(phrase)
    return phrase.time("year", f"{first}-{last}", days.year_days(first, last))


def _year(phrase: Phrase) -> Time | None:
    """A bare 2003, where it doesn't count anything."""
    year = phrase.numbers("Y")[0]
    before, after = phrase.key(-1), phrase.key(1)
    leads = before in word_set("time_words", "year-lead")
    counts = after in word_set("time_words", "counted") or (after.endswith("s") and not leads)
    if counts or not 1400 <= year <= 2150 or before in word_set("time_words", "year-not"):
        return None
    return phrase.time("year", f"{year}", days.year_days(year))


_MEANINGS: Final[dict[str, Callable[[Phrase], Time | None]]] = {
    "iso": _iso,
    "day_month": _dated,
    "month_day": _dated,
    "weekday": _weekday,
    "near": _near,
    "part": _part,
    "season": _season,
    "month": _month,
    "relative": _relative,
    "clock": clock_of,
    "bare_clock": clock_of,
    "duration": duration_of,
    "decade": _decade,
    "years": _year_range,
    "year": _year,
}
