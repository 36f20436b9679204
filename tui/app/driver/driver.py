"""Textual's driver for a slow line: sends what changed, and no frame before the last was shown.

Textual draws into a grid; a frame is the difference between that and what the terminal shows.
Frames are held back as `pacing` says. If drawing fails, the driver falls back to sending what
Textual writes, and says so.
"""

from __future__ import annotations

import os
import sys
from asyncio import TimerHandle
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, cast

from textual.message import Message

from tui.app.driver.changes import CLEARED, Abilities, changes, erased
from tui.app.driver.grid import Grid
from tui.app.driver.keyboard import KeyboardDriver
from tui.app.driver.line import Line
from tui.app.driver.pacing import MODE_QUESTION, Pacing, is_answer, is_multiplexed

if TYPE_CHECKING:
    from io import TextIOWrapper

    from textual.app import App

_STALLED: Final = 0.7
"""Seconds that a line has to take the last bytes before it is given up."""

_LAST_ANSWER: Final = 0.4
"""Seconds to wait at the end for an answer that is due: the shell would take it for typed."""

_SYNCHRONISED: Final = 1024
"""Characters from which on a frame may be shown half: smaller ones go in one piece."""

_OLD_TERMINALS: Final = ("vt100", "vt52", "ansi", "dumb")
_NO_MODE_REPORTS: Final = ("linux", "vt", "ansi")
"""Terminals, by how their names begin, that might print a question about a mode."""


class FellBack(Message):
    """Drawing failed; from here on the terminal is sent what Textual writes."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class TerminalDriver(KeyboardDriver):
    """Drives a terminal with as few bytes as it takes."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        term = os.environ.get("TERM", "")
        old = term.startswith(_OLD_TERMINALS)
        self._abilities = Abilities(inserts_lines=not old, erases_characters=not old)
        self._asks_modes = not term.startswith(_NO_MODE_REPORTS)
        self._pacing = Pacing(multiplexed=is_multiplexed(os.environ))
        assert sys.__stderr__ is not None  # `require_terminal` has seen to it
        self._line = Line(sys.__stderr__.fileno(), sys.__stderr__.encoding, self._line_drained)
        self._file = cast("TextIOWrapper[Any]", self._line)
        self._wanted = Grid(*self._get_terminal_size())
        self._shown: Grid | None = None
        """What the terminal shows; None while that isn't known."""
        self._picture = 0
        self._busy = False
        """The line hasn't taken the last frame yet."""
        self._look: TimerHandle | None = None
        self._fell_back = False
        self._active = False
        self._answer_came = Event()

    # What Textual tells the driver

    def write(self, data: str) -> None:
        """Draw `data`; what draws nothing goes to the terminal as it is."""
        if self._fell_back or not self._active:
            super().write(data)
            return
        try:
            self._fit()
            others = self._wanted.draw(data)
        except Exception as error:  # whatever it is, the review must go on
            self._fall_back(error)
            return
        if others:
            super().write(others)

    def flush(self) -> None:
        """Take what was drawn for a picture that is complete; send it when that is due."""
        if self._active and not self._fell_back:
            self._picture += 1
            self._send()

    def start_application_mode(self) -> None:
        """Take the terminal, whatever it shows."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is None:
            return  # not in the foreground: it stops again
        if self._asks_modes and os.environ.get("TERM_PROGRAM") != "Apple_Terminal":
            super().write(MODE_QUESTION)
        self._shown = None
        self._active = True
        if self._picture:
            self._send()

    def resume_application_mode(self) -> None:
        """Take the terminal again; a terminal that goes away tells who has it to continue, too."""
        if not self._active:
            super().resume_application_mode()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self._active = False
        if self._look is not None:
            self._look.cancel()
        self._await_last_answer()
        super().stop_application_mode()

    def close(self) -> None:
        """End the writing thread, also when the line takes nothing any more."""
        ending = Thread(target=super().close, name="textual-close", daemon=True)
        ending.start()
        ending.join(_STALLED)
        if ending.is_alive():
            self._line.give_up()
            ending.join(_STALLED)

    def _request_terminal_sync_mode_support(self) -> None:
        """Ask nothing: the driver shows frames at once by itself."""

    # What the app asks the driver

    @property
    def picture(self) -> int:
        """The number of the newest picture that was drawn."""
        return self._picture

    def seen_at(self, picture: int) -> float | None:
        """Return when a frame with this picture was seen (monotonic seconds); None: not yet."""
        return self._pacing.seen_at(picture)

    def repaint(self) -> None:
        """Draw everything anew: what the terminal shows isn't known any more."""
        self._shown = None
        if self._active and not self._fell_back:
            self._send()

    # Frames

    def _fit(self) -> None:
        width, height = self._app.size
        if (self._wanted.width, self._wanted.height) != (width, height):
            self._wanted = Grid(width, height)
            self._shown = None

    def _send(self) -> None:
        """Send what the terminal doesn't show yet, now or when it is due."""
        if self._look is not None:
            self._look.cancel()
            self._look = None
        if self._busy or not self._active or self._fell_back:
            return
        now = monotonic()
        due = self._pacing.due(now)
        if due > now:
            self._look = self._loop.call_later(due - now, self._send)
            return
        try:
            frame = self._frame()
        except Exception as error:  # as in `write`
            self._fall_back(error)
            return
        if frame:
            self._busy = True
            self._answer_came.clear()
            question = self._pacing.question
            self._pacing.sent(self._picture, len(frame), now)
            super().write(frame + question)
        else:
            self._pacing.unchanged(self._picture, now)

    def _frame(self) -> str:
        """Return what makes the terminal show what is wanted, which it then is taken to show."""
        if self._shown is None:
            frame = erased(self._wanted, self._abilities)
        elif self._shown.rows == self._wanted.rows:
            return ""
        else:
            frame = changes(self._shown, self._wanted, self._abilities)
        self._shown = self._wanted.copy()
        if self._pacing.synchronises and len(frame) >= _SYNCHRONISED:
            return f"\x1b[?2026h{frame}\x1b[?2026l"
        return frame

    def _line_drained(self) -> None:
        self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        self._busy = False
        self._send()

    def _replied(self, reply: str, at: float) -> bool:
        """Take what the terminal says, in the input thread; tell whether Textual needn't see it."""
        if not is_answer(reply):
            return False
        self._answer_came.set()
        self._loop.call_soon_threadsafe(self._answered, reply, at)
        return True

    def _answered(self, reply: str, at: float) -> None:
        self._pacing.answered(reply, at)
        self._send()

    def _await_last_answer(self) -> None:
        if self._pacing.is_answer_due:
            self._answer_came.wait(_LAST_ANSWER)

    def _fall_back(self, error: Exception) -> None:
        self._fell_back = True
        super().write(CLEARED)
        self._app.post_message(FellBack(error))
