"""A value by the items that it is made of, before its surroundings are read."""

from __future__ import annotations

from msgspec import Struct

from copydesk.findings.reading.value import ValueKind


class Draft(Struct):
    """A value from item `first` to item `last`, inclusive; the rest as in `Value`."""

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
    counts: bool = True
    """False for figures that are no value at all: codes, scores, numbers of flights."""

    def turned(self, kind: ValueKind, last: int, unit: str, factor: float = 1.0) -> Draft:
        """Return a number as an amount of `unit` (times `factor`) that ends with item `last`."""
        return Draft(
            self.first, last, kind, self.least * factor, self.most * factor, unit, self.per,
            self.grain * factor, self.rough,
        )  # fmt: skip
