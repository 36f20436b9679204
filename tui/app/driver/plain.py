"""Textual's own way of drawing, and how the terminal is taken and given back, whatever happens.

Nothing here waits for the line: Textual would, with every key and every signal behind it. The
program stops and goes on as a job of a shell does: in the event loop, for a signal's handler may
interrupt anything.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from asyncio import TimerHandle
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.geometry import Size
from textual.message import Message

from tui.app.driver.changes import CLEARED
from tui.app.driver.keyboard import KeyboardDriver
from tui.app.driver.line import Line
from tui.terminal import terminal_is_gone

if TYPE_CHECKING:
    from textual.app import App

_MOST_WAITING: Final = 30
"""Texts that wait for the line, as with Textual; what is drawn beyond that is dropped."""

_LOOK: Final = 0.1
"""Seconds between two looks at whether the terminal is this program's again."""


_WITHOUT_STRINGS: Final = ("vt1", "ansi")
"""Terminals, by how their names begin, that print a sequence with a text in it."""
_STRING: Final = re.compile("\x1b[]PX^_][^\x07\x1b]*(?:\x07|\x1b\\\\)")
"""Such a sequence: DCS, SOS, OSC (the clipboard's is one), PM, APC."""


class DrawingFailed(Message):
    """Drawing failed; what the terminal shows isn't known."""

    def __init__(self, error: Exception, *, for_good: bool) -> None:
        super().__init__()
        self.error = error
        self.for_good = for_good
        """There is no plainer way of drawing."""


class DrawingDropped(Message):
    """The line took nothing for a while; what the terminal shows isn't known."""


class PlainDriver(KeyboardDriver):
    """Sends the terminal what Textual writes."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        _leave_jobs_alone()  # Textual's handlers do too much for a handler
        self._line: Line | None = None
        """The way to the terminal, from taking it to having given it back."""
        self._active = False
        """The terminal is taken."""
        self._return: TimerHandle | None = None
        """Has the terminal taken as soon as it is this program's again."""
        self._dropped = False
        self._prints_strings = os.environ.get("TERM", "").startswith(_WITHOUT_STRINGS)

    # What Textual tells the driver

    def write(self, data: str) -> None:
        """Send `data`; what is drawn while the line takes nothing is dropped."""
        if self._line is None:
            return
        if self._prints_strings:
            data = _STRING.sub("", data)
        if self._active and self._line.waiting >= _MOST_WAITING:
            self._dropped = True
        else:
            self._line.write(data)

    def start_application_mode(self) -> None:
        """Take the terminal, once the program is in the foreground."""
        if self._is_in_background():
            os.kill(os.getpid(), signal.SIGTTOU)
            # Continued, perhaps in the background again, or never stopped: nobody could continue.
            take = self._in_loop(self.start_application_mode)
            self._must_signal_resume = True  # what was drawn until then reached nobody
            self._return = self._loop.call_later(_LOOK, take)
            return
        assert sys.__stderr__ is not None  # `require_terminal` has seen to it
        terminal = sys.__stderr__
        self._line = Line(
            terminal.fileno(),
            terminal.encoding,
            self._in_loop(self._drained),
            self._in_loop(self.fail),
        )
        try:
            super().start_application_mode()  # type: ignore[no-untyped-call]
        finally:
            self._active = True
        signal.signal(signal.SIGTSTP, self._in_loop(self._suspend))
        signal.signal(signal.SIGCONT, self._in_loop(self._take_again))
        self._loop.add_signal_handler(signal.SIGWINCH, self._in_loop(self._take_size))

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        if self._active:
            self._active = False
            assert self._line is not None
            self._line.begin_farewell()
            # For terminals without another screen to go back to: the shell has an empty one then.
            self.write(CLEARED)
            super().stop_application_mode()

    def close(self) -> None:
        """Write what is left; from here on signals mean what they mean to any program."""
        self.stop_application_mode()
        super().close()
        if self._return is not None:
            self._return.cancel()
        if self._line is not None:
            self._line.close()
            self._line = None
            _leave_jobs_alone()

    # Stopping and going on

    def _suspend(self, *_: object) -> None:
        """Give the terminal back, stop, and take the terminal when the program is continued.

        Whoever started it stops as well, if that isn't a shell which goes on: `make`, `sudo`.
        Nothing stops where nobody could continue it.
        """
        if self._active:
            self.suspend_application_mode()
            os.kill(0, signal.SIGTSTP)
            os.kill(0, signal.SIGCONT)
            self._must_signal_resume = True
            self.start_application_mode()

    def _take_again(self, *_: object) -> None:
        """Take the terminal anew after a stop that let nobody give it back (SIGSTOP)."""
        if self._active and not terminal_is_gone():
            self.suspend_application_mode()
            self._must_signal_resume = True
            self.start_application_mode()

    def _is_in_background(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:
            return False  # a terminal that controls nobody, or one that is gone

    def _take_size(self) -> None:
        """Tell the size that the terminal has now.

        Textual reads it in a signal handler. The next signal interrupts that, so of two sizes in a
        row the older one could come last.
        """
        size = Size(*self._get_terminal_size())
        self.process_message(events.Resize(size, size))

    # What the line tells

    def _in_loop(self, told: Callable[..., None]) -> Callable[..., None]:
        """Return what has the event loop call `told`: for signal handlers and other threads.

        What fails there nobody would hear of.
        """

        def call(*values: object) -> None:
            try:
                told(*values)
            except Exception as error:  # whatever it is, it must be said
                self.fail(error)

        def tell(*values: object) -> None:
            with suppress(RuntimeError):  # the loop has ended, and the program does
                self._loop.call_soon_threadsafe(call, *values)

        return tell

    def _drained(self) -> None:
        """Go on: the line has taken everything."""
        if self._dropped:
            self._dropped = False
            self._app.post_message(DrawingDropped())

    def fail(self, error: Exception) -> None:
        """Tell that drawing failed."""
        self._app.post_message(DrawingFailed(error, for_good=True))


def _leave_jobs_alone() -> None:
    """Have stopping and going on mean what they mean to any program."""
    for number in (signal.SIGTSTP, signal.SIGCONT):
        signal.signal(number, signal.SIG_DFL)
