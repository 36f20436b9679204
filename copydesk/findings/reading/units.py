"""Units: what two sentences are compared by: a word, a phrase of grammar, or a whole value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Final

from msgspec import Struct

from copydesk.findings.language.forms import stem
from copydesk.findings.language.grammar import NOTHING, Class, Grammar, grammar_of
from copydesk.findings.language.tokens import Token
from copydesk.findings.reading.value import Value

_LIGHT: Final = 0.1
"""Weight of a word that only holds a sentence together: ten of them are worth one that tells."""
_BREAKS: Final = frozenset(',;:.!?()[]—–…。，、；：！？"“”„«»‘「」『』|')
"""Marks that part what they stand between."""


class Unit(Struct, frozen=True, gc=False):
    """A word, a phrase of grammar or a whole value, with all that comparing wants to know of it."""

    start: int  # `[start, end)` in code points of the text that was read
    end: int
    key: str  # the form for comparing
    stem: str
    classes: int
    value: Value | None
    is_name: bool  # part of a name
    quotation: int  # which quotation of the article it stands in, -1 for none
    follows_break: bool  # A comma, a stop or a quotation mark stands before it
    sentence: int
    weight: float  # 1.0 for a word that tells something, much less for one of grammar

    @property
    def tells(self) -> bool:
        """Whether it carries a fact of its own."""
        return self.weight > _LIGHT


def units_of(
    tokens: Sequence[Token],
    values: Sequence[Value],
    *,
    language: str,
    sentence: int,
    is_name: Sequence[bool],
    quotation: Sequence[int],
) -> tuple[Unit, ...]:
    """Return the units of a sentence, given its tokens, what each is part of, and its values."""
    grammar = grammar_of(language)
    starts = [value.start for value in values]
    found: list[Unit] = []
    after_break, at = False, 0
    while at < len(tokens):
        token = tokens[at]
        place = bisect_right(starts, token.start) - 1
        value = values[place] if place >= 0 and token.start < values[place].end else None
        if value is not None:
            length = _tokens_in(tokens, at, value)
        elif token.kind == "mark":
            after_break = after_break or token.text in _BREAKS
            at += 1
            continue
        else:
            length, classes = _phrase_at(tokens, at, grammar)
        last = tokens[at + length - 1]
        if value is not None:
            key = f"={value.kind} {value.least:g} {value.most:g} {value.unit} {value.per}"
            root, classes = "", NOTHING
            weight = 1.0
        else:
            key = token.key if length == 1 else " ".join(t.key for t in tokens[at : at + length])
            root = stem(key, language) if length == 1 else key
            light = bool(classes & Class.FUNCTION) and not is_name[at]
            weight = _LIGHT if light else 1.0
        found.append(
            Unit(
                token.start, last.end, key, root or key, classes, value,
                is_name[at] and value is None, quotation[at], after_break, sentence, weight,
            )
        )  # fmt: skip
        after_break = False
        at += length
    return tuple(found)


def _tokens_in(tokens: Sequence[Token], first: int, value: Value) -> int:
    at = first
    while at < len(tokens) and tokens[at].start < value.end:
        at += 1
    return at - first


def _phrase_at(tokens: Sequence[Token], at: int, grammar: Grammar) -> tuple[int, int]:
    key = tokens[at].key
    for words, classes in grammar.phrases.get(key, ()):
        if len(words) <= len(tokens) - at and all(
            token.key == word for token, word in zip(tokens[at:], words, strict=False)
        ):
            return len(words), classes
    return 1, grammar.classes.get(key, NOTHING)


def classes_of(units: Iterable[Unit]) -> int:
    """Return all classes of grammar that some of the units have."""
    return reduce(or_, (unit.classes for unit in units), NOTHING)
