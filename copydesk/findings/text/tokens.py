"""Words, numbers and marks of a sentence, in the forms that rules compare.

A token keeps its place in the article. Its `key` is the same for everything that is merely written
differently: case, accents, curly apostrophes, possessives, full stops in abbreviations. Its `stem`
also forgives inflection and British or American spelling; it means something in English only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from copydesk.findings.text.word_files import entries

if TYPE_CHECKING:
    from Stemmer import Stemmer

TokenKind = Literal["word", "number", "mark"]

_TOKEN: Final = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*)"
    # Abbreviations with their stops: U.S., p.m., e.g.
    r"|(?P<short>(?<!\w)[^\W\d_]\.(?:[^\W\d_]\.)+)"
    r"|(?P<word>[^\W\d_][\w\u0300-\u036f]*(?:['’ʼ][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_POSSESSIVE: Final = re.compile(r"'s?$")
_WITH_S: Final = re.compile(r"(\w{3})is(e[drs]?|ing|ations?|ers?)$")
"""Words that British papers may write with s: organise, organisation."""
_CAPITALS: Final = frozenset({"US", "IT", "WHO", "UN", "EU", "UK"})
"""Abbreviations whose small form is, or may be, another word."""


class Token(Struct, frozen=True, gc=False):
    """A word, a number or a mark."""

    start: int
    """`[start, end)` in code points of the article's text."""
    end: int
    text: str
    kind: TokenKind
    key: str
    """The form for comparing: "Iraq’s" -> "iraq", "U.S." -> "US", "café" -> "cafe"."""

    @property
    def stem(self) -> str:
        """The key without English inflection and regional spelling."""
        return stem(self.key) if self.kind == "word" else self.key

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]`; their offsets count from the start of `text`."""
    stop = len(text) if end is None else end
    found = []
    for match in _TOKEN.finditer(text, start, stop):
        group = match.lastgroup
        kind: TokenKind = "word" if group == "short" else group  # type: ignore[assignment]
        word = match.group()
        found.append(Token(match.start(), match.end(), word, kind, _key(word, kind)))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _key(word: str, kind: TokenKind) -> str:
    if kind != "word":
        return word
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _POSSESSIVE.sub("", plain.replace("’", "'").replace("ʼ", "'"))
    undotted = plain.replace(".", "")
    return undotted if undotted in _CAPITALS else undotted.casefold()


@lru_cache(maxsize=50_000)
def stem(key: str) -> str:
    """Return the stem of an English word given by its key: "authorised" -> "author"."""
    if key in _CAPITALS:
        return key
    return str(_stemmer().stemWord(_american(key)))


@lru_cache
def _stemmer() -> Stemmer:
    """Return Porter's English stemmer, loaded when the first word is stemmed."""
    from Stemmer import Stemmer

    return Stemmer("english")


def _american(key: str) -> str:
    """Return the American spelling of a word by rule and list."""
    pattern, spellings = _spellings()
    written = pattern.sub(lambda found: spellings[found.group()], key)
    return _WITH_S.sub(r"\1iz\2", written)


@lru_cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the British spellings as a pattern, and the American one of each."""
    spellings = dict(entries("spellings"))
    return re.compile("|".join(map(re.escape, spellings))), spellings
