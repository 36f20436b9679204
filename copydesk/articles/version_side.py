"""One of two versions of an article, as far as comparing them needs it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from copydesk.articles.article import Span
from copydesk.articles.wording import Word, normal_form, words_of


class Place(Protocol):
    """Whatever has a span: a sentence, a `Span`."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point after the last."""


class Version(Protocol):
    """One state of an article: an `Article`, or whatever else knows its text and sentences."""

    @property
    def text(self) -> str:
        """The decoded original."""

    @property
    def sentences(self) -> Sequence[Place]:
        """Its sentences: ordered, disjoint."""


class VersionSide:
    """The sentences of one version, and their words as soon as somebody asks for them."""

    def __init__(self, version: Version) -> None:
        self.text = version.text
        self.sentences = version.sentences
        self._starts = [sentence.start for sentence in version.sentences]
        self._ends = [sentence.end for sentence in version.sentences]
        self._words: dict[int, list[Word]] = {}

    @cached_property
    def forms(self) -> list[str]:
        """The normal form of each sentence: equal ones have the same words."""
        return [
            normal_form(self.text[sentence.start : sentence.end]) for sentence in self.sentences
        ]

    def words(self, index: int) -> list[Word]:
        """Return the words of a sentence, with places in the version's text."""
        if index not in self._words:
            sentence = self.sentences[index]
            self._words[index] = [
                Word(sentence.start + word.start, sentence.start + word.end, word.form)
                for word in words_of(self.text[sentence.start : sentence.end])
            ]
        return self._words[index]

    def touching(self, start: int, end: int) -> range:
        """Return the indices of the sentences that share a character with `[start, end)`."""
        first = bisect_right(self._ends, start)
        return range(first, max(first, bisect_left(self._starts, end)))

    def trimmed(self, index: int, start: int, end: int) -> Span:
        """Return the part of `[start, end)` in a sentence, without white space around it."""
        sentence = self.sentences[index]
        start, end = max(start, sentence.start), min(end, sentence.end)
        words = self.text[start:end]
        return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
