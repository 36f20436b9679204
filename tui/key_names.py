"""The names of keys: as people write them, and as Textual spells them.

Textual takes any word for a key, in silence. What counts as one here is what some terminal can
send, and what nothing else stands in the way of.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import product
from string import ascii_lowercase
from typing import Final

from copydesk.visible import visible

_WRITTEN: Final = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
}
"""How people write keys that Textual calls something else."""

_TEXTUAL: Final = {written.lower(): key for key, written in _WRITTEN.items()}

_ALONE: Final = ("escape", "space")
"""Keys that no terminal tells together with another one."""
_EDITING: Final = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("insert", "delete", "backspace", "tab", "enter"),
)
_FUNCTION: Final = tuple(f"f{number}" for number in range(1, 25))
_TOGETHER: Final = ("alt", "ctrl", "shift", "ctrl+shift")

_SAME: Final = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+m": "enter"}
"""Keys that a terminal sends as another one (ASCII has one control character for both)."""
_WORD_MOVES: Final = ("alt+b", "alt+f")
"""Sent by macOS for ctrl+left and ctrl+right, and taken for these."""

NAMES: Final = frozenset(
    {
        *_ALONE,
        *_EDITING,
        *_FUNCTION,
        *(f"{held}+{key}" for held in _TOGETHER for key in (*_EDITING, *_FUNCTION)),
        *(f"{held}+{key}" for held in ("alt", "ctrl", "ctrl+shift") for key in ascii_lowercase),
    }
    - {*_SAME, *_WORD_MOVES}
)
"""The keys that have a name, in Textual's spelling; all others are characters."""

_CUT: Final = "[]^"
"""Characters that are left of other keys and of the terminal's answers when a slow line cuts them
in two. They are kept away from commands, so they can't be keys for one."""

_REPLACED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""What Textual calls characters for which Unicode has a name that nobody knows."""
_UNICODE: Final = {short: name for name, short in _REPLACED.items()}

_MOST_WORDS: Final = 12
"""In the name of a character that is a key: more would take too long to look for."""


@cache
def spelled(key: str) -> str:
    """Return a key of Textual's spelling as people write it: "full_stop" is "."."""
    if key in NAMES or len(key) == 1:
        return _WRITTEN.get(key, key)
    return _character(key) or key


def key_named(name: str) -> str | None:
    """Return Textual's spelling of a key as people write it; None if there is no such key.

    Names may be in any case, and those of characters may be written out: "F5", "esc", "semicolon".
    """
    *held, last = name.lower().split("+")
    key = "+".join((*sorted(held), _TEXTUAL.get(last, last)))
    if key in NAMES:
        return key
    # An accented letter may have been written as two code points.
    character = name if len(name) == 1 else unicodedata.normalize("NFC", name)
    if len(character) > 1:
        character = _character(key)
    return _character_key(character) if _can_be_key(character) else None


def nearest_key(name: str) -> str:
    """Return the key that may be meant by a name that is none, as people write it, or ""."""
    # difflib costs 8 ms; it is wanted once, when something is wrong anyway.
    from difflib import get_close_matches

    key = "+".join(part.strip() for part in name.lower().split("+"))
    if key in _SAME:
        return spelled(_SAME[key])
    if key.startswith("shift+") and len(key) == len("shift+x"):
        return key[-1].upper()
    known = {spelled(known).lower(): known for known in NAMES} | {known: known for known in NAMES}
    near = get_close_matches(key, sorted(known), n=1)
    return spelled(known[near[0]]) if near else ""


def types_a_character(key: str) -> bool:
    """Tell whether a key of Textual's spelling writes something into a field."""
    return len(spelled(key)) == 1 or key == "space"


def _can_be_key(character: str) -> bool:
    """Tell whether a keyboard can send this by itself, and a line of keys can show it."""
    return (
        len(character) == 1
        and character.isprintable()
        and character not in _CUT
        and visible(character) == character
        and not unicodedata.category(character).startswith(("M", "Z"))
    )


def _character_key(character: str) -> str:
    """Return what Textual calls the key of a character."""
    name = "" if character.isalnum() else unicodedata.name(character, "")
    key = name.lower().replace("-", "_").replace(" ", "_") or character
    return _REPLACED.get(key, key)


def _character(key: str) -> str:
    """Return the character that Textual calls by this name; "" if it is none.

    Textual writes an underscore for every space and hyphen in the character's name.
    """
    words = _UNICODE.get(key, key).upper().split("_")
    if len(words) > _MOST_WORDS:
        return ""
    for between in product(" -", repeat=len(words) - 1):
        name = "".join(word + joint for word, joint in zip(words, (*between, ""), strict=True))
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return ""
