"""Words for likeness: what two sentences can share, in any script.

A word is what stands between spaces and signs, without case, accents and vowel signs. Scripts that
write no spaces have no such words. Their characters are taken in neighbouring pairs: of two Chinese
sentences about one harbour master both hold the pairs that his title and his name are written in.
This is how search engines index these languages (the *bigram* tokenizers of Lucene, after Kwok
1997), and needs no dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final

STEM: Final = 6
"""Letters of a word that count: a stemmer that knows no language and needs no tables."""

_IDEOGRAPHS: Final = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\U00020000-\U0003ffff"
"""Chinese characters and kana: each of them tells about as much as a short word."""
_UNSPACED: Final = f"{_IDEOGRAPHS}\u0e00-\u0edf\u1000-\u109f\u1780-\u17ff"
"""These, and the letters of Thai, Lao, Burmese and Khmer."""

_WORD: Final = re.compile(r"\w+")
_RUN: Final = re.compile(f"[{_UNSPACED}]+|[^\\W{_UNSPACED}]+")
_IS_UNSPACED: Final = re.compile(f"[{_UNSPACED}]")
_IDEOGRAPH: Final = re.compile(f"[{_IDEOGRAPHS}]")
_BETWEEN: Final = {code: " " for code in range(128) if not _WORD.match(chr(code))}
"""Blanks for what stands between words in ASCII."""


class _Unmarked(dict[int, int | None]):
    """What stays of each character of decomposed text; filled as characters are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code))[0] == "M" else code
        return self[code]


_UNMARKED: Final = _Unmarked()


def folded(text: str) -> str:
    """Return `text` without case, accents and vowel signs, compatibility characters resolved."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_UNMARKED)


def words_of(fold: str) -> list[str]:
    """Return what stands between spaces and signs in folded text, in order."""
    if fold.isascii():
        # The same in a third of the time: a key press goes through all sentences.
        return fold.translate(_BETWEEN).split()
    return _WORD.findall(fold)


def stems(words: Sequence[str]) -> list[str]:
    """Return words by their first letters, and what is written without spaces in pairs."""
    text = "".join(words)
    if text.isascii() or not _IS_UNSPACED.search(text):
        return [word[:STEM] for word in words]
    found: list[str] = []
    for run in chain.from_iterable(map(_RUN.findall, words)):
        if len(run) > 1 and _IS_UNSPACED.match(run):
            found += map("".join, pairwise(run))
        else:
            found.append(run[:STEM])
    return found


def spaced(words: Sequence[str]) -> str:
    """Return words as trigrams are read from them: with single spaces around and between.

    Ideographs stand apart as well, so that one and two of them are a trigram, not three.
    """
    text = " ".join(words)
    if not text.isascii() and _IS_UNSPACED.search(text):
        text = " ".join(_IDEOGRAPH.sub(r" \g<0> ", text).split())
    return f" {text} "
