"""Where one was in the overview, to be there again when it is looked at next."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

Part = Literal["questions", "matrix", "corrections"]
"""The parts of the overview."""

PARTS: Final[tuple[Part, ...]] = ("questions", "matrix", "corrections")
"""In the order in which they are gone through."""


class OverviewPlace(Struct, frozen=True):
    """Where the cursor is, in each part."""

    part: Part = "questions"
    question: object = None
    """What the question is known by."""
    number: int = 0
    """How many questions stood before it."""
    pair: tuple[int, int] = (0, 1)
    """The line and the column of the matrix."""
    correction: int = 0
    with_decided: bool = False
    """Questions that are decided are shown too."""
