"""Whether two values agree, and whether they count the same thing."""

from __future__ import annotations

import math
from datetime import date
from typing import Final, Literal

from copydesk.findings.reading.dates import LEAP
from copydesk.findings.reading.value import Value

Agreement = Literal["equal", "compatible", "clash", "unrelated"]
_SAME: Final = 1e-9  # relative difference that is the computer's
_ROUNDED: Final = 0.1  # share that a rounding hides at most: 1.4 million is not one million
_CONVERTED: Final = 0.025  # share by which a converted measure is off: 500 miles, 800 km
_DAY: Final = 86400.0  # seconds
_ZONE_STEP: Final = 15  # zones differ by multiples of so many minutes
_YEAR: Final = 365.25
_KIND: Final = 0.2  # how much two ages, prices or distances are alike by that alone (a judgement)


def agreement(one: Value, other: Value) -> Agreement:
    """Tell how two values stand to each other; it doesn't matter which comes first.

    Returns:
        "equal" for one value, "compatible" if both can be true, "clash" if of one thing only one
        can be, "unrelated" if they can't be compared.
    """
    kinds = {one.kind, other.kind}
    if kinds == {"date", "duration"}:
        return _elapsed(one, other)
    if kinds == {"number", "age"} and not (one if one.kind == "number" else other).about:
        found = _amounts(one, other)  # "under 50" may be an age, and needn't
        return found if found != "clash" else "unrelated"
    if kinds == {"date"}:
        return _dates(one, other)
    if kinds == {"clock"}:
        return _clocks(one, other)
    if len(kinds) == 2 or (one.kind != "duration" and one.unit != other.unit):
        return "unrelated"
    if one.per != other.per:
        # $15 an hour and $15 a day speak of one thing, and can't both be true.
        return "clash" if one.per and other.per else "unrelated"
    return _amounts(one, other)


def _amounts(one: Value, other: Value) -> Agreement:
    factors = [_DAY if value.unit == "day" else 1.0 for value in (one, other)]
    least, most, grain = (each * factors[0] for each in (one.least, one.most, one.grain))
    low, high, fine = (each * factors[1] for each in (other.least, other.most, other.grain))
    if one.rough and other.rough and not one.bound and not other.bound and grain and fine:
        # "About 1,460" and "about 1,462" differ in what both of them show.
        least = most = (least + most) / 2
        low = high = (low + high) / 2
    if one.bound == other.bound != "":
        # Both "at least 12" and "at least 34" can be true, but only one is the news.
        is_floor = one.bound in ("least", "over")
        least, most = (least, least) if is_floor else (most, most)
        low, high = (low, low) if is_floor else (high, high)
    if math.isclose(least, low, rel_tol=_SAME) and math.isclose(most, high, rel_tol=_SAME):
        return "equal" if (one.bound, one.rough) == (other.bound, other.rough) else "compatible"
    slack = _slack(max(abs(most), abs(high)), grain, fine)
    return "compatible" if least - slack <= high and low - slack <= most else "clash"


def _slack(size: float, grain: float, fine: float) -> float:
    """Return by how much two amounts may differ through rounding or conversion.

    One written to fewer digits may be the other one rounded: half of its last digit. Where the
    digits aren't decimals of one unit, both were rounded, one of them from a conversion.
    """
    if not grain or not fine:
        return size * _SAME
    decades = math.log10(grain / fine)
    if abs(decades - round(decades)) >= _SAME:
        return min(max((grain + fine) / 2, size * _CONVERTED), size * _ROUNDED)
    return min(max(grain, fine) / 2, size * _ROUNDED) * (1 + _SAME) if round(decades) else 0.0


def _dates(one: Value, other: Value) -> Agreement:
    if one.unit == other.unit:
        if (one.least, one.most) == (other.least, other.most):
            return "equal"
        return "compatible" if one.least <= other.most and other.least <= one.most else "clash"
    coarse, plain = (one, other) if one.unit else (other, one)
    if plain.unit:
        return "unrelated"
    if plain.most - plain.least >= 366:
        return "compatible"
    # A weekday or a day of an unknown year.
    days = [date.fromordinal(day) for day in range(int(plain.least), int(plain.most) + 1)]
    if coarse.unit == "weekday":
        met = any(day.isoweekday() == coarse.least for day in days)
    else:
        places = [date(LEAP, day.month, day.day).toordinal() for day in days]
        met = any(coarse.least <= place <= coarse.most for place in places)
    return "compatible" if met else "clash"


def _elapsed(one: Value, other: Value) -> Agreement:
    """Compare "for 14 years" with "since 2011", seen from the day of publication."""
    day, span = (one, other) if one.kind == "date" else (other, one)
    published = day.published or span.published
    if not published or day.unit or day.most > published or span.unit != "day":
        return "unrelated"
    grain = min(span.grain, _YEAR)
    met = published - day.most - grain < span.most and span.least < published - day.least + grain
    return "compatible" if met else "unrelated"


def _clocks(one: Value, other: Value) -> Agreement:
    units = {one.unit, other.unit}
    turn = 720 if "12h" in units else 1440
    width = one.most - one.least + other.most - other.least
    if "UTC" in units and len(units) == 2:
        off = (one.least - other.least) % _ZONE_STEP
        return "compatible" if min(off, _ZONE_STEP - off) <= width else "clash"
    if len(units) == 1 and (one.least, one.most) == (other.least, other.most):
        return "equal" if one.rough == other.rough else "compatible"
    # On a dial of `turn` minutes one begins before the other ends, or the other way round.
    ahead = (one.most - other.least) % turn
    return "compatible" if ahead <= width else "clash"


def counts_alike(one: Value, other: Value) -> float:
    """Return from 0 to 1 how much two values count the same thing.

    What they count weighs half (its head most), the words of the clause the other half; a value
    of another kind or unit counts something else. Of bare numbers nothing is claimed without words.
    """
    if one.kind != other.kind or (one.unit != other.unit and one.kind in ("money", "measure")):
        return 0.0
    alike = _overlap({*one.doing, *one.about}, {*other.doing, *other.about})
    if not one.about or not other.about:
        alike /= 1 if one.kind in ("date", "clock") else 2
    elif one.about[0] == other.about[0]:
        is_bare = len(one.about) == len(other.about) == 1
        more = 1.0 if is_bare else _overlap(set(one.about[1:]), set(other.about[1:]))
        alike = (0.75 + 0.25 * more + alike) / 2
    elif {one.about[0], other.about[0]} & {*one.about[1:], *other.about[1:]}:
        alike = (0.5 + alike) / 2
    else:
        alike /= 4
    return alike if one.kind == "number" else _KIND + (1 - _KIND) * alike


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
