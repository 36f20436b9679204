"""Joiners and selectors at the edges of texts, and spans that cut through one grapheme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from copydesk.visible import visible
from widgets.graphemes import unjoined, whole

_FAMILY = "👨\u200d👩\u200d👧"

texts = st.text(st.sampled_from("a 1❤👨👩\u200d\ufe0f\u0301\n") | st.characters(codec="utf-8")).map(
    visible
)


@pytest.mark.parametrize("text", [_FAMILY, "❤\ufe0f", "1\ufe0f\u20e3", "क्\u200dष", "e\u0301", ""])
def test_what_is_joined_stays_so(text: str) -> None:
    assert unjoined(text) == text
    assert unjoined(f"a {text} b") == f"a {text} b"


@pytest.mark.parametrize(
    "text", ["a\u200d", "\u200db", "a\u200d b", "\ufe0f", "1 \ufe0f", "a\u200d\u200d"]
)
def test_what_joins_nothing_has_no_width_and_takes_none(text: str) -> None:
    rested = unjoined(text)
    assert len(rested) == len(text)
    assert cell_len(rested) == sum(map(cell_len, rested))


@given(texts, texts)
def test_no_text_changes_the_width_of_what_is_drawn_beside_it(text: str, other: str) -> None:
    left, right = unjoined(text), unjoined(other)
    assert len(left) == len(text)
    assert cell_len(f"{left} {right}") == cell_len(left) + 1 + cell_len(right)
    assert unjoined(left) == left


@given(texts, st.data())
def test_spans_are_widened_to_what_people_see_as_one(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(ends, ends).filter(lambda span: span[0] < span[1])))
    edges = {0, len(text), *(end for _start, end, _cells in split_graphemes(text)[0])}
    for (start, end), (first, last) in zip(drawn, whole(text, drawn), strict=True):
        assert first <= start
        assert end <= last
        assert {first, last} <= edges


def test_a_family_is_marked_whole() -> None:
    assert whole(f"a {_FAMILY}", [(4, 5)]) == [(2, 7)]
