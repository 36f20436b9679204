"""Reads an article from a file: bytes, text, facts, paragraphs, sentences."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from copydesk.articles.article import FURNITURE, Article, Paragraph, ParagraphKind, Sentence
from copydesk.articles.decoding import Decoded, decode, read_as
from copydesk.articles.facts import facts_of
from copydesk.articles.files import ArticleFile, open_article
from copydesk.articles.glued import date_end
from copydesk.articles.seen import Seen, as_seen
from copydesk.articles.sentences import sentence_spans
from copydesk.articles.structure import paragraphs_of
from copydesk.articles.usage import Usage
from copydesk.errors import InputError

_SIGNS: Final[frozenset[ParagraphKind]] = FURNITURE - {"boilerplate"}
"""Lines that sign an article: nobody's sentences."""


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
    """Return the article that a file holds."""
    return _article(file.path, file.name, file.sha256, file.decoded)


def article_again(name: str, sha256: str, text: str, data: bytes | None = None) -> Article:
    """Return an article as it was read once, from what was kept of it.

    Args:
        name: What it was called.
        sha256: Hash of its bytes.
        text: Its text, in which offsets count, whatever would be read from the bytes now.
        data: Its bytes, where they were kept: they say which encoding it had.
    """
    decoded = Decoded(text, "utf-8", is_guess=False)
    if data is not None:
        with suppress(InputError):
            decoded = replace(decode(data), text=text)
    return _article(Path(name), name, sha256, decoded)


def article_in(article: Article, data: bytes, encoding: str) -> Article:
    """Return an article as it is in the encoding that a person named for it.

    Args:
        article: As it was read.
        data: Its bytes.
        encoding: One of Python's names; "" for the one that is found.

    Raises:
        InputError: There is no such encoding, or the bytes are no text.
    """
    decoded = read_as(data, encoding) if encoding else decode(data)
    return _article(article.path, article.name, article.sha256, decoded)


def _article(path: Path, name: str, sha256: str, decoded: Decoded) -> Article:
    seen = as_seen(decoded.text)
    found = paragraphs_of(seen.text)
    facts = facts_of(name, seen.text, found)
    paragraphs = tuple(_placed(paragraph, seen) for paragraph in found)
    return Article(
        path=path,
        name=name,
        sha256=sha256,
        text=decoded.text,
        encoding=decoded.encoding,
        encoding_is_guess=decoded.is_guess,
        facts=facts,
        paragraphs=paragraphs,
        sentences=sentences_of(decoded.text, paragraphs),
    )


def _placed(paragraph: Paragraph, seen: Seen) -> Paragraph:
    """Return a paragraph of what is seen as one of the text itself."""
    start, end = seen.span(paragraph.start, paragraph.end)
    return replace(paragraph, start=start, end=end)


def sentences_of(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of all `paragraphs` of `text`, each with its paragraph's kind.

    A line that signs the article is one, whatever stops stand in it. A date that is glued to the
    first words of the story is of none: the article's facts tell it.
    """
    usage = Usage(as_seen(text).text)
    first = next((n for n, one in enumerate(paragraphs) if one.kind not in FURNITURE), 0)
    spans = [
        (paragraph.start + start, paragraph.start + end, paragraph.kind, number)
        for number, paragraph in enumerate(paragraphs)
        for start, end in _sentence_places(text, paragraph, usage, is_first=number == first)
    ]
    return tuple(Sentence(index, *span) for index, span in enumerate(spans))


def _sentence_places(
    text: str, paragraph: Paragraph, usage: Usage, *, is_first: bool
) -> Iterable[tuple[int, int]]:
    """Return the sentences that are seen in a paragraph, as places in the paragraph itself."""
    line = text[paragraph.start : paragraph.end]
    if paragraph.kind in _SIGNS:
        return [(0, len(line))]
    seen = as_seen(line)
    start = date_end(seen.text) if is_first else 0
    spans = sentence_spans(seen.text[start:], usage)
    return [seen.span(start + begin, start + end) for begin, end in spans]
