"""A pointer at words of one article in a row: what it can point at, and how it is moved.

Offered are the marked words first, then names and figures that the other side has not, then every
word, then none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from copydesk.articles.article import Article, Span

_ENDS_CLAUSE: Final = frozenset(',;:.?!()[]"“”„«»–—…')
"""Signs between two words of which none stands inside a clause."""
_HYPHEN: Final = re.compile(r"[^\W\d]?\.?[-‐‑]\w|\d[-‐‑][^\W\d]")
"""What stands inside one word, with the letters around it: U.S.-led, al-Sudani, 86-metre."""
_ALIKE: Final = 60.0
"""Least similarity, 0..100, of two names of which one likely stands for the other."""

WordRange = tuple[int, int]
"""The first word and the last one."""


class _Word(Struct, frozen=True):
    start: int
    """In the article."""
    end: int
    joined: int
    """Where it begins in the sentences of the row, joined by a space."""
    form: str
    """Normal form."""
    opens: bool
    """It is the first of its sentence, where every word is written like a name."""


class Pointer:
    """Points at words of one article's run of a row, or at none.

    Args:
        article: The article.
        run: Indices of its sentences in the row; none if it has none there.
        changed: Spans of marked words in those sentences, joined by a space.
        others: Normal forms of the words on the other side.
    """

    def __init__(
        self,
        article: Article,
        run: Sequence[int],
        changed: Iterable[Span] = (),
        others: Collection[str] = (),
    ) -> None:
        self.article = article
        self._run = run
        self._words = _words(article, run)
        self.marked = [*filter(None, (_words_in(self._words, span) for span in changed))]
        self.distinct = [*self._distinct(others)]
        single = [(place, place) for place in range(len(self._words))]
        offers = dict.fromkeys([*self.marked, *self.distinct, *single])
        self._offers: list[WordRange | None] = [*offers, None]
        self._place = 0
        self.chosen = self._offers[0]

    @property
    def span(self) -> Span | None:
        """Where the words stand in the article; None if it points at none."""
        return None if self.chosen is None else self.span_of(self.chosen)

    def span_of(self, words: WordRange) -> Span:
        """Return where words stand in the article."""
        return Span(self._words[words[0]].start, self._words[words[1]].end)

    @property
    def words(self) -> str:
        """The words; "" for none."""
        return self.text_of(self.chosen)

    def text_of(self, words: WordRange | None) -> str:
        """Return some words as they are written; "" for none."""
        return "" if words is None else self.article.quote(self.span_of(words))

    @property
    def forms(self) -> frozenset[str]:
        """The normal forms of all words."""
        return frozenset(word.form for word in self._words)

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the words in the row."""
        if not self._run:
            return "", ""
        sentences = self.article.sentences
        start, end = sentences[self._run[0]].start, sentences[self._run[-1]].end
        span = self.span or Span(start, start)
        return self.article.text[start : span.start], self.article.text[span.end : end]

    def step(self, offers: int) -> None:
        """Point at the next offer (1), or the one before (-1), around the ends."""
        self._place = (self._place + offers) % len(self._offers)
        self.chosen = self._offers[self._place]

    def to_none(self) -> None:
        """Point at no word."""
        self._place = len(self._offers) - 1
        self.chosen = None

    def to(self, words: WordRange) -> None:
        """Point at some words; steps go on from there."""
        self.chosen = words
        first = words if words in self._offers else (words[0], words[0])
        self._place = self._offers.index(first)

    def widen(self, *, at_end: bool) -> None:
        """Take in one more word, at the end or at the beginning, if there is one."""
        if self.chosen is not None:
            first, last = self.chosen
            most = len(self._words) - 1
            self.chosen = (first, min(last + 1, most)) if at_end else (max(first - 1, 0), last)

    def widen_to_clause(self) -> None:
        """Take in the whole clause: up to the signs that part it from others."""
        if self.chosen is None:
            return
        first, last = self.chosen
        while first > 0 and not self._is_parted(first):
            first -= 1
        while last < len(self._words) - 1 and not self._is_parted(last + 1):
            last += 1
        self.chosen = first, last

    def narrow(self) -> None:
        """Leave out the last word, as long as there is another."""
        if self.chosen is not None:
            first, last = self.chosen
            self.chosen = first, max(first, last - 1)

    def search(self, typed: str, step: int = 0) -> bool:
        """Point at the words that begin with what is typed; return whether there are any.

        Args:
            typed: In any case; several words are taken together.
            step: 0 for the first ones, 1 for those behind the ones pointed at, -1 for those before.
        """
        wanted = typed.casefold()
        found = [
            place for place, word in enumerate(self._words) if self._text(word, wanted) == wanted
        ]
        here = self.chosen[0] if self.chosen else -1
        ahead = [place for place in found if not step or (place - here) * step > 0]
        if not ahead:
            return False
        first = ahead[-1] if step < 0 else ahead[0]
        end = self._words[first].start + len(typed.rstrip())
        last = max(place for place, word in enumerate(self._words) if word.start < end)
        self.to((first, max(first, last)))
        return True

    def likely(self, words: str, *, is_name: bool) -> WordRange | None:
        """Return what likely stands here for words of the other side; None where nothing does.

        Args:
            words: As they are written there.
            is_name: They are a name or a figure that this side has not.
        """
        from rapidfuzz.fuzz import ratio

        has_digits = any(map(str.isdigit, words))
        single = [(word, word) for one in self.distinct for word in range(one[0], one[1] + 1)]
        offers = dict.fromkeys([*self.marked, *self.distinct, *single])
        fit = [one for one in offers if any(map(str.isdigit, self.text_of(one))) == has_digits]
        alike = {one: ratio(words.casefold(), self.text_of(one).casefold()) for one in fit}
        best = max(alike, key=lambda one: alike[one], default=None)
        if best is not None and (alike[best] >= _ALIKE or is_name):
            return best
        return None

    def _text(self, word: _Word, wanted: str) -> str:
        """Return as much of the text from a word on as is wanted, on one line."""
        text = self.article.text[word.start : word.start + len(wanted)]
        return "".join(" " if character.isspace() else character for character in text).casefold()

    def _is_parted(self, place: int) -> bool:
        """Tell whether a sign stands before a word, or its sentence begins with it."""
        before, word = self._words[place - 1], self._words[place]
        between = self.article.text[before.end : word.start]
        return word.opens or not _ENDS_CLAUSE.isdisjoint(between)

    def _distinct(self, others: Collection[str]) -> Iterator[WordRange]:
        """Yield the names and figures that the other side has not; sentences' first words last."""
        lone = [
            place
            for place, word in enumerate(self._words)
            if word.form not in others and _is_name(self.article.text[word.start : word.end])
        ]
        runs: list[WordRange] = []
        for place in lone:
            if runs and runs[-1][1] == place - 1 and not self._is_parted(place):
                runs[-1] = runs[-1][0], place
            else:
                runs.append((place, place))
        yield from sorted(runs, key=lambda one: one[0] == one[1] and self._words[one[0]].opens)


def _is_name(written: str) -> bool:
    return written[:1].isupper() or any(map(str.isdigit, written))


def _words(article: Article, run: Sequence[int]) -> list[_Word]:
    from copydesk.articles.wording import words_of

    words: list[_Word] = []
    joined = 0
    for index in run:
        sentence = article.sentences[index]
        text = article.quote(sentence)
        told: list[_Word] = []
        for word in words_of(text):
            if not word.is_told:
                continue
            start, end = sentence.start + word.start, sentence.start + word.end
            new = _Word(start, end, joined + word.start, word.form, not told)
            before = told[-1] if told else None
            if before and _HYPHEN.fullmatch(article.text, before.end - 1, start + 1):
                # Texts are compared by the halves of such a word; nobody points at half of one.
                form = f"{before.form}-{word.form}"
                told[-1] = _Word(before.start, end, before.joined, form, before.opens)
            else:
                told.append(new)
        words += told
        joined += len(text) + 1
    return words


def _words_in(words: Sequence[_Word], span: Span) -> WordRange | None:
    """Return the first and the last word of a changed span; None for one of signs alone."""
    places = [
        place
        for place, word in enumerate(words)
        if word.joined < span.end and span.start < word.joined + word.end - word.start
    ]
    return (places[0], places[-1]) if places else None
