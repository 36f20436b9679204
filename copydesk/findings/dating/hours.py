"""What phrases of the clock and lengths of time say: "9.40pm", "half past nine", "three weeks"."""

from __future__ import annotations

from typing import Final

from copydesk.findings.dating import days
from copydesk.findings.dating.days import UNKNOWN, Days
from copydesk.findings.dating.time import Time
from copydesk.findings.dating.time_phrases import Phrase
from copydesk.findings.text.word_sets import word_set

_UNITS: Final = {"min": "minute", "hr": "hour", "centurie": "century"}
UNIT_HOURS: Final = {
    "second": 1 / 3600,
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "weekend": 48.0,
    "week": 168.0,
    "fortnight": 336.0,
    "month": 730.5,
    "year": 8766.0,
    "decade": 87_660.0,
    "century": 876_600.0,
}
"""Hours in each unit; months and years in the mean of the Julian calendar."""
_LONGEST_AGO: Final = 700_000
"""Days beyond which "ago" is geology."""


def clock_of(phrase: Phrase) -> Time | None:
    """Return a time of day: 9:40 p.m.; 21:40; nine o'clock; noon; two in the morning.

    Its value ends in "?" where half a day may lie between: "nine o'clock".
    """
    noon = phrase.tokens("k")
    if noon:
        return phrase.time("clock", "00:00" if noon[0].key == "midnight" else "12:00")
    digits = phrase.tokens("cf")
    if digits:
        hours, minutes = (int(part) for part in digits[0].text.replace(":", ".").split("."))
    else:
        hours, minutes = _said_in_words(phrase)
    if hours > 24:
        return None
    half_day = phrase.tokens("P") or (phrase.tokens("p") if phrase.tokens("i") else [])
    if half_day and hours <= 12:
        is_late = half_day[0].key in ("pm", "afternoon", "evening")
        is_late |= half_day[0].key == "night" and 5 < hours < 12
        hours = hours % 12 + 12 * is_late
    is_sure = half_day or hours > 12 or (digits and digits[0].text.startswith("0"))
    return phrase.time("clock", f"{hours % 24:02d}:{minutes:02d}{'' if is_sure else '?'}")


def _said_in_words(phrase: Phrase) -> tuple[int, int]:
    hours = phrase.numbers("dn")[0]
    if phrase.tokens("H"):
        return hours, 30
    if phrase.tokens("U"):
        return (hours, 15) if phrase.tokens("l") else ((hours - 1) % 12, 45)
    return hours, 0


def duration_of(phrase: Phrase) -> Time | None:
    """Return a length of time, or the days that lie so far back: three weeks ago."""
    unit = phrase.tokens("u")[0].key.removesuffix("s")
    unit = _UNITS.get(unit, unit)
    count = _count(phrase)
    # Every six weeks: that is a rate.
    if count is None or phrase.key(-1) in ("every", "each"):
        return None
    value = f"{count} {unit}"
    if phrase.tokens("A"):
        return phrase.time("duration", f"{value} ago", _ago(phrase, count, unit), guess=True)
    return phrase.time("duration", value)


def _count(phrase: Phrase) -> str | None:
    """Return how many units a duration has, as text; None if it is none."""
    here = range(phrase.first, phrase.last + 1)
    numbers = [phrase.numerals[i] for i in here if i in phrase.numerals and phrase.signs[i] != "~"]
    halves = len(phrase.tokens("H"))
    if not numbers:
        return _count_of_one(phrase, halves)
    is_some_day = numbers[0].value == 1 and phrase.tokens("u")[0].key == "day"
    if is_some_day and phrase.key(1) not in word_set("time_words", "offset"):
        return None
    if numbers[0].is_ordinal or phrase.signs[phrase.first] == "Y" or phrase.key(1) == "old":
        return None
    if numbers[0].value > 10**9:
        return None
    return f"{float(numbers[0].value) + halves / 2:g}"


def _count_of_one(phrase: Phrase, halves: int) -> str | None:
    """Return the count of "a month", "half an hour", "a year and a half"."""
    if halves:
        return "0.5" if phrase.tokens("H")[0].start < phrase.tokens("u")[0].start else "1.5"
    spans = phrase.key(-1) in word_set("time_words", "spanning") or phrase.tokens("A")
    return "1" if spans or phrase.key(1) in word_set("time_words", "offset") else None


def _ago(phrase: Phrase, count: str, unit: str) -> Days:
    """Return the days that "three weeks ago" may mean: half a unit more or less."""
    length = UNIT_HOURS[unit] / 24
    if length < 1:
        return days.relative_days(phrase.published, -1, 0)
    middle, slack = -float(count) * length, length * 0.6 if unit != "day" else 0
    if abs(middle) > _LONGEST_AGO:
        return UNKNOWN
    return days.relative_days(phrase.published, round(middle - slack), round(middle + slack))
