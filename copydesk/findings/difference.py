"""What a difference is: all that two sides of a row put otherwise, asked about or not."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from copydesk.articles.article import Span

WEIGHTY: Final = 0.1
"""Least weight that is marked in the texts. A mark costs a glance where a question costs an answer,
so it may be for nothing nine times of ten: as often as typed differences between sentences that are
half alike, which is what independent articles have."""


class Difference(Struct, frozen=True):
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

    @property
    def is_weighty(self) -> bool:
        """Whether it is marked in the texts."""
        return self.weight >= WEIGHTY
