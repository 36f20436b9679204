"""Turns what Textual draws into frames: what has changed since the one before, when that is due."""

from __future__ import annotations

from typing import Final

from tui.app.driver.changes import changes, erased
from tui.app.driver.grid import Grid
from tui.app.driver.pacing import Pacing
from tui.app.driver.pen import Abilities

_SYNCHRONISED: Final = 1024
"""Characters from which on a frame may be shown half: smaller ones go in one piece."""


class Frames:
    """What the terminal is to show, and what it shows.

    Args:
        abilities: What the terminal can do.
        pacing: Holds frames back; times are its own.
        size: Columns and rows.
    """

    def __init__(self, abilities: Abilities, pacing: Pacing, size: tuple[int, int]) -> None:
        self.pacing = pacing
        self._abilities = abilities
        self._wanted = Grid(*size)
        self._shown: Grid | None = None
        """What the terminal shows; None while that isn't known."""
        self.picture = 0
        """The number of the newest picture that is complete."""

    def draw(self, data: str, size: tuple[int, int]) -> str:
        """Draw `data` into the next picture; return what of it draws nothing."""
        if (self._wanted.width, self._wanted.height) != size:
            self._wanted = Grid(*size)
            self._shown = None
        return self._wanted.draw(data)

    def complete(self) -> None:
        """Take what was drawn for a picture that is complete."""
        self.picture += 1

    def forget(self) -> None:
        """Take for unknown what the terminal shows: the next frame draws everything."""
        self._shown = None

    def next(self, now: float) -> str:
        """Return the frame that is to be sent now, with its question; "" where nothing changed."""
        frame = self._frame()
        if not frame:
            self.pacing.unchanged(self.picture, now)
            return ""
        question = self.pacing.question
        self.pacing.sent(self.picture, len(frame), now)
        return frame + question

    def _frame(self) -> str:
        """Return what makes the terminal show what is wanted, which it then is taken to show."""
        if self._shown is None:
            frame = erased(self._wanted, self._abilities)
        else:
            frame = changes(self._shown, self._wanted, self._abilities)
        self._shown = self._wanted.copy()
        if self.pacing.synchronises and len(frame) >= _SYNCHRONISED:
            return f"\x1b[?2026h{frame}\x1b[?2026l"
        return frame
