"""Where else a pair tells what a row tells: in which row a sentence stands, where a move leads to.

Worked out when first asked for: most rows of a screen ask nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from copydesk.alignment.link import strength
from copydesk.alignment.row import Row

Side = Literal["left", "right"]


class Places:
    """The rows of a pair by what is asked of them.

    Args:
        rows: All rows of the pair, whatever is shown.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def told_after(self, row: Row) -> int:
        """Return after which row the other article tells a moved one; 0: it comes first."""
        return self._after[row.number]

    def partners(self, row: Row, side: Side) -> dict[int, tuple[int, ...]]:
        """Return the partners of a row that stand in other rows, by the numbers of those.

        Args:
            row: The row.
            side: The article of which they are sentences.
        """
        by_row: dict[int, tuple[int, ...]] = {}
        for index in row.also_left if side == "left" else row.also_right:
            number = self.row_of(side, index)
            by_row[number] = (*by_row.get(number, ()), index)
        return by_row

    def elsewhere(self, row: Row, side: Side) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield what stands in another row and belongs beside a row, on one of its sides.

        That are its partners there, else, where it has none on that side, what is nearest to one:
        each as "as row 3" with the indices of its sentences.
        """
        partners = self.partners(row, side)
        for number, indices in partners.items():
            yield f"as row {number}", indices
        empty = not (row.left if side == "left" else row.right)
        if empty and not partners and row.nearest is not None:
            index = row.nearest.left if side == "left" else row.nearest.right
            number = self.row_of(side, index)
            yield f"nearest, row {number}, {strength(row.nearest.confidence)}", (index,)

    def row_of(self, side: Side, index: int) -> int:
        """Return in which row a sentence of one article stands."""
        return self._left[index] if side == "left" else self._right[index]

    @cached_property
    def _left(self) -> dict[int, int]:
        return {index: row.number for row in self._rows for index in row.left}

    @cached_property
    def _right(self) -> dict[int, int]:
        return {index: row.number for row in self._rows for index in row.right}

    @cached_property
    def _after(self) -> dict[int, int]:
        return {
            row.number: place for place, rows in moved_after(self._rows).items() for row in rows
        }


def moved_after(rows: Sequence[Row]) -> defaultdict[int, list[Row]]:
    """Map the number of each row (0: the top) to the moved rows told after it in right order."""
    after: defaultdict[int, list[Row]] = defaultdict(list)
    place = 0
    for row in sorted((row for row in rows if row.right), key=lambda row: row.right):
        if row.moved:
            after[place].append(row)
        else:
            place = row.number
    return after
