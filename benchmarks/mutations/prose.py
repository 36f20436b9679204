"""What plain rules know of a text: its lines of running text, sentences, quotations and names.

They are rules of their own, on purpose: nothing of what is measured may say where changes are made.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

_LINE: Final = re.compile(r"[^\n]*\S")
_RUNNING: Final = re.compile(r"[.!?…][\"”’»)]*\s*$")
"""How a line of running text ends; a headline, a byline, a caption doesn't."""
_LEAST_WORDS: Final = 8
"""Words of a line of running text: shorter ones are often labels."""
_END: Final = re.compile(
    r"(?<=[a-z0-9%][.!?])(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<!\b[A-Z][a-z]{3}\.)"
    r"[\"”’)]*\s+(?=[\"“„«(]?[A-ZÀ-Þ])"
    r"|(?<=[.!?][\"”“])\s+(?=[A-ZÀ-Þ“„«\"])"
)
"""Where a sentence ends; not behind a short word with a capital, Gov. or Sept."""
_QUOTATION: Final = re.compile(r"“[^“”\n]+”|„[^“”\n]+[“”]|«[^«»\n]+»|\"[^\"\n]+\"")
_CAPITALS: Final = re.compile(r"\b[A-ZÀ-Þ][a-zß-ÿ]+(?: [A-ZÀ-Þ][a-zß-ÿ]+)*\b")
_NO_NAMES: Final = frozenset(
    {
        *(word.casefold() for word in (*calendar.month_name, *calendar.day_name)),
        *("jan", "feb", "sept", "oct", "nov", "dec", "gov", "dr", "capt", "mr", "mrs", "ms", "sir"),
        *("i", "he", "she", "it", "they", "we", "you", "the", "president", "minister", "mayor"),
        *("judge", "chief", "senior", "deputy", "master", "sister", "king", "queen", "prime"),
        *("transport", "foreign", "finance", "commander", "prince", "lord", "professor"),
        *("senator", "street", "square", "island", "islands", "cape", "point", "bay"),
    }
)
"""Words with a capital in mid-sentence that are no part of the name of one person or place."""


@dataclass(frozen=True)
class Prose:
    """A text, and what can be told of it."""

    text: str

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """Where lines of running text are."""
        return tuple(
            line.span()
            for line in _LINE.finditer(self.text)
            if _RUNNING.search(line[0]) and len(line[0].split()) >= _LEAST_WORDS
        )

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where sentences of the running text are."""
        found = []
        for start, end in self.lines:
            ends = [mark.end() for mark in _END.finditer(self.text, start, end)]
            for one, other in pairwise([start, *ends, end]):
                found.append((one, one + len(self.text[one:other].rstrip())))
        return tuple(found)

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Where words in double quotation marks are, marks included."""
        return tuple(quotation.span() for quotation in self.matches(_QUOTATION))

    @cached_property
    def names(self) -> tuple[tuple[int, int], ...]:
        """Where names of persons, places and bodies are, as far as capitals tell.

        Any word has a capital where a sentence begins: there a name is what is one elsewhere, or
        a surname of one.
        """
        spans = [
            found.span()
            for found in self.matches(_CAPITALS)
            if not _NO_NAMES & {*found[0].casefold().split()}
        ]
        inside = {self.text[start:end] for start, end in spans if not self._begins(start)}
        plain = inside | {name.split()[-1] for name in inside}
        return tuple((start, end) for start, end in spans if self.text[start:end] in plain)

    def _begins(self, place: int) -> bool:
        """Tell whether a sentence or a quotation begins there."""
        before = self.text[max(0, place - 2) : place].strip(" ")
        return before[-1:] in {"", "\n", ".", "!", "?", *'“”„«»"'}

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield where a pattern is found in the running text."""
        for line in self.lines:
            yield from pattern.finditer(self.text, *line)

    def is_quoted(self, place: int) -> bool:
        """Tell whether a place is inside quotation marks."""
        return any(start <= place < end for start, end in self.quotations)
