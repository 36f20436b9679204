"""Wrapping loses nothing, keeps to its width, and is the same for height and for drawing."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.diff_layout import Piece, fit, screen_text, wrap, wrap_pieces

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
