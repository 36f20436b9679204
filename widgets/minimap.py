"""The whole pair in one narrow column: what is to do, done and quiet, and where the cursor is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        self._states: list[State] = []
        self._row = 0
        self._signs: list[str] = []
        """The sign of the weightiest row on each line."""
        self._lines: list[str] = []

    def show(self, states: Iterable[State]) -> None:
        """Draw the states of all rows, in reading order."""
        self._states = [*states]
        self._signs = []
        self._draw_lines()

    def change(self, states: Mapping[int, State]) -> None:
        """Draw other states of some rows, which the map has already, by their places from 0."""
        for place, state in states.items():
            self._states[place] = state
        if len(self._signs) == self._count:
            for y in {self._line_of(place) for place in states if self._signs}:
                self._signs[y] = self._sign(y)
        self._draw_lines()

    def set_cursor(self, row: int) -> None:
        """Point at row number `row` (from 1)."""
        self._row = row
        self._draw_lines()

    def on_resize(self) -> None:
        """Spread the rows over the new height."""
        self._draw_lines()

    @property
    def _count(self) -> int:
        """How many lines the map has."""
        return min(self.size.height, len(self._states))

    def _first(self, y: int) -> int:
        """Return the place of the first row that falls on line `y`."""
        return y * len(self._states) // self._count

    def _line_of(self, place: int) -> int:
        """Return the line on which the row at a place falls."""
        return ((place + 1) * self._count - 1) // len(self._states)

    def _sign(self, y: int) -> str:
        states = set(self._states[self._first(y) : self._first(y + 1)])
        return next((sign for state, sign in _MARKS.items() if state in states), " ")

    def _draw_lines(self) -> None:
        """Draw the lines that are others: the cursor, and the weightiest row of each."""
        # The size may be another already while that it changed isn't told yet.
        if len(self._signs) != self._count:
            self._signs = [self._sign(y) for y in range(self._count)]
        before = self._lines
        self._lines = [
            f" {'>' if self._first(y) < self._row <= self._first(y + 1) else ' '}{sign}"
            for y, sign in enumerate(self._signs)
        ]
        self.repaint_changed(before, self._lines)

    def render_line(self, y: int) -> Strip:
        """Draw the cell of the rows that fall on this line."""
        return self.strip([Segment(self._lines[y])] if y < len(self._lines) else [])
