"""Reads an article from a file: bytes, text, facts, paragraphs, sentences."""

from __future__ import annotations

from contextlib import suppress
from os import PathLike
from pathlib import Path

from copydesk.articles.article import Article
from copydesk.articles.contents import Contents
from copydesk.articles.decoding import decode
from copydesk.articles.files import ArticleFile, naming, open_article
from copydesk.articles.readers.extract import Extract
from copydesk.articles.readers.formats import format_of
from copydesk.articles.reading_contents import contents_in, contents_of
from copydesk.errors import InputError


def read_article(path: str | PathLike[str], *, root: Path | None = None) -> Article:
    """Read the article in the file at `path`, whatever its suffix.

    Args:
        path: A file with text in any encoding (see `decoding`).
        root: The folder that was opened; the article's name is relative to it. Without it, or when
            the file lies elsewhere, the name is the file's.

    Raises:
        InputError: There is no such file, it can't be read, isn't text, or is too large.
    """
    return article_of(open_article(Path(path), root=root))


def article_of(file: ArticleFile) -> Article:
    """Return the article that a file holds.

    Raises:
        InputError: It holds none that can be read.
    """
    return contents_of_file(file).article(file.path, file.name, file.sha256)


def contents_of_file(file: ArticleFile) -> Contents:
    """Return what a file holds; errors as for `article_of`."""
    if file.decoded is not None:
        decoded = file.decoded
        return contents_in(file.name, Extract(decoded.text, decoded.encoding, decoded.is_guess))
    # Loads what starts processes: plain text needs none.
    from copydesk.articles.elsewhere import contents_elsewhere

    with naming(file.path):
        return contents_elsewhere(file.name, file.format, file.data)


def article_again(name: str, sha256: str, text: str, data: bytes | None = None) -> Article:
    """Return an article as it was read once, from what was kept of it.

    Args:
        name: What it was called.
        sha256: Hash of its bytes.
        text: Its text, in which offsets count, whatever would be read from the bytes now.
        data: Its bytes, where they were kept: they say which encoding it had.
    """
    extract = Extract(text, "utf-8")
    if data is not None and format_of(name, data) == "text":
        with suppress(InputError):
            decoded = decode(data)
            extract = Extract(text, decoded.encoding, decoded.is_guess)
    return contents_in(name, extract).article(Path(name), name, sha256)


def article_in(article: Article, data: bytes, encoding: str) -> Article:
    """Return an article as it is in the encoding that a person named for it.

    Args:
        article: As it was read.
        data: Its bytes.
        encoding: One of Python's names; "" for the one that is found.

    Raises:
        InputError: There is no such encoding, the bytes are no text in it, or are in a format that
            knows no other.
    """
    form = format_of(article.name, data)
    if form == "text":
        contents = contents_of(article.name, form, data, encoding)
    else:
        from copydesk.articles.elsewhere import contents_elsewhere

        contents = contents_elsewhere(article.name, form, data, encoding)
    return contents.article(article.path, article.name, article.sha256)
