"""Numbers that count nothing: codes, telephone numbers, the numbers of a list, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.findings.counts.numerals import Numeral
from copydesk.findings.counts.things import unit_of
from copydesk.findings.text.nouns import DASHES, is_edge
from copydesk.findings.text.tokens import Token
from copydesk.findings.text.word_sets import word_set

_SHORTEST_CALL = 3
"""Groups of digits from which a row of them is a telephone number or a code."""


def counts(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether a number is one of something, as far as the words beside it tell."""
    first, last = numeral.first, numeral.last
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if numeral.in_digits:
        return not (_belongs_to_name(tokens, first) or _is_coded(tokens, first, last))
    if first == last and tokens[first].key == "one":
        return _is_counting_one(before, after)
    if numeral.is_ordinal and before is not None:
        return before.key != "at" and (after is None or after.key not in ("name", "names"))
    # "All but one" says how many in another way.
    return [token.key for token in tokens[max(0, first - 2) : first]] != ["all", "but"]


def _belongs_to_name(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether digits end a name or an address: COVID-19, #4, A320."""
    if not first or tokens[first - 1].end != tokens[first].start:
        return False
    before = tokens[first - 1]
    if before.kind == "word" or before.text in "#@/_=&":
        return True
    joined = before.text in DASHES and first > 1 and tokens[first - 2].end == before.start
    return joined and tokens[first - 2].kind == "word"


def _is_coded(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether digits begin a code or a line of a list: 7c1d2f, 24/7, "3. Boil"."""
    if last + 1 >= len(tokens):
        return False
    after = tokens[last + 1]
    if first == 0 and after.text in ".)":
        return last + 2 < len(tokens)
    if after.start != tokens[last].end:
        return False
    if after.kind == "word":
        return not unit_of(after)
    return after.text in "_@=" or (after.text == "/" and last + 2 < len(tokens))


def _is_counting_one(before: Token | None, after: Token | None) -> bool:
    """Tell whether "one" counts: "one person", not "one of", "no one", "the one that"."""
    if after is None or after.kind != "word":
        return False
    if is_edge(after):
        # One in five.
        return after.key in ("in", "out")
    if after.key in word_set("counting", "one-not"):
        return False
    return before is None or before.key not in word_set("counting", "not-one")


def telephone_numbers(tokens: Sequence[Token], numerals: Sequence[Numeral]) -> set[int]:
    """Return the first tokens of the numbers that stand in a row with nothing but marks between."""
    noise: set[int] = set()
    row: list[Numeral] = []
    for numeral in numerals:
        if not numeral.in_digits:
            continue
        if row and not _is_next(tokens, row[-1].last, numeral.first):
            noise |= _calls(row)
            row = []
        row.append(numeral)
    return noise | _calls(row)


def _is_next(tokens: Sequence[Token], last: int, first: int) -> bool:
    between = tokens[last + 1 : first]
    return len(between) <= 2 and all(token.text in "-()./+" for token in between)


def _calls(row: Sequence[Numeral]) -> set[int]:
    return {numeral.first for numeral in row} if len(row) >= _SHORTEST_CALL else set()
