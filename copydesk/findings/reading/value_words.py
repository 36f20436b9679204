"""The words and signs of which values are made, language by language.

They stand in `language/values.txt` (any language) and `language/values_en.txt` and its kin: a role
and its words, parted by commas, the next role behind a semicolon; where words have a worth it
stands before them, and words of one worth are parted by strokes; "(s)" may be missing::

    to: to; time: 60 minute=minute(s)|min, 3600 hour=hour(s)

A word with a capital letter is met with one only: "May", "EST". Another language is another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.findings import language as _language
from copydesk.findings.language.grammar import words
from copydesk.findings.language.tokens import Token, tokens_of

Roles = dict[str, str]  # what a word may be in a value, with its worth as that
HYPHENS: Final = "-‐‑"
_STARTING: Final = words(
    "n small scale crowd ordinal fraction times time relative weekday month-name clock"
)
"""Roles of which a line without figures must have one to state a value."""
_FOLDER: Final = Path(_language.__file__).parent
_ENTRY: Final = re.compile(r"(?:^|; )([a-z-]+): ([^;\n]+)", re.MULTILINE)
_WORD: Final = re.compile(r"\w+")
_OTHER: Final = re.compile(r"[\d\u2e80-\U0003ffff]")  # figures, scripts without spaces


class ValueWords(Struct, frozen=True):
    """The words of one language."""

    entries: dict[str, dict[str, Roles]]  # roles by the key of the phrase and by how it is written
    longest: dict[str, int]  # how many words the longest entry has that begins with a word's key
    starts: frozenset[str]  # small forms of words of which a value has at least one

    def roles(self, key: str, text: str) -> Roles:
        """Return the roles of a key as it stands in a text; capitals ask for capitals."""
        found: Roles = {}
        for written, roles in self.entries.get(key, {}).items():
            is_short = written.isupper() and len(written) > 1
            is_met = text.isupper() or "." in text if is_short else text[0].isupper()
            if is_met or not written[0].isupper():
                found = {**roles, **found} if found else roles
        return found

    def may_begin(self, text: str) -> bool:
        """Tell whether anything in a text may begin a value: most sentences state none."""
        is_there = not self.starts.isdisjoint(_WORD.findall(text.lower()))
        return is_there or _OTHER.search(text) is not None


@lru_cache
def words_of(language: str) -> ValueWords:
    """Return the words of values in a language given by two letters; "" reads English."""
    entries: dict[str, dict[str, Roles]] = {}
    longest: dict[str, int] = {}
    starts = set()
    for role, worth, written in _entries(language or "en"):
        tokens = tokens_of(written)
        key, first = phrase_key(tokens), tokens[0]
        entries.setdefault(key, {}).setdefault(written, {}).setdefault(role, worth)
        longest[first.key] = max(longest.get(first.key, 0), len(tokens))
        if role in _STARTING:
            telling = max(tokens, key=lambda token: len(token.text))
            starts |= {telling.key, telling.text.lower()}
    return ValueWords(entries, longest, frozenset(starts))


def _entries(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the role, the worth and the word of each entry for a language, its own first."""
    for path in (_FOLDER / f"values_{language}.txt", _FOLDER / "values.txt"):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for role, listed in _ENTRY.findall(text):
            for each in listed.split(", "):
                worth, _, written = each.rpartition("=")
                for word in written.split("|"):
                    for end in ("", "s") if word.endswith("(s)") else ("",):
                        yield role, worth, word.removesuffix("(s)") + end


def phrase_key(tokens: Sequence[Token]) -> str:
    """Return the key of a phrase; a hyphen is as good as a space."""
    return " ".join([token.key for token in tokens if token.key not in HYPHENS]) or tokens[0].key
