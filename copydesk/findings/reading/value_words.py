"""The words and signs of which values are made, language by language.

They stand in `language/values.txt` (any language) and `language/values_en.txt` and its kin. A line
is a role and its words, parted by commas; where words have a worth it stands before them, and
words of one worth are parted by strokes::

    month-name: 1=January|Jan, 2=February|Feb

A word with a capital letter is met with one only: "May", "EST". Another language is another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.findings import language as _language
from copydesk.findings.language.tokens import Token, tokens_of

NO_ROLES: Final[dict[str, str]] = {}
_STARTING: Final = frozenset(
    {"n", "small", "crowd", "ordinal", "fraction", "times", "time", "relative", "weekday"}
    | {"month-name", "season", "clock"}
)
"""Roles of which a line without figures must have one to state a value."""
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
    small: dict[str, dict[str, str]]
    """Roles and worths by key, where none of the key's entries asks for a capital."""
    openers: dict[str, int]
    """How many tokens the longest entry has that begins with a key."""
    starts: frozenset[str]
    """Keys of which at least one must stand in a line with values, beside figures."""
    glued: re.Pattern[str] | None
    """Number words put together: siebenundzwanzig; None where none are."""
    pieces: re.Pattern[str] | None

    def met(self, key: str, text: str) -> dict[str, str]:
        """Return the roles of a key as it stands in a text; capitals ask for capitals."""
        roles = self.small.get(key)
        if roles is None:
            some = self.entries.get(key, ())
            roles = {entry.role: entry.worth for entry in some if is_met(entry, text)}
        return roles or NO_ROLES


@lru_cache
def words_of(language: str) -> Words:
    """Return the words of values in a language given by two letters; "" reads English."""
    entries: dict[str, tuple[Entry, ...]] = {}
    openers: dict[str, int] = {}
    starts = set()
    for role, worth, word in _lines(language or "en"):
        tokens = tokens_of(word)
        key, first = phrase_key(tokens), tokens[0].key
        # The first of two entries of a role counts.
        entries[key] = (Entry(role, worth, word), *entries.get(key, ()))
        openers[first] = max(openers.get(first, 0), len(tokens))
        if role in _STARTING:
            starts.add(first)
    small = {
        key: {entry.role: entry.worth for entry in some}
        for key, some in entries.items()
        if all(entry.written.islower() or not entry.written.isalpha() for entry in some)
    }
    return Words(entries, small, openers, frozenset(starts), *_glue(entries))


def _lines(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the role, the worth and the word of each entry for a language."""
    for name in ("values.txt", f"values_{language}.txt"):
        path = _FOLDER / name
        if not path.is_file():
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            role, colon, words = line.partition(": ")
            for each in words.split(", ") if colon and not line.startswith("#") else ():
                worth, _, written = each.rpartition("=")
                for word in written.split("|"):
                    yield role, worth, word


def _glue(
    entries: dict[str, tuple[Entry, ...]],
) -> tuple[re.Pattern[str], re.Pattern[str]] | tuple[None, None]:
    """Return the patterns of a glued number word and of its pieces."""
    keys = {role: [] for role in ("n", "small", "scale", "glued")}  # type: dict[str, list[str]]
    for key, some in entries.items():
        for role in keys.keys() & {entry.role for entry in some}:
            keys[role].append(key)
    if not keys["glued"]:
        return None, None
    words = (key for some in keys.values() for key in some if key.isalpha())
    either = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{either})+?"), re.compile(either)


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
