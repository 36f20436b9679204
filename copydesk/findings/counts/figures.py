"""Figures in a sentence: counts, amounts, ordinals and shares, in digits or in words.

What is counted is told by the words after the number: its phrase runs to the next preposition,
verb or mark (`words/edges.txt`), and its head is the first plural in it. Years, dates, times of
day and durations are none of these, nor are telephone numbers, codes and the numbers of a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.findings.counts.counting import counted
from copydesk.findings.counts.figure import Figure
from copydesk.findings.dating.times import times_in
from copydesk.findings.text.passage import kept

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage


@kept
def figures_in(passage: Passage) -> tuple[Figure, ...]:
    """Return the figures in a passage, in order and disjoint; dates and times are none."""
    taken = {index for time in times_in(passage) for index in range(time.first, time.last + 1)}
    return tuple(counted(passage, taken))
