"""Cut escape sequences must never look like keys that write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.key_tails import GAP, KeyTails


def swallowed(keys: str, *, typing: bool = False, gap: float = 0.01) -> list[bool]:
    """Feed keys (Esc as the character that it sends), one every `gap` seconds."""
    tails = KeyTails()
    return [
        tails.swallows(
            "" if key == "\x1b" else key,
            escape=key == "\x1b",
            now=100 + place * gap,
            typing=typing,
        )
        for place, key in enumerate(keys)
    ]


@pytest.mark.parametrize(
    "tail",
    ["[5~", "[A", "[1;5C", "OP", "[?2026;1$y", "[4~", "[12;40R", "?2026;1$y"],
)
def test_the_tail_of_a_cut_sequence_is_swallowed_whole(tail: str) -> None:
    assert swallowed("\x1b" + tail) == [False] + [True] * len(tail)


def test_a_tail_that_lost_its_escape_is_swallowed_too() -> None:
    assert swallowed("[5~") == [True, True, True]


def test_the_key_after_a_tail_is_a_key_again() -> None:
    assert swallowed("\x1b[5~1")[-1] is False


@pytest.mark.parametrize("next_key", "[?OP]_^X")
def test_what_is_typed_right_after_alt_with_a_key_is_typed(next_key: str) -> None:
    """Alt+backspace erases a word; the next one may begin with what would introduce a string."""
    tails = KeyTails()
    assert not tails.swallows("backspace", escape=True, now=100, typing=True)
    assert not tails.swallows(next_key, escape=False, now=100.1, typing=True)
    assert not tails.swallows("a", escape=False, now=100.2, typing=True)


def test_a_pause_ends_a_tail() -> None:
    assert swallowed("[1", gap=GAP * 2) == [True, False]


def test_a_person_may_type_brackets_into_a_note() -> None:
    assert swallowed("[12]", typing=True) == [False] * 4


def test_a_cut_sequence_does_not_type_into_a_note() -> None:
    assert swallowed("\x1b[5~", typing=True) == [False, True, True, True]


@given(st.text(alphabet="123456jk) (.asetuq", max_size=30))
def test_ordinary_keys_pass_however_fast_they_come(keys: str) -> None:
    assert not any(swallowed(keys, gap=0.0))


@given(st.integers(0, 9999), st.sampled_from("~ABCDHFRn"))
def test_no_digit_of_any_cut_control_sequence_gets_through(number: int, final: str) -> None:
    assert all(swallowed(f"\x1b[{number}{final}")[1:])
