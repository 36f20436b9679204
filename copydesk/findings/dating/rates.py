"""How often something happens: weekly, once a month, every other day, three times a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.counts.numerals import Numeral, numerals_of
from copydesk.findings.text.tokens import Token
from copydesk.findings.text.word_files import entries

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage

_MOST: Final = 100
"""Rates of one sentence that are read; more is a table."""
_BEFORE_UNIT: Final = frozenset({"a", "an", "per", "each", "every"})
_OTHER: Final = frozenset({"other", "second", "alternate"})
_DASHES: Final = frozenset("-‐‑–")


class Rate(Struct, frozen=True):
    """A run of tokens that says how often."""

    first: int
    last: int
    """Index of its last token, inclusive."""
    a_year: Fraction
    """How many times a year that is."""


@lru_cache(maxsize=8192)
def rates_in(passage: Passage) -> tuple[Rate, ...]:
    """Return how often a passage says that something happens, in order and disjoint."""
    tokens = passage.tokens
    words = _words()
    if not any(token.key in words["adverb"] or token.key in words["unit"] for token in tokens):
        return ()
    return tuple(islice(_disjoint(tokens, numerals_of(passage)), _MOST))


def _disjoint(tokens: Sequence[Token], numerals: Sequence[Numeral]) -> Iterator[Rate]:
    opening = {numeral.first: numeral for numeral in numerals}
    done = -1
    for at in range(len(tokens)):
        rate = _rate_at(tokens, at, opening) if at > done else None
        if rate is not None:
            yield rate
            done = rate.last


def _rate_at(tokens: Sequence[Token], at: int, numerals: dict[int, Numeral]) -> Rate | None:
    key = tokens[at].key
    words = _words()
    if key in words["adverb"]:
        return None if _is_name(tokens, at) else Rate(at, at, Fraction(words["adverb"][key]))
    if key in ("every", "each"):
        return _every(tokens, at, numerals)
    numeral = numerals.get(at)
    if key in words["once"]:
        return _times(tokens, at, at, Fraction(words["once"][key]))
    if numeral is not None and _key(tokens, numeral.last + 1) in ("time", "times"):
        return _times(tokens, at, numeral.last + 1, numeral.value)
    return None


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word belongs to a name: the Velmoor Weekly, Annual Review."""
    if not tokens[at].is_capital or at == 0:
        return False
    beside = [tokens[i] for i in (at - 1, at + 1) if i < len(tokens)]
    return any(token.is_capital and token.kind == "word" for token in beside)


def _every(tokens: Sequence[Token], at: int, numerals: dict[int, Numeral]) -> Rate | None:
    """Return "every month", "every other day", "every six weeks"."""
    step, place = Fraction(1), at + 1
    numeral = numerals.get(place)
    if _key(tokens, place) in _OTHER:
        step, place = Fraction(2), place + 1
    elif numeral is not None and numeral.value > 0:
        step, place = numeral.value, numeral.last + 1
    unit = _words()["unit"].get(_key(tokens, place))
    return Rate(at, place, unit / step) if unit else None


def _times(tokens: Sequence[Token], at: int, last: int, count: Fraction) -> Rate | None:
    """Return "once a month", "three times per week", "twice-weekly"."""
    place = last + 1
    if _key(tokens, place) in _DASHES:
        place += 1
    adverb = _words()["adverb"].get(_key(tokens, place))
    if adverb:
        return Rate(at, place, adverb * count) if count > 0 else None
    if _key(tokens, place) == "in":
        place += 1
    if _key(tokens, place) not in _BEFORE_UNIT:
        return None
    rest = _every(tokens, place, {})
    return Rate(at, rest.last, rest.a_year * count) if rest and count > 0 else None


def unit_rate(tokens: Sequence[Token], at: int) -> Fraction:
    """Return how many times a year "a week" at token `at` is, 0 for anything else."""
    if _key(tokens, at) not in _BEFORE_UNIT:
        return Fraction(0)
    return Fraction(_words()["unit"].get(_key(tokens, at + 1), 0))


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if at < len(tokens) else ""


@lru_cache
def _words() -> dict[str, dict[str, int]]:
    words: dict[str, dict[str, int]] = {}
    for label, word in entries("rates"):
        role, value = label.split()
        words.setdefault(role, {})[word] = int(value)
    return words
