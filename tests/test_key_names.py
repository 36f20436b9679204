"""Keys by name: what people write is what Textual hears, or it is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key

from tui.commands import COMMANDS
from tui.key_names import NAMES, key_named, nearest_key, spelled, types_a_character


@given(st.characters())
def test_a_character_is_the_key_that_textual_makes_of_it_or_none(character: str) -> None:
    key = key_named(character)
    if key is not None:
        assert key == _character_to_key(character)
        assert types_a_character(key)


@given(st.characters(codec="latin-1") | st.characters(categories=["L", "N"]))
def test_a_key_that_was_read_is_written_as_it_was_and_read_again(character: str) -> None:
    key = key_named(character)
    if key is not None:
        assert spelled(key) == character


def test_every_key_with_a_name_is_known_by_it_in_any_case() -> None:
    for key in NAMES | {key for command in COMMANDS for key in command.keys}:
        assert key_named(key) == key
        assert key_named(spelled(key)) == key
        if len(key) > 1:
            assert key_named(spelled(key).upper()) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Shift+Ctrl+K", "ctrl+shift+k"),
        ("ctrl+PgUp", "ctrl+pageup"),
        ("esc", "escape"),
        ("semicolon", "semicolon"),
        ("é", "é"),
        ("e\u0301", "é"),
        ("+", "plus"),
        (",", "comma"),
        ("²", "²"),
        ("§", "section_sign"),
    ],
)
def test_names_are_read_as_people_write_them(name: str, key: str) -> None:
    assert key_named(name) == key


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "  ", "ctrl+", "+a", "ctrl++", "ctrl", "F0", "F25", "F99", "pgeup", "ab"),
        *("j down", "ctrl+a ctrl+b", "j,k", "x1", "shift+a", "ctrl+é", "ctrl+1", "ctrl+ctrl+a"),
        *("\n", "\x1b", "\x7f", "\u200b", "\u0301", "\u202e", "\u00ad", "\u00a0"),
        *("[", "]", "^", "left_square_bracket", "ctrl+i", "ctrl+m", "ctrl+h", "alt+b", "alt+f"),
        "a_" * 5000,
    ],
)
def test_nonsense_is_no_key(name: str) -> None:
    assert key_named(name) is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("pgeup", "PgUp"),
        ("F99", "f9"),
        ("ctrl + x", "ctrl+x"),
        ("cntrl+x", "ctrl+x"),
        ("Entr", "Enter"),
        ("ctrl+m", "Enter"),
        ("ctrl+i", "tab"),
        ("shift+a", "A"),
        ("", ""),
    ],
)
def test_the_nearest_key_is_the_one_that_was_meant(name: str, meant: str) -> None:
    assert nearest_key(name) == meant


def _sent(sequence: str) -> list[str]:
    """Return the keys that Textual hears when a terminal sends this."""
    parser = XTermParser()
    return [event.key for event in parser.feed(sequence) if hasattr(event, "key")]


@pytest.mark.parametrize("modifier", range(2, 7))
@pytest.mark.parametrize("end", "ABCDHFPQRS")
def test_what_xterm_sends_for_keys_held_together_has_a_name(modifier: int, end: str) -> None:
    keys = _sent(f"\x1b[1;{modifier}{end}")
    known = {"alt+shift", "alt+ctrl"}
    assert all(key in NAMES or key.rpartition("+")[0] in known for key in keys)


@pytest.mark.parametrize("byte", range(1, 27))
def test_what_a_terminal_sends_with_ctrl_has_a_name(byte: int) -> None:
    (key,) = _sent(chr(byte))
    assert key in NAMES
