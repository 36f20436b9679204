"""A hybrid logical clock: order among devices whose wall clocks disagree or run backwards.

Kulkarni, Demirbas, Madeppa, Avva and Leone, "Logical Physical Clocks and Consistent Snapshots in
Globally Distributed Databases" (2014). A stamp follows the wall clock where that runs on, and
counts where it stands still or goes back; having seen another's stamp, every later stamp is
greater. So "newest wins" never depends on whose watch is right. What people read as the time of a
decision is the event's `at`, never its stamp.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Final

_COUNTER_LIMIT: Final = 1 << 16
_HORIZON: Final = (1 << 48) - (1 << 40)
"""Milliseconds since 1970 (the year 10854) that a clock follows others up to. What is above is room
to count in, so that a stamp from a broken or hostile device can't exhaust the format."""

LAST_FOLLOWED: Final = f"{_HORIZON:012x}-ffff"
"""The greatest stamp that a clock follows."""

_STAMP: Final = re.compile(r"[0-9a-f]{12}-[0-9a-f]{4}")


def is_stamp(text: str) -> bool:
    """Tell whether `text` has the form of a stamp: "0195f3c2a1b4-0000"."""
    return _STAMP.fullmatch(text) is not None


def wall_time(stamp: str) -> float:
    """Return the time that a stamp was made from, in seconds since 1970."""
    return int(stamp[:12], 16) / 1000


class HybridClock:
    """Makes stamps that sort as strings in the order in which they were made.

    Not for use by several threads at once.

    Args:
        now: The wall clock, in seconds since 1970.
    """

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._milliseconds = 0
        self._counter = 0

    def now(self) -> float:
        """Return the wall clock's time, in seconds since 1970."""
        return self._now()

    def tick(self) -> str:
        """Return a stamp greater than every one made or observed before."""
        wall = min(max(0, int(self._now() * 1000)), _HORIZON)
        if wall > self._milliseconds:
            self._milliseconds, self._counter = wall, 0
        else:
            self._counter += 1
            if self._counter == _COUNTER_LIMIT:
                self._milliseconds, self._counter = self._milliseconds + 1, 0
        return f"{self._milliseconds:012x}-{self._counter:04x}"

    def observe(self, stamp: str) -> None:
        """Make every later stamp greater than `stamp`.

        A stamp above `LAST_FOLLOWED` is passed over: no honest clock shows it, and following it
        would leave no room to count in.

        Raises:
            ValueError: `stamp` doesn't have the form of one.
        """
        if not is_stamp(stamp):
            raise ValueError(f"not a stamp: {stamp!r}")
        if stamp > LAST_FOLLOWED:
            return
        seen = int(stamp[:12], 16), int(stamp[13:], 16)
        self._milliseconds, self._counter = max((self._milliseconds, self._counter), seen)
