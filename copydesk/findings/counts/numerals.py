"""Numbers in a list of tokens, in digits or in words, whatever they count.

Digits are read everywhere (`digits`), number words in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.counts.digits import digits_at
from copydesk.findings.text.tokens import Token
from copydesk.findings.text.word_files import entries
from copydesk.findings.text.word_sets import word_set

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage

_MOST_WORDS: Final = 24
"""Tokens in one number, at most: nine hundred and ninety-nine million, nine hundred and ..."""
_MOST_NUMERALS: Final = 500
_MOST_SCALES: Final = 3
"""Scales one after the other, at most: two hundred thousand million."""


class Numeral(Struct, frozen=True, gc=False):
    """A number: a run of tokens."""

    first: int
    last: int
    """Index of its last token, inclusive."""
    value: Fraction
    is_ordinal: bool = False
    is_vague: bool = False
    """"dozens", "a couple": the value is the least that it may mean, or near it."""
    in_digits: bool = False


def numerals_in(tokens: Sequence[Token], language: str = "en") -> Iterator[Numeral]:
    """Yield the numbers in `tokens`, in order and disjoint.

    Years, dates, times of day and codes are numbers here; "one" is one wherever it stands.

    Args:
        tokens: Of one sentence.
        language: Two letters, "" if unknown; number words are read in "en" and "".
    """
    openers = _openers() if language in ("", "en") else frozenset()
    done = -1
    for at, token in enumerate(tokens):
        if at <= done:
            continue
        found = None
        if token.kind == "number":
            found = _from_digits(tokens, at, language)
        elif token.key in openers:
            found = _from_words(tokens, at)
        elif "⁄" in token.key:
            found = _vulgar_fraction(token, at)
        if found is not None:
            yield found
            done = found.last


def numeral_at(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Return the number that begins at token `at`, None if none does."""
    following = tokens[at : at + _MOST_WORDS]
    found = next(numerals_in(following[:_MOST_WORDS]), None) if following else None
    if found is None or found.first:
        return None
    return found


@lru_cache(maxsize=8192)
def numerals_of(passage: Passage) -> tuple[Numeral, ...]:
    """Return the numbers in a passage, as `numerals_in` finds them, the first 500.

    A sentence with more is a table.
    """
    return tuple(islice(numerals_in(passage.tokens, passage.reading.language), _MOST_NUMERALS))


@lru_cache
def number_words() -> dict[str, dict[str, int]]:
    """Return the number words by what they do ("unit", "scale", "part" ...), with their values."""
    words: dict[str, dict[str, int]] = {}
    for label, word in entries("numerals"):
        role, value = label.split()
        words.setdefault(role, {})[word] = int(value)
    return words


def _from_digits(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    value, last = digits_at(tokens, at, language)
    if value is None:
        return None
    words = number_words()
    follower = tokens[last + 1] if last + 1 < len(tokens) else None
    if follower is not None and follower.text == "-" and _is_scale(tokens, last + 2):
        # A 48-million-mark signing.
        scale = words["scale"][tokens[last + 2].key]
        return Numeral(at, last + 2, value * scale, in_digits=True)
    if follower is None or follower.kind != "word":
        return Numeral(at, last, value, in_digits=True)
    touches = follower.start == tokens[last].end
    if touches and follower.key in ("st", "nd", "rd", "th"):
        return Numeral(at, last + 1, value, is_ordinal=True, in_digits=True)
    if touches and follower.key in words["suffix"]:
        scaled = value * words["suffix"][follower.key]
        return Numeral(at, last + 1, scaled, in_digits=True)
    if follower.key in words["scale"] and not touches:
        return _scaled(tokens, Numeral(at, last, value, in_digits=True))
    return Numeral(at, last, value, in_digits=True)


def _is_scale(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].key in number_words()["scale"]


def _scaled(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Return a number with the scales that follow it: 2 | hundred | thousand."""
    value, last = numeral.value, numeral.last
    scales = number_words()["scale"]
    for token in tokens[last + 1 : last + 1 + _MOST_SCALES]:
        if token.key not in scales:
            break
        value *= scales[token.key]
        last += 1
    return Numeral(numeral.first, last, value, in_digits=numeral.in_digits)


def _from_words(tokens: Sequence[Token], at: int) -> Numeral | None:
    key = tokens[at].key
    words = number_words()
    if key in words["ordinal"]:
        return Numeral(at, at, Fraction(words["ordinal"][key]), is_ordinal=True)
    if key in words["times"]:
        return Numeral(at, at, Fraction(words["times"][key]))
    if key in words["halved"]:
        return Numeral(at, at, Fraction(1, 2))
    if key in words["crowd"]:
        return _crowd(tokens, at)
    if key in words["some"]:
        return _several(tokens, at)
    if key in ("a", "an", "half"):
        return _after_article(tokens, at)
    return _spelt_out(tokens, at)


@lru_cache
def _openers() -> frozenset[str]:
    """Return the words with which a number may begin."""
    words = number_words()
    roles = ("unit", "ten", "ordinal", "crowd", "times", "halved", "some")
    return frozenset(key for role in roles for key in words[role]) | {"a", "an", "half"}


def _vulgar_fraction(token: Token, at: int) -> Numeral | None:
    """Return ½ and its kin, which the tokens take for words."""
    whole, slash, part = token.key.partition("⁄")
    if slash and whole.isdecimal() and part.isdecimal() and int(part):
        return Numeral(at, at, Fraction(int(whole), int(part)), in_digits=True)
    return None


def _crowd(tokens: Sequence[Token], at: int) -> Numeral:
    """Return "dozens", "tens of thousands" ("tens" is met as the word before "of")."""
    crowds = number_words()["crowd"]
    value, last = crowds[tokens[at].key], at
    if last + 2 < len(tokens) and tokens[last + 1].key == "of" and tokens[last + 2].key in crowds:
        value *= crowds[tokens[last + 2].key]
        last += 2
    first = at
    if at >= 2 and tokens[at - 1].key == "of" and tokens[at - 2].key == "tens":
        value, first = value * 10, at - 2
    return Numeral(first, last, Fraction(value), is_vague=True)


def _several(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Return "several hundred", "few thousand": as vague as "hundreds"."""
    scale = number_words()["scale"].get(tokens[at + 1].key, 0) if at + 1 < len(tokens) else 0
    least = Fraction(max(scale, number_words()["crowd"]["dozens"]))
    return Numeral(at, at + 1, least, is_vague=True) if scale else None


def _after_article(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Return "a hundred and forty", "half a million", "a couple"."""
    words = number_words()
    value, head = Fraction(1), at + 1
    if tokens[at].key == "half":
        value = Fraction(1, 2)
        if head < len(tokens) and tokens[head].key in ("a", "an"):
            head += 1
    elif head < len(tokens) and tokens[head].key == "half":
        value, head = Fraction(1, 2), head + 1
    key = tokens[head].key if head < len(tokens) else ""
    if tokens[at].key == "half" and head == at + 1 and _is_share(tokens, at):
        # The first half of the year is no share.
        is_share = not at or tokens[at - 1].key not in words["ordinal"]
        return Numeral(at, at, value) if is_share else None
    if value == 1 and key == "quarter":
        return _quarter(tokens, at, head)
    if key in words["couple"]:
        return Numeral(at, head, Fraction(2), is_vague=True) if value == 1 else None
    if key not in words["scale"]:
        return None
    return _spelt_out(tokens, head, value, at)


def _is_share(tokens: Sequence[Token], half: int) -> bool:
    """Tell whether "half" is one of something named or left out: half the seats, by nearly half."""
    after = tokens[half + 1] if half + 1 < len(tokens) else None
    if after is not None and after.key in word_set("counting", "wholes"):
        return True
    before = tokens[half - 1].key if half else ""
    ends = after is None or after.text in ".,;:)" or after.key in word_set("edges")
    # Fell by half last year.
    ends |= before == "by" and after is not None and after.kind == "word"
    return ends and before in word_set("counting", "halving")


def _quarter(tokens: Sequence[Token], at: int, head: int) -> Numeral | None:
    """Return "a quarter" of something that isn't time."""
    after = [token.key for token in tokens[head + 1 : head + 4]]
    is_share = after[:1] == ["of"] and not {"hour", "century", "year"} & set(after)
    return Numeral(at, head, Fraction(1, 4)) if is_share else None


def _spelt_out(
    tokens: Sequence[Token], at: int, before: Fraction | None = None, first: int | None = None
) -> Numeral | None:
    """Return a number in words: "two hundred and twelve", "twenty-one", "nineteen thousand".

    Args:
        tokens: Of the sentence.
        at: Index of the first number word.
        before: What stood before a scale at `at`: 1 for "a hundred".
        first: Index where the number begins, if before `at`.
    """
    number = _Sum(before)
    place, last = at, -1
    end = min(len(tokens), at + _MOST_WORDS)
    while place < end and not number.is_ordinal:
        step = _joint(tokens, place) if last >= 0 else 0
        if place + step >= end or not number.take(tokens[place + step].key):
            break
        last = place + step
        place = last + 1
    if last < 0:
        return None
    value = number.value
    half = _half_after(tokens, last)
    if half and not number.is_ordinal:
        # "two and a half million" and "a million and a half".
        value, last = value + Fraction(1, 2) * max(1, number.last_scale), half
    begin = at if first is None else first
    found = Numeral(begin, last, value, number.is_ordinal)
    return _scaled(tokens, found) if half else found


class _Sum:
    """A number in words while it is being added up."""

    def __init__(self, before: Fraction | None) -> None:
        self._done = Fraction(0)
        self._current = before
        self._bound: int | None = None
        """The last scale from a thousand up: what follows is smaller."""
        self.last_scale = 0
        self.is_ordinal = False

    @property
    def value(self) -> Fraction:
        return self._done + (self._current or 0)

    def take(self, key: str) -> bool:
        """Add a word if it may come next; tell whether it did."""
        words = number_words()
        if key in words["scale"]:
            return self._take_scale(words["scale"][key])
        is_empty = self._current is None and not self._done
        small = words["unit"].get(key, words["ten"].get(key))
        if small is None and not is_empty:
            small = words["ordinal"].get(key)
            self.is_ordinal = small is not None and self._fits(small)
        if small is None or not self._fits(small):
            return False
        self._current = (self._current or Fraction(0)) + small
        self.last_scale = 0
        return True

    def _fits(self, small: int) -> bool:
        """Tell whether a number below a hundred may follow: after nothing, a hundred, a ten."""
        if self._current is None:
            return True
        rest = self._current % 100
        if rest == 0:
            return self._current != 0 and small != 0
        return 0 < small < 10 and rest % 10 == 0 and rest >= 20

    def _take_scale(self, scale: int) -> bool:
        if self._current is None or (self._bound is not None and scale >= self._bound):
            return False
        if scale >= 1000:
            self._done += self._current * scale
            self._current, self._bound = None, scale
        elif self._current >= 100:
            return False
        else:
            self._current *= scale
        self.last_scale = scale
        return True


def _half_after(tokens: Sequence[Token], last: int) -> int:
    """Return the index of "half" in "and a half" after `last`, 0 if it isn't there."""
    keys = [token.key for token in tokens[last + 1 : last + 4]]
    return last + 3 if keys == ["and", "a", "half"] else 0


def _joint(tokens: Sequence[Token], place: int) -> int:
    """Return 1 for a hyphen or an "and" inside a number, 0 for anything else."""
    words = number_words()
    if place + 1 >= len(tokens):
        return 0
    here, before, after = tokens[place], tokens[place - 1].key, tokens[place + 1].key
    if here.text in "-‐‑" and before in words["ten"]:
        return int(after in words["unit"] or after in words["ordinal"])
    if here.key == "and" and before in words["scale"]:
        return int(after in words["unit"] or after in words["ten"])
    return 0
