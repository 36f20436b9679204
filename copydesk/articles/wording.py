"""Words: what the texts of articles are made of, and when two of them are the same.

The word diff of a row and the comparison of an article's versions both stand on it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from copydesk.articles.seen import UNSEEN, as_seen, grouped

_HYPHEN: Final = re.compile(r"[-‐‑–](?:(?<=[\w.\u0300-\u036f].)(?=[^\W\d])|(?<=[^\W\d].)(?=\w))")
"""Joins two words, which some write apart: US-led, Al-Sudani, 86-metre. Between digits it is more
than that."""
QUOTES: Final = "'" + '"“”„‟«»〝〞＂‘’‚‛‹›`´ʼ＇'
"""Single and double ones alike: which one writes is a matter of the house."""
DASHES: Final = "-‐‑‒–—―−﹘﹣－"
_FOLDED: Final = str.maketrans({**dict.fromkeys(QUOTES, "'"), **dict.fromkeys(DASHES, "-")})
"""One code point for one."""

_FIRST_SPACELESS: Final = "\u3040"
_SPACELESS: Final = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts without spaces between words: a character is a word."""
_PIECE: Final = re.compile(r"\w+|'+|-+|[^\w\s]")
"""A word, or a part of one, in folded text without a character of such a script."""
_RUN: Final = re.compile(r"(['-])\1+")
"""As good as one: '' for a double quote, -- for a long dash."""
_JOINED: Final = re.compile(r"(?<=\w)['.,](?=\w)|(?<=\d)[:/](?=\d)")
"""What holds two halves of a word or number together: don't, 2.1, U.S, 10,000, 21:40."""
_ORDINARY_SPACE: Final = " "
"""May part the thousands of a figure. Only where texts are compared: of one text by itself 15 300
can't be told from two figures."""
_ZERO_WIDTH_JOINER: Final = "\u200d"
_PREPENDED: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Signs that form one grapheme with what follows."""

_UNSEEN: Final = re.compile(f"[{UNSEEN}]+")
_LONG_CLUSTER: Final = re.compile(r"[^\w\s]{30}(?=[^\w\s])")
"""More marks on one letter than any script has. Composing takes time in proportion to their square,
so a joiner cuts them, as in the Stream-Safe Text Format (UAX #15)."""


class _Spaceless(NamedTuple):
    """What texts in scripts without spaces are taken apart with."""

    character: re.Pattern[str]
    no_space: re.Pattern[str]
    """Space where such a script writes none: a line break that was taken away."""
    piece: re.Pattern[str]
    """A word, or a part of one, in folded text."""


@cache
def _spaceless() -> _Spaceless:
    """Make the expressions; that takes 10 ms, which most texts do without."""
    return _Spaceless(
        re.compile(f"[{_SPACELESS}]"),
        re.compile(f" (?=[{_SPACELESS}])|(?<=[{_SPACELESS}]) "),
        re.compile(rf"[{_SPACELESS}]|[^\W{_SPACELESS}]+|'+|-+|[^\w\s]"),
    )


def _may_be_spaceless(text: str) -> bool:
    return not text.isascii() and max(text) >= _FIRST_SPACELESS


def _piece(text: str) -> re.Pattern[str]:
    return _spaceless().piece if _may_be_spaceless(text) else _PIECE


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or one other visible character, with everything that belongs to its graphemes."""

    start: int
    end: int
    form: str
    """Normal form: two words of one form are the same."""

    @property
    def is_told(self) -> bool:
        """Whether it is a word or a number and not a mere sign."""
        return any(character.isalnum() for character in self.form)


def normal_form(text: str) -> str:
    """Return the words and signs that are seen of `text`, a space between two.

    Two texts whose normal forms are equal say the same in the same words: they differ in case,
    quotes, dashes, white space or what separates the thousands of a figure at most.
    """
    return _form(grouped(as_seen(text).text, _ORDINARY_SPACE))


def _form(text: str) -> str:
    folded = _HYPHEN.sub(" ", text).translate(_FOLDED)
    plain = composed(composed(_RUN.sub(r"\1", folded)).casefold())
    return " ".join(_piece(plain).findall(plain))


def composed(text: str) -> str:
    """Return `text` in Unicode's normal form C, in time proportional to its length."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _LONG_CLUSTER.sub("\\g<0>\u034f", text))


def without_unseen(text: str) -> str:
    """Return `text` without the characters that nobody sees."""
    return _UNSEEN.sub("", text)


def same_words(old: str, new: str) -> bool:
    """Tell whether nobody sees a difference between two texts, line breaks set aside.

    Line ends, a byte order mark, white space at ends or repeated, the Unicode normal form and
    unseen characters make none, nor do other line breaks inside of paragraphs or between them.
    Case, quotes and dashes can be seen.
    """
    return old == new or _as_seen(old) == _as_seen(new)


def _as_seen(text: str) -> str:
    seen = " ".join(composed(without_unseen(text)).split())
    return _spaceless().no_space.sub("", seen) if _may_be_spaceless(seen) else seen


def words_of(text: str) -> list[Word]:
    """Return the words and other visible characters of `text`, whole graphemes each.

    They are read as the text is seen, and their places are those in `text` itself.
    """
    seen = as_seen(text)
    words = _words(grouped(seen.text, _ORDINARY_SPACE))
    if len(seen.text) == len(text):
        return words
    found: list[tuple[int, int, list[str]]] = []
    for word in words:
        start, end = seen.span(word.start, word.end)
        while end < len(text) and _extends(text[end]):
            end += 1
        before = found[-1][1] if found else 0
        while before < start and _extends(text[start]) and _extends(text[start - 1]):
            start -= 1
        forms = [word.form]
        if found and before == start and is_inside_grapheme(text, start):
            start, _end, first = found.pop()
            first += forms
            forms = first
        found.append((start, end, forms))
    return [Word(start, end, " ".join(forms)) for start, end, forms in found]


def is_inside_grapheme(text: str, at: int) -> bool:
    """Return whether `at` lies inside a grapheme of the text as it is written."""
    before = at
    while before and _is_regional(text[at]) and _is_regional(text[before - 1]):
        before -= 1
    halves_a_flag = (at - before) % 2 == 1
    return text[at - 1] == _ZERO_WIDTH_JOINER or _extends(text[at]) or halves_a_flag


def _words(text: str) -> list[Word]:
    """Return the words of a text that hides nothing."""
    folded = text.translate(_FOLDED)
    hyphens = {match.start() for match in _HYPHEN.finditer(text)}
    glue = {match.start() for match in _JOINED.finditer(folded)}
    spans: list[tuple[int, int]] = []
    for match in _piece(folded).finditer(folded):
        start, end = match.span()
        follows = bool(spans) and spans[-1][1] == start
        if follows and (start in hyphens or _continues(text, spans[-1][0], start, glue)):
            start = spans.pop()[0]
        elif _extends(text[start]) and start and unicodedata.category(text[start - 1]) == "Zs":
            start -= 1
        spans.append((start, end))
    return [
        Word(start, end, _form(text[start : end - 1 if end - 1 in hyphens else end]))
        for start, end in spans
    ]


def told(words: Sequence[Word]) -> int:
    """Return how many of `words` are words or numbers, and not mere signs."""
    return sum(word.is_told for word in words)


def _continues(text: str, start: int, at: int, glue: set[int]) -> bool:
    """Return whether what stands at `at` belongs to the word that goes from `start` to there."""
    last, here = text[at - 1], text[at]
    if at in glue or at - 1 in glue:
        return True
    if _extends(here) or last == _ZERO_WIDTH_JOINER or last in _PREPENDED:
        return True
    if _is_regional(here):
        before = at
        while before > start and _is_regional(text[before - 1]):
            before -= 1
        return (at - before) % 2 == 1
    # "u" + combining diaeresis + "ber": the mark split a word in two.
    spaceless = _may_be_spaceless(here) and _spaceless().character.match(here)
    return _extends(last) and here.isalnum() and not spaceless


def _extends(character: str) -> bool:
    """Return whether `character` never begins a grapheme (UAX #29)."""
    return (
        unicodedata.category(character)[0] == "M"
        or character in "\u200c\u200d\u0e33\u0eb3\uff9e\uff9f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_regional(character: str) -> bool:
    """Return whether `character` is half of a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"
