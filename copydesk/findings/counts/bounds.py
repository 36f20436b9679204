"""Words beside a number that blur it: "about 90", "nearly four hours", "51 or more"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal, cast

from copydesk.findings.text.tokens import Token
from copydesk.findings.text.word_files import entries

Bound = Literal["near", "above", "below", "almost", ""]
"""What the words make of a number: near it, at least it, at most it, just under it; "" exact."""

_LONGEST: Final = 4
"""Words in a phrase that blurs, at most."""
_PASSED_OVER: Final = frozenset({"the", "another", "a", "all", "-"})


def bound_beside(tokens: Sequence[Token], first: int, last: int) -> Bound:
    """Return what the words before and after the number from `first` to `last` make of it."""
    before, after = _phrases()
    end = first
    if end and tokens[end - 1].kind == "mark" and tokens[end - 1].text in "$€£¥₹":
        end -= 1
    for skipped in (0, 1):
        if skipped and (not end or tokens[end - 1].key not in _PASSED_OVER):
            break
        end -= skipped
        for size in range(min(_LONGEST, end), 0, -1):
            bound = before.get(" ".join(token.key for token in tokens[end - size : end]))
            if bound:
                return bound
    return _bound_after(tokens, last + 1, after)


def _bound_after(tokens: Sequence[Token], start: int, phrases: dict[str, Bound]) -> Bound:
    while start < len(tokens) and tokens[start].text in "-+":
        if tokens[start].text == "+":
            return "above"
        start += 1
    for size in range(_LONGEST, 0, -1):
        bound = phrases.get(" ".join(token.key for token in tokens[start : start + size]))
        if bound:
            return bound
    return ""


def range_of(bound: Bound, value: Fraction) -> tuple[Fraction, Fraction | None]:
    """Return the least and the most that a number so blurred may be; None without limit."""
    if bound == "near":
        return value * Fraction(9, 10), value * Fraction(11, 10)
    if bound == "above":
        return value, None
    if bound == "below":
        return Fraction(0), value
    if bound == "almost":
        return value * Fraction(9, 10), value
    return value, value


@lru_cache
def _phrases() -> tuple[dict[str, Bound], dict[str, Bound]]:
    """Return the phrases before a number and those after it."""
    before: dict[str, Bound] = {}
    after: dict[str, Bound] = {}
    for label, phrase in entries("bounds"):
        kind, _, place = label.partition(" ")
        (after if place else before)[phrase] = cast(Bound, kind)
    return before, after
