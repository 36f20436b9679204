"""What a capital letter tells: nothing at the beginning of a sentence, nothing in a headline.

The article itself says which words it writes with a capital inside plain sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.naming.titles import name_words
from copydesk.findings.text.tokens import Token

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Reading

_LONG: Final = 4
"""Letters from which a word has a capital in Title Case; shorter ones are often small."""
_TITLE_CASE: Final = 0.8
"""Share of long words with a capital above which a line is in Title Case."""
_OPENING: Final = frozenset("“„«‘‚\"'(:;!?…—–•*>|[")
"""Marks after which a capital may only mean that something begins."""


class Casing(Struct, frozen=True):
    """How an article writes its words inside plain sentences, as keys."""

    capital: frozenset[str]
    """Written with a capital at least once."""
    small: frozenset[str]
    """Written without at least once."""
    flags: tuple[tuple[bool, ...], ...]
    """For each passage and token, whether it is a word with a capital at or near its beginning."""


@lru_cache(maxsize=64)
def casing_of(reading: Reading) -> Casing:
    """Return how an article writes its words."""
    capital: set[str] = set()
    small: set[str] = set()
    flags = tuple(tuple(map(_has_capital, passage.tokens)) for passage in reading.passages)
    for passage in reading.told:
        tokens, capitals = passage.tokens, flags[passage.sentence.index]
        if is_display(tokens, capitals):
            continue
        for at, token in enumerate(tokens):
            if capitals[at]:
                if not begins(tokens, at) and not is_shouted(tokens, at):
                    capital.add(token.key)
            elif token.kind == "word":
                small.add(token.key)
    return Casing(frozenset(capital), frozenset(small), flags)


def _has_capital(token: Token) -> bool:
    """Tell whether a word has a capital at or near its beginning: Iraq, d'Estaing, iPhone."""
    start = token.text[:3]
    return token.kind == "word" and not start.islower() and start != start.lower()


def begins(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word at `at` begins a sentence, a quotation or a list item."""
    before = at - 1
    if before < 0:
        return True
    mark = tokens[before].text
    if mark == ".":
        # After an abbreviated title or an initial nothing begins.
        short = tokens[before - 1] if before else None
        return short is None or not (len(short.text) == 1 or short.key in name_words("title"))
    if mark == "-":
        return not touch(tokens, before, at)
    if mark in {"'", "’"} and before and tokens[before - 1].kind == "word":
        # The apostrophe of "Passengers' League".
        return not touch(tokens, before - 1, before)
    return mark in _OPENING or all(token.kind != "word" for token in tokens[max(0, at - 4) : at])


def is_shouted(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word in capitals stands among others that are: three in a row."""
    if not _is_loud(tokens[at]):
        return False
    run = [
        index >= 0 and _is_loud(tokens[index]) for index in range(at - 2, min(at + 3, len(tokens)))
    ]
    return any(all(run[first : first + 3]) for first in range(len(run) - 2))


def _is_loud(token: Token) -> bool:
    return len(token.text) > 1 and token.kind == "word" and token.text.isupper()


def is_display(tokens: Sequence[Token], capitals: Sequence[bool]) -> bool:
    """Tell whether a line is written in Title Case or in ALL CAPITALS, a headline's way.

    Args:
        tokens: Of one sentence.
        capitals: For each token, whether it is a word with a capital.
    """
    long = [at for at, t in enumerate(tokens) if t.kind == "word" and len(t.text) >= _LONG]
    if len(long) < _LONG or tokens[-1].text in {".", "!", "?"}:
        return len(long) > 2 and all(_is_loud(tokens[at]) for at in long)
    return sum(capitals[at] for at in long) > _TITLE_CASE * len(long)


def touch(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether no space stands between the tokens from `first` to `last`."""
    return all(one.end == other.start for one, other in pairwise(tokens[first : last + 1]))
