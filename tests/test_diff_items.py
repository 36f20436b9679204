"""Rows, stubs and folds stand where a reader of either text expects them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk.alignment.row import Row
from widgets.diff_items import FoldItem, Item, RowItem, StubItem, items_of, rows_in


def drawn(items: tuple[Item, ...]) -> str:
    """Return items as words: "1 2 (3) [4 5]" for rows, stubs and folds."""
    words = []
    for item in items:
        match item:
            case RowItem(row):
                words.append(str(row.number))
            case StubItem(rows):
                words.append("(" + " ".join(str(row.number) for row in rows) + ")")
            case FoldItem(rows):
                words.append("[" + " ".join(str(row.number) for row in rows) + "]")
    return " ".join(words)


def linked(number: int, left: int, right: int, *, moved: bool = False) -> Row:
    return Row(number, (left,), (right,), "reworded", moved=moved)


def furniture(number: int, *, left: int | None = None, right: int | None = None) -> Row:
    if left is not None:
        return Row(number, (left,), (), "left-only", furniture=True)
    assert right is not None
    return Row(number, (), (right,), "right-only", furniture=True)


def test_a_stub_stands_where_the_other_article_tells_the_moved_row() -> None:
    # left  0 1 2      right  0=told last on the left
    rows = (linked(1, 0, 1), linked(2, 1, 2), linked(3, 2, 0, moved=True))
    assert drawn(items_of(rows)) == "(3) 1 2 3"


def test_two_moved_rows_told_together_leave_their_stubs_in_the_others_order() -> None:
    rows = (
        linked(1, 0, 3, moved=True),
        linked(2, 1, 2, moved=True),
        linked(3, 2, 0),
        linked(4, 3, 1),
    )
    assert drawn(items_of(rows)) == "1 2 3 4 (2 1)"


def test_no_stub_stands_right_beside_its_own_row() -> None:
    rows = (linked(1, 0, 0), linked(2, 1, 1, moved=True), linked(3, 2, 2))
    assert drawn(items_of(rows)) == "1 2 3"


def test_furniture_folds_by_runs_and_by_sides() -> None:
    rows = (
        furniture(1, left=0),
        furniture(2, left=1),
        furniture(3, right=0),
        linked(4, 2, 1),
        furniture(5, right=2),
    )
    assert drawn(items_of(rows)) == "[1 2] [3] 4 [5]"
    assert drawn(items_of(rows, unfolded=frozenset({1, 2}))) == "1 2 [3] 4 [5]"


def test_a_filter_hides_rows_with_their_stubs() -> None:
    rows = (linked(1, 0, 1), linked(2, 1, 2), linked(3, 2, 0, moved=True))
    assert drawn(items_of(rows, shown=lambda row: row.number == 1)) == "1"


@st.composite
def any_rows(draw: st.DrawFn) -> tuple[Row, ...]:
    order = draw(st.permutations(range(draw(st.integers(0, 12)))))
    return tuple(
        furniture(number, left=number - 1)
        if draw(st.booleans())
        else linked(number, number - 1, right, moved=draw(st.booleans()))
        for number, right in enumerate(order, 1)
    )


@given(any_rows())
def test_every_row_stands_in_exactly_one_item_in_reading_order(rows: tuple[Row, ...]) -> None:
    numbers = [row.number for item in items_of(rows) for row in rows_in(item)]
    assert numbers == [row.number for row in rows]
