"""A line between a program and the terminal that shows it: as slow and as far away as one says.

A `Link` says what the line is like; a `Way` is one of its two directions. A way owns no clock, no
file and no thread: whoever moves bytes through it says what time it is. So the tests' terminal
(`Terminal(..., link=Link(kbit=64, round_trip=100))`) and a relay between two pseudo-terminals are
held up by the same lines of code, and its own tests wait for nothing::

    down = Way(Link(kbit=64, round_trip=100))
    down.send(output, now)
    while (piece := down.take(now)) is not None:
        arrived, data = piece

What it leaves out: lost and repeated packets, compression, the few dozen bytes that SSH and TCP add
to each packet. A line that is measured through it is a little faster than a real one.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

PACKET: Final = 64
"""Bytes that arrive together on a line with a rate: 8 ms of 64 kbit/s, as fine as lag is told."""

BUFFER: Final = 262_144
"""Bytes that a way holds before whoever sends has to wait: what sshd and TCP of Linux take together
before they stop reading a program's output."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a line is like, the same in both directions. By default it holds nothing up."""

    kbit: float | None = None
    """Thousands of bits a second, above 0; None for a line without a limit."""

    round_trip: float = 0
    """Milliseconds from a question to its earliest answer, half of them each way."""

    def __post_init__(self) -> None:
        """Refuse what no line can be.

        Raises:
            ValueError: The rate isn't above 0, or the round trip is below it.
        """
        if self.kbit is not None and self.kbit <= 0:
            raise ValueError(f"a line of {self.kbit} kbit/s carries nothing")
        if self.round_trip < 0:
            raise ValueError(f"nothing comes back {-self.round_trip} ms before it was sent")


AT_HOME: Final = Link()
"""A line that holds nothing up: program and terminal on one machine."""


class Way:
    """One direction of a link: bytes go in at one end and, later, come out at the other in order.

    Args:
        link: What the line is like.
        buffer: Bytes that it holds before `has_room` says no.
    """

    def __init__(self, link: Link, buffer: int = BUFFER) -> None:
        self._seconds_a_byte = 8 / (link.kbit * 1000) if link.kbit else 0.0
        self._delay = link.round_trip / 2000
        self._buffer = buffer
        self._free = -math.inf  # when the line has put all that it was given under way
        self._pieces: deque[tuple[float, bytes]] = deque()
        self._size = 0

    @property
    def size(self) -> int:
        """Bytes that were sent and not taken yet."""
        return self._size

    @property
    def has_room(self) -> bool:
        """Whether the line takes more; if not, a program that writes has to be left waiting."""
        return self._size < self._buffer

    @property
    def next_arrival(self) -> float | None:
        """When the next piece arrives, on the clock of `send`; None if nothing is under way."""
        return self._pieces[0][0] if self._pieces else None

    def send(self, data: bytes, now: float) -> None:
        """Put bytes into the line.

        Args:
            data: As many as one likes: `has_room` is for the sender to look at.
            now: Seconds, on a clock that doesn't go back.
        """
        step = PACKET if self._seconds_a_byte else max(1, len(data))
        for start in range(0, len(data), step):
            piece = data[start : start + step]
            self._free = max(self._free, now) + len(piece) * self._seconds_a_byte
            self._pieces.append((self._free + self._delay, piece))
        self._size += len(data)

    def take(self, now: float) -> tuple[float, bytes] | None:
        """Take the oldest piece that has arrived by `now`.

        Returns:
            When it arrived, and its bytes; None if nothing has arrived.
        """
        if not self._pieces or self._pieces[0][0] > now:
            return None
        arrived, piece = self._pieces.popleft()
        self._size -= len(piece)
        return arrived, piece

    def clear(self) -> None:
        """Lose what is under way, as a line does that breaks."""
        self._pieces.clear()
        self._size = 0
