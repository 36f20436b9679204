"""The words and signs of which values are made, language by language.

They stand in `language/values.txt` (any language) and `language/values_en.txt` and its kin. A line
is a role and its words, parted by commas; where words have a worth it stands before them, and
words of one worth are parted by strokes::

    month-name: 1=January|Jan, 2=February|Feb

A word with a capital letter is met with one only: "May", "EST". Another language is another file.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.findings import language as _language
from copydesk.findings.language.tokens import Token, tokens_of

_FOLDER: Final = Path(_language.__file__).parent


class Entry(Struct, frozen=True, gc=False):
    """A word or phrase in one of its roles."""

    role: str
    worth: str
    written: str


class Words(Struct, frozen=True):
    """The entries of one language."""

    entries: dict[str, tuple[Entry, ...]]
    """By key, see `phrase_key`."""
    openers: dict[str, int]
    """How many tokens the longest entry has that begins with a key."""


@lru_cache
def words_of(language: str) -> Words:
    """Return the words of values in a language given by two letters; "" reads English."""
    entries: dict[str, list[Entry]] = {}
    openers: dict[str, int] = {}
    for name in ("values.txt", f"values_{language or 'en'}.txt"):
        path = _FOLDER / name
        if not path.is_file():
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            role, colon, words = line.partition(": ")
            for each in words.split(", ") if colon and not line.startswith("#") else ():
                worth, _, written = each.rpartition("=")
                for word in written.split("|"):
                    tokens = tokens_of(word)
                    key = phrase_key(tokens)
                    entries.setdefault(key, []).append(Entry(role, worth, word))
                    first = tokens[0].key
                    openers[first] = max(openers.get(first, 0), len(tokens))
    return Words({key: tuple(some) for key, some in entries.items()}, openers)


def phrase_key(tokens: tuple[Token, ...]) -> str:
    """Return the key of a phrase: parted where the tokens are, a hyphen as good as a space."""
    key = ""
    for number, token in enumerate(tokens):
        if token.key in "-‐‑" and 0 < number < len(tokens) - 1:
            key += " "
            continue
        apart = number and not key.endswith(" ") and token.start > tokens[number - 1].end
        key += f" {token.key}" if apart else token.key
    return key


def is_met(entry: Entry, text: str) -> bool:
    """Tell whether words as they stand in a text are an entry: capitals ask for capitals."""
    wanted = entry.written
    if len(wanted) > 1 and wanted.isupper():
        return text.isupper() or "." in text
    return not wanted[0].isupper() or text[0].isupper()
