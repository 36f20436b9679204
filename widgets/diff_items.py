"""What stands in the diff: two texts, and from top to bottom rows, stubs of moved rows, folds.

Pure: the session walks these items with the cursor, the diff view draws them. A stub is no row: it
marks, in the other article's order, the place where a moved row is told; the cursor passes over it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from copydesk.alignment.places import moved_after
from copydesk.alignment.row import Row
from copydesk.articles.article import Article
from copydesk.findings.difference import Difference


class Texts(Struct, frozen=True):
    """What is laid out: two articles, and what comparing them gave."""

    left: Article
    """The article in the left column."""
    right: Article | None
    """The article in the right column; None while there is none to compare with."""
    rows: tuple[Row, ...] = ()
    """All rows, whatever of them is shown."""
    differences: tuple[Difference, ...] = ()
    """By row: the weighty ones are marked in the texts."""
    names: tuple[str, str] = ("", "")
    """What the articles are called; originals."""


class RowItem(Struct, frozen=True):
    """One row, drawn in full."""

    row: Row


class StubItem(Struct, frozen=True):
    """The place in the other article's order where moved rows are told, in that order."""

    rows: tuple[Row, ...]


class FoldItem(Struct, frozen=True):
    """A run of furniture rows on one line."""

    rows: tuple[Row, ...]


Item = RowItem | StubItem | FoldItem


def rows_in(item: Item) -> tuple[Row, ...]:
    """Return the rows that `item` stands for: none for a stub."""
    match item:
        case RowItem(row):
            return (row,)
        case FoldItem(rows):
            return rows
        case StubItem():
            return ()


def items_of(
    rows: Sequence[Row],
    *,
    shown: Callable[[Row], bool] = lambda _row: True,
    unfolded: frozenset[int] = frozenset(),
) -> tuple[Item, ...]:
    """Return the items of a pair in reading order.

    Args:
        rows: All rows of the pair, in reading order.
        shown: The filter: rows for which it is false are left out, with their stubs.
        unfolded: Numbers of furniture rows to draw in full.
    """
    items: list[Item] = []
    fold: list[Row] = []
    stubs = moved_after(rows)

    def end_fold() -> None:
        if fold:
            items.append(FoldItem(tuple(fold)))
            fold.clear()

    items.extend(_stub(stubs[0], shown))
    for row in rows:
        if shown(row):
            if row.furniture and row.number not in unfolded:
                if fold and bool(fold[-1].left) != bool(row.left):
                    end_fold()
                fold.append(row)
            else:
                end_fold()
                items.append(RowItem(row))
        if any(shown(moved) for moved in stubs[row.number]):
            end_fold()
            items.extend(_stub(stubs[row.number], shown))
    end_fold()
    return _without_idle_stubs(items)


def _stub(moved: Iterable[Row], shown: Callable[[Row], bool]) -> list[Item]:
    rows = tuple(row for row in moved if shown(row))
    return [StubItem(rows)] if rows else []


def _without_idle_stubs(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take out of each stub the row that it would stand right beside."""
    kept: list[Item] = []
    for place, item in enumerate(items):
        if isinstance(item, StubItem):
            neighbours = (*items[max(0, place - 1) : place], *items[place + 1 : place + 2])
            beside = [other.row for other in neighbours if isinstance(other, RowItem)]
            rows = tuple(row for row in item.rows if row not in beside)
            kept += [StubItem(rows)] if rows else []
        else:
            kept.append(item)
    return tuple(kept)
