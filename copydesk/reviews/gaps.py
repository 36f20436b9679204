"""Entries that journals should hold and don't: their numbers are missing.

A reviewer's entries on one device are numbered without holes: `Author` goes on from the highest
number known and uses up none for what could not be written, events are saved in their order, and
what is set aside keeps its number. What a hole can't show is the loss of the last entries. Two
processes that run at once on one device number alike, in two journals; so a number that stands
twice is no fault, and one that is missing is missing in all of them. That's why every journal of
the desk must be looked at together, with the events parked on this device.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from copydesk.reviews.events import Number


class Gap(Struct, frozen=True):
    """Numbers that are missing in a row."""

    reviewer: str
    device: str
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many are missing."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        """Say it: "entry 4 of ana on laptop-1234 is missing"."""
        whose = f"of {self.reviewer} on {self.device}"
        if self.first == self.last:
            return f"entry {self.first:,} {whose} is missing"
        return f"entries {self.first:,} to {self.last:,} {whose} are missing"


def gaps(numbers: Iterable[Number]) -> list[Gap]:
    """Return what is missing among `numbers`, by reviewer, device and number.

    Takes time in proportion to how many numbers there are, however high they are.

    Args:
        numbers: Of all events that are known of, in any order, once or more; also of those that
            were set aside for what they hold.
    """
    known: dict[tuple[str, str], set[int]] = {}
    for reviewer, device, number in numbers:
        if number > 0:
            known.setdefault((reviewer, device), set()).add(number)
    return [
        Gap(*whose, before + 1, after - 1)
        for whose, found in sorted(known.items())
        for before, after in pairwise([0, *sorted(found)])
        if after > before + 1
    ]
