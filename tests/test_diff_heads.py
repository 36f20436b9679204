"""The line above a row: all of it where there is room, and what matters most where there isn't."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from rich.cells import cell_len

from copydesk.alignment.places import Places
from copydesk.alignment.relations import relation_of
from copydesk.alignment.row import Row
from widgets.diff_heads import head_pieces
from widgets.shown import RowHead

_NAMES = ("Wire", "Rewrite")

_FULL = RowHead(
    high=("quote",),
    findings=("number", "date"),
    mine=("3 contradict, Wire right, probable", "3 Wire", "3"),
    others=("ana 2", "bob 3"),
    standing=("disputed", "second reader"),
)


_MOVED = (
    "reworded, sure, moved, told after row 3",
    "reworded, moved, told after row 3",
    "reworded, moved",
)


def _text(width: int, relation: Sequence[str] = _MOVED, head: RowHead = _FULL) -> str:
    left, right = (
        "".join(piece.text for piece in end) for end in head_pieces(12, relation, head, width)
    )
    return left + " " * (width - cell_len(left) - cell_len(right)) * bool(right) + right


def _relation(row: Row, *others: Row, head: RowHead | None = None) -> str:
    return relation_of(row, (head or RowHead()).linked, _NAMES, Places((row, *others)))[0]


@pytest.mark.parametrize(
    ("width", "left", "right"),
    [
        (
            170,
            "12 reworded, sure, moved, told after row 3   ; quote high, number, date",
            "3 contradict, Wire right, probable   ana 2   bob 3   disputed   second reader",
        ),
        (
            116,
            "12 reworded, sure, moved, told after row 3   ; quote high, number, date",
            "3 Wire   2 others   disputed",
        ),
        (70, "12 reworded, moved   ; high", "3 Wire   2 others   disputed"),
        (40, "12 reworded, moved   ; high", "3 Wire"),
        (30, "12 reworded, moved", "3"),
        (16, "12 reworded...", "3"),
        (12, "12 rewo...", "3"),
    ],
)
def test_things_give_way_in_order_as_a_head_gets_shorter(width: int, left: str, right: str) -> None:
    assert _text(width) == left + " " * (width - len(left) - len(right)) + right


def test_a_row_of_which_nothing_else_is_said_takes_no_more_than_its_words() -> None:
    assert _text(80, ("same",), RowHead()) == "12 same"


_words = st.text(st.characters(codec="utf-8"), max_size=30)
_lists = st.lists(_words, max_size=3).map(tuple)


_wordings = st.lists(_words.map("3 {}".format), max_size=2).map(tuple)


@given(st.builds(RowHead, _lists, _lists, _wordings, _lists, _lists), st.integers(6, 200))
def test_the_number_and_the_digit_stay_whatever_else_there_is(head: RowHead, width: int) -> None:
    head = structs.replace(head, mine=(*head.mine, "3"))
    drawn = _text(width, head=head)
    assert cell_len(drawn) <= width
    assert drawn.startswith("12 ")
    assert re.search(r"\s3(?=\s|$)", drawn)


def test_a_severity_stands_with_its_kind_and_nowhere_else() -> None:
    head = RowHead(high=("name", "quote"), findings=("number",))
    pieces, _end = head_pieces(1, ("same",), head, 80)
    assert [piece.text for piece in pieces if piece.role == "high"] == ["name high", "quote high"]
    assert _text(80, ("same",), head) == "12 same   ; name high, quote high, number"


def test_a_relation_is_told_in_words_and_articles_by_their_names() -> None:
    first = Row(1, (0,), (0,), "reworded", confidence=0.8)
    assert _relation(first) == "reworded, likely"
    assert _relation(Row(1, (0,), (0,), "same")) == "same"
    assert _relation(Row(2, (1,), (), "left-only"), first) == "only in Wire"
    assert _relation(Row(2, (), (1,), "right-only"), first) == "only in Rewrite"


def test_a_row_that_people_linked_says_so_in_place_of_how_safe_it_is() -> None:
    head = RowHead(linked="linked by anna")
    assert _relation(Row(1, (0,), (0,), "reworded"), head=head) == "reworded, linked by anna"


def test_furniture_says_that_it_is_compared_with_nothing() -> None:
    row = Row(1, (0,), (), "left-only", furniture=True)
    assert _relation(row) == "only in Wire, not compared"


def test_a_row_whose_partner_stands_in_another_row_is_not_called_one_that_one_article_has() -> None:
    whole = Row(1, (0, 1), (0,), "reworded", also_right=(1, 2))
    there = Row(2, (), (1,), "right-only", also_left=(0,))
    assert _relation(there, whole) == "told by Wire in row 1"
    both = Row(3, (), (2,), "right-only", also_left=(0, 2))
    last = Row(4, (2,), (), "left-only")
    assert _relation(both, whole, last) == "told by Wire in rows 1, 4"


def test_a_moved_row_says_after_which_row_the_other_article_tells_it() -> None:
    rows = (
        Row(1, (0,), (1,), "same"),
        Row(2, (1,), (0,), "same", moved=True),
        Row(3, (2,), (2,), "same"),
        Row(4, (3,), (4,), "reworded", moved=True),
        Row(5, (4,), (3,), "same"),
    )
    assert _relation(rows[1], rows[0], *rows[2:]) == "same, moved, told first"
    assert _relation(rows[3], *rows[:3], rows[4]) == "reworded, sure, moved, told after row 5"
