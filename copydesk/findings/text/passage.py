"""A sentence as the rules see it, and an article as a list of such sentences.

What a rule wants to know of a sentence (its names, numbers, dates) is found once, when first asked
for, and kept: an article is compared with many others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property, lru_cache, wraps
from typing import Any, TypeVar

from copydesk.articles.article import FURNITURE, Article, ArticleFacts, Sentence, Span
from copydesk.findings.text.quotations import quotations
from copydesk.findings.text.tokens import Token, tokens_of

Found = TypeVar("Found")


def kept(find: Callable[[Passage], Found]) -> Callable[[Passage], Found]:
    """Let each passage keep what `find` finds in it: a passage is asked again and again."""

    @wraps(find)
    def found(passage: Passage) -> Found:
        known = passage.kept
        if find not in known:
            known[find] = find(passage)
        result: Found = known[find]
        return result

    return found


class Passage:
    """One sentence: its tokens and what is said in them."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading = reading
        self.sentence = sentence
        self.kept: dict[object, Any] = {}
        """What was found in it, by the function that finds it; see `kept`."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, numbers and marks."""
        return tokens_of(self.reading.article.text, self.sentence.start, self.sentence.end)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each token, whether it stands inside quotation marks."""
        return tuple(self.reading.is_quoted(token.start) for token in self.tokens)

    def span(self, first: int, last: int) -> Span:
        """Return the span from token `first` to token `last`, inclusive."""
        return Span(self.tokens[first].start, self.tokens[last].end)


class Reading:
    """An article read for findings: a passage for each sentence.

    Use `reading_of`, which keeps it.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.passages = tuple(Passage(self, sentence) for sentence in article.sentences)

    @cached_property
    def told(self) -> tuple[Passage, ...]:
        """The passages that tell the story: all but furniture."""
        return tuple(p for p in self.passages if p.sentence.kind not in FURNITURE)

    @cached_property
    def starts(self) -> list[int]:
        """Where each sentence begins, ascending."""
        return [sentence.start for sentence in self.article.sentences]

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The spans inside quotation marks."""
        return quotations(self.article)

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [span.start for span in self.quotations]

    @cached_property
    def language(self) -> str:
        """Its language as two letters, "" if that can't be told."""
        from copydesk.findings.text.languages import language_of

        return language_of(self.article)

    def is_quoted(self, at: int) -> bool:
        """Tell whether the code point `at` stands inside quotation marks."""
        place = bisect_right(self._quotation_starts, at) - 1
        return place >= 0 and at < self.quotations[place].end


def reading_of(article: Article) -> Reading:
    """Return an article read for findings; the last ones are kept."""
    return _reading(article, article.facts)


@lru_cache(maxsize=64)
def _reading(article: Article, _facts: ArticleFacts) -> Reading:
    # Articles are equal whatever their facts say, but language and publication date matter here.
    return Reading(article)
