"""How an article begins, for a first screen that waits for no more of it."""

from __future__ import annotations

from bisect import bisect
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from msgspec import structs

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.desk.desk import Desk

_HEAD: Final = 8_000
"""Code points of the base that are read for a first screen, up to the end of a paragraph: more than
a large terminal shows."""


def head_of(desk: Desk, index: int) -> Article:
    """Return an article as if it ended after its first paragraphs.

    Of one that a reader has to take out of its file, nothing but its name is known so soon.

    Raises:
        InputError: It can't be read.
    """
    if (known := desk.known(index)) is not None:
        return _beginning(known)
    from copydesk.articles.decoding import Decoded
    from copydesk.articles.files import open_article
    from copydesk.articles.read_article import article_of

    file = open_article(desk.found[index].path, root=desk.library.root)
    whole = file.decoded or Decoded("", "", is_guess=False)
    end = whole.text.find("\n\n", _HEAD, 2 * _HEAD)
    head = structs.replace(whole, text=whole.text[: end if end > 0 else _HEAD])
    return article_of(structs.replace(file, decoded=head))


def _beginning(article: Article) -> Article:
    """Return the first paragraphs of an article; a sentence at least, however long it is."""
    sentences = article.sentences
    count = max(1, bisect(sentences, _HEAD, key=lambda sentence: sentence.end))
    end = sentences[count - 1].end if sentences else 0
    paragraphs = article.paragraphs[: sentences[count - 1].paragraph + 1] if sentences else ()
    return replace(
        article, text=article.text[:end], paragraphs=paragraphs, sentences=sentences[:count]
    )
