"""A value: a number, an amount or a time that a text states."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ValueKind = Literal[
    "number", "money", "share", "measure", "ordinal", "age", "duration", "frequency", "clock",
    "date",
]  # fmt: skip
Bound = Literal["", "least", "most", "over", "under"]


class Draft(Struct):
    """A value from item `first` to item `last` of its line, before its surroundings are read."""

    first: int
    last: int
    kind: ValueKind
    least: float
    most: float
    unit: str = ""
    per: str = ""
    grain: float = 0.0
    rough: bool = False
    resolved: bool = False
    counts: bool = True  # False for figures that are no value: codes, scores, flights

    def turned(self, kind: ValueKind, last: int, unit: str, factor: float = 1.0) -> Draft:
        """Return a number as an amount of `unit` (times `factor`) that ends with item `last`."""
        least, most, grain = (each * factor for each in (self.least, self.most, self.grain))
        return Draft(self.first, last, kind, least, most, unit, self.per, grain, self.rough)


class Value(Struct, frozen=True, gc=False):
    """A number, an amount or a time, as far as the words pin it down."""

    start: int
    """`[start, end)` in the article's text: unit, currency, scale and zone included, bounds not."""
    end: int
    kind: ValueKind
    least: float
    """Closed range of what the words allow, in `unit`. Shares as a part of one; durations in days,
    below a day in seconds; clock times in minutes after midnight, of UTC where a zone is named;
    dates as proleptic ordinals of the first and the last possible day; ages in years."""
    most: float
    unit: str = ""
    """Canonical: "EUR", "m", "kg", "%", "day", "second". Of clock times "UTC", "12h" where morning
    and evening can't be told apart, else "". Of dates "weekday" (1 is Monday) or "year-day" (of a
    leap year, year 4) where nothing tells the week or the year, else ""."""
    per: str = ""  # "hour", "day", or the stem of what one of is meant; "" for none
    about: tuple[str, ...] = ()  # stems of what is counted, head noun first; () unknown
    doing: tuple[str, ...] = ()  # stems of the content words near it in its clause
    rough: bool = False  # whether the words leave it open: about, nearly, more than, up to, dozens
    bound: Bound = ""
    resolved: bool = False  # whether a date follows from the day of publication
    grain: float = 0.0  # worth of the last digit shown, in `unit`; 0 for times and crowds
    published: int = 0  # ordinal of the day of publication, of dates and durations; 0 unknown
