"""Whether two sources of one claim are the same, and what differs if they are not.

The same are: a body and whoever speaks for it, a name with and without title, a name misspelt, and
anything that a pronoun or a mere role ("the company") may stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.counts.numerals import numerals_in
from copydesk.findings.finding import Severity
from copydesk.findings.naming.spelling import is_near_miss
from copydesk.findings.sourcing.speech import Source
from copydesk.findings.text.tokens import stem

if TYPE_CHECKING:
    from copydesk.findings.text.pairing import Side
    from copydesk.findings.text.tokens import Token

_ARTICLES: Final = frozenset({"a", "an", "the"})
_PEOPLE: Final = ("people", "person", "individual", "somebody", "someone")
"""Words for nobody in particular."""
_LONG_WORD: Final = 6
"""Letters of a name that are enough to find it in another one, written as one word or two."""


class Difference(Struct, frozen=True):
    """How two sources differ."""

    severity: Severity


def difference(left: Side, one: Source, right: Side, other: Source) -> Difference | None:
    """Return how two sources of one claim differ, None if they may be the same."""
    if "pronoun" in (one.kind, other.kind):
        return None
    here, there = _tokens(left, one), _tokens(right, other)
    kinds = {one.kind, other.kind}
    if kinds == {"anonymous"}:
        return Difference("medium") if _is_more(one, here, other, there) else None
    if kinds == {"anonymous", "document"}:
        return Difference("medium")
    if are_other_people(one, here, other, there):
        return Difference("high")
    if _is_same_name(one, here, other, there):
        return None
    if kinds == {"anonymous", "named"}:
        return Difference("low")
    return None


def are_other_people(
    one: Source, here: Sequence[Token], other: Source, there: Sequence[Token]
) -> bool:
    """Tell whether two sources, given with the tokens of their names, are two named persons."""
    named = one.kind == other.kind == "named"
    return (
        named
        and not _is_same_name(one, here, other, there)
        and _is_person(here)
        and _is_person(there)
    )


def _tokens(side: Side, source: Source) -> Sequence[Token]:
    return side.tokens[source.name.start : source.name.stop]


def _is_more(one: Source, here: Sequence[Token], other: Source, there: Sequence[Token]) -> bool:
    """Tell whether the same kind of people is one person here and several there."""
    if one.head != other.head and not {one.head, other.head}.issubset(map(stem, _PEOPLE)):
        return False
    counts = _count(one, here), _count(other, there)
    return None not in counts and counts[0] != counts[1]


def _count(source: Source, tokens: Sequence[Token]) -> int | None:
    """Return how many people a source is: 1, 2 for several, or the number given."""
    noun = next((token for token in tokens if token.stem == source.head), None)
    if noun is None:
        return None
    before = [token for token in tokens if token.start < noun.start]
    numbers = [numeral.value for numeral in numerals_in(before) if not numeral.is_ordinal]
    if numbers:
        return int(numbers[0])
    several = noun.key == "people" or (noun.key.endswith("s") and not noun.key.endswith("ss"))
    return 2 if several else 1


def _is_same_name(
    one: Source, here: Sequence[Token], other: Source, there: Sequence[Token]
) -> bool:
    """Tell whether two names share a word, misspelt or run together: Coast Guard, Coastguard."""
    if one.words & other.words:
        return True
    joined = "".join(token.key for token in here), "".join(token.key for token in there)
    for words, text in ((here, joined[1]), (there, joined[0])):
        if any(len(token.key) >= _LONG_WORD and token.key in text for token in words):
            return True
    return any(
        is_near_miss(mine.key, yours.key)
        for mine in here
        for yours in there
        if mine.is_capital and yours.is_capital
    )


def _is_person(tokens: Sequence[Token]) -> bool:
    """Tell whether a name looks like a person's: two capitals, no article, nothing with "which"."""
    name = list(takewhile(lambda token: token.text != ",", tokens))
    return (
        sum(token.is_capital for token in name) > 1
        and not any(token.key in _ARTICLES for token in name)
        and not any(token.key == "which" for token in tokens)
    )
