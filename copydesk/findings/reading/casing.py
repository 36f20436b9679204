"""What a capital letter tells: nothing at the beginning of a sentence, nothing in a headline.

The article itself says which words it writes with a capital inside plain sentences. In languages
that write every noun with one, a word is taken for a name only where two capitals stand side by
side, or again and again without an article or adjective before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from copydesk.findings.language.grammar import Class, Grammar
from copydesk.findings.language.tokens import Token

NOUNS_WITH_CAPITALS: Final = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: German and Luxembourgish."""
_LONG: Final = 4
"""Letters from which a word has a capital in Title Case; shorter ones are often small."""
_TITLE_CASE: Final = 0.8
"""Share of long words with a capital above which a line is in Title Case."""
_SLIP: Final = 6
"""Letters from which two words one slip apart are no chance."""
_LONGEST: Final = 24
"""Letters beyond which no slip is looked for."""
_OPENING: Final = frozenset({*"“„«‘‚\"'(:;!?…—–•*>|[`/", "``", "''"})
"""Marks after which a capital may only mean that something begins."""
_AGAIN: Final = 2
"""Times that a German word stands without an article before it is taken for a name."""
_ADJECTIVE: Final = re.compile(r"e[nrsm]?$")
"""How German adjectives end before a noun."""


class Line(Struct, frozen=True):
    """The tokens of one sentence, and which of them are words with a capital."""

    tokens: Sequence[Token]
    capitals: Sequence[int]
    """Their places, in order."""
    display: bool
    """Whether it is written in Title Case or in ALL CAPITALS, a headline's way."""


class Casing(Struct, frozen=True):
    """How an article writes its words inside plain sentences, as keys."""

    capital: frozenset[str]
    """With a capital where nothing but being a name asks for one."""
    small: frozenset[str]
    """Without a capital at least once."""
    near: frozenset[str]
    """Long words of `capital`, and each with one letter less."""

    def is_near(self, key: str) -> bool:
        """Tell whether a word is one slip away from one with a capital: a name misspelt."""
        return len(key) >= _SLIP and not self.near.isdisjoint(deletions(key))


def line_of(tokens: Sequence[Token]) -> Line:
    """Return a sentence with its capitals."""
    capitals = [at for at, token in enumerate(tokens) if token.text != token.text.lower()]
    return Line(tokens, capitals, bool(capitals) and _is_display(tokens, capitals))


def casing_of(lines: Sequence[Line], language: str, grammar: Grammar) -> Casing:
    """Return how an article in a language writes its words."""
    small: set[str] = set()
    capital: set[str] = set()
    plain = [line for line in lines if not line.display]
    for line in plain:
        marked = set(line.capitals)
        small.update(token.key for at, token in enumerate(line.tokens) if at not in marked)
        if language[:2] not in NOUNS_WITH_CAPITALS:
            capital.update(
                line.tokens[at].key for at in line.capitals if not begins(line.tokens, at)
            )
    if language[:2] in NOUNS_WITH_CAPITALS:
        capital.update(_names_among_nouns(plain, grammar))
    near = {part for key in capital if len(key) >= _SLIP for part in deletions(key)}
    return Casing(frozenset(capital), frozenset(small), frozenset(near))


def deletions(word: str) -> set[str]:
    """Return a word and what it is without one letter; words one slip apart share one of these.

    It is SymSpell's deletion neighbourhood. A word of more letters than anybody writes is only
    itself.
    """
    if len(word) > _LONGEST:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _names_among_nouns(lines: Sequence[Line], grammar: Grammar) -> Iterator[str]:
    """Yield the nouns of a language with capitals that behave like names."""
    bare: Counter[str] = Counter()
    dressed: set[str] = set()
    for line in lines:
        tokens, capitals = line.tokens, set(line.capitals)
        for at in line.capitals:
            if begins(tokens, at):
                continue
            key, before = tokens[at].key, tokens[at - 1]
            here = grammar.of(before.key)
            if at - 1 in capitals and not here and before.end + 1 == tokens[at].start:
                yield key
                bare[before.key] += 0 if begins(tokens, at - 1) else _AGAIN
            elif here & Class.TITLE:
                yield key
            elif here & Class.ARTICLE or before.kind == "figure":
                dressed.add(key)
            elif here & Class.FUNCTION and grammar.classes:
                bare[key] += 1
            elif not here and _ADJECTIVE.search(before.key):
                dressed.add(key)
    yield from (key for key, often in bare.items() if often >= _AGAIN and key not in dressed)


def is_loud(token: Token) -> bool:
    """Tell whether a word is written in capitals: NATO, U.S., MH370."""
    return len(token.text) > 1 and token.text.isupper()


def begins(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word at `at` begins a sentence, a quotation or a list item."""
    before = at - 1
    if before < 0:
        return True
    if tokens[before].kind != "mark":
        return False
    mark = tokens[before].text
    if mark == "." and before:
        # After an initial or a short title nothing begins.
        return len(tokens[before - 1].text) > 3
    if mark == "-":
        return not touch(tokens, before, at)
    return mark in _OPENING or all(token.kind == "mark" for token in tokens[max(0, at - 4) : at])


def _is_display(tokens: Sequence[Token], capitals: Sequence[int]) -> bool:
    long = sum(token.kind == "word" and len(token.text) >= _LONG for token in tokens)
    marked = [tokens[at] for at in capitals if len(tokens[at].text) >= _LONG]
    if sum(map(is_loud, marked)) > long / 2:
        return True
    if long < _LONG or tokens[-1].text in {".", "!", "?"}:
        return False
    return len(marked) > _TITLE_CASE * long


def touch(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether no space stands between the tokens from `first` to `last`."""
    return all(one.end == other.start for one, other in pairwise(tokens[first : last + 1]))
