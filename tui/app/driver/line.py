"""The way to the terminal: a thread that writes, to a line that may stall or go away."""

from __future__ import annotations

import os
import select
import termios
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Thread
from typing import Final

_PIECE: Final = 1024
"""Bytes written at a time: less than a terminal takes at once when it takes any."""

_LOOK: Final = 0.1
"""Seconds between two looks at whether a stalled line was given up."""

_STALLED: Final = 0.7
"""Seconds that a line has to take what is left at the end."""

_CANCELLED: Final = "\x18"
"""Ends (CAN) a sequence of which the rest was dropped."""


class Line:
    """Writes to a terminal in order, and never lets anybody wait for it.

    Args:
        fileno: The terminal.
        encoding: Of what is written; what it can't say becomes "?".
        drained: Called from the writing thread when all that was written has been taken.
        failed: Called from it when writing failed; what was to be written is lost.
    """

    def __init__(
        self,
        fileno: int,
        encoding: str,
        drained: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._fileno = fileno
        self._encoding = encoding
        self._drained = drained
        self._failed = failed
        self._texts = SimpleQueue[str | None]()
        self._farewell: list[str] | None = None
        self._has_failed = False
        self._given_up = Event()
        self._thread = Thread(target=self._run, name="terminal", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many texts haven't been begun to be written."""
        return self._texts.qsize()

    def write(self, text: str) -> None:
        """Have `text` written, as fast as the terminal takes it; to nowhere once it is gone."""
        if self._farewell is not None:
            self._farewell.append(text)
        self._texts.put(text)

    def begin_farewell(self) -> None:
        """Take what is written from here on for what gives the terminal back."""
        self._farewell = []

    def close(self) -> None:
        """Write what is left. A line that takes nothing holds the farewell, and nothing before."""
        self._texts.put(None)
        self._thread.join(_STALLED)
        if self._thread.is_alive() or self._has_failed:
            self._given_up.set()
            with suppress(termios.error):  # it is gone
                termios.tcflush(self._fileno, termios.TCOFLUSH)
            self._thread.join(_STALLED)
            self._write_farewell()

    def _run(self) -> None:
        while (text := self._texts.get()) is not None:
            try:
                self._put(text)
            except OSError:
                # The terminal is gone; who watches for that ends the program.
                self._given_up.set()
            except Exception as error:  # whatever it is, the terminal must be given back
                self._has_failed = True
                self._failed(error)
            if self._texts.empty() and not self._given_up.is_set():
                self._drained()

    def _put(self, text: str) -> None:
        data = memoryview(text.encode(self._encoding, "replace"))
        while data and not self._given_up.is_set():
            if select.select([], [self._fileno], [], _LOOK)[1]:
                data = data[os.write(self._fileno, data[:_PIECE]) :]

    def _write_farewell(self) -> None:
        """Leave what gives the terminal back for when the line takes something again."""
        text = _CANCELLED + "".join(self._farewell or ())
        data = text.encode(self._encoding, "replace")
        with suppress(OSError):
            while data and select.select([], [self._fileno], [], 0)[1]:
                data = data[os.write(self._fileno, data) :]
