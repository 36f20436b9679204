"""Words that somebody looks for, as a pattern: the session finds them with it, the texts mark them.

Case, the house's quotes and dashes, and how much white space there is make no difference.
"""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.articles.wording import DASHES, QUOTES


@lru_cache(maxsize=8)
def pattern_of(words: str) -> re.Pattern[str]:
    """Return what finds some words as they are written anywhere; they aren't blank."""
    return re.compile(r"\s+".join(map(_pattern_of_word, words.split())), re.IGNORECASE)


def _pattern_of_word(word: str) -> str:
    return "".join(map(_any_like, word))


def _any_like(character: str) -> str:
    for alike in (QUOTES, DASHES):
        if character in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(character)
