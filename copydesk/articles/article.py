"""What an article is: one text as found, never cleaned, with everything that points into it.

Offsets everywhere in the project are code points into `Article.text`, half open: `[start, end)`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

ParagraphKind = Literal[
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "body",
    "caption",
    "credit",
    "embed",
    "boilerplate",
]
"""What a paragraph is in a published article."""

FURNITURE: Final[frozenset[ParagraphKind]] = frozenset(
    {"boilerplate", "byline", "credit", "dateline"}
)
"""Kinds that never link, are never to do, and are folded on screen."""


def kind_told(kind: ParagraphKind) -> str:
    """Return what a kind is called on screen: furniture, where nothing more is known of it."""
    return "furniture" if kind == "boilerplate" else kind


class Span(Struct, frozen=True, gc=False):
    """A piece of an article's text, `[start, end)` in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


class Paragraph(Struct, frozen=True, gc=False):
    """One block of an article: its span without surrounding white space."""

    start: int
    end: int
    kind: ParagraphKind
    reason: str
    """Why it has this kind, as words that can be shown: "the first short line"."""


class Sentence(Struct, frozen=True, gc=False):
    """One sentence: trimmed, inside one paragraph, whose kind it has."""

    index: int
    """Its place in `Article.sentences`, from 0."""
    start: int
    end: int
    kind: ParagraphKind
    paragraph: int
    """Index into `Article.paragraphs`."""


class ArticleFacts(Struct, frozen=True, gc=False):
    """What is known about an article besides its text; "" stands for not known."""

    short_name: str = ""
    """What the list shows: the outlet where known, else the file's stem."""
    outlet: str = ""
    published: str = ""
    """ISO date, "2025-03-15"."""
    published_is_guess: bool = False
    """True when the date was inferred (from a file name, a post inside the text, a weekday)."""
    url: str = ""
    language: str = ""
    """BCP 47 tag; "" until known."""
    origin: str = ""
    """"source" marks the article that the others retell."""
    encoding: str = ""
    """Python's name of the encoding that a person named for it; "" leaves that to `decoding`."""
    title: str = ""
    """The headline as front matter or a page's own data give it; most articles have theirs in the
    text."""
    author: str = ""
    """Who wrote it, as a page's own data say; most articles have a byline in the text."""
    updated: str = ""
    """ISO date of the last change that the article itself tells of."""


@dataclass(frozen=True)
class Article:
    """One text as found: bytes, decoded text, hash, facts, paragraphs and sentences.

    Equality and hash go by name, `sha256` and text: these determine the rest. Another reader may
    have made another text of the same bytes.
    """

    path: Path = field(compare=False)
    """Where it was read from."""
    name: str
    """Path relative to the folder that was opened, with "/" (the file's name for a lone file)."""
    sha256: str
    """Hash of the bytes, 64 hex digits: the article's identity in the store."""
    text: str = field(repr=False)
    """The decoded original: every offset points into it."""
    encoding: str
    """Python's name of the encoding: "utf-8", "utf-16-le", "cp1252"."""
    encoding_is_guess: bool = field(compare=False)
    facts: ArticleFacts = field(compare=False)
    paragraphs: tuple[Paragraph, ...] = field(compare=False, repr=False)
    sentences: tuple[Sentence, ...] = field(compare=False, repr=False)
    reader: str = field(default="", compare=False)
    """What took the text out of the file, and what that stands on: "html 1, trafilatura 2.3.1"; ""
    for plain text, which is the file's own."""

    def quote(self, place: Span | Sentence | Paragraph) -> str:
        """Return the original words at `place`."""
        return self.text[place.start : place.end]

    @cached_property
    def text_sha256(self) -> str:
        """Hash of the text in UTF-8: of a plain UTF-8 file, that of its bytes.

        It says in which text offsets count, whatever the program makes of the bytes later.
        """
        return sha256(encoded(self.text)).hexdigest()

    @cached_property
    def title(self) -> str:
        """The headline, else front matter's, else the first sentence, else the file's name.

        A headline below the first paragraph of text is a crosshead, not the article's.
        """
        for sentence in self.sentences:
            if sentence.kind == "headline":
                return self.quote(sentence)
            if sentence.kind == "body":
                break
        if self.facts.title:
            return self.facts.title
        told = (sentence for sentence in self.sentences if sentence.kind not in FURNITURE)
        first = next(told, None)
        return self.quote(first) if first else self.name


def encoded(text: str) -> bytes:
    """Return a text as it is kept; a lone surrogate, which UTF-8 knows not, is kept as well."""
    return text.encode("utf-8", "surrogatepass")
