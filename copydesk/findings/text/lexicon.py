"""Classes of words, found in the tokens of a sentence; `word_files` says how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from copydesk.findings.text.tokens import Token, stem
from copydesk.findings.text.word_files import entries


class Match(Struct, frozen=True, gc=False):
    """A phrase of a lexicon met in a list of tokens."""

    first: int
    """Index of its first token."""
    last: int
    """Index of its last token, inclusive."""
    label: str
    phrase: str
    """As the file writes it."""


_Phrase = tuple[tuple[str, ...], str, str]
"""What its words stand for, its label, and the phrase as the file writes it."""


class Lexicon:
    """The phrases of one file, found in tokens in one pass, the longest first."""

    def __init__(self, phrases: Sequence[tuple[str, str]]) -> None:
        self._by_key: dict[str, list[_Phrase]] = {}
        self._by_stem: dict[str, list[_Phrase]] = {}
        for label, phrase in phrases:
            words = wanted_words(phrase)
            first = words[0]
            known = self._by_stem if first.startswith("~") else self._by_key
            known.setdefault(first.removeprefix("~"), []).append((words, label, phrase))
        for known in (self._by_key, self._by_stem):
            for rivals in known.values():
                rivals.sort(key=_longest_first)

    def matches(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield the phrases in `tokens`, in order; they don't overlap."""
        at = 0
        while at < len(tokens):
            found = self._at(tokens, at)
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
        by_key = self._by_key.get(token.key)
        by_stem = self._by_stem.get(token.stem) if self._by_stem else None
        # Most words begin no phrase: this is asked for each word of each article.
        if (by_key is None and by_stem is None) or token.kind == "mark":
            return None
        for words, label, phrase in (*(by_key or ()), *(by_stem or ())):
            rest = tokens[at + 1 : at + len(words)]
            if len(rest) == len(words) - 1 and all(map(_fits, words[1:], rest)):
                return Match(at, at + len(words) - 1, label, phrase)
        return None


@lru_cache
def lexicon(name: str) -> Lexicon:
    """Return the lexicon of the file `words/<name>.txt`."""
    return Lexicon(entries(name))


def wanted_words(phrase: str) -> tuple[str, ...]:
    """Return what the words of a phrase stand for: each its key, or "~" and its stem."""
    words = phrase.split()
    if "~" in phrase:
        words = [f"~{stem(word[1:])}" if word.startswith("~") else word for word in words]
    return tuple(words)


def _longest_first(phrase: _Phrase) -> int:
    return -len(phrase[0])


def _fits(wanted: str, token: Token) -> bool:
    return wanted == (f"~{token.stem}" if wanted.startswith("~") else token.key)
