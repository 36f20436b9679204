"""Textual's driver for a slow line: sends what changed, and no frame before the last was shown.

Textual draws into a grid; a frame is the difference between that and what the terminal shows (see
`frames`). Frames are held back as `pacing` says. If any of that fails, the driver falls back to
sending what Textual writes, and says so.
"""

from __future__ import annotations

import os
from asyncio import TimerHandle
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeVar

from tui.app.driver.changes import CLEARED
from tui.app.driver.frames import Frames
from tui.app.driver.pacing import MODE_QUESTION, Pacing, is_answer, is_multiplexed
from tui.app.driver.pen import Abilities
from tui.app.driver.plain import DrawingFailed, PlainDriver
from tui.terminal import terminal_is_gone

if TYPE_CHECKING:
    from textual.app import App

_LAST_ANSWER: Final = 1.2
"""Seconds to wait at the end for an answer that is due: the shell would take it for typed. A line
of 64 kbit/s and 200 ms takes a whole screen, and brings the answer, in that time."""

_LOOK: Final = 0.1
"""Seconds between two looks at whether anybody is there to answer."""

_OLD_TERMINALS: Final = ("vt100", "vt52", "ansi", "dumb")
_NO_MODE_REPORTS: Final = ("linux", "vt", "ansi")
"""Terminals, by how their names begin, that might print a question about a mode."""

_T = TypeVar("_T")


class TerminalDriver(PlainDriver):
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
        abilities = Abilities(inserts_lines=not old, erases_characters=not old)
        pacing = Pacing(multiplexed=is_multiplexed(os.environ))
        self._asks_modes = not term.startswith(_NO_MODE_REPORTS)
        self._frames: Frames | None = Frames(abilities, pacing, self._get_terminal_size())
        """None once any of it failed."""
        self._busy = False
        """The line hasn't taken the last frame yet."""
        self._look: TimerHandle | None = None
        self._answers = SimpleQueue[tuple[str, float]]()
        """What the terminal said, and when it arrived."""

    # What Textual tells the driver

    def write(self, data: str) -> None:
        """Draw `data`; what draws nothing goes to the terminal as it is."""
        if self._active and self._frames is not None:
            data = self._try(lambda frames: frames.draw(data, self._app.size), "")
        if data:
            super().write(data)

    def flush(self) -> None:
        """Take what was drawn for a picture that is complete; send it when that is due."""
        if self._active:
            self._try(Frames.complete, None)
            self._send()

    def start_application_mode(self) -> None:
        """Take the terminal, whatever it shows."""
        super().start_application_mode()
        if not self._active:
            return  # not in the foreground yet
        if self._asks_modes and os.environ.get("TERM_PROGRAM") != "Apple_Terminal":
            super().write(MODE_QUESTION)
        self._busy = False
        if self.picture:
            self.repaint()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        if self._active and self._frames is not None:
            if self._look is not None:
                self._look.cancel()
            self._try(self._await_answers, None)
        super().stop_application_mode()

    def _request_terminal_sync_mode_support(self) -> None:
        """Ask nothing: the driver shows frames at once by itself."""

    # What the app asks the driver

    @property
    def picture(self) -> int:
        """The number of the newest picture that was drawn; 0 once nobody counts them."""
        return self._frames.picture if self._frames is not None else 0

    def seen_at(self, picture: int) -> float | None:
        """Return when a frame with this picture was seen (monotonic seconds); None: not yet.

        Where nobody knows any more, it is seen now.
        """
        now: float | None = monotonic()
        return self._try(lambda frames: frames.pacing.seen_at(picture), now)

    def repaint(self) -> None:
        """Draw everything anew: what the terminal shows isn't known any more."""
        self._try(Frames.forget, None)
        self._send()

    # Frames

    def _send(self) -> None:
        """Send what the terminal doesn't show yet, now or when it is due."""
        if self._look is not None:
            self._look.cancel()
            self._look = None
        if self._active and not self._busy:
            self._try(self._send_due, None)

    def _send_due(self, frames: Frames) -> None:
        now = monotonic()
        due = frames.pacing.due(now)
        if due > now:
            self._look = self._loop.call_later(due - now, self._in_loop(self._send))
        elif frame := frames.next(now):
            self._busy = True
            super().write(frame)

    def _drained(self) -> None:
        """Go on: the line has taken everything."""
        super()._drained()
        self._busy = False
        self._send()

    # Answers

    def _replied(self, reply: str, at: float) -> bool:
        """Take what the terminal says, in the input thread; tell whether Textual needn't see it."""
        if not self._try(lambda _frames: is_answer(reply), False):
            return False
        self._answers.put((reply, at))
        self._in_loop(self._take_answers)()
        return True

    def _take_answers(self) -> None:
        while not self._answers.empty():
            self._take_answer(*self._answers.get())
        self._send()

    def _take_answer(self, reply: str, at: float) -> None:
        self._try(lambda frames: frames.pacing.answered(reply, at), None)

    def _await_answers(self, frames: Frames) -> None:
        """Wait for the answers that are still due, in the event loop's place."""
        until = monotonic() + _LAST_ANSWER
        while frames.pacing.is_answer_due(now := monotonic()) and not terminal_is_gone():
            if now >= until:
                return
            with suppress(Empty):
                self._take_answer(*self._answers.get(timeout=min(until - now, _LOOK)))

    # Falling back

    def _try(self, step: Callable[[Frames], _T], otherwise: _T) -> _T:
        """Return what a step with the frames gives; once there are none, `otherwise`."""
        if self._frames is not None:
            try:
                return step(self._frames)
            except Exception as error:  # whatever it is, the review must go on
                self.fail(error)
        return otherwise

    def fail(self, error: Exception) -> None:
        """Fall back to the plain way of drawing, unless that is what failed."""
        if self._frames is None:
            super().fail(error)
            return
        self._frames = None
        PlainDriver.write(self, CLEARED)
        self._app.post_message(DrawingFailed(error, for_good=False))
