"""What a capital letter tells: nothing at the beginning of a sentence, nothing in a headline.

The article itself says which words it writes with a capital inside plain sentences. In languages
that write every noun with one, a word is taken for a name only where two capitals stand side by
side or the word is never seen behind an article or adjective.
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
_OPENING: Final = frozenset({*"“„«‘‚\"'(:;!?…—–•*>|[`/", "``", "''"})
"""Marks after which a capital may only mean that something begins."""
_AGAIN: Final = 2
"""Times that a German word stands without an article before it is taken for a name."""


class Casing(Struct, frozen=True):
    """How an article writes its words inside plain sentences, as keys."""

    capital: frozenset[str]
    """With a capital where nothing but being a name asks for one."""
    small: frozenset[str]
    """Without a capital at least once."""


def casing_of(sentences: Sequence[Sequence[Token]], language: str, grammar: Grammar) -> Casing:
    """Return how an article writes its words.

    Args:
        sentences: The tokens of each.
        language: Its BCP 47 tag.
        grammar: Of that language.
    """
    small: set[str] = set()
    plain = [tokens for tokens in sentences if not is_display(tokens)]
    for tokens in plain:
        small.update(t.key for t in tokens if t.kind == "word" and not has_capital(t))
    if language[:2] in NOUNS_WITH_CAPITALS:
        found = {key for key, often in Counter(_bare_nouns(plain, grammar)).items() if often}
        return Casing(frozenset(found), frozenset(small))
    capital = {
        token.key
        for tokens in plain
        for at, token in enumerate(tokens)
        if has_capital(token) and not begins(tokens, at)
    }
    return Casing(frozenset(capital), frozenset(small))


def _bare_nouns(sentences: Sequence[Sequence[Token]], grammar: Grammar) -> Iterator[str]:
    """Yield the nouns of a language with capitals that behave like names."""
    bare: Counter[str] = Counter()
    dressed: set[str] = set()
    for tokens in sentences:
        for at in range(1, len(tokens)):
            if not has_capital(tokens[at]) or begins(tokens, at):
                continue
            key, before = tokens[at].key, tokens[at - 1]
            here = grammar.of(before.key)
            if has_capital(before) and not here and before.end + 1 == tokens[at].start:
                yield key
                bare[before.key] += 0 if begins(tokens, at - 1) else _AGAIN
            elif here & Class.TITLE:
                yield key
            elif here & Class.ARTICLE or before.kind == "figure" or _is_adjective(before, grammar):
                dressed.add(key)
            elif here & Class.FUNCTION:
                bare[key] += 1
    yield from (key for key, often in bare.items() if often >= _AGAIN and key not in dressed)


def _is_adjective(token: Token, grammar: Grammar) -> bool:
    """Tell whether a small word may be an adjective, by its ending."""
    return not grammar.of(token.key) and bool(re.search(r"e[nrsm]?$", token.key))


def has_capital(token: Token) -> bool:
    """Tell whether a word has a capital, even behind an article: Iraq, dell'Enel, iPhone."""
    return token.kind == "word" and token.text != token.text.lower()


def is_loud(token: Token) -> bool:
    """Tell whether a word is written in capitals: NATO, U.S., MH370."""
    return token.kind == "word" and len(token.text) > 1 and token.text.isupper()


def begins(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word at `at` begins a sentence, a quotation or a list item."""
    before = at - 1
    if before < 0:
        return True
    mark = tokens[before].text
    if mark == "." and before:
        # After an initial or a short title nothing begins.
        return len(tokens[before - 1].text) > 3
    if mark == "-":
        return not touch(tokens, before, at)
    return mark in _OPENING or all(token.kind == "mark" for token in tokens[max(0, at - 4) : at])


def is_display(tokens: Sequence[Token]) -> bool:
    """Tell whether a line is written in Title Case or in ALL CAPITALS, a headline's way."""
    long = [token for token in tokens if token.kind == "word" and len(token.text) >= _LONG]
    if sum(map(is_loud, long)) > len(long) / 2:
        return True
    if len(long) < _LONG or tokens[-1].text in {".", "!", "?"}:
        return False
    return sum(map(has_capital, long)) > _TITLE_CASE * len(long)


def touch(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether no space stands between the tokens from `first` to `last`."""
    return all(one.end == other.start for one, other in pairwise(tokens[first : last + 1]))
