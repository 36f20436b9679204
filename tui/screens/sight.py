"""Since when the reviewer can have seen what is under the cursor.

A held key, or one that is pressed while a slow line still carries the frame before, would judge
rows that nobody has seen. So a key that writes counts only if its row was already the current one
in a frame that the terminal had shown for a moment when the key came.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final, Protocol

SEEN_AFTER: Final = 0.15
"""Seconds for which a row must have been on screen before a verdict key acts on it."""

SeenAt = Callable[[int], float | None]
"""Returns when the terminal had shown a picture, in monotonic seconds; None: it hasn't yet."""


class Current(Protocol):
    """What a widget painted as current."""

    @property
    def row(self) -> int:
        """Which row, or line, or question it is."""

    @property
    def finding(self) -> int:
        """The number of the finding that is pointed out there; -1: none, or out of sight."""


class Paints(Protocol):
    """A widget that says what it painted."""

    @property
    def painted(self) -> Current | None:
        """What was painted last as current, one value for as long as it is that; None: nothing."""


def at_once(_picture: int) -> float | None:
    """Take a picture for seen from now on: for drivers that nobody tells what was shown."""
    return monotonic()


class Sight:
    """Follows what the texts show as current from the drawing of it to the reviewer's eyes.

    Args:
        texts: The widget that draws it.
    """

    def __init__(self, texts: Paints) -> None:
        self._texts = texts
        self._painted: Current | None = None
        self._picture = 0
        self._seen_at: SeenAt = at_once
        self._since: float | None = None

    def drawn(self, picture: int, seen_at: SeenAt) -> None:
        """Note that a picture is complete: it shows what the texts painted last.

        Args:
            picture: Its number.
            seen_at: Tells when it was seen.
        """
        if self._texts.painted is not self._painted:
            self._painted = self._texts.painted
            self._picture, self._seen_at, self._since = picture, seen_at, None
        if self._since is None:
            self._since = seen_at(self._picture)

    def knows(self, row: int, finding: int | None, now: float) -> bool:
        """Tell whether a row has been seen as the current one for long enough.

        Args:
            row: Its number.
            finding: The number of the finding that must have been pointed out in it; None: none.
            now: When the key came, in monotonic seconds.
        """
        painted = self._painted
        if painted is None or painted is not self._texts.painted or painted.row != row:
            return False
        if finding is not None and painted.finding != finding:
            return False
        if self._since is None:
            self._since = self._seen_at(self._picture)
        return self._since is not None and now - self._since >= SEEN_AFTER
