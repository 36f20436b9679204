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
from widgets.diff_items import FoldItem, RowItem
from widgets.diff_layout import DiffLayout, Geometry, fit, screen_text, wrap, wrap_pieces
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


def _drawn(left: Article, right: Article, row: Row, geometry: Geometry) -> str:
    lines = DiffLayout(left, right, geometry).lines(RowItem(row))
    return " | ".join(
        "".join(piece.text for line in lines for piece in getattr(line, side))
        for side in ("left", "right")
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
    layout = DiffLayout(left, right, Geometry(60, 60))
    assert not asked
    for width in (60, 30, 20):
        layout = layout.redone(Geometry(width, width), "")
        layout.lines(RowItem(row))
    assert len(asked) == 1


def test_cross_references_of_a_one_sided_row_stand_in_the_column_whose_sentences_they_name() -> (
    None
):
    left, right = made_article("All 212 live."), made_article("All 221 live.")
    here = Row(1, (0,), (), "left-only", also_right=(4, 6))
    assert _drawn(left, right, here, Geometry(60, 60)) == "All 212 live. | also 5, 7"
    there = Row(1, (), (0,), "right-only", also_left=(2,), nearest=Link(0, 0, 0.4))
    assert _drawn(left, right, there, Geometry(60, 60)) == (
        'also 3nearest: 1 (maybe) "All 212 live." | All 221 live.'
    )


def test_a_fold_names_as_many_of_its_lines_as_fit() -> None:
    left = made_article("@0", "@Share this", "@Leave a reply")
    rows = tuple(Row(n + 1, (n,), (), "left-only", furniture=True) for n in range(3))
    (line,) = DiffLayout(left, None, Geometry(40, 40)).lines(FoldItem(rows))
    assert line.left[0].text == "3 lines folded: 0 / Share this / Leav..."
