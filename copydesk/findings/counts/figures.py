"""Figures in a sentence: counts, amounts, ordinals and shares, in digits or in words.

What is counted is told by the words after the number: its phrase runs to the next preposition,
verb or mark (`words/edges.txt`), and its head is the first plural in it. Years, dates, times of
day and durations are none of these, nor are telephone numbers, codes and the numbers of a list.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage

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


def figures_in(passage: Passage) -> tuple[Figure, ...]:
    """Return the figures in a passage, in order and disjoint; dates and times are none."""
    from copydesk.findings.counts.counting import counted

    taken = {index for time in passage.times for index in range(time.first, time.last + 1)}
    return tuple(counted(passage, taken))
