"""Keys and what they do stay beside each other, however narrow the window is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from widgets.parts import Parts, parts_of

PARTS = st.lists(st.text(alphabet="ab é船", min_size=1).map(str.strip).filter(bool), max_size=8)


@given(PARTS, st.integers(0, 20))
def test_what_fits_on_a_line_is_never_broken(texts: list[str], more: int) -> None:
    width = max((Content(text).cell_length for text in texts), default=1) + more

    lines = parts_of(texts).laid_out(width).plain.split("\n")

    assert all(Content(line).cell_length <= width for line in lines)
    left = " ".join(lines)
    for text in texts:
        assert any(text in line for line in lines)
        left = left[left.index(text) + len(text) :]
    assert not left


@given(PARTS, st.integers(1, 80))
def test_the_height_is_the_number_of_lines_that_are_drawn(texts: list[str], width: int) -> None:
    parts = parts_of(texts)
    assert parts.get_height({}, width) == len(parts.laid_out(width).wrap(width))


@pytest.mark.parametrize(
    ("width", "drawn"),
    [
        (40, "m misread by the program   t type it"),
        (35, "m misread by the program\nt type it"),
        (24, "m misread by the program\nt type it"),
    ],
)
def test_a_key_goes_to_the_next_line_with_its_title(width: int, drawn: str) -> None:
    parts = Parts([Content("m misread by the program"), Content("t type it")])
    assert parts.laid_out(width).plain == drawn
