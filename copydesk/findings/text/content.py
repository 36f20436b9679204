"""Which words carry a fact, and which only hold a sentence together.

Two sentences share a claim through their content words; "the", "with" and "has been" stand in every
sentence. The list is English. In other languages short words do the same work.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from copydesk.findings.text.tokens import Token
from copydesk.findings.text.word_files import entries

LONGEST_SENTENCE: Final = 400
"""Tokens beyond which a sentence is none: a table, a list, an attack. Nothing is read in it."""
_SHORT: Final = 2
"""Letters of words in small letters that carry no content in any language written with letters."""


def is_content(token: Token) -> bool:
    """Tell whether a token is a number, a name or a word with a meaning of its own."""
    if token.kind == "word":
        return carries_content(token.key) and (len(token.key) > _SHORT or token.text[0].isupper())
    return token.kind == "number"


@lru_cache(maxsize=50_000)
def carries_content(key: str) -> bool:
    """Tell whether a word, given by its key, is no function word."""
    return key not in _function_words()


@lru_cache
def _function_words() -> frozenset[str]:
    return frozenset(word for _, word in entries("function_words"))
