"""In which encoding articles are read, where a person named one.

That is a fact of an article like its date, but one that its text follows from: it is applied as the
article is read, and again whenever somebody names another. What was decided on the text as it was
read before comes along as after an edit (see `lineage`).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import UNSET

from copydesk.atomic import read_plain
from copydesk.errors import InputError
from copydesk.reviews.kinds import FactsData, UndoData
from copydesk.reviews.review import Review

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.desk.kept import KeptArticles
    from copydesk.reviews.events import Event


def named_encodings(events: Iterable[Event]) -> dict[str, str]:
    """Return the encodings that people named, by the hash of the article's bytes."""
    about = [event for event in events if isinstance(event.data, FactsData | UndoData)]
    if not any(names_encoding(event) for event in about):
        return {}
    said = ((key, facts.encoding) for key, facts in Review(about).article_facts.items())
    return {key: encoding for key, encoding in said if isinstance(encoding, str) and encoding}


def names_encoding(event: Event) -> bool:
    """Tell whether an event says in which encoding an article is read."""
    return isinstance(event.data, FactsData) and event.data.encoding is not UNSET


def read_again(article: Article, encoding: str, kept: KeptArticles) -> Article:
    """Return an article as it is in another encoding, or as it is if it can't be had so.

    Args:
        article: As it was read.
        encoding: One of Python's names; "" for the one that the program finds. A journal of
            strangers may name anything.
        kept: Where its bytes are if its file has changed since.
    """
    # Loads the readers' patterns and word lists.
    from copydesk.articles.read_article import article_in

    data = _bytes_of(article, kept)
    with suppress(InputError):
        if data is not None:
            return article_in(article, data, encoding)
    return article


def _bytes_of(article: Article, kept: KeptArticles) -> bytes | None:
    with suppress(OSError):
        data = read_plain(article.path)
        if sha256(data).hexdigest() == article.sha256:
            return data
    return kept.data(article.sha256)
