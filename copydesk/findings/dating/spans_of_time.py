"""Whether two durations, or two times of day, can be the same."""

from __future__ import annotations

from typing import Final

from copydesk.findings.counts.bounds import Bound, bound_beside
from copydesk.findings.dating.hours import UNIT_HOURS
from copydesk.findings.dating.time import Time
from copydesk.findings.text.passage import Passage

_SLACK: Final = 0.1
"""Share by which durations in different units may differ: a month has four weeks and more."""


def durations_agree(one: Time, near_one: Passage, other: Time, near_other: Passage) -> bool:
    """Tell whether two durations can be the same: 20 years and two decades, not 6 and 4 minutes.

    Args:
        one: A duration.
        near_one: Its passage, where "more than" and "nearly" stand.
        other: The other duration.
        near_other: Its passage.
    """
    left, right = _hours(one), _hours(other)
    if left is None or right is None:
        return True
    if abs(left - right) < 1e-6 * max(left, right):
        return True
    if _unit(one) != _unit(other) and abs(left - right) <= _SLACK * max(left, right):
        return True
    return _allows(_bound(one, near_one), left, right) or _allows(
        _bound(other, near_other), right, left
    )


def _bound(time: Time, passage: Passage) -> Bound:
    return bound_beside(passage.tokens, time.first, time.last)


def _allows(bound: Bound, said: float, other: float) -> bool:
    """Tell whether a duration with "nearly" or "more than" may be another one."""
    if bound == "near":
        return abs(said - other) <= 0.2 * said
    if bound == "above":
        return said <= other <= 1.5 * said
    if bound == "below":
        return 0.5 * said <= other <= said
    return bound == "almost" and 0.8 * said <= other <= said


def _unit(time: Time) -> str:
    return time.value.split()[1]


def _hours(time: Time) -> float | None:
    number, unit = time.value.split()[:2]
    if unit not in UNIT_HOURS:
        return None
    return float(number) * UNIT_HOURS[unit]


def is_twice_as_long(one: Time, other: Time) -> bool:
    """Tell whether one of two durations is twice the other or more."""
    left, right = _hours(one), _hours(other)
    return left is not None and right is not None and max(left, right) >= 2 * min(left, right)


def minutes_apart(one: Time, other: Time) -> int:
    """Return how many minutes lie between two times of day, over midnight where that is less."""
    apart = abs(_minutes(one) - _minutes(other))
    return min(apart, 1440 - apart)


def hours_agree(one: Time, other: Time) -> bool:
    """Tell whether two times of day are the same; without "p.m." half a day may lie between."""
    left, right = _minutes(one), _minutes(other)
    if "?" in one.value + other.value:
        return (left - right) % 720 == 0
    return left == right


def _minutes(time: Time) -> int:
    hours, minutes = time.value.rstrip("?").split(":")
    return int(hours) * 60 + int(minutes)
