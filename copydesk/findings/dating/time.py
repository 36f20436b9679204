"""An expression of time in a sentence, as a value; `times` finds them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

TimeKind = Literal["day", "weekday", "week", "month", "year", "clock", "duration"]
"""day: a date or "yesterday"; month: also seasons, quarters, "late 2022"; year: also decades;
clock: a time of day; duration: "three weeks"."""


class Time(Struct, frozen=True):
    """An expression of time: a run of tokens."""

    first: int
    """Index of its first token in `Passage.tokens`."""
    last: int
    """Index of its last token, inclusive."""
    kind: TimeKind
    earliest: date | None
    """First day that it may mean; None where that can't be told."""
    latest: date | None
    """Last day that it may mean, inclusive."""
    is_guess: bool
    """The days follow from when the article was published: "Thursday = 13 March?"."""
    value: str
    """What it says, in one form: "thu", "21:40", "3 week", "03-15", "2025-09"."""
    part: str = ""
    """The part of the day, where one is named: "night"."""
