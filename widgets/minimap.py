"""The whole pair in one narrow column: what is to do, done and quiet, and where the cursor is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from rich.segment import Segment
from textual.strip import Strip

from widgets.line_widget import LineWidget

State = Literal["to do", "done", "quiet", "furniture"]

_MARKS: Final[dict[State, str]] = {"to do": "o", "done": "x", "quiet": ".", "furniture": " "}
"""The sign of each state; where several rows share a cell, the first of this order wins."""


class Minimap(LineWidget):
    """Draws the states of all rows into the lines it has."""

    DEFAULT_CSS = """
    Minimap { width: 3; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._states: Sequence[State] = ()
        self._row = 0
        self._lines: list[str] = []

    def show(self, states: Sequence[State]) -> None:
        """Draw the states of all rows, in reading order."""
        self._states = states
        self._draw_lines()

    def set_cursor(self, row: int) -> None:
        """Point at row number `row` (from 1)."""
        self._row = row
        self._draw_lines()

    def on_resize(self) -> None:
        """Spread the rows over the new height."""
        self._draw_lines()

    def _draw_lines(self) -> None:
        count = min(self.size.height, len(self._states))
        before, self._lines = self._lines, [self._line(y, count) for y in range(count)]
        self.repaint_changed(before, self._lines)

    def _line(self, y: int, count: int) -> str:
        """Return line `y` of `count`: the cursor, and the weightiest row that falls on it."""
        first = y * len(self._states) // count
        after = (y + 1) * len(self._states) // count
        states = set(self._states[first:after])
        mark = next((sign for state, sign in _MARKS.items() if state in states), " ")
        here = ">" if first < self._row <= after else " "
        return f" {here}{mark}"

    def render_line(self, y: int) -> Strip:
        """Draw the cell of the rows that fall on this line."""
        return self.strip([Segment(self._lines[y])] if y < len(self._lines) else [])
