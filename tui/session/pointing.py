"""Pointing at words in a row: where a finding is added by hand.

Offered are the changed words first, then every word, then none. Pure: the dialog draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Span
from copydesk.findings.difference import Difference
from copydesk.findings.finding import FindingKind
from copydesk.findings.row_marks import row_marks

CONTEXT: Final = 160
"""Most code points that are shown on either side of the words."""


class _Word(Struct, frozen=True):
    start: int
    """In the article."""
    end: int
    joined: int
    """Where it begins in the sentences of the row, joined by a space."""


class Pointer:
    """Points at words of one article's run of a row, or at none.

    Args:
        article: The article.
        run: Indices of its sentences in the row; none if it has none there.
        changed: Spans of marked words in those sentences, joined by a space.
    """

    def __init__(self, article: Article, run: Sequence[int], changed: Iterable[Span]) -> None:
        self.article = article
        self._run = run
        self._words = _words(article, run)
        ranges = [_words_in(self._words, span) for span in changed]
        single = [(place, place) for place in range(len(self._words))]
        offers = dict.fromkeys([*filter(None, ranges), *single])
        self._offers: list[tuple[int, int] | None] = [*offers, None]
        self._place = 0
        self._words_chosen = self._offers[0]

    @property
    def span(self) -> Span | None:
        """Where the words stand in the article; None if it points at none."""
        if self._words_chosen is None:
            return None
        first, last = self._words_chosen
        return Span(self._words[first].start, self._words[last].end)

    @property
    def words(self) -> str:
        """The words; "" for none."""
        span = self.span
        return self.article.quote(span) if span else ""

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the words in the row, as much as a dialog has room for."""
        if not self._run:
            return "", ""
        sentences = self.article.sentences
        start, end = sentences[self._run[0]].start, sentences[self._run[-1]].end
        span = self.span or Span(start, start)
        text = self.article.text
        return (
            text[max(start, span.start - CONTEXT) : span.start],
            text[span.end : min(end, span.end + CONTEXT)],
        )

    def step(self, offers: int) -> None:
        """Point at the next offer (1), or the one before (-1), around the ends."""
        self._place = (self._place + offers) % len(self._offers)
        self._words_chosen = self._offers[self._place]

    def to_none(self) -> None:
        """Point at no word."""
        self._place = len(self._offers) - 1
        self._words_chosen = None

    def widen(self, at_end: bool) -> None:
        """Take in one more word, at the end or at the beginning, if there is one."""
        if self._words_chosen is None:
            return
        first, last = self._words_chosen
        if at_end:
            self._words_chosen = first, min(last + 1, len(self._words) - 1)
        else:
            self._words_chosen = max(first - 1, 0), last

    def narrow(self) -> None:
        """Leave out the last word, as long as there is another."""
        if self._words_chosen is not None:
            first, last = self._words_chosen
            self._words_chosen = first, max(first, last - 1)


def pointers(
    left: Article, right: Article, row: Row, differences: Sequence[Difference] = ()
) -> tuple[Pointer, Pointer]:
    """Return a pointer into either side of a row; what is marked there is offered first.

    Args:
        left: The base.
        right: The article beside it.
        row: The row.
        differences: Those of the pair, by row.
    """
    marked = row_marks(left, right, row, differences)
    return Pointer(left, row.left, marked.left), Pointer(right, row.right, marked.right)


def likely_kind(left: str, right: str) -> FindingKind:
    """Return the kind that words which clash are likeliest of; at least one side has some."""
    if not right:
        return "omission"
    if not left:
        return "addition"
    if any(character.isdigit() for character in left + right):
        return "number"
    return "name" if left[:1].isupper() and right[:1].isupper() else "label"


def question(left: str, right: str) -> str:
    """Return the clash of words as a question: "212 or 221?"."""
    return " or ".join(" ".join(words.split()) for words in (left, right) if words) + "?"


def _words(article: Article, run: Sequence[int]) -> list[_Word]:
    from copydesk.articles.wording import words_of

    words: list[_Word] = []
    joined = 0
    for index in run:
        sentence = article.sentences[index]
        text = article.quote(sentence)
        words += [
            _Word(sentence.start + word.start, sentence.start + word.end, joined + word.start)
            for word in words_of(text)
            if word.is_told
        ]
        joined += len(text) + 1
    return words


def _words_in(words: Sequence[_Word], span: Span) -> tuple[int, int] | None:
    """Return the first and the last word of a changed span; None for one of signs alone."""
    places = [
        place
        for place, word in enumerate(words)
        if word.joined < span.end and span.start < word.joined + word.end - word.start
    ]
    return (places[0], places[-1]) if places else None
