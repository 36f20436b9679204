"""What an article was read as, kept in the desk beside its bytes and its text.

The text of a file that a reader took out can't be had from the bytes alone: a later reader may take
out another. So a reading says which reader it was, and what it knew besides the text: what kinds
its paragraphs have and what the file says of the article. With both an article can be shown again
as it was judged, in whatever year. A reading is JSON, named by its own hash, like all that is kept:
two readers of one file leave two of them, and no clone can contradict another.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from copydesk.articles.article import Article, ArticleFacts, Paragraph
from copydesk.articles.contents import Contents

LARGEST_READING: Final = 10_000_000
"""Bytes of one: that of an article takes as many as the article."""


class Reading(Struct, frozen=True):
    """A reading as it is kept; fields may be added with a default."""

    article: str
    """SHA-256 of the file's bytes."""
    text: str
    """SHA-256 of the text in UTF-8."""
    reader: str
    """See `Article.reader`."""
    encoding: str
    encoding_is_guess: bool
    facts: ArticleFacts
    paragraphs: tuple[Paragraph, ...]

    def again(self, name: str, text: str) -> Article | None:
        """Return the article; None where this is no reading of the text.

        Args:
            name: What it was called.
            text: Its text, whose hash is `text`.
        """
        contents = Contents(
            text=text,
            encoding=self.encoding,
            encoding_is_guess=self.encoding_is_guess,
            facts=self.facts,
            paragraphs=self.paragraphs,
            sentences=(),
            reader=self.reader,
        )
        if not contents.is_sound:
            return None
        # Loads the readers' patterns and word lists.
        from copydesk.articles.reading_contents import sentences_of

        sentences = sentences_of(text, self.paragraphs)
        whole = msgspec.structs.replace(contents, sentences=sentences)
        return whole.article(Path(name), name, self.article)


class _About(Struct, frozen=True):
    """What a reading is of, without the rest."""

    article: str
    text: str


def packed(article: Article) -> tuple[str, bytes] | None:
    """Return the reading of an article and the name of its file.

    None where a text file holds all that there is to say, or there is too much of it.
    """
    if not article.reader:
        return None
    reading = Reading(
        article=article.sha256,
        text=article.text_sha256,
        reader=article.reader,
        encoding=article.encoding,
        encoding_is_guess=article.encoding_is_guess,
        facts=article.facts,
        paragraphs=article.paragraphs,
    )
    try:
        data = msgspec.json.encode(reading) + b"\n"
    except UnicodeEncodeError:
        return None  # half a character in its title, which no file holds
    return (sha256(data).hexdigest(), data) if len(data) <= LARGEST_READING else None


def unpacked(data: bytes) -> Reading | None:
    """Return a reading; None where this program can't make one of the bytes."""
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        if len(data) <= LARGEST_READING:
            return msgspec.json.decode(data, type=Reading)
    return None


def read_from(data: bytes) -> tuple[str, str] | None:
    """Return the hashes of the bytes and the text that a reading is of; None if it is none."""
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        if len(data) <= LARGEST_READING:
            about = msgspec.json.decode(data, type=_About)
            return about.article, about.text
    return None
