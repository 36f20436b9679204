"""The line from a terminal to the program in it: a pseudo-terminal behind a `Link`.

Moves bytes both ways, tells when they came, and knows whether anybody still has the other end open.
There is no thread: bytes move only inside `send` and `take`.
"""

from __future__ import annotations

import errno
import fcntl
import os
import select
import struct
import termios
import time
from collections.abc import Callable
from typing import Final

from tests.terminal.link import Link, Way

_CHUNK: Final = 65536
"""Bytes taken at one read."""

_FLAGS: Final = {
    0: ("BRKINT", "ICRNL", "IGNBRK", "IGNCR", "INLCR", "ISTRIP", "IXANY", "IXOFF", "IXON"),
    1: ("OPOST", "ONLCR", "OCRNL"),
    3: ("ECHO", "ECHOE", "ECHOK", "ECHONL", "ICANON", "IEXTEN", "ISIG", "NOFLSH", "TOSTOP"),
}
"""Line settings by their place in `termios.tcgetattr`: input, output, local."""


class Line:
    """The terminal's end of a pseudo-terminal, and what lies between it and the program.

    Args:
        master: File descriptor of the terminal's end; closed by `hang_up`.
        link: How fast and how far away the program is. A new size isn't held up by it.
        clock: Tells the seconds; another one than `time.monotonic` is for tests of the line.
    """

    def __init__(
        self, master: int, link: Link, clock: Callable[[], float] = time.monotonic
    ) -> None:
        os.set_blocking(master, False)
        self._master = master
        self._clock = clock
        self._settings_at_start = termios.tcgetattr(master)
        self._down, self._up = Way(link), Way(link)
        self._outgoing = bytearray()
        self._raw = bytearray()
        self._ended = False

    @property
    def is_connected(self) -> bool:
        """Whether it wasn't hung up."""
        return self._master >= 0

    @property
    def is_open(self) -> bool:
        """Whether anything can still come: a program has it open, or bytes are under way."""
        return self.is_connected and not (self._ended and not self._down.size)

    @property
    def raw(self) -> bytes:
        """All that the program wrote and the line took, arrived or not."""
        return bytes(self._raw)

    @property
    def under_way(self) -> bytes:
        """What of `raw` hasn't arrived yet."""
        return bytes(self._raw[len(self._raw) - self._down.size :])

    def set_size(self, columns: int, rows: int) -> None:
        """Give it another size in cells; the kernel sends SIGWINCH to the program."""
        size = struct.pack("HHHH", rows, columns, columns * 8, rows * 16)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    def changed_settings(self) -> list[str]:
        """Compare the settings (termios) with those before the program ran, as stty says them.

        Raises:
            ValueError: It was hung up.
        """
        if not self.is_connected:
            raise ValueError("the terminal was hung up: nobody can ask it for its settings")
        before, now = self._settings_at_start, termios.tcgetattr(self._master)
        changes = []
        for place, names in _FLAGS.items():
            for name in names:
                bit = getattr(termios, name)
                if (before[place] ^ now[place]) & bit:
                    changes.append(f"stty {'' if now[place] & bit else '-'}{name.lower()}")
        if before[6] != now[6]:
            changes.append("stty control characters")
        return changes

    def hang_up(self) -> None:
        """Take it away, as a lost SSH connection does: the program gets SIGHUP."""
        if self.is_connected:
            os.close(self._master)
            self._master = -1
            self._down.clear()

    def send(self, data: bytes) -> None:
        """Send bytes to the program: what it can take now, and the rest along with `take`."""
        self._up.send(data, self._clock())
        self._write()

    def take(self, timeout: float) -> tuple[float, bytes] | None:
        """Take the oldest piece of output that has arrived, waiting for one if there is none.

        All that the program has written is read before, so that times of arrival are the program's
        and the link's, however long the reader draws.

        Args:
            timeout: Seconds to wait at most; it can be less.

        Returns:
            When it arrived (`time.monotonic`), and its bytes; None if nothing has arrived.
        """
        if not self.is_open:
            return None
        self._read(self._seconds_to_wait(timeout))
        self._write()
        return self._down.take(self._clock())

    def _seconds_to_wait(self, timeout: float) -> float:
        """Return the seconds until something is due on either way, `timeout` at most."""
        due = [when for way in (self._down, self._up) if (when := way.next_arrival) is not None]
        return min([timeout, *(max(0.0, when - self._clock()) for when in due)])

    def _read(self, timeout: float) -> None:
        """Read what is there, waiting up to `timeout` seconds for the first piece."""
        while True:
            wanted = [self._master] if not self._ended and self._down.has_room else []
            writing = [self._master] if self._outgoing else []
            readable, writable, _ = select.select(wanted, writing, [], timeout)
            if writable:
                self._write()
            if not readable:
                return
            timeout = 0
            piece = self._read_piece()
            self._ended = not piece
            self._raw += piece
            self._down.send(piece, self._clock())

    def _read_piece(self) -> bytes:
        try:
            return os.read(self._master, _CHUNK)
        except OSError as error:
            if error.errno == errno.EIO:  # how Linux says that no program has the line open
                return b""
            raise

    def _write(self) -> None:
        """Send what has come up to here and the program takes; the rest goes with later reads."""
        while (piece := self._up.take(self._clock())) is not None:
            self._outgoing += piece[1]
        try:
            while self.is_connected and self._outgoing:
                del self._outgoing[: os.write(self._master, self._outgoing)]
        except BlockingIOError:
            return
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            self._outgoing.clear()
