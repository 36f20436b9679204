"""An article as it is read for findings: its sentences in units, its names and quotations.

All places are in the text as it is seen (`articles.seen`); `Reading.place` gives the span in the
article. What is found in a sentence is found when it is first asked for, and kept: an article is
compared with many others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from copydesk.alignment.progress import stage, watched
from copydesk.articles.article import FURNITURE, Article, ArticleFacts, Paragraph, Sentence, Span
from copydesk.articles.languages import language_of
from copydesk.articles.seen import as_seen
from copydesk.findings.language.tokens import Token, tokens_of
from copydesk.findings.reading.names import Name, names_of
from copydesk.findings.reading.quotations import Quotation, quotations_of
from copydesk.findings.reading.sources import Source, sources_of
from copydesk.findings.reading.units import Unit, units_of
from copydesk.findings.reading.value import Value
from copydesk.findings.reading.values import values_in

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress

_Part = TypeVar("_Part", Sentence, Paragraph)
_NAMED: Final = 0.2
"""Share of reading an article that names and quotations take, which are found in the whole of it:
0.4 of 1.7 s of processor for 8,000 sentences."""


class Reading:
    """An article read for findings. Use `reading_of`, which keeps it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._seen = as_seen(article.text)
        self.text = self._seen.text  # the article's text as it is seen
        self.language = language_of(article)  # two letters, "" if it can't be told
        self.published = _day(article.facts.published)
        self.sentences = tuple(self._placed(sentence) for sentence in article.sentences)
        """As those of the article, with places in `text`."""
        self._units: dict[int, tuple[Unit, ...]] = {}
        self._values: dict[int, tuple[Value, ...]] = {}

    def _placed(self, part: _Part) -> _Part:
        start, end = self._seen.seen_at(part.start), self._seen.seen_at(part.end)
        return replace(part, start=start, end=end)

    @cached_property
    def told(self) -> tuple[int, ...]:
        """Indices of the sentences that tell the story: all but furniture."""
        return tuple(s.index for s in self.sentences if s.kind not in FURNITURE)

    @cached_property
    def _tokens(self) -> tuple[tuple[Token, ...], ...]:
        return tuple(tokens_of(self.text, at.start, at.end) for at in self.sentences)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in it, in order."""
        return names_of(self.text, self._tokens, self.language)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in it, in order and disjoint."""
        return quotations_of(self.text, self._paragraphs, self.sources, self.language)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The tags that tell who says something, in order."""
        return sources_of(self.text, self._tokens, self.names, self.language)

    @cached_property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(map(self._placed, self.article.paragraphs))

    def values(self, sentence: int) -> tuple[Value, ...]:
        """Return the values of a sentence, in order."""
        if sentence not in self._values:
            at = self.sentences[sentence]
            text = self._seen.spaced
            self._values[sentence] = values_in(
                text, at.start, at.end, language=self.language, published=self.published
            )
        return self._values[sentence]

    def units(self, sentence: int) -> tuple[Unit, ...]:
        """Return the units of a sentence, in order."""
        if sentence not in self._units:
            tokens = self._tokens[sentence]
            self._units[sentence] = units_of(
                tokens,
                self.values(sentence),
                language=self.language,
                sentence=sentence,
                is_name=[place >= 0 for place in _within(tokens, self.names)],
                quotation=_within(tokens, self.quotations),
            )
        return self._units[sentence]

    def read_through(self, progress: Progress | None = None) -> None:
        """Find all units of the story now, so that how far that is can be told.

        Args:
            progress: Told the done share, 0..1; what it raises ends the work.
        """
        telling = stage(progress, _NAMED, 1)
        for sentence in watched(self.told, telling):
            self.units(sentence)

    def weight(self, sentence: int) -> float:
        """Return the weights of a sentence's units together."""
        return sum(unit.weight for unit in self.units(sentence))

    def is_checkable(self, sentence: int) -> bool:
        """Tell whether a sentence holds a value, a name or a quotation: something to check."""
        return any(
            unit.value is not None or unit.is_name or unit.quotation >= 0
            for unit in self.units(sentence)
        )

    def sentences_with(self, stem: str) -> Set[int]:
        """Return the sentences of the story that hold a telling unit of this stem."""
        return self.sentences_by_stem.get(stem, frozenset())

    @cached_property
    def sentences_by_stem(self) -> dict[str, set[int]]:
        """The sentences of the story that hold a telling unit, by its stem."""
        found: dict[str, set[int]] = {}
        for index in self.told:
            for stem in {unit.stem for unit in self.units(index) if unit.tells}:
                found.setdefault(stem, set()).add(index)
        return found

    def sentence_at(self, place: int) -> int:
        """Return the index of the sentence in which the code point `place` of `text` stands."""
        return max(0, bisect_right(self._starts, place) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def place(self, start: int, end: int) -> Span:
        """Return the span in the article of `[start, end)` in `text`."""
        return Span(*self._seen.span(start, end))


def reading_of(article: Article) -> Reading:
    """Return an article read for findings; the last ones are kept."""
    return _reading(article, article.facts)


@lru_cache(maxsize=64)
def _reading(article: Article, _facts: ArticleFacts) -> Reading:
    # Articles are equal whatever their facts say, but language and publication date matter here.
    return Reading(article)


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _within(tokens: Sequence[Token], spans: Sequence[Name | Quotation]) -> list[int]:
    """Return for each token the index of the last of `spans` that holds it, -1 for none."""
    found = []
    for token in tokens:
        place = bisect_right(spans, token.start, key=lambda span: span.start) - 1
        found.append(place if place >= 0 and token.start < spans[place].end else -1)
    return found
