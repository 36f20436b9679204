"""From the bytes of a file to the contents of an article.

A reader takes the text out, and what the text is made of is found in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Final, Protocol, cast

from msgspec.structs import replace

from copydesk.articles.article import FURNITURE, ArticleFacts, Paragraph, ParagraphKind, Sentence
from copydesk.articles.contents import Contents
from copydesk.articles.facts import facts_of
from copydesk.articles.glued import date_end
from copydesk.articles.line_kinds import forget_lines
from copydesk.articles.readers.extract import Extract
from copydesk.articles.readers.formats import READERS, Format, libraries_of
from copydesk.articles.seen import Seen, as_seen
from copydesk.articles.sentences import sentence_spans
from copydesk.articles.structure import paragraphs_of
from copydesk.articles.usage import Usage

_SIGNS: Final[frozenset[ParagraphKind]] = FURNITURE - {"boilerplate"}
"""Lines that sign an article: nobody's sentences."""


class _Reader(Protocol):
    """A module of `readers`."""

    def read(self, data: bytes, encoding: str = "") -> Extract:
        """Take the article out of the bytes of a file."""


def contents_of(name: str, form: Format, data: bytes, encoding: str = "") -> Contents:
    """Return what the bytes of a file hold, read in this process.

    Args:
        name: What the article is called: see `Article.name`.
        form: The format that the bytes are in.
        data: The bytes.
        encoding: One of Python's names, where a person named one; "" for the one that is found.

    Raises:
        InputError: They can't be read as that; it doesn't say which file they are of.
    """
    module = import_module(f"copydesk.articles.readers.{READERS[form]}")
    contents = contents_in(name, cast("_Reader", module).read(data, encoding))
    return contents if form == "text" else replace(contents, reader=reader_of(form))


def reader_of(form: Format) -> str:
    """Return what reads a format, and what that stands on: "html 1, trafilatura 2.3.1"."""
    module = import_module(f"copydesk.articles.readers.{READERS[form]}")
    return ", ".join((f"{form} {module.VERSION}", *libraries_of(form)))


def contents_in(name: str, extract: Extract) -> Contents:
    """Return the contents of the article that a reader took out.

    Args:
        name: What the article is called.
        extract: What was taken out.
    """
    seen = as_seen(extract.text)
    found = paragraphs_of(seen.text, [_seen(paragraph, seen) for paragraph in extract.paragraphs])
    paragraphs = tuple(_placed(paragraph, seen) for paragraph in found)
    contents = Contents(
        text=extract.text,
        encoding=extract.encoding,
        encoding_is_guess=extract.encoding_is_guess,
        facts=_joined(extract.facts, facts_of(name, seen.text, found)),
        paragraphs=paragraphs,
        sentences=sentences_of(extract.text, paragraphs),
    )
    forget_lines()
    return contents


def _joined(said: ArticleFacts, found: ArticleFacts) -> ArticleFacts:
    """Return what the format says of an article; where it doesn't, what its text says."""
    if said == ArticleFacts():
        return found
    given = {name: value for name in said.__struct_fields__ if (value := getattr(said, name))}
    if "published" in given:
        given["published_is_guess"] = said.published_is_guess
    if "outlet" in given:
        given["short_name"] = said.outlet
    return replace(found, **given)


def _seen(paragraph: Paragraph, seen: Seen) -> Paragraph:
    """Return a paragraph of a text as one of what is seen of it."""
    start, end = seen.seen_at(paragraph.start), seen.seen_at(paragraph.end)
    return replace(paragraph, start=start, end=end)


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
