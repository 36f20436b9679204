"""Looks for words that were quoted from an article, where nothing is known but the quotation.

The way of a W3C TextQuoteSelector: the exact words, and what stood before and after them where they
stand more than once. Never near misses: better not found than found in the wrong place.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.article import Span

_SHORTEST: Final = 3
"""Words that a quotation must have to be looked for: shorter ones stand everywhere."""


def find_quote(text: str, quote: str, prefix: str = "", suffix: str = "") -> Span | None:
    """Return where `quote` stands in `text`, white space aside; None where that isn't certain.

    Args:
        text: The article's text.
        quote: The words.
        prefix: What stood before them; it decides where they stand more than once.
        suffix: What stood after them.
    """
    words = quote.split()
    if not words:
        return None
    found = [Span(*match.span()) for match in _pattern(words).finditer(text)]
    if len(found) == 1 and len(words) >= _SHORTEST:
        return found[0]
    fits = [span for span in found if _fits(text, span, prefix, suffix)]
    return fits[0] if len(fits) == 1 else None


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words)))


def _fits(text: str, span: Span, prefix: str, suffix: str) -> bool:
    """Tell whether a place has the words on both sides that the quotation had."""
    room = 2 * max(len(prefix), len(suffix)) + 8
    before = "".join(text[max(0, span.start - room) : span.start].split())
    after = "".join(text[span.end : span.end + room].split())
    wanted_before, wanted_after = "".join(prefix.split()), "".join(suffix.split())
    if not (wanted_before or wanted_after):
        return False
    return before.endswith(wanted_before) and after.startswith(wanted_after)
