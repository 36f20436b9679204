"""Whether two figures agree, were rounded, miscopied, or can't both be true."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Final

from copydesk.findings.counts.counting import SCORE
from copydesk.findings.counts.figure import Figure
from copydesk.findings.counts.things import AGE, measure_of
from copydesk.findings.finding import Severity

_FINEST: Final = Fraction(1, 10**6)
_ROUNDED: Final = Fraction(1, 20)
"""Share of itself by which a number is off at most when it was rounded: 10 isn't 14 rounded."""
_CONVERTED: Final = (Fraction(1, 50), Fraction(1, 10))
"""Shares by which a converted amount may be off at least and at most: 5 miles are 8 km."""
_NEARLY_EQUAL: Final = Fraction(11, 10)
"""How many times "at least 10" a number may be that is not worth a word."""
_CROWDED: Final = 4
"""How many times the least that it may mean "dozens" may be."""
_WORDED: Final = Fraction(1, 50)
"""By how much a share in words may be off: a third is 33 %, and 35 % too."""
_MOST_PARTS: Final = 10
"""Parts that papers give in words: tenths."""


def clash_between(one: Figure, other: Figure) -> Severity | None:
    """Return how gravely two figures about one thing differ, None if they agree.

    High: exact and not the same. Medium: approximate, and what the words allow has nothing in
    common; two different limits ("more than 150", "more than 165"). Low: one may be the other one
    rounded, or above its limit.
    """
    if is_share_miscalled(one, other):
        return "medium"
    if not are_comparable(one, other):
        # 400 metres and 400 miles: the number is the same, what it measures isn't.
        is_unit_changed = one.kind == other.kind == "amount" and one.value == other.value
        return "high" if is_unit_changed else None
    if one.kind == other.kind == "amount" and one.about != other.about:
        return _conversion_clash(one, other)
    if one.per and other.per and one.per != other.per:
        return _rate_clash(one, other)
    if one.value == other.value:
        return None
    if one.kind == "share":
        return _share_clash(one, other)
    if one.approximate or other.approximate:
        return _blurred_clash(one, other)
    return "low" if is_rounding(one.value, other.value) else "high"


def are_comparable(one: Figure, other: Figure) -> bool:
    """Tell whether two figures have the same kind and, with units, measure the same."""
    special = {about for about in (one.about, other.about) if about.startswith((AGE, SCORE))}
    if special and one.about != other.about:
        return False
    if {one.kind, other.kind} == {"count", "amount"}:
        # "18m" beside "18m crowns"; but 400 passengers are no 400 metres.
        return "" in (one.about, other.about)
    if one.kind != other.kind:
        return False
    if one.kind != "amount":
        return True
    return measure_of(one.about).quantity == measure_of(other.about).quantity


def _rate_clash(one: Figure, other: Figure) -> Severity | None:
    """Compare 52,000 a year and 1,000 a week, which agree; 50 a week and 50 a month don't."""
    left, right = one.value * one.per, other.value * other.per
    return "high" if abs(left - right) > _CONVERTED[1] * max(left, right) else None


def is_share_miscalled(one: Figure, other: Figure) -> bool:
    """Tell whether one figure is so many percent and the other so many of something.

    22 percent and 22 points, 40 percent of the voters and 40 voters, 3 percent and 3 million.
    """
    if (one.kind == "share") == (other.kind == "share") or "ordinal" in (one.kind, other.kind):
        return False
    share, number = (one, other) if one.kind == "share" else (other, one)
    said = share.value * 100
    return said > 1 and number.value in (said, said * 1000, said * 10**6, said * 10**9)


def _conversion_clash(one: Figure, other: Figure) -> Severity | None:
    """Compare amounts in different units, as exact as they are written."""
    left, right = (measure_of(figure.about).in_base(figure.value) for figure in (one, other))
    loose = max(_looseness(one.value), _looseness(other.value), _CONVERTED[0])
    if abs(left - right) <= loose * max(left, right):
        return None
    return "medium" if one.approximate or other.approximate else "high"


def _looseness(value: Fraction) -> Fraction:
    """Return by what share a number may be off that is written so: 5 by a tenth."""
    return min(_CONVERTED[1], step_of(value) / 2 / abs(value)) if value else Fraction(0)


def _share_clash(one: Figure, other: Figure) -> Severity | None:
    """Compare shares; a third is about 33 %, but 2.1 % and 3.1 % differ."""
    is_worded = any(figure.value.denominator <= _MOST_PARTS for figure in (one, other))
    if _overlap(one, other, _WORDED if is_worded else Fraction(0)):
        return None
    if one.approximate or other.approximate:
        return "medium"
    return "low" if is_rounding(one.value * 100, other.value * 100) else "high"


def _blurred_clash(one: Figure, other: Figure) -> Severity | None:
    """Compare two figures of which one at least is approximate."""
    if not _overlap(one, other, Fraction(0)):
        return "medium"
    if _is_crowd(one) and _is_crowd(other):
        return "medium" if one.value != other.value else None
    limits = (one.most, other.most).count(None)
    if not limits:
        return None
    low, high = sorted((one.value, other.value))
    if limits == 2:
        return "medium" if low < high else None
    # "At least 10" and 14 can both be true, yet a reader would want to know.
    return "low" if high > low * _NEARLY_EQUAL else None


def _is_crowd(figure: Figure) -> bool:
    """Tell whether a figure is as vague as "dozens" or "hundreds"."""
    return figure.most is not None and 0 < _CROWDED * figure.least <= figure.most


def _overlap(one: Figure, other: Figure, slack: Fraction) -> bool:
    """Tell whether what the words allow has something in common."""
    return (other.most is None or one.least <= other.most + slack) and (
        one.most is None or other.least <= one.most + slack
    )


def is_rounding(one: Fraction, other: Fraction) -> bool:
    """Tell whether one number is the other one rounded: 3,000 for 2,987, 2 for 2.1."""
    coarse, fine = sorted((one, other), key=step_of, reverse=True)
    step = step_of(coarse)
    if step == step_of(fine) or not coarse:
        return False
    return abs(coarse - fine) <= min(step / 2, abs(coarse) * _ROUNDED)


def is_miscopied(one: Fraction, other: Fraction) -> bool:
    """Tell whether one number looks like the other one with a slip of the hand.

    Digits swapped (212, 221), a decimal point moved (18, 1.8), one digit of three or more changed
    (212, 214).
    """
    if not one or not other:
        return False
    ratio = max(one, other) / min(one, other)
    if step_of(ratio) == ratio:
        return True
    left, right = _digits(one), _digits(other)
    if len(left) != len(right) or len(left) < 2:
        return False
    changed = sum(a != b for a, b in zip(left, right, strict=True))
    return sorted(left) == sorted(right) or (changed == 1 and len(left) > 2)


def _digits(value: Fraction) -> str:
    return str(value / step_of(value))


@lru_cache(maxsize=5_000)
def step_of(value: Fraction) -> Fraction:
    """Return the place of the last digit that isn't nought: 1000 for 3,000, 1/10 for 2.1."""
    if not value:
        return Fraction(1)
    step = Fraction(1)
    while value % (step * 10) == 0:
        step *= 10
    while value % step != 0 and step > _FINEST:
        step /= 10
    return step
