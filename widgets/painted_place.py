"""What a widget with one thing under its cursor says of what it painted."""

from __future__ import annotations

from msgspec import Struct


class PaintedPlace(Struct, frozen=True):
    """What was painted as being under the cursor; another value after each change."""

    row: int
    """Number of the line or of whatever it is."""
    finding: int = -1
    """Always -1: no finding in it is pointed out."""
