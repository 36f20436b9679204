"""Noun phrases as far as closed classes of words tell them: where they end, what is plural.

There is no tagger here: a phrase runs to the next preposition, pronoun, auxiliary, verb of saying
or mark (`words/edges.txt`), and its head is the first plural in it, else its first word with a
capital, else its last.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from copydesk.findings.counts.numerals import number_words
from copydesk.findings.text.tokens import Token
from copydesk.findings.text.word_sets import word_set

DASHES: Final = frozenset("-‐‑–—−")
_PHRASE: Final = 5
"""Words of a noun phrase that are read."""
_CURRENCIES: Final = frozenset("$€£¥°")
"""Marks that are read as words."""


def is_edge(token: Token) -> bool:
    """Tell whether a word ends the phrase of a noun: "of", "were", "the"."""
    return token.key in word_set("edges")


def noun_phrase(tokens: Sequence[Token], last: int) -> list[int]:
    """Return the indices of the words of the noun phrase that begins after token `last`."""
    found: list[int] = []
    for index in range(last + 1, min(len(tokens), last + 1 + _PHRASE)):
        token = tokens[index]
        if token.text in DASHES and joins(tokens, index):
            continue
        is_word = token.kind == "word" or token.text in _CURRENCIES
        if not is_word or is_edge(token) or (found and token.key in number_words()["unit"]):
            break
        found.append(index)
    return found


def joins(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a mark has no space beside it: it joins, it doesn't part."""
    if not 0 < index < len(tokens) - 1:
        return False
    mark = tokens[index]
    return tokens[index - 1].end == mark.start and tokens[index + 1].start == mark.end


def noun_after(tokens: Sequence[Token], last: int) -> int:
    """Return the index of the noun of the phrase that begins after token `last`, -1 if none."""
    return head_of(tokens, noun_phrase(tokens, last))


def head_of(tokens: Sequence[Token], phrase: Sequence[int]) -> int:
    """Return the index of the noun in a phrase, -1 for an empty one."""
    plurals = [index for index in phrase if is_plural(tokens[index])]
    # German nouns have a capital and seldom an s.
    nouns = plurals or [index for index in phrase if tokens[index].is_capital]
    # One patient suffered.
    plain = [index for index in phrase[1:] if not tokens[index].key.endswith("ed")]
    return (nouns or plain[-1:] or phrase[:1] or [-1])[0]


def phrase_start(tokens: Sequence[Token], noun: int) -> int:
    """Return the index of the first word of the phrase that a noun ends, without its article."""
    start = noun
    while start and noun - start < _PHRASE:
        token = tokens[start - 1]
        if token.kind != "word" or is_edge(token):
            break
        start -= 1
    return start


def is_plural(token: Token) -> bool:
    """Tell whether a word looks like a plural noun."""
    if token.kind != "word" or not _is_plural_key(token.key):
        return False
    return not token.text.replace("’", "'").endswith("'s")


@lru_cache(maxsize=20_000)
def _is_plural_key(key: str) -> bool:
    if key in word_set("plurals"):
        return True
    return len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "us", "is"))
