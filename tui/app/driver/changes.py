"""The fewest bytes that turn one picture into another: moves, runs, erasing, scroll regions.

Cells are compared one by one. A picture that is the old one moved up or down is scrolled first, if
that comes out cheaper: both ways are written, and the shorter one is taken.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from tui.app.driver.grid import BLANK, Cell, Grid, Row
from tui.app.driver.pen import Abilities, Pen, Scroll

_WORTH_SCROLLING: Final = 160
"""Characters that changes must take before scrolling, which takes about 20 itself, is tried."""

_CHUNK: Final = 12
"""Cells that are looked for in other rows: a pane may scroll while the one beside it stands."""

_TRIED: Final = 2
"""Distances of scrolling that are tried: those that most chunks ask for."""


CLEARED: Final = "\x1b[m\x1b[r\x1b[H\x1b[J"
"""Empties a terminal that may show anything, in any style and scroll region."""

_TAKEN: Final = "\x1b[?2004h\x1b[?7;25l\x1b[4l\x1b(B\x0f"
"""Undoes what another program may have done to a terminal that is taken: pastes in brackets, no
line wrap, no cursor, no inserting, the usual letters. Not the screen: going to the other one again
would have some terminals forget where the shell's cursor was."""


def changes(shown: Grid, wanted: Grid, abilities: Abilities) -> str:
    """Return what to send to a terminal that shows `shown` so that it shows `wanted`.

    The pen is the terminal's own style before and afterwards; where the cursor is before isn't
    assumed, afterwards it is where `wanted` has it, unless that is the upper left corner, which
    means nowhere.

    Args:
        shown: What the terminal shows.
        wanted: What it is to show; of the same size.
        abilities: What the terminal can do.
    """
    doubtful = shown.is_doubtful or wanted.is_doubtful
    plain = Pen(abilities, doubtful=doubtful)
    plain.draw(shown.rows, wanted.rows)
    best = plain
    if abilities.inserts_lines and plain.size >= _WORTH_SCROLLING:
        for scroll in _scrolls(shown.rows, wanted.rows):
            pen = Pen(abilities, doubtful=doubtful)
            pen.scroll(scroll)
            pen.draw(_scrolled(shown.rows, scroll), wanted.rows, most=best.size)
            best = min(best, pen, key=lambda pen: pen.size)
    return best.text + _cursor_move(wanted, drawn=bool(best.size))


def erased(wanted: Grid, abilities: Abilities) -> str:
    """Return what to send to a terminal that may show anything, so that it shows `wanted`."""
    pen = Pen(abilities, doubtful=wanted.is_doubtful)
    pen.draw([[BLANK] * wanted.width for _ in range(wanted.height)], wanted.rows)
    return _TAKEN + CLEARED + pen.text + _cursor_move(wanted, drawn=True)


def _cursor_move(wanted: Grid, *, drawn: bool) -> str:
    x, y = wanted.cursor
    return f"\x1b[{y + 1};{x + 1}H" if drawn and (x, y) != (0, 0) else ""


def _scrolls(shown: list[Row], wanted: list[Row]) -> list[Scroll]:
    """Return the ways of scrolling that bring most of what is wanted to its place."""
    width = len(wanted[0]) if wanted else 0
    changed = [y for y, row in enumerate(wanted) if row != shown[y]]
    found: dict[tuple[int, tuple[Cell, ...]], list[int]] = {}
    for start in range(0, width, _CHUNK):
        for y, row in enumerate(shown):
            chunk = tuple(row[start : start + _CHUNK])
            if chunk != _BLANK_CHUNK:
                found.setdefault((start, chunk), []).append(y)
    votes: Counter[int] = Counter()
    reach: dict[int, tuple[int, int]] = {}
    for y in changed:
        for start in range(0, width, _CHUNK):
            chunk = tuple(wanted[y][start : start + _CHUNK])
            if tuple(shown[y][start : start + _CHUNK]) == chunk:
                continue
            for source in found.get((start, chunk), ())[:4]:
                distance = source - y
                votes[distance] += 1
                low, high = reach.get(distance, (y, y))
                reach[distance] = (min(low, y, source), max(high, y, source))
    return [
        Scroll(reach[distance][0], reach[distance][1] + 1, distance)
        for distance, _count in votes.most_common(_TRIED)
    ]


_BLANK_CHUNK: Final = (BLANK,) * _CHUNK


def _scrolled(rows: list[Row], scroll: Scroll) -> list[Row]:
    """Return `rows` as the terminal shows them after `scroll`."""
    top, bottom, distance = scroll.top, scroll.bottom, scroll.distance
    new = [[BLANK] * len(rows[0]) for _ in range(min(abs(distance), bottom - top))]
    inside = rows[top:bottom]
    inside = inside[distance:] + new if distance > 0 else new + inside[:distance]
    return rows[:top] + inside + rows[bottom:]
