"""The words of a piece of a page: feeds and dumps hold articles as HTML as often as not."""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.article import ArticleFacts
from copydesk.errors import InputError

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

    Raises:
        InputError: There are none.
    """
    # Only where there is markup: it takes a while to load.
    from copydesk.articles.readers.pages.blocks import blocks_of
    from copydesk.articles.readers.pages.layout import laid_out
    from copydesk.articles.readers.pages.tree import hide_unseen, tree_of

    root = tree_of(piece)
    if root is not None:
        hide_unseen(root)
    blocks = blocks_of(root) if root is not None else []
    if not blocks:
        raise InputError("There are no words in it.")
    return laid_out(blocks, list(range(len(blocks))), ArticleFacts()).text
