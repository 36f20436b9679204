"""A cause that an article gives although it says that nobody can name one yet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from copydesk.findings.clash import Clash
from copydesk.findings.text.lexicon import lexicon
from copydesk.findings.text.passage import Passage, Reading

_MISHAP: Final = 14
"""Tokens before "because of" in which the mishap is looked for."""
_ASKING: Final = 7
"""Tokens between "too early" and "cause"."""
_CAUSE: Final = 6
"""Tokens of a cause that are shown, at most."""

Place = tuple[Passage, range]
"""A run of tokens in a passage."""


def premature_causes(reading: Reading) -> Iterator[Clash]:
    """Yield, as medium, the first cause of a mishap in an article that calls the cause unknown.

    What stands inside quotation marks is no claim of the article.
    """
    asked = next(_asked(reading), None)
    if asked is None:
        return
    for cause in _given(reading):
        if cause[0] is not asked[0]:
            left = cause[0].span(cause[1][0], cause[1][-1])
            right = asked[0].span(asked[1][0], asked[1][-1])
            words = [reading.article.quote(span) for span in (left, right)]
            yield Clash("cause", "medium", f"{words[0]}, or {words[1]}?", left, right)
            return


def _asked(reading: Reading) -> Iterator[Place]:
    """Yield where the article says that the cause isn't known: too early to name a cause."""
    for passage in reading.told:
        matches = [m for m in lexicon("causes").matches(passage.tokens) if m.label in _OPEN]
        for one, other in pairwise(matches):
            near = other.first - one.last <= _ASKING and not passage.quoted[one.first]
            if near and {one.label, other.label} == _OPEN:
                yield passage, range(one.first, other.last + 1)


_OPEN: Final = frozenset({"asked", "open"})


def _given(reading: Reading) -> Iterator[Place]:
    """Yield the causes that the article gives for a mishap told before them."""
    for passage in reading.told:
        for match in lexicon("causes").matches(passage.tokens):
            is_cause = match.label == "cause" and not passage.quoted[match.first]
            if is_cause and _follows_mishap(passage, match.first):
                yield passage, range(match.first, _end_of_cause(passage, match.last) + 1)


def _follows_mishap(passage: Passage, first: int) -> bool:
    before = passage.tokens[max(0, first - _MISHAP) : first]
    return any(True for _ in lexicon("mishaps").matches(before))


def _end_of_cause(passage: Passage, last: int) -> int:
    """Return the last token of the words behind a connective: up to the next mark."""
    end = last
    for index in range(last + 1, min(len(passage.tokens), last + 1 + _CAUSE)):
        if passage.tokens[index].text in ",;:.()":
            break
        end = index
    return end
