"""The order in which the lines of a page are read: column by column, a table row by row.

A column begins where lines begin below each other, with nothing drawn over the gap before them.
Lines that do cross it (a headline, a picture's caption) part the page into bands, and each band is
looked at by itself. Only prose stands in columns: short pieces side by side are cells of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import mean
from typing import Final

from msgspec import Struct

from copydesk.articles.readers.pdf_lines import Line, is_right_to_left

_GUTTER: Final = 0.7
"""Width of the gap between columns, in sizes of their letters, at least."""

_ALIGNED: Final = 2.0
"""Points by which the beginnings of lines below each other differ, at most."""

_LEAST_ROWS: Final = 2
"""Lines that must stand on each side of a gap."""

_REST: Final = 3
"""Lines of a story in its last column that needn't look like prose beside a long column."""

_LEAST_FILLED: Final = 0.3
"""Share of the lines of prose that are half as long as the longest, at least."""

_LEAST_WORDS: Final = 2.5
_LEAST_LETTERS: Final = 12
"""Words of a line of prose on average. In narrow columns, and where no spaces are written, it may
be letters, if most lines are nearly full."""

_MOST_LINES: Final = 2000
"""Lines of a page that are looked at for columns: a broadsheet has 800."""

_WIDEST_INDENT: Final = 5
"""Sizes of the letters by which the first line of a paragraph is set in."""

_SAME_ROW: Final = 0.3
_CELL: Final = 2.5
"""Width of a gap between cells of a table, in sizes of their letters, at least."""


class Column(Struct, frozen=True):
    """Lines below each other."""

    lines: tuple[Line, ...]


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """Return the columns of a page in the order in which they are read.

    Args:
        lines: From the top down.
    """
    if len(lines) > _MOST_LINES:
        return [_column(lines)]
    return list(_read(list(lines)))


def _read(lines: list[Line]) -> Iterator[Column]:
    start = _column_start(lines)
    if start is None:
        if lines:
            yield _column(lines)
        return
    for crosses, group in groupby(lines, key=lambda line: _side(line, start) == 0):
        band = list(group)
        if crosses:
            yield from _read(band)
            continue
        left = [line for line in band if _side(line, start) < 0]
        right = [line for line in band if _side(line, start) > 0]
        turned = sum(is_right_to_left(line.text) for line in band) > len(band) / 2
        for side in (right, left) if turned else (left, right):
            yield from _read(side)


def _side(line: Line, start: float) -> int:
    """Return -1 for what ends before the column that begins at `start`, 1 for it, 0 for both."""
    if line.x >= start - _ALIGNED:
        return 1
    return -1 if line.end <= start - _GUTTER * line.size else 0


def _column_start(lines: list[Line]) -> float | None:
    """Return where the second of two columns begins; None where all is one."""
    starts = {round(line.x / _ALIGNED) * _ALIGNED for line in lines}
    best, most = None, 0
    for start in sorted(starts):
        rows = _rows_beside(lines, start)
        if rows > most:
            best, most = start, rows
    return best


def _rows_beside(lines: list[Line], start: float) -> int:
    """Return how many lines stand on the thinner side of a gap, in bands that are prose."""
    total = 0
    for crosses, group in groupby(lines, key=lambda line: _side(line, start) == 0):
        if crosses:
            continue
        band = list(group)
        left = [line for line in band if _side(line, start) < 0]
        right = [line for line in band if _side(line, start) > 0]
        begins = sum(abs(line.x - start) <= _ALIGNED for line in right)
        fewest = min(len(left), len(right), begins)
        is_rest = len(left) > 2 * len(right) and _are_rest(band, right)
        is_beside = fewest >= _LEAST_ROWS and _is_prose(right)
        if (is_rest or is_beside) and _is_prose(left):
            total += fewest
    return total


def _are_rest(band: list[Line], right: list[Line]) -> bool:
    """Tell whether a few lines may be what is left of a story, at the top of its last column."""
    if not 0 < len(right) <= _REST:
        return False
    first = right[0]
    top = max(line.y for line in band if line.size == first.size)
    return top - first.y <= _SAME_ROW * first.size


def _is_prose(lines: list[Line]) -> bool:
    """Tell whether lines are of words, as many as fit: cells of a table are neither."""
    words = mean(len(line.text.split()) for line in lines)
    letters = mean(len(line.text) for line in lines)
    widths = [line.end - line.x for line in lines]
    if words >= _LEAST_WORDS:
        return _share_above(widths, 0.5) >= _LEAST_FILLED
    return letters >= _LEAST_LETTERS and _share_above(widths, 0.7) >= 0.5


def _share_above(widths: Sequence[float], share: float) -> float:
    """Return which share of lines is at least so long, beside the longest."""
    return mean(width >= share * max(widths) for width in widths)


def _column(lines: Sequence[Line]) -> Column:
    """Return lines with those on one baseline joined."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and rows[-1][0].y - line.y <= _SAME_ROW * rows[-1][0].size:
            rows[-1].append(line)
        else:
            rows.append([line])
    left, right = min(line.x for line in lines), max(line.end for line in lines)
    return Column(
        tuple(_joined(row, _fills(rows, number, left, right)) for number, row in enumerate(rows))
    )


def _fills(rows: list[list[Line]], number: int, left: float, right: float) -> bool:
    """Tell whether a row in pieces is a line that was spaced out to fill a column, not a table."""
    row, beside = rows[number], rows[max(0, number - 1) : number + 2]
    reaches = (
        min(line.x for line in row) - left <= _WIDEST_INDENT * row[0].size
        and right - max(line.end for line in row) <= _ALIGNED
    )
    return reaches and len(rows) > 2 and sum(len(one) > 1 for one in beside) == 1


def _joined(row: list[Line], fills: bool) -> Line:
    if len(row) == 1:
        return row[0]
    row.sort(key=lambda line: line.x)
    gaps = [after.x - before.end for before, after in pairwise(row)]
    parts = [line.text for line in row]
    signs = ["\t" if gap > _CELL * row[0].size and not fills else " " for gap in gaps]
    if sum(map(is_right_to_left, parts)) > len(parts) / 2:
        parts.reverse()
        signs.reverse()
    text = parts[0] + "".join(sign + part for sign, part in zip(signs, parts[1:], strict=True))
    longest = max(row, key=lambda line: len(line.text))
    return Line(text, row[0].x, max(line.end for line in row), longest.y, longest.size)
