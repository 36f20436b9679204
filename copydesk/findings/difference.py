"""What a difference is: all that two sides of a row put otherwise, asked about or not."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from copydesk.articles.article import Span

WEIGHTY: Final = 0.03
"""Least weight that is marked in the texts: a mark costs a glance where a question costs an answer.
Chosen by reading rows of retellings and of independent news. Of 36 that look different at 0.03 and
at 0.1, 26 read better at 0.03 (at 0.1 a "next week" or "in late 2022" goes unmarked) and 4 worse.
Of 32 that look different at 0.01, 6 read better there and 17 worse: scraps stand out."""


class Difference(Struct, frozen=True, gc=False):
    """A phrase of one side of a row that the other side puts otherwise, adds or lacks.

    Equal meanings ("two" beside "2") make none, so an identical row has none.
    """

    left: Span | None
    """In the left article's text; None where only the right one has the phrase."""
    right: Span | None
    type: str
    """Id of what kind of difference it is, in the words of `Finding.type`."""
    weight: float
    """0..1: the chance that a checker wants to be asked about it."""
    row: int
    """Number of the row that it belongs to, as that of a finding."""
    words: tuple[tuple[Span, ...], tuple[Span, ...]] | None = None
    """Those of the left and of the right phrase that are marked: what the row's other side has no
    equal for. None for all of both."""

    @property
    def marked(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The words that are marked on either side."""
        if self.words is not None:
            return self.words
        return (self.left,) if self.left else (), (self.right,) if self.right else ()

    @property
    def is_weighty(self) -> bool:
        """Whether it is marked in the texts."""
        return self.weight >= WEIGHTY
