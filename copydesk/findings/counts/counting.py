"""Makes figures of the numbers in a sentence; `figures` calls `counted`.

Shares and ranges are made of several numbers: "one in five", "10 to 15". So are scores, which make
two figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from copydesk.findings.counts.bounds import bound_beside, range_of
from copydesk.findings.counts.codes import counts, telephone_numbers
from copydesk.findings.counts.figure import Figure, FigureKind
from copydesk.findings.counts.numerals import Numeral, number_words, numeral_at, numerals_of
from copydesk.findings.counts.things import (
    NOTHING,
    Thing,
    after_of,
    age_of,
    is_metres,
    is_negative,
    label_of,
    thing_counted,
    unit_of,
)
from copydesk.findings.dating.rates import unit_rate
from copydesk.findings.text.nouns import DASHES, head_of, noun_phrase
from copydesk.findings.text.tokens import Token
from copydesk.findings.text.word_sets import word_set

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage

SCORE: Final = "score"
"""What the figures of "3-1" are about."""
_SMALL_WHOLE: Final = 12
"""Up to here anything may be the whole of "one in seven"; above, papers say 15, 20, 500."""
_PARTS: Final = frozenset({"half", "quarter", "halved", "halving"})
_DOZENS: Final = 24
_MOST_GOALS: Final = 200
"""Points beyond which "512-20" is no score."""


def counted(passage: Passage, taken: set[int]) -> Iterator[Figure]:
    """Yield the figures of a passage.

    Args:
        passage: The sentence.
        taken: Indices of tokens that belong to expressions of time.
    """
    tokens = passage.tokens
    numerals = numerals_of(passage)
    calls = telephone_numbers(tokens, numerals) if len(numerals) > 1 else set()
    done, whole = -1, Fraction(0)
    for place, numeral in enumerate(numerals):
        here = range(numeral.first, numeral.last + 1)
        if numeral.first <= done or numeral.first in calls or not taken.isdisjoint(here):
            continue
        if not counts(tokens, numeral):
            continue
        following = numerals[place + 1] if place + 1 < len(numerals) else None
        if following is not None and following.first in taken:
            following = None
        for figure in _figures_at(tokens, numeral, following):
            yield replace(figure, is_whole=True) if figure.value == whole else figure
            done, whole = figure.last, figure.whole


def _figures_at(
    tokens: Sequence[Token], numeral: Numeral, following: Numeral | None
) -> Iterator[Figure]:
    share = _share(tokens, numeral, following)
    if share is not None:
        yield share
    elif following is not None and _is_joined(tokens, numeral, following):
        yield from _range_or_score(tokens, numeral, following)
    else:
        yield _single(tokens, numeral)


def _single(tokens: Sequence[Token], numeral: Numeral) -> Figure:
    label = label_of(tokens, numeral)
    if label is not None:
        return _figure(tokens, numeral, "ordinal", label)
    age = age_of(tokens, numeral)
    if age is not None:
        return _figure(tokens, numeral, "count", age)
    if is_metres(tokens, numeral):
        metres = Numeral(numeral.first, numeral.last, numeral.value / 1_000_000)
        return _figure(tokens, metres, "amount", Thing("metre", numeral.last, True))
    thing = thing_counted(tokens, numeral)
    kind: FigureKind = "amount" if thing.is_unit else "count"
    return _figure(tokens, numeral, "ordinal" if numeral.is_ordinal else kind, thing)


def _figure(tokens: Sequence[Token], numeral: Numeral, kind: FigureKind, thing: Thing) -> Figure:
    value = -numeral.value if is_negative(tokens, numeral, thing) else numeral.value
    bound = bound_beside(tokens, numeral.first, numeral.last)
    least, most = range_of(bound, value)
    if numeral.is_vague and not bound:
        most = _most_of_crowd(value)
    return Figure(
        numeral.first,
        numeral.last,
        kind,
        value,
        thing.about,
        least != most,
        least,
        most,
        thing.index,
        whole=_whole_of(tokens, numeral),
        per=unit_rate(tokens, max(numeral.last, thing.index) + 1),
    )


def _whole_of(tokens: Sequence[Token], numeral: Numeral) -> Fraction:
    """Return 11 for "two of its 11 authors" and "all 11", 0 where no whole is named."""
    if numeral.first and tokens[numeral.first - 1].key == "all":
        return numeral.value
    at = numeral.last + 1
    if at < len(tokens) and tokens[at].key == "out":
        at += 1
    if at >= len(tokens) or tokens[at].key != "of":
        return Fraction(0)
    while at + 1 < len(tokens) and tokens[at + 1].key in word_set("counting", "determiners"):
        at += 1
    whole = numeral_at(tokens, at + 1)
    return whole.value if whole is not None and not whole.is_ordinal else Fraction(0)


def _most_of_crowd(least: Fraction) -> Fraction:
    """Return the most that "a couple", "dozens" or "hundreds" may mean."""
    if least < _DOZENS:
        return least * 2
    return Fraction(99) if least < 100 else least * 20 - 1


def _share(tokens: Sequence[Token], numeral: Numeral, following: Numeral | None) -> Figure | None:
    """Return 5 %, two thirds, a third of, half the, one in five, seven out of ten."""
    last = numeral.last
    keys = [token.key for token in tokens[last + 1 : last + 3]]
    if keys[:1] and keys[0] in ("%", "percent", "pct", "pc"):
        return _share_of(tokens, numeral, numeral.value / 100, last + 1)
    if keys == ["per", "cent"]:
        return _share_of(tokens, numeral, numeral.value / 100, last + 2)
    if numeral.is_ordinal:
        return _single_part(tokens, numeral)
    if 0 < numeral.value < 1 and not numeral.in_digits and tokens[last].key in _PARTS:
        return _share_of(tokens, numeral, numeral.value, last)
    step = 1 if keys[:1] and keys[0] in DASHES else 0
    part = number_words()["part"].get(keys[step], 0) if len(keys) > step else 0
    if 0 < numeral.value < part:
        return _share_of(tokens, numeral, numeral.value / part, last + 1 + step)
    return _one_in_five(tokens, numeral, following) if following is not None else None


def _one_in_five(tokens: Sequence[Token], numeral: Numeral, whole: Numeral) -> Figure | None:
    if not 0 < numeral.value < whole.value or whole.is_ordinal:
        return None
    between = [token.key for token in tokens[numeral.last + 1 : whole.first]]
    is_round = whole.value <= _SMALL_WHOLE or whole.value % 5 == 0
    few = numeral.value <= 10 and whole.value > 2 and is_round
    value = numeral.value / whole.value
    if between[-1:] == ["every"]:
        between.pop()
    if between == ["out", "of"] or (between == ["in"] and few):
        return _share_of(tokens, numeral, value, whole.last)
    # One patient in eight, two of the voters out of five.
    phrase = noun_phrase(tokens, numeral.last)
    head = head_of(tokens, phrase)
    rest = between[len(phrase) :]
    if phrase and few and rest in (["in"], ["out", "of"]) and not unit_of(tokens[head]):
        thing = Thing(tokens[head].stem, head)
        return _figure(tokens, Numeral(numeral.first, whole.last, value), "share", thing)
    return None


def _single_part(tokens: Sequence[Token], numeral: Numeral) -> Figure | None:
    """Return "a third of", "one fifth of the" ("a third man" is an ordinal)."""
    first, last = numeral.first, numeral.last
    part = number_words()["part"].get(tokens[first].key) if first == last else None
    after = tokens[last + 1].key if last + 1 < len(tokens) else ""
    before = tokens[first - 1].key if first else ""
    if part is None or before not in ("a", "one", "-"):
        return None
    ends = after in ("of", "", "more", "less")
    # Rose by more than a fifth to 40; but "by a third party".
    measures = first > 1 and tokens[first - 2].key in word_set("counting", "halving")
    if not ends and not (measures and (after in ",.;:)" or after in word_set("edges"))):
        return None
    return _share_of(tokens, numeral, Fraction(1, part), last)


def _share_of(tokens: Sequence[Token], numeral: Numeral, value: Fraction, last: int) -> Figure:
    thing = after_of(tokens, last) if last + 1 < len(tokens) else NOTHING
    return _figure(tokens, Numeral(numeral.first, last, value), "share", thing)


def _is_joined(tokens: Sequence[Token], numeral: Numeral, following: Numeral) -> bool:
    """Tell whether two numbers make a range or a score: 10-15, 10 to 15, between 10 and 15."""
    between = [token.key for token in tokens[numeral.last + 1 : following.first]]
    if len(between) != 1 or numeral.is_ordinal or following.is_ordinal:
        return False
    before = tokens[numeral.first - 1].key if numeral.first else ""
    if between[0] == "to":
        # "From 10 to 15" tells of a change.
        return before != "from" and numeral.value < following.value
    return between[0] in DASHES or (between[0] == "and" and before == "between")


def _range_or_score(tokens: Sequence[Token], one: Numeral, other: Numeral) -> Iterator[Figure]:
    """Yield "10 to 15 people" as one figure, "3-1" as two."""
    whole = Numeral(one.first, other.last, (one.value + other.value) / 2)
    thing = thing_counted(tokens, whole)
    is_dash = tokens[one.last + 1].key in DASHES
    if one.value < other.value and (thing.about or not is_dash):
        yield Figure(
            one.first,
            other.last,
            "amount" if thing.is_unit else "count",
            whole.value,
            thing.about,
            True,
            one.value,
            other.value,
            thing.index,
        )
    elif is_dash and max(one.value, other.value) < _MOST_GOALS:
        yield _figure(tokens, one, "count", Thing(SCORE))
        yield _figure(tokens, other, "count", Thing(SCORE))
