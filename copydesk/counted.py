"""A number before its noun."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 verdict", "1,200 verdicts", "2 entries".

    Args:
        number: How many.
        one: The noun for one, with whatever must agree with it: "entry is".
        many: The same for any other number; `one` with an "s" where it isn't given.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
