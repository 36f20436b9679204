"""Which line of which item stands on which line of the screen.

Pure arithmetic over the heights of items. The top of the screen is (item, line within it); heights
are asked for only near the screen, so the cost of a move doesn't grow with the article. An item of
which the top was scrolled away keeps its first line in sight, which says what it is: that stands
in the place of the line at the top.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_FEW: Final = 4
"""Lines of a screen that is too low to keep anything in sight but what it was scrolled to."""

Place = tuple[int, int]
"""Index of an item, and a line within it, both from 0."""


class DiffWindow:
    """The part of a list of items that a screen of a few lines shows.

    Args:
        count: Number of items.
        page: Lines of the screen, at least 1.
        height_of: Returns the lines that the item with an index takes, at least 1.
        top: What stands on the first line.
    """

    def __init__(
        self, count: int, page: int, height_of: Callable[[int], int], top: Place = (0, 0)
    ) -> None:
        self._count = count
        self._page = page
        self._height_of = height_of
        self.top = top
        self.lines: list[Place] = []
        """What stands on each line of the screen; fewer than a page at the end."""

    def show(self, cursor: int, *, from_its_start: bool) -> bool:
        """Move the top as little as shows item `cursor` whole; return whether it moved.

        No line of the screen stays empty while there is something above: a filter may have taken
        away what stood below, a larger screen may have room for more.

        Args:
            cursor: Index of the item.
            from_its_start: An item taller than the screen is shown from its first line, not where
                the screen stood within it.
        """
        before = self.top
        if self._count:
            self._move_top(cursor, from_its_start=from_its_start)
        self._fill()
        if self._count and len(self.lines) < self._page and self.top != (0, 0):
            self.top = self._last_top()
            self._fill()
        return self.top != before

    def hold(self, cursor: int, line: int) -> None:
        """Keep the first line of item `cursor` where it stands, whatever became of those above.

        Args:
            cursor: Index of the item.
            line: Where on the screen it stands, 1 or more: at the top nothing is above it.
        """
        self.top = self._top_below(cursor, line)
        self.show(cursor, from_its_start=False)

    def scroll_inside(self, cursor: int, lines: int) -> bool:
        """Scroll inside an item taller than the screen; return whether it reached further."""
        height = self._height_of(cursor) if self._count else 0
        if height <= self._page:
            return False
        first = self.top[1] if self.top[0] == cursor else 0
        target = (cursor, min(max(first + lines, 0), height - self._page))
        if self.top == target:
            return False
        self.top = target
        self._fill()
        return True

    def reveal(self, cursor: int, first: int, last: int) -> bool:
        """Scroll inside an item taller than the screen until some of its lines are seen.

        Args:
            cursor: Index of the item.
            first: The first of the lines; it is seen in any case.
            last: The last of them; it is seen if there is room for both.

        Returns:
            Whether the screen moved.
        """
        height = self._height_of(cursor)
        start, end = self.seen_of(cursor)
        if height <= self._page or (start <= first and last < end):
            return False
        # A line above for what it belongs to, if the room allows it; the last one may be taken,
        # and the one at the top by the item's first.
        kept = 1 if self._keeps_first else 0
        above = kept + (1 if last - first + 1 < self._page - 1 - kept else 0)
        target = (cursor, min(max(first - above, 0), height - self._page))
        if self.top == target:
            return False
        self.top = target
        self._fill()
        return True

    def seen_of(self, index: int) -> tuple[int, int]:
        """Return which lines of an item are read on the screen, `[first, end)`.

        Its first line doesn't count where it only stays in sight for those further down.
        """
        lines = [line for item, line in self.lines if item == index]
        if not lines:
            return (0, 0)
        if len(lines) > 1 and lines[1] > lines[0] + 1:
            del lines[0]
        # What stands on the last line of the screen gives way to the count of those that follow.
        hidden = self.lines[-1][0] == index and self.lines_below(*self.lines[-1])
        return (lines[0], lines[-1] + (0 if hidden else 1))

    def a_page_away(self, cursor: int, pages: float) -> int:
        """Return the index of the item about `pages` screens below (above if negative)."""
        lines = round(self._page * pages)
        step = 1 if lines > 0 else -1
        room, index = abs(lines), cursor
        while 0 <= index + step < self._count:
            room -= self._height_of(index if step > 0 else index - 1)
            if room < 0 and index != cursor:
                break
            index += step
        return index

    def lines_below(self, index: int, line: int) -> int:
        """Return how many lines of an item taller than the screen follow, `line` included.

        0 for an item that fits on the screen, and for the last line of one that doesn't.
        """
        height = self._height_of(index)
        return 0 if height <= self._page or line == height - 1 else height - line

    @property
    def items(self) -> set[int]:
        """Indices of the items that are on screen, in part at least."""
        return {index for index, _line in self.lines}

    def rows_of_screen(self, index: int) -> range:
        """Return the lines of the screen, from 0, on which an item stands; empty for none."""
        places = [y for y, (item, _line) in enumerate(self.lines) if item == index]
        return range(places[0], places[-1] + 1) if places else range(0)

    def _move_top(self, cursor: int, *, from_its_start: bool) -> None:
        hidden = self._height_of(cursor) - self._page
        tall = hidden > 0
        if tall and from_its_start:
            self.top = (cursor, 0)
            return
        item, line = self.top if self.top[0] < self._count else (self._count - 1, 0)
        if cursor < item or (cursor == item and line):
            # The item may have become less tall since the screen stood within it.
            self.top = (cursor, min(line, hidden) if tall and cursor == item else 0)
            return
        self.top = max((item, line), self._top_with_last(cursor))

    def _top_with_last(self, index: int) -> Place:
        """Return the top of the screen on which item `index` just ends at the bottom."""
        return self._top_below(index, self._page - self._height_of(index))

    def _top_below(self, index: int, room: int) -> Place:
        """Return the top of the screen below which item `index` begins after `room` lines."""
        while index > 0 and room > 0:
            above = self._height_of(index - 1)
            if above >= room:
                return (index - 1, above - room)
            room -= above
            index -= 1
        return (index, 0)

    def _last_top(self) -> Place:
        """Return the top of the screen on which the last line of all stands at the bottom."""
        last = self._count - 1
        hidden = self._height_of(last) - self._page
        return (last, hidden) if hidden > 0 else self._top_with_last(last)

    def _fill(self) -> None:
        self.lines = []
        index, line = self.top
        while index < self._count and len(self.lines) < self._page:
            self.lines.extend((index, at) for at in range(line, self._height_of(index)))
            index, line = index + 1, 0
        del self.lines[self._page :]
        first, line = self.top
        if self._keeps_first and line and len(self.lines) > 1 and self.lines[1][0] == first:
            self.lines[0] = (first, 0)

    @property
    def _keeps_first(self) -> bool:
        """Whether the first line of an item stays in sight while it is scrolled."""
        return self._page >= _FEW
