"""Wrapping loses nothing, keeps to its width, and is the same for height and for drawing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from copydesk.alignment.link import Link
from copydesk.alignment.row import Row
from copydesk.articles.article import Article
from copydesk.findings.row_marks import RowMarks
from tests.made_articles import made_article
from widgets.diff_items import FoldItem, RowItem, StubItem, Texts
from widgets.diff_layout import (
    HEAD,
    DiffLayout,
    Geometry,
    Line,
    Pieces,
    fit,
    screen_text,
    wrap,
    wrap_pieces,
)
from widgets.diff_pieces import Piece

texts = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab cd  efg-.,"),
        st.sampled_from("漢字かな한글éß"),
        st.sampled_from("e\u0301👨‍👩‍👧🇳🇴\u200d\ufe0f"),
        st.characters(codec="utf-8"),
    ),
    max_size=200,
).map(screen_text)


@given(texts, st.integers(2, 60))
def test_wrapped_lines_hold_every_character_but_spaces(text: str, width: int) -> None:
    joined = "".join(text[start:end] for start, end in wrap(text, width))
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", text)


@given(texts, st.integers(2, 60))
def test_no_wrapped_line_is_wider_than_the_column(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        # A single grapheme wider than the column cannot be cut.
        assert cell_len(text[start:end]) <= width or end - start <= 12


@given(texts, st.integers(1, 60))
def test_lines_follow_each_other_without_overlap(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert spans
    assert all(a <= b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.lists(texts, max_size=6), st.integers(2, 40))
def test_pieces_wrap_as_the_text_that_they_make(parts: list[str], width: int) -> None:
    text = "".join(parts)
    lines = list(wrap_pieces([Piece(part, "text") for part in parts], width))
    drawn = ["".join(piece.text for piece in line) for line in lines]
    assert drawn == [text[start:end] for start, end in wrap(text, width)]


@example("⺀000", 4)
@given(texts, st.integers(0, 40))
def test_a_fitted_text_fits(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= max(width, 0) or cell_len(text) <= width


def test_a_long_line_without_a_space_wraps_in_bounded_work() -> None:
    spans = wrap("x" * 100_000, 33)
    assert len(spans) == -(-100_000 // 33)


def test_line_breaks_inside_a_sentence_are_drawn_as_spaces() -> None:
    assert screen_text("hard\r\nwrapped\ttext") == "hard  wrapped text"


def test_what_could_drive_a_terminal_is_drawn_as_a_picture() -> None:
    assert screen_text("\x1b]52;c;x\x07\x9b1m\u202e") == "␛]52;c;x␇\ufffd1m\ufffd"


def _lines(
    left: Article, right: Article, rows: tuple[Row, ...], geometry: Geometry
) -> tuple[Line, ...]:
    """Return the lines of the first row below its head."""
    layout = DiffLayout(Texts(left, right, rows, names=("Wire", "Rewrite")), geometry)
    head, *below = layout.lines(RowItem(rows[0]))
    assert head == HEAD
    return tuple(below)


def _text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def _drawn(left: Article, right: Article, row: Row, geometry: Geometry, *others: Row) -> str:
    lines = _lines(left, right, (row, *others), geometry)
    return " | ".join(
        "".join(_text(getattr(line, side)) for line in lines) for side in ("left", "right")
    )


def test_a_row_that_is_the_same_shows_variants_only_when_asked_to() -> None:
    left, right = made_article("The “Aster” sank."), made_article('The "Aster" SANK.')
    row = Row(1, (0,), (0,), "same")
    plain = Geometry(60, 60, marks=True)
    assert _drawn(left, right, row, plain) == 'The “Aster” sank. | The "Aster" SANK.'
    asked = Geometry(60, 60, marks=True, variants=True)
    assert _drawn(left, right, row, asked) == 'The [-“Aster” sank-]. | The {+"Aster" SANK+}.'


def test_marks_are_worked_out_once_for_a_row_whatever_the_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left, right = made_article("All 212 live."), made_article("All 221 live.")
    row = Row(1, (0,), (0,), "reworded")
    asked: list[Row] = []

    def counted(one: Article, other: Article, row: Row, *_: object, **__: object) -> RowMarks:
        asked.append(row)
        return RowMarks()

    monkeypatch.setattr("widgets.diff_layout.row_marks", counted)
    layout = DiffLayout(Texts(left, right, (row,)), Geometry(60, 60))
    assert not asked
    for width in (60, 30, 20):
        layout = layout.redone(Geometry(width, width), "")
        layout.lines(RowItem(row))
    assert len(asked) == 1


STORY = made_article(
    "The lock gate at Ness jammed at dawn.",
    "Two barges waited until noon.",
    "A diver freed the chain.",
    name="wire.txt",
)
RETOLD = made_article(
    "At dawn the gate of Ness lock would not move, and barges had to wait.",
    "The chain came free when a diver went down.",
    name="rewrite.txt",
)


def test_the_words_of_a_partner_in_another_row_stand_beside_a_row_with_the_number_of_that() -> None:
    gate = Row(1, (0,), (0,), "reworded", also_left=(1,))
    barges = Row(2, (1,), (), "left-only", also_right=(0,))
    chain = Row(3, (2,), (1,), "reworded")
    wide = Geometry(90, 90)
    assert _drawn(STORY, RETOLD, barges, wide, gate, chain) == (
        "Two barges waited until noon. | "
        'as row 1: "At dawn the gate of Ness lock would not move, and barges had to wait."'
    )
    here, _bar, _there = _drawn(STORY, RETOLD, gate, wide, barges, chain).partition(" | ")
    assert here.endswith('jammed at dawn.as row 2: "Two barges waited until noon."')


def test_what_is_nearest_stands_beside_a_row_that_one_article_tells_alone() -> None:
    diver = Row(1, (), (1,), "right-only", nearest=Link(2, 1, 0.4))
    rows = Row(2, (0, 1), (0,), "reworded"), Row(3, (2,), (), "left-only")
    assert _drawn(STORY, RETOLD, diver, Geometry(90, 90), *rows) == (
        'nearest, row 3, maybe: "A diver freed the chain." | '
        "The chain came free when a diver went down."
    )


def test_what_is_linked_in_another_row_leaves_out_what_is_only_near() -> None:
    diver = Row(1, (), (1,), "right-only", nearest=Link(2, 1, 0.4), also_left=(1,))
    rows = Row(2, (0, 1), (0,), "reworded"), Row(3, (2,), (), "left-only")
    here, _bar, _there = _drawn(STORY, RETOLD, diver, Geometry(90, 90), *rows).partition(" | ")
    assert here == 'as row 2: "Two barges waited until noon."'


@pytest.mark.parametrize("hints", [2, 3])
@pytest.mark.parametrize("partners", range(1, 7))
def test_words_of_other_rows_take_a_few_lines_at_most_however_many_there_are(
    partners: int, hints: int
) -> None:
    left = made_article("The ferry ran late.")
    right = made_article(*(f"On day {day} a boat was late by an hour or so." for day in range(6)))
    row = Row(1, (0,), (), "left-only", also_right=tuple(range(partners)))
    others = tuple(Row(day + 2, (), (day,), "right-only") for day in range(6))
    lines = _lines(left, right, (row, *others), Geometry(34, 34, hints=hints))
    told = [_text(line.right) for line in lines if line.right]
    assert 1 <= len(told) <= hints
    assert all(f"row {number}" in " ".join(told) for number in range(2, min(partners, 3) + 2))
    assert all(cell_len(line) <= 34 for line in told)


def test_a_quotation_from_another_row_is_put_in_no_second_quotes() -> None:
    left, right = made_article("He spoke."), made_article('"It held," he said.')
    row = Row(1, (0,), (), "left-only", also_right=(0,))
    drawn = _drawn(left, right, row, Geometry(60, 60), Row(2, (), (0,), "right-only"))
    assert drawn == 'He spoke. | as row 2: "It held," he said.'


def test_stacked_each_text_begins_with_the_name_of_its_article() -> None:
    gate = Row(1, (0,), (0,), "reworded", also_left=(1,))
    rows = Row(2, (1,), (), "left-only"), Row(3, (2,), (1,), "reworded")
    lines = _lines(STORY, RETOLD, (gate, *rows), Geometry(80, 80, stacked=True))
    assert [_text(line.left or line.right) for line in lines] == [
        "Wire: The lock gate at Ness jammed at dawn.",
        'Wire, as row 2: "Two barges waited until noon."',
        "Rewrite: At dawn the gate of Ness lock would not move, and barges had to wait.",
    ]


def test_the_place_where_moved_rows_are_told_says_their_first_words() -> None:
    moved = Row(2, (1,), (0,), "reworded", moved=True), Row(3, (2,), (1,), "same", moved=True)
    layout = DiffLayout(Texts(STORY, RETOLD, moved), Geometry(44, 44, hints=2))
    assert [_text(line.right) for line in layout.lines(StubItem(moved))] == [
        'told here: row 2 "At dawn the gate of Nes...',
        'told here: row 3 "The chain came free whe...',
    ]
    many = (*moved, Row(4, (0,), (1,), "same", moved=True))
    assert [_text(line.right) for line in layout.lines(StubItem(many))] == [
        "told here: rows 2, 3, 4"
    ]


def test_a_fold_names_as_many_of_its_lines_as_fit() -> None:
    left = made_article("@0", "@Share this", "@Leave a reply")
    rows = tuple(Row(n + 1, (n,), (), "left-only", furniture=True) for n in range(3))
    (line,) = DiffLayout(Texts(left, None, rows), Geometry(40, 40)).lines(FoldItem(rows))
    assert line.left[0].text == "3 lines folded: 0 / Share this / Leav..."
