"""Classes of words, read from the files in `words/` when a rule first needs them.

A file says in its first lines where its words come from. Each further line names a label and its
phrases::

    possible: may, might, could, it is possible that
    alleged: ~allege, so called

A word stands for its key (`tokens`); one with `~` before it for everything with the same stem.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from copydesk.findings.text.tokens import Token

_FOLDER: Final = Path(__file__).parent.parent / "words"


class Match(Struct, frozen=True, gc=False):
    """A phrase of a lexicon met in a list of tokens."""

    first: int
    """Index of its first token."""
    last: int
    """Index of its last token, inclusive."""
    label: str
    phrase: str
    """As the file writes it."""


class Lexicon:
    """The phrases of one file, found in tokens in one pass, the longest first."""

    def __init__(self, phrases: Sequence[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for label, phrase in phrases:
            words = tuple(_wanted(word) for word in phrase.split())
            self._by_first.setdefault(words[0], []).append((words, label, phrase))
        self._has_stems = any(first.startswith("~") for first in self._by_first)
        for known in self._by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def matches(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield the phrases in `tokens`, in order; they don't overlap."""
        at = 0
        by_first, has_stems = self._by_first, self._has_stems
        while at < len(tokens):
            # Most words begin no phrase: this is asked for each word of each article.
            begins = has_stems or tokens[at].key in by_first
            found = self._at(tokens, at) if begins else None
            if found is not None:
                yield found
                at = found.last
            at += 1

    def label(self, token: Token) -> str:
        """Return the label of a single word, "" if it isn't in the lexicon."""
        found = self._at((token,), 0)
        return found.label if found else ""

    def _at(self, tokens: Sequence[Token], at: int) -> Match | None:
        token = tokens[at]
        if token.kind == "mark":
            return None
        firsts = (token.key, f"~{token.stem}") if self._has_stems else (token.key,)
        for first in firsts:
            for words, label, phrase in self._by_first.get(first, ()):
                rest = tokens[at + 1 : at + len(words)]
                if len(rest) == len(words) - 1 and all(map(_fits, words[1:], rest)):
                    return Match(at, at + len(words) - 1, label, phrase)
        return None


@lru_cache
def lexicon(name: str) -> Lexicon:
    """Return the lexicon of the file `words/<name>.txt`."""
    return Lexicon(entries(name))


@lru_cache
def entries(name: str) -> tuple[tuple[str, str], ...]:
    """Return (label, phrase) for each phrase of `words/<name>.txt`, in its order."""
    found = []
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        label, colon, phrases = line.partition(":")
        if colon and not line.startswith("#"):
            found += [(label.strip(), phrase.strip()) for phrase in phrases.split(",")]
    return tuple((label, phrase) for label, phrase in found if phrase)


def _wanted(word: str) -> str:
    """Return what a word of a file stands for: its key, or "~" and its stem."""
    from copydesk.findings.text.tokens import stem

    return f"~{stem(word[1:])}" if word.startswith("~") else word


def _fits(wanted: str, token: Token) -> bool:
    return wanted == (f"~{token.stem}" if wanted.startswith("~") else token.key)
