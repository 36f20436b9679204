"""A figure in a sentence, as a value; `figures` finds them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from msgspec import Struct

FigureKind = Literal["count", "amount", "ordinal", "share"]
"""count: of things; amount: with a unit or currency; ordinal: third, 2nd; share: 5 %, a third."""


class Figure(Struct, frozen=True):
    """A figure: a run of tokens with its unit or the thing counted."""

    first: int
    """Index of its first token in `Passage.tokens`."""
    last: int
    """Index of the last token of the number itself, inclusive."""
    kind: FigureKind
    value: Fraction
    """As said, in the unit said: 18m crowns are 18,000,000; a share is a part of one."""
    about: str
    """Stem of what is counted, name of the unit ("passeng", "crown"); "" where none is named."""
    approximate: bool
    """Said as "about", "some", "nearly", "more than"."""
    least: Fraction = Fraction(0)
    """The least that the words allow: 81 for "about 90"."""
    most: Fraction | None = None
    """The most that the words allow; None where they set no limit ("at least 90")."""
    thing: int = -1
    """Index of the token that names what is counted or measured; -1 if none does."""
    whole: Fraction = Fraction(0)
    """That of which it is a part: 11 for "two of its eleven authors" and "all eleven"; else 0."""
    is_whole: bool = False
    """It is the whole of the figure before it."""
    per: Fraction = Fraction(0)
    """How many times a year, for "50 a week"; 0 where no time is named."""
