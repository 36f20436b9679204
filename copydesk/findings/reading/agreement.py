"""Whether two values agree, and whether they count the same thing."""

from __future__ import annotations

import math
from datetime import date
from typing import Final, Literal

from copydesk.findings.reading.dates import LEAP
from copydesk.findings.reading.value import Value

Agreement = Literal["equal", "compatible", "clash", "unrelated"]

_SAME: Final = 1e-9
"""Relative difference that is the computer's."""
_ROUNDED: Final = 0.1
"""Share of a value that a rounding hides at most: 1.4 million is not one million."""
_CONVERTED: Final = 0.025
"""Share of a value by which a converted measure may be off: 500 miles, 800 kilometres."""
_DAY: Final = 86400.0
_MINUTES: Final = 1440
_ZONE_STEP: Final = 15
"""Zones differ by multiples of so many minutes."""
_YEAR: Final = 365.25
_KIND: Final = 0.2
"""How much alike two ages, two prices or two distances are by that alone (a judgement)."""


def agreement(one: Value, other: Value) -> Agreement:
    """Tell how two values stand to each other; it doesn't matter which comes first.

    Returns:
        "equal" for one value, "compatible" if both can be true, "clash" if of one thing only one
        can be, "unrelated" if they can't be compared.
    """
    if {one.kind, other.kind} == {"date", "duration"}:
        return _elapsed(one, other)
    if {one.kind, other.kind} == {"number", "age"} and not _number_of(one, other).about:
        # "under 50" may be an age, and needn't.
        found = _amounts(one, other)
        return found if found != "clash" else "unrelated"
    if one.kind != other.kind:
        return "unrelated"
    if one.kind == "date":
        return _dates(one, other)
    if one.kind == "clock":
        return _clocks(one, other)
    if one.kind != "duration" and one.unit != other.unit:
        return "unrelated"
    if one.per != other.per:
        # $15 an hour and $15 a day speak of one thing, and can't both be true.
        return "clash" if one.per and other.per else "unrelated"
    return _amounts(one, other)


def _number_of(one: Value, other: Value) -> Value:
    return one if one.kind == "number" else other


def _amounts(one: Value, other: Value) -> Agreement:
    (least, most, grain), (low, high, fine) = _seconds(one), _seconds(other)
    if one.rough and other.rough and one.bound == other.bound == "" and one.grain and other.grain:
        # "About 1,460" and "about 1,462" differ in what both of them show.
        least = most = (least + most) / 2
        low = high = (low + high) / 2
    if one.bound == other.bound != "":
        # Both "at least 12" and "at least 34" can be true, but only one is the news.
        is_floor = one.bound in ("least", "over")
        least, most = (least, least) if is_floor else (most, most)
        low, high = (low, low) if is_floor else (high, high)
    if _is_same(least, low) and _is_same(most, high):
        return "equal" if (one.bound, one.rough) == (other.bound, other.rough) else "compatible"
    slack = _slack(max(abs(most), abs(high)), grain, fine)
    return "compatible" if least - slack <= high and low - slack <= most else "clash"


def _seconds(value: Value) -> tuple[float, float, float]:
    factor = _DAY if value.kind == "duration" and value.unit == "day" else 1.0
    return value.least * factor, value.most * factor, value.grain * factor


def _is_same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=_SAME)


def _slack(size: float, grain: float, fine: float) -> float:
    """Return by how much two amounts may differ through rounding or conversion.

    One written to fewer digits may be the other one rounded: half of its last digit. Where the
    digits aren't decimals of one unit, both were rounded, one of them from a conversion.
    """
    if not grain or not fine:
        return size * _SAME
    decades = math.log10(grain / fine)
    if abs(decades - round(decades)) < _SAME:
        return min(max(grain, fine) / 2, size * _ROUNDED) * (1 + _SAME) if round(decades) else 0.0
    return min(max((grain + fine) / 2, size * _CONVERTED), size * _ROUNDED)


def _dates(one: Value, other: Value) -> Agreement:
    if one.unit != other.unit:
        coarse, plain = (one, other) if one.unit else (other, one)
        if plain.unit:
            return "unrelated"
        return _by_part(coarse, plain)
    if (one.least, one.most) == (other.least, other.most):
        return "equal"
    return "compatible" if one.least <= other.most and other.least <= one.most else "clash"


def _by_part(coarse: Value, plain: Value) -> Agreement:
    """Compare a weekday or a day of an unknown year with a date."""
    if plain.most - plain.least >= 366:
        return "compatible"
    days = range(int(plain.least), int(plain.most) + 1)
    if coarse.unit == "weekday":
        met = any((day - 1) % 7 + 1 == coarse.least for day in days)
        return "compatible" if met else "clash"
    dates = (date.fromordinal(day) for day in days)
    places = (date(LEAP, day.month, day.day).toordinal() for day in dates)
    return "compatible" if any(coarse.least <= p <= coarse.most for p in places) else "clash"


def _elapsed(one: Value, other: Value) -> Agreement:
    """Compare "for 14 years" with "since 2011", seen from the day of publication."""
    day, span = (one, other) if one.kind == "date" else (other, one)
    published = day.published or span.published
    if not published or day.unit or day.most > published or span.unit != "day":
        return "unrelated"
    grain = span.grain if span.grain < _YEAR else _YEAR
    least, most = published - day.most, published - day.least
    met = least - grain < span.most and span.least < most + grain
    return "compatible" if met else "unrelated"


def _clocks(one: Value, other: Value) -> Agreement:
    turn = _MINUTES // 2 if "12h" in (one.unit, other.unit) else _MINUTES
    width = max(one.most - one.least, 0) + max(other.most - other.least, 0)
    if ("UTC" in (one.unit, other.unit)) and one.unit != other.unit:
        off = (one.least - other.least) % _ZONE_STEP
        return "compatible" if min(off, _ZONE_STEP - off) <= width else "clash"
    if one.unit == other.unit and (one.least, one.most) == (other.least, other.most):
        return "equal" if one.rough == other.rough else "compatible"
    ahead = (one.least - other.most) % turn
    back = (other.least - one.most) % turn
    meets = ahead in (0, turn - width) or back == 0 or ahead + width >= turn or back + width >= turn
    return "compatible" if meets else "clash"


def counts_alike(one: Value, other: Value) -> float:
    """Return from 0 to 1 how much two values count the same thing.

    What they count weighs half (its head most), the words of the clause the other half; a value
    of another kind or unit counts something else. Of bare numbers nothing is claimed without words.
    """
    if one.kind != other.kind or (one.unit != other.unit and one.kind in ("money", "measure")):
        return 0.0
    alike = _worded_alike(one, other)
    return alike if one.kind == "number" else _KIND + (1 - _KIND) * alike


def _worded_alike(one: Value, other: Value) -> float:
    doing = _overlap({*one.doing, *one.about}, {*other.doing, *other.about})
    if not one.about or not other.about:
        return doing / 2 if one.kind not in ("date", "clock") else doing
    if one.about[0] == other.about[0]:
        head = 0.75 + 0.25 * _overlap(set(one.about[1:]), set(other.about[1:]), empty=1.0)
    else:
        head = 0.5 if {one.about[0], other.about[0]} & {*one.about[1:], *other.about[1:]} else 0.0
    return (head + doing) / 2 if head else doing / 4


def _overlap(one: set[str], other: set[str], *, empty: float = 0.0) -> float:
    """Return the shared part of the smaller of two sets."""
    if not one or not other:
        return empty if one == other else 0.0
    return len(one & other) / min(len(one), len(other))
