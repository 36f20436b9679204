"""What was looked at in a fact sheet, found again in the one that was made anew."""

from __future__ import annotations

from widgets.sheet_grid import Cell, GridState
from widgets.shown_sheet import SheetTable


def looked_at_again(state: GridState, before: SheetTable, after: SheetTable) -> GridState:
    """Return what is looked at when a sheet gives way to another one of the same story.

    A line is the one that has most of its places in common; without any, the cursor stays about
    where it was, and a mark goes.

    Args:
        state: What was looked at.
        before: The sheet until now; has the lines and columns that the state names.
        after: The new one; has a line at least.
    """
    marked = (_again(cell, before, after) for cell in state.marked)
    found = _again((state.line, state.column), before, after)
    line, column = found or (min(state.line, len(after.lines) - 1), 0)
    return GridState(line, column, 0, frozenset(cell for cell in marked if cell is not None))


def _again(cell: Cell, before: SheetTable, after: SheetTable) -> Cell | None:
    line, column = cell
    article, stated = before.articles[column], _places(before, line)
    common = [len(stated & _places(after, number)) for number in range(len(after.lines))]
    best = max(common)
    if not best or article not in after.articles:
        return None
    return common.index(best), after.articles.index(article)


def _places(table: SheetTable, number: int) -> set[tuple[str, int, int]]:
    """Return what a line is about and where: its kind, and each article with each beginning."""
    line = table.lines[number]
    return {
        (line.kind, article, place.start)
        for article, places in zip(table.articles, line.cells, strict=True)
        for place in places
    }
