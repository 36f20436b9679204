"""What a capital letter tells: nothing at the beginning of a sentence, nothing in a headline.

The article itself says which words it writes with a capital inside plain sentences. In languages
that write every noun with one, a word is taken for a name only where two capitals stand side by
side, behind a title, or again and again without an article or adjective before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from msgspec import Struct

from copydesk.findings.language.grammar import Class, Grammar
from copydesk.findings.language.tokens import Token

_NOUNS_WITH_CAPITALS: Final = frozenset({"de", "lb"})  # German, Luxembourgish: every noun has one
_LONG: Final = 4  # letters from which a word has a capital in Title Case; shorter ones often not
_TITLE_CASE: Final = 0.8  # share of long words with a capital above which a line is in Title Case
_SLIP: Final = 6  # letters from which two words one slip apart are no chance
_LONGEST: Final = 24  # letters beyond which no slip is looked for
_OPENING: Final = frozenset({*"“„«‘‚\"'(:;!?…—–•*>|[`/", "``", "''"})
"""Marks after which a capital may only mean that something begins."""
_AGAIN: Final = 2  # times that a German word stands without an article before it is a name
_ADJECTIVE: Final = re.compile(r"e[nrsm]?$")


class Line(Struct, frozen=True):
    """The tokens of one sentence, and which of them are words with a capital."""

    tokens: Sequence[Token]
    capitals: Sequence[int]  # their places, in order
    display: bool  # whether it is written in Title Case or in ALL CAPITALS, a headline's way


@dataclass(frozen=True)
class Casing:
    """How an article writes its words inside plain sentences, as keys."""

    capital: frozenset[str]  # with a capital where nothing but being a name asks for one
    small: frozenset[str]  # without a capital at least once

    def is_near(self, key: str) -> bool:
        """Tell whether a word is one slip away from one with a capital: a name misspelt."""
        return len(key) >= _SLIP and not self._near.isdisjoint(deletions(key))

    @cached_property
    def _near(self) -> frozenset[str]:
        return frozenset(p for key in self.capital if len(key) >= _SLIP for p in deletions(key))


def line_of(tokens: Sequence[Token]) -> Line:
    """Return a sentence with its capitals."""
    capitals = [at for at, token in enumerate(tokens) if token.text != token.text.lower()]
    return Line(tokens, capitals, bool(capitals) and _is_display(tokens, capitals))


def _is_display(tokens: Sequence[Token], capitals: Sequence[int]) -> bool:
    long = sum(token.kind == "word" and len(token.text) >= _LONG for token in tokens)
    marked = [tokens[at] for at in capitals if len(tokens[at].text) >= _LONG]
    if sum(map(is_loud, marked)) > long / 2:
        return True
    ended = tokens[-1].text in {".", "!", "?"}
    return long >= _LONG and not ended and len(marked) > _TITLE_CASE * long


def casing_of(lines: Sequence[Line], language: str, grammar: Grammar) -> Casing:
    """Return how an article in a language writes its words."""
    small: set[str] = set()
    inside: list[tuple[Token, Token]] = []
    for line in lines:
        if not line.display:
            tokens = line.tokens
            small.update(token.key for token in tokens if token.text == token.text.lower())
            places = (at for at in line.capitals if not begins(tokens, at))
            inside.extend((tokens[at - 1], tokens[at]) for at in places)
    if language[:2] in _NOUNS_WITH_CAPITALS:
        return Casing(_names_among_nouns(inside, grammar), frozenset(small))
    return Casing(frozenset(token.key for _, token in inside), frozenset(small))


def _names_among_nouns(nouns: Sequence[tuple[Token, Token]], grammar: Grammar) -> frozenset[str]:
    """Return the nouns, given with the token before each, that behave like names."""
    bare: Counter[str] = Counter()
    dressed: set[str] = set()
    found: set[str] = set()
    inside = {token.start for _, token in nouns}
    for before, token in nouns:
        here = grammar.of(before.key)
        if before.is_capital and not here and before.end + 1 == token.start:
            found.add(token.key)
            bare[before.key] += _AGAIN * (before.start in inside)
        elif here & Class.TITLE:
            found.add(token.key)
        elif here & Class.ARTICLE or before.kind == "figure":
            dressed.add(token.key)
        elif here & Class.FUNCTION:
            bare[token.key] += 1
        elif not here and _ADJECTIVE.search(before.key):
            dressed.add(token.key)
    again = {key for key, often in bare.items() if often >= _AGAIN}
    return frozenset(found | (again - dressed))


def deletions(word: str) -> set[str]:
    """Return a word and what it is without one letter: SymSpell's deletion neighbourhood."""
    if len(word) > _LONGEST:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def is_loud(token: Token) -> bool:
    """Tell whether a word is written in capitals: NATO, U.S., MH370."""
    return len(token.text) > 1 and token.text.isupper()


def begins(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word at `at` begins a sentence, a quotation or a list item."""
    before = tokens[at - 1] if at else None
    if before is None or before.kind != "mark":
        return before is None
    if before.text == "." and at > 1:
        # After an initial or a short title nothing begins.
        return len(tokens[at - 2].text) > 3
    if before.text == "-":
        return before.end != tokens[at].start
    return before.text in _OPENING or all(t.kind == "mark" for t in tokens[max(0, at - 4) : at])
