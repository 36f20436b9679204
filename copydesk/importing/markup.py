"""The words of a piece of a page: feeds and dumps hold articles as HTML as often as not."""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|img|figure|blockquote|table|tr|td)\b"
    r"[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)


def holds_markup(words: str) -> bool:
    """Tell whether words are a piece of a page rather than plain text."""
    return bool(_TAG.search(words) or _ENTITY.search(words))


def text_of(piece: str) -> str:
    """Return all words that a piece of a page shows, paragraphs parted by blank lines.

    Nothing has to be left out, as of a whole page: it holds the article alone.
    """
    # Only where there is markup: it takes a while to load.
    from copydesk.articles.readers.html import everything_on

    return everything_on(piece).text
