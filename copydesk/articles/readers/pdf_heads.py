"""Running heads, feet and page numbers: what stands at the same place on several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from copydesk.articles.readers.pdf_lines import Line

_MOST_ROWS: Final = 3
"""Rows at the top and at the foot of a page that are looked at."""

_SAME_HEIGHT: Final = 4
"""Points."""

_BROWSER_FOOT: Final = re.compile(r"(\S+://\S+|about:\S+)\s+\d+(?:/\d+)?")
_BROWSER_HEAD: Final = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\.?,? \d{1,2}[:.]\d{2}.*")
"""What browsers print around a page unless they are told not to: its address and number below, the
hour of printing and its title above."""

_FIGURE: Final = re.compile(r"\d+")

_Places = dict[tuple[str, int], set[tuple[int, int]]]
"""By shape and height: the pages, and the first figure there less the page's number."""


def without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of all pages without what repeats at their edges.

    A line is left out whose words, figures aside, stand at the same height on two pages (three, of
    six or more). Of figures alone only those that count the pages are. The largest line of the
    first page is its headline, though the others repeat it.

    Args:
        pages: The lines of each, from the top down.
    """
    places: _Places = defaultdict(set)
    for number, lines in enumerate(pages):
        for row in _edge_rows(lines):
            for line in row:
                figure = _FIGURE.search(line.text)
                offset = int(figure[0][:9]) - number if figure else 0
                places[_place(line)].add((number, offset))
    least = 2 if len(pages) < 6 else 3
    heads = {place for place, found in places.items() if _repeats(place[0], found, least)}
    largest = max((line.size for lines in pages[:1] for line in lines), default=0.0)
    return [
        _without(lines, heads, largest if number == 0 else float("inf"))
        for number, lines in enumerate(pages)
    ]


def address_of(pages: Sequence[Sequence[Line]]) -> str:
    """Return the address that a browser printed at the foot of its pages; "" where none did."""
    for lines in pages[:1]:
        for row in _rows(lines)[-1:]:
            found = _BROWSER_FOOT.fullmatch(_text(row))
            if found and found[1].startswith(("http://", "https://")) and "…" not in found[1]:
                return found[1]
    return ""


def _repeats(shape: str, found: set[tuple[int, int]], least: int) -> bool:
    """Tell whether what was found at a height on several pages is the same on enough of them."""
    if any(sign.isalpha() for sign in shape):
        return len({number for number, _ in found}) >= least
    pages: defaultdict[int, set[int]] = defaultdict(set)
    for number, offset in found:
        pages[offset].add(number)
    return "#" in shape and max(map(len, pages.values())) >= least


def _place(line: Line) -> tuple[str, int]:
    return _FIGURE.sub("#", line.text.casefold()), round(line.y / _SAME_HEIGHT)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    return [list(row) for _, row in groupby(lines, key=lambda line: round(line.y / _SAME_HEIGHT))]


def _edge_rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows = _rows(lines)
    return rows if len(rows) <= 2 * _MOST_ROWS else rows[:_MOST_ROWS] + rows[-_MOST_ROWS:]


def _text(row: Sequence[Line]) -> str:
    return " ".join(line.text for line in sorted(row, key=lambda line: line.x))


def _without(lines: Sequence[Line], heads: set[tuple[str, int]], largest: float) -> list[Line]:
    """Return the lines of a page from the first to the last row that isn't all heads."""
    rows = _rows(lines)

    def is_head(row: list[Line]) -> bool:
        return all(_place(line) in heads and line.size < largest for line in row)

    first, last = 0, len(rows)
    if rows and _BROWSER_FOOT.fullmatch(_text(rows[-1])):
        last -= 1
        first = int(bool(_BROWSER_HEAD.fullmatch(_text(rows[0])))) if last else 0
    while first < min(last, _MOST_ROWS) and is_head(rows[first]):
        first += 1
    while last > max(first, len(rows) - _MOST_ROWS) and is_head(rows[last - 1]):
        last -= 1
    return [line for row in rows[first:last] for line in row]
