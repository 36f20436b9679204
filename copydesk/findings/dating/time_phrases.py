"""A run of tokens that a rule of the grammar in `times` met, and what can be asked of it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.articles.dates import dates_in
from copydesk.articles.facts import dateline_day
from copydesk.findings.counts.numerals import Numeral
from copydesk.findings.dating.days import UNKNOWN, Days, nearest_day
from copydesk.findings.dating.time import Time, TimeKind
from copydesk.findings.text.word_sets import word_set

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage, Reading
    from copydesk.findings.text.tokens import Token

_FAR: Final = 14
"""Tokens before a time in which "will" is looked for."""


_MOST_PARAGRAPHS: Final = 200
_LONGEST: Final = 2_000
"""Code points of a paragraph in which dates are looked for."""


class Phrase(Struct, frozen=True):
    """A run of tokens."""

    passage: Passage
    rule: str
    """Name of the rule that met it."""
    first: int
    last: int
    """Index of its last token, inclusive."""
    signs: str
    """Those of the whole passage."""
    numerals: dict[int, Numeral]
    """The numbers of the passage by the index of their first token."""

    def tokens(self, sign: str) -> list[Token]:
        """Return its tokens that have one of the signs in `sign`."""
        here = range(self.first, self.last + 1)
        return [self.passage.tokens[index] for index in here if self.signs[index] in sign]

    def numbers(self, sign: str = "dnYfq") -> list[int]:
        """Return its whole numbers that have one of the signs in `sign`."""
        here = range(self.first, self.last + 1)
        found = [self.numerals[i] for i in here if self.signs[i] in sign and i in self.numerals]
        return [int(numeral.value) for numeral in found]

    def key(self, step: int) -> str:
        """Return the key of the token `step` before (negative) or after the phrase, "" if none."""
        index = self.first + step if step < 0 else self.last + step
        tokens = self.passage.tokens
        return tokens[index].key if 0 <= index < len(tokens) else ""

    @property
    def part(self) -> str:
        """The part of the day that it names, "" if none."""
        named = self.tokens("p")
        if named:
            return named[-1].key
        return "night" if any(token.key == "tonight" for token in self.tokens("R")) else ""

    @property
    def published(self) -> date | None:
        """When the article appeared, as far as known."""
        return issue_of(self.passage.reading)

    @property
    def looks_ahead(self) -> bool:
        """Tell whether the words before it speak of what is to come."""
        tokens = self.passage.tokens
        for index in range(self.first - 1, max(-1, self.first - _FAR), -1):
            if tokens[index].text in '.;:“”"':
                break
            if tokens[index].key in word_set("time_words", "ahead"):
                return True
            # Divers are to inspect the ship.
            is_verb = index > 0 and tokens[index].key == "to"
            if is_verb and tokens[index - 1].key in word_set("time_words", "being"):
                return True
        return False

    def time(self, kind: TimeKind, value: str, at: Days = UNKNOWN, *, guess: bool = False) -> Time:
        """Return the time that the phrase says, without a full stop at its end.

        Args:
            kind: Of the time.
            value: What it says, in one form.
            at: The days that it may mean.
            guess: They follow from when the article appeared.
        """
        # The full stop after a month may end the sentence.
        closes = self.signs[self.last] == "." and self.last > self.first
        return Time(
            self.first,
            self.last - closes,
            kind,
            at.earliest,
            at.latest,
            guess and at.earliest is not None,
            value,
            self.part,
        )


@lru_cache(maxsize=64)
def issue_of(reading: Reading) -> date | None:
    """Return when an article appeared: as its facts say, else as its dates add up.

    A dateline without a year ("NORVIK, March 14") lies in the year that brings it nearest to the
    latest full date in the text that isn't a year away from it.
    """
    article = reading.article
    known = day_of_issue(article.facts.published)
    opening = None if known else dateline_day(article.text, article.paragraphs)
    if opening is None:
        return known
    full = [
        day.iso
        for at in article.paragraphs[:_MOST_PARAGRAPHS]
        for day in dates_in(article.text[at.start : min(at.end, at.start + _LONGEST)])
        if day.year
    ]
    return nearest_day(day_of_issue(max(full, default="")), *opening).earliest


@lru_cache(maxsize=1_000)
def day_of_issue(published: str) -> date | None:
    """Return the day that an article's facts name, None if they name none."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
