"""Pointing at words in a row: where a finding is added by hand.

Offered are the marked words first, then names and figures that the other side has not, then every
word, then none. Where one side is moved, the other follows to what likely stands for it there,
until it is moved itself. Pure: the dialog draws it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.articles.article import Article, Span
from copydesk.findings.finding import FindingKind

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.findings.difference import Difference

_ENDS_CLAUSE: Final = frozenset(',;:.?!()[]"“”„«»–—…')
"""Signs between two words of which none stands inside a clause."""
_ALIKE: Final = 60.0
"""Least similarity, 0..100, of two names of which one likely stands for the other."""

_Range = tuple[int, int]
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
        self._offers: list[_Range | None] = [*offers, None]
        self._place = 0
        self.chosen = self._offers[0]

    @property
    def span(self) -> Span | None:
        """Where the words stand in the article; None if it points at none."""
        return None if self.chosen is None else self.span_of(self.chosen)

    def span_of(self, words: _Range) -> Span:
        """Return where words stand in the article."""
        return Span(self._words[words[0]].start, self._words[words[1]].end)

    @property
    def words(self) -> str:
        """The words; "" for none."""
        return self.text_of(self.chosen)

    def text_of(self, words: _Range | None) -> str:
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

    def to(self, words: _Range) -> None:
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

    def likely(self, words: str, *, is_name: bool) -> _Range | None:
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

    def _distinct(self, others: Collection[str]) -> Iterator[_Range]:
        """Yield the names and figures that the other side has not; sentences' first words last."""
        lone = [
            place
            for place, word in enumerate(self._words)
            if word.form not in others and _is_name(self.article.text[word.start : word.end])
        ]
        runs: list[_Range] = []
        for place in lone:
            if runs and runs[-1][1] == place - 1 and not self._is_parted(place):
                runs[-1] = runs[-1][0], place
            else:
                runs.append((place, place))
        yield from sorted(runs, key=lambda one: one[0] == one[1] and self._words[one[0]].opens)


class PointedAt:
    """The words of both sides of a row that somebody points at.

    Args:
        pointers: Where either side points at first.
        pairs: What stands for what: spans of the left and of the right article.
    """

    def __init__(
        self, pointers: tuple[Pointer, Pointer], pairs: Iterable[tuple[Span, Span]] = ()
    ) -> None:
        self.pointers = pointers
        self._pairs = tuple(pairs)
        self.side = 0 if pointers[0].words else 1
        """The side that the keys are about."""
        self._moved: set[int] = set()
        if pointers[0].marked or pointers[1].marked:
            return
        self._follow()

    @property
    def here(self) -> Pointer:
        """The pointer of that side."""
        return self.pointers[self.side]

    @property
    def spans(self) -> tuple[Span | None, Span | None]:
        """The words of both sides."""
        return self.pointers[0].span, self.pointers[1].span

    @property
    def question(self) -> str:
        """What the finding would ask; "" without words."""
        left, right = (pointer.words for pointer in self.pointers)
        return question(left, right) if left or right else ""

    def turn(self) -> None:
        """Go to the other side."""
        self.side = 1 - self.side

    def moved(self) -> None:
        """Have the other side follow, after this one was moved."""
        self._moved.add(self.side)
        self._follow()

    def _follow(self) -> None:
        there = self.pointers[1 - self.side]
        if 1 - self.side in self._moved or self.here.chosen is None:
            return
        known = self._known(self.here.span)
        first, last = self.here.chosen
        is_name = any(one[0] <= first <= last <= one[1] for one in self.here.distinct)
        found = known or there.likely(self.here.words, is_name=is_name)
        if found is not None:
            there.to(found)

    def _known(self, span: Span | None) -> _Range | None:
        """Return the words that a difference sets against those of this side."""
        there = self.pointers[1 - self.side]
        for pair in self._pairs:
            if pair[self.side] == span:
                wanted = pair[1 - self.side]
                return next((one for one in there.marked if there.span_of(one) == wanted), None)
        return None


def pointers(
    left: Article, right: Article, row: Row, differences: Sequence[Difference] = ()
) -> PointedAt:
    """Return pointers into both sides of a row; what is marked there is offered first.

    Args:
        left: The base.
        right: The article beside it.
        row: The row.
        differences: Those of the pair, by row.
    """
    from copydesk.findings.row_marks import row_marks

    marked = row_marks(left, right, row, differences)
    forms = Pointer(left, row.left).forms, Pointer(right, row.right).forms
    pairs = [(one.left, one.right) for one in differences if one.left and one.right]
    return PointedAt(
        (
            Pointer(left, row.left, marked.left, forms[1]),
            Pointer(right, row.right, marked.right, forms[0]),
        ),
        pairs,
    )


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


def _is_name(written: str) -> bool:
    return written[:1].isupper() or any(map(str.isdigit, written))


def _words(article: Article, run: Sequence[int]) -> list[_Word]:
    from copydesk.articles.wording import words_of

    words: list[_Word] = []
    joined = 0
    for index in run:
        sentence = article.sentences[index]
        text = article.quote(sentence)
        told = [word for word in words_of(text) if word.is_told]
        words += [
            _Word(
                sentence.start + word.start,
                sentence.start + word.end,
                joined + word.start,
                word.form,
                place == 0,
            )
            for place, word in enumerate(told)
        ]
        joined += len(text) + 1
    return words


def _words_in(words: Sequence[_Word], span: Span) -> _Range | None:
    """Return the first and the last word of a changed span; None for one of signs alone."""
    places = [
        place
        for place, word in enumerate(words)
        if word.joined < span.end and span.start < word.joined + word.end - word.start
    ]
    return (places[0], places[-1]) if places else None
