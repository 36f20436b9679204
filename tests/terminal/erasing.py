"""pyte's screen, erasing as terminals do: with the background that is set, and nothing else of it.

xterm and tmux fill what is erased, and lines that come in when others scroll, with the background
in force ("back colour erase"). pyte gives erased cells the whole style, underlines and all, and
lines that come in none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyte


class ErasingScreen(pyte.Screen):
    """A screen of pyte's on which what was erased looks as in xterm and tmux."""

    @contextmanager
    def _background_alone(self) -> Iterator[None]:
        before = self.cursor.attrs
        self.cursor.attrs = self.default_char._replace(bg=before.bg)
        yield
        self.cursor.attrs = before

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        """Erase in the cursor's line (EL)."""
        with self._background_alone():
            super().erase_in_line(how, private)

    def erase_in_display(self, how: int = 0, *_: int, **__: bool) -> None:
        """Erase in the whole screen (ED); pyte would leave cells that were never written."""
        row = self.cursor.y
        whole = {0: range(row + 1, self.lines), 1: range(row), 2: range(self.lines)}
        for y in whole.get(how, ()):
            self._blank(y)
        if how in (0, 1):
            self.erase_in_line(how)

    def erase_characters(self, count: int | None = None) -> None:
        """Erase from the cursor on (ECH)."""
        with self._background_alone():
            super().erase_characters(count)

    def index(self) -> None:
        """Go down a line; at the bottom of the scrolling region, scroll it up."""
        if self.cursor.y == self._region[1]:
            self.scroll(1, up=True)
        else:
            self.cursor_down()

    def reverse_index(self) -> None:
        """Go up a line; at the top of the scrolling region, scroll it down."""
        if self.cursor.y == self._region[0]:
            self.scroll(1, up=False)
        else:
            self.cursor_up()

    def insert_lines(self, count: int | None = None) -> None:
        """Move the lines from the cursor's on down (IL)."""
        self._move_from_cursor(count or 1, up=False)

    def delete_lines(self, count: int | None = None) -> None:
        """Move the lines below the cursor up over its own (DL)."""
        self._move_from_cursor(count or 1, up=True)

    def scroll(self, count: int, *, up: bool) -> None:
        """Move the scrolling region (SU, SD), leaving the cursor where it is."""
        self._move_lines(*self._region, count if up else -count)

    @property
    def _region(self) -> tuple[int, int]:
        return self.margins or (0, self.lines - 1)

    def _move_from_cursor(self, count: int, *, up: bool) -> None:
        top, bottom = self._region
        if top <= self.cursor.y <= bottom:
            self._move_lines(self.cursor.y, bottom, count if up else -count)
            self.carriage_return()

    def _move_lines(self, top: int, bottom: int, up: int) -> None:
        """Move the lines from `top` to `bottom` by `up`; below 0 is down."""
        region = range(top, bottom + 1)
        lines = {y: self.buffer.pop(y) for y in region if y in self.buffer}
        for y in region:
            if y + up not in region:
                self._blank(y)
            elif y + up in lines:
                self.buffer[y] = lines[y + up]
        self.dirty.update(region)

    def _blank(self, y: int) -> None:
        blank = self.default_char._replace(bg=self.cursor.attrs.bg)
        self.buffer[y].update((x, blank) for x in range(self.columns))
        self.dirty.add(y)
