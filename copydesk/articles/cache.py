"""Keeps what articles were read as, in the user's cache directory.

An entry is named by a digest of all that it depends on: the file's bytes, its name, and this state
of the program. It holds places in the text and what is known about the article, not the text: that
is the file's, decoded anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from copydesk.articles.article import Article, ArticleFacts, Paragraph, Sentence
from copydesk.cache import MOST_BYTES, Cache, this_program

if TYPE_CHECKING:
    from copydesk.articles.files import ArticleFile

ARTICLES: Final = "articles"
"""Name of the folder inside the user's cache directory."""

_LEAST: Final = 2_000
"""Code points of a text below which reading it is about as quick as looking for the entry."""
_MOST: Final = 100
"""Most bytes that an entry may hold for each code point of the text: a text may be all stops."""
_BESIDES: Final = 100_000
"""Most that it may hold besides."""


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """What isn't in the text itself; `Article` says what the fields mean."""

    length: int
    """Code points of the text."""
    facts: ArticleFacts
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]


class ArticleCache:
    """The articles that are kept for this user.

    Args:
        cache: The user's cache directory; it need not exist, and is made by the first entry.
        most: What all entries together may take, in bytes; those used longest ago go first.
    """

    def __init__(self, cache: Path, most: int = MOST_BYTES) -> None:
        self._entries = Cache(cache / ARTICLES, most)

    @property
    def folder(self) -> Path:
        """Where the entries lie."""
        return self._entries.folder

    def read(self, path: Path, *, root: Path | None = None) -> Article:
        """Return an article as it is kept, or read it and keep it; see `read_article`.

        Raises:
            InputError: It can't be read.
        """
        # Loads what decodes files: the first screen has its articles from another process.
        from copydesk.articles.files import open_article

        file = open_article(path, root=root)
        article = self.find(file)
        if article is None:
            # Loads patterns and word lists, which what is kept does without.
            from copydesk.articles.readers import article_of

            article = article_of(file)
            self._keep(file, article)
        return article

    def find(self, file: ArticleFile) -> Article | None:
        """Return the article that a file was read as; None where that isn't kept."""
        text = file.decoded.text
        if len(text) < _LEAST:
            return None
        body = self._entries.find(_name(file), _BESIDES + _MOST * len(text))
        if body is None:
            return None
        try:
            entry = msgspec.msgpack.decode(body, type=_Entry)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        if not _fits(entry, text):
            return None
        return Article(
            path=file.path,
            name=file.name,
            sha256=file.sha256,
            text=text,
            encoding=file.decoded.encoding,
            encoding_is_guess=file.decoded.is_guess,
            facts=entry.facts,
            paragraphs=entry.paragraphs,
            sentences=entry.sentences,
        )

    def _keep(self, file: ArticleFile, article: Article) -> None:
        if len(article.text) < _LEAST:
            return
        entry = _Entry(len(article.text), article.facts, article.paragraphs, article.sentences)
        try:
            body = msgspec.msgpack.encode(entry)
        except UnicodeEncodeError:
            return  # half a character in its title, which no file holds
        self._entries.keep(_name(file), body)


def _name(file: ArticleFile) -> str:
    """Return the name of the entry of an article."""
    digest = hashlib.sha256(this_program() + bytes.fromhex(file.sha256))
    digest.update(file.name.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _fits(entry: _Entry, text: str) -> bool:
    """Tell whether an entry can be that of a text: a checksum is easily made to fit anything."""
    paragraphs, sentences = entry.paragraphs, entry.sentences
    return (
        entry.length == len(text)
        and _are_in_order(paragraphs, len(text))
        and _are_in_order(sentences, len(text))
        and all(
            sentence.index == index
            and 0 <= sentence.paragraph < len(paragraphs)
            and sentence.kind == paragraphs[sentence.paragraph].kind
            for index, sentence in enumerate(sentences)
        )
    )


def _are_in_order(places: Sequence[Paragraph | Sentence], length: int) -> bool:
    """Tell whether places follow one another inside a text of `length` code points."""
    return (
        all(place.start < place.end for place in places)
        and all(0 <= before.end <= after.start for before, after in pairwise(places))
        and (not places or (places[0].start >= 0 and places[-1].end <= length))
    )
