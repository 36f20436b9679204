"""Draws what changes all the time now and then: what is drawn goes over a slow line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

DRAWN_EVERY: Final = 0.3
"""Seconds between two times: more often nobody reads numbers."""


class Seldom:
    """Draws something at once, and then at most every so often; the last change is always drawn.

    Args:
        screen: Whose timer it is.
        draw: Draws it.
    """

    def __init__(self, screen: Screen[None], draw: Callable[[], None]) -> None:
        self._screen = screen
        self._draw = draw
        self._resting: Timer | None = None
        self._is_due = False

    def draw(self) -> None:
        """Draw it now, or once enough time has passed."""
        if self._resting is not None:
            self._is_due = True
            return
        self._draw()
        self._resting = self._screen.set_timer(DRAWN_EVERY, self._rested)

    def catch_up(self) -> None:
        """Draw at once what waits to be drawn."""
        if self._is_due:
            self._is_due = False
            self._draw()

    def _rested(self) -> None:
        self._resting = None
        if self._is_due:
            self._is_due = False
            self.draw()
