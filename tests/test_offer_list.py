"""What is offered is drawn within its room, and what the cursor is on can be read."""

from __future__ import annotations

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tries import tries
from widgets.offer_list import offer_lines
from widgets.shown import Offer

_LONG: Final = " ".join(f"word{number}" for number in range(400))


def _offers(count: int, *texts: str) -> list[Offer]:
    return [
        Offer((0, number), str(number + 1), "-", texts or (f"text {number}",))
        for number in range(count)
    ]


def _drawn(offers: list[Offer], cursor: int, size: tuple[int, int], subject: str = "") -> str:
    lines = offer_lines(subject, "with a sentence, 1 of 9", offers, cursor, size)
    return "\n".join(line.text for line in lines)


def test_the_offer_under_the_cursor_is_whole_and_the_others_take_a_line() -> None:
    offers = _offers(3, "one two three four five six seven")
    assert _drawn(offers, 1, (30, 9), "The ferry ran aground.").splitlines() == [
        "The ferry ran aground.",
        "with a sentence, 1 of 9",
        "  1 -       one two three f...",
        "> 2 -       one two three four",
        "            five six seven",
        "  3 -       one two three f...",
    ]


def test_two_texts_of_an_offer_stand_below_each_other_and_share_the_room() -> None:
    offers = [Offer((2, 6), "3 with 7", "sure", (_LONG, "Short."), "linked by hand"), *_offers(4)]
    lines = _drawn(offers, 0, (60, 12)).splitlines()
    assert lines[1].startswith("> 3 with 7 sure    (linked by hand) word0")
    assert lines[5].endswith(" ...")
    assert lines[6].strip() == "Short."
    assert "text 0" in lines[7]


def test_a_long_subject_says_that_it_goes_on_and_leaves_room_for_the_offers() -> None:
    lines = _drawn(_offers(20), 0, (40, 16), _LONG).splitlines()
    assert lines[3].endswith(" ...")
    assert lines[4] == "with a sentence, 1 of 9"
    assert len(lines) == 16


def test_what_was_passed_stays_in_sight_above_the_cursor() -> None:
    lines = _drawn(_offers(50), 30, (40, 16)).splitlines()
    assert [line[:4] for line in lines[1:7]] == ["  27", "  28", "  29", "  30", "> 31", "  32"]


def test_what_an_article_holds_is_made_visible() -> None:
    offers = [
        Offer((0, 0), "1", "-", ("a\x1b]0;b\x07", "c\u202ed"), "linked by \x9b31m"),
        *_offers(1, "e\x1b[2J\nf"),
    ]
    drawn = _drawn(offers, 0, (60, 12), "s\x1b[31m")
    assert not set(drawn) & set("\x1b\x07\x9b\u202e")
    assert "\u241b" in drawn


_TEXTS: Final = st.text(max_size=60) | st.sampled_from([_LONG, "漢字" * 40, "e\u0301" * 50])


@settings(max_examples=tries(200))
@given(
    subject=_TEXTS,
    offers=st.lists(
        st.builds(
            Offer,
            st.just((0, 0)),
            st.sampled_from(["1", "17", "3 with 7"]),
            st.sampled_from(["sure", "likely", "-"]),
            st.lists(_TEXTS, min_size=1, max_size=2).map(tuple),
            st.sampled_from(["", "linked already"]),
        ),
        max_size=12,
    ),
    data=st.data(),
)
def test_no_line_is_wider_or_lower_than_the_room_and_the_cursor_is_in_it(
    subject: str, offers: list[Offer], data: st.DataObject
) -> None:
    width, height = data.draw(st.integers(20, 80)), data.draw(st.integers(1, 25))
    cursor = data.draw(st.integers(0, max(0, len(offers) - 1)))
    lines = offer_lines(subject, "caption", offers, cursor, (width, height))
    assert 0 < len(lines) <= height
    assert all(cell_len(line.text) <= width for line in lines)
    if offers and height > 2:
        assert sum(line.text[:1] == ">" for line in lines if line.role == "cursor") == 1
