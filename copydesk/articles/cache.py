"""Keeps what articles were read as, in the user's cache directory.

An entry is named by a digest of all that it depends on: the file's bytes, its name, and this state
of the program. It holds places in the text and what is known about the article. Of plain text it
doesn't hold the text: that is the file's, decoded anew.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copydesk.articles.contents import Contents
from copydesk.articles.readers.formats import libraries_of
from copydesk.cache import MOST_BYTES, Cache, Entries, this_program

if TYPE_CHECKING:
    from copydesk.articles.article import Article
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
    """What is kept of an article."""

    length: int
    """Code points of the text."""
    contents: Contents
    """Of plain text without the text, which is the file's."""


class CachedArticles:
    """The articles that are kept for this user, for whoever only looks.

    Args:
        cache: The user's cache directory; it need not exist.
    """

    def __init__(self, cache: Path) -> None:
        self._entries = Entries(cache / ARTICLES)

    @property
    def folder(self) -> Path:
        """Where the entries lie."""
        return self._entries.folder

    def find(self, file: ArticleFile) -> Article | None:
        """Return the article that a file was read as; None where that isn't kept."""
        decoded = file.decoded
        if decoded is not None and len(decoded.text) < _LEAST:
            return None
        most = MOST_BYTES if decoded is None else _BESIDES + _MOST * len(decoded.text)
        body = self._entries.find(_name(file), most)
        if body is None:
            return None
        try:
            entry = msgspec.msgpack.decode(body, type=_Entry)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        contents = entry.contents
        if decoded is not None:
            contents = replace(
                contents,
                text=decoded.text,
                encoding=decoded.encoding,
                encoding_is_guess=decoded.is_guess,
            )
        is_whole = entry.length == len(contents.text) and contents.is_sound
        return _article(file, contents) if is_whole else None

    def read_file(self, file: ArticleFile) -> Article:
        """Read what a file holds.

        Raises:
            InputError: It can't be read.
        """
        # Loads patterns and word lists, which what is kept does without.
        from copydesk.articles.read_article import article_of

        return article_of(file)


class ArticleCache(CachedArticles):
    """The same for whoever keeps what was read.

    Args:
        cache: The user's cache directory; it need not exist, and is made by the first entry.
        most: What all entries together may take, in bytes; those used longest ago go first.
    """

    def __init__(self, cache: Path, most: int = MOST_BYTES) -> None:
        super().__init__(cache)
        self._entries = self._cache = Cache(self.folder, most)

    def read_file(self, file: ArticleFile) -> Article:
        """Read what a file holds, and keep it.

        Raises:
            InputError: It can't be read.
        """
        # Loads patterns and word lists, which what is kept does without.
        from copydesk.articles.read_article import contents_of_file

        contents = contents_of_file(file)
        self._keep(file, contents)
        return _article(file, contents)

    def _keep(self, file: ArticleFile, contents: Contents) -> None:
        length = len(contents.text)
        if file.decoded is not None:
            if length < _LEAST:
                return
            contents = replace(contents, text="")
        try:
            body = msgspec.msgpack.encode(_Entry(length, contents))
        except UnicodeEncodeError:
            return  # half a character in its title, which no file holds
        self._cache.keep(_name(file), body)


def _article(file: ArticleFile, contents: Contents) -> Article:
    return contents.article(file.path, file.name, file.sha256)


def _name(file: ArticleFile) -> str:
    """Return the name of the entry of an article."""
    digest = hashlib.sha256(this_program() + bytes.fromhex(file.sha256))
    digest.update(", ".join(libraries_of(file.format)).encode())
    digest.update(file.name.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
