"""The file that Textual's writing thread writes to: the terminal, which may go away or stall."""

from __future__ import annotations

import os
import select
import termios
from collections.abc import Callable
from threading import Event
from typing import Final

_PIECE: Final = 1024
"""Bytes written at a time: less than a terminal takes at once when it takes any."""

_LOOK: Final = 0.1
"""Seconds between two looks at whether a stalled line was given up."""


class Line:
    """The way to the terminal.

    Args:
        fileno: The terminal.
        encoding: Of what is written; what it can't say becomes "?".
        drained: Called from the writing thread when all that was written has been taken.
    """

    def __init__(self, fileno: int, encoding: str, drained: Callable[[], None]) -> None:
        self._fileno = fileno
        self._encoding = encoding
        self._drained = drained
        self._given_up = Event()

    def fileno(self) -> int:
        """Return the number of the terminal's file."""
        return self._fileno

    def isatty(self) -> bool:
        """Return whether this is a terminal."""
        return os.isatty(self._fileno)

    def write(self, text: str) -> int:
        """Write `text`, as fast as the terminal takes it; to nowhere once it is gone."""
        data = memoryview(text.encode(self._encoding, "replace"))
        try:
            while data and not self._given_up.is_set():
                if select.select([], [self._fileno], [], _LOOK)[1]:
                    data = data[os.write(self._fileno, data[:_PIECE]) :]
        except (OSError, ValueError):
            # The terminal is gone; who watches for that ends the program.
            self._given_up.set()
        return len(text)

    def flush(self) -> None:
        """Tell that nothing is left to be written."""
        self._drained()

    def give_up(self) -> None:
        """Write nothing more to a line that takes nothing, and drop what it holds."""
        self._given_up.set()
        try:
            termios.tcflush(self._fileno, termios.TCOFLUSH)
        except termios.error:
            return
