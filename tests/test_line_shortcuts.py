"""Quick looks spare slow ones on most lines, never one that would find something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import furniture, line_kinds

_LINES = st.text(st.sampled_from("ab1 \t\n\u00a0.#()[]|•·-–—:>»›…*_×"), max_size=12)


@given(_LINES)
def test_no_line_of_several_parts_is_taken_for_one_of_one(line: str) -> None:
    is_parted = line_kinds._SEPARATOR.search(line) is not None
    assert bool(line_kinds._MAY_PART.search(line)) is is_parted


@given(_LINES)
def test_what_trails_a_line_is_no_part_of_its_words(line: str) -> None:
    bare = furniture._TRAILING.sub("", furniture._LEADING.sub("", line.casefold()))
    words = " ".join(furniture._NUMBER.sub("#", furniture._LINK.sub(r"\1", bare)).split())
    if not furniture._LINK.search(line):
        assert furniture.normalised(line) == words


@given(_LINES)
def test_a_line_without_a_number_has_no_count(line: str) -> None:
    assert "#" in line or furniture._COUNT.sub("", line) == line
