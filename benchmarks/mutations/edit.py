"""A change of a text, and where it lies in the text and in the copy that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

from msgspec import Struct

from benchmarks.mutations.prose import Prose
from copydesk.articles.article import Span


class Piece(Struct, frozen=True, order=True):
    """Words in a text and those that stand there afterwards."""

    start: int
    end: int
    new: str


class Edit(Struct, frozen=True):
    """Pieces that together change one fact (or none, for a variant). They don't overlap."""

    pieces: tuple[Piece, ...]


class Mutation(Struct, frozen=True):
    """A text beside a copy in which one thing is another."""

    kind: str
    before: str
    after: str
    left: tuple[Span, ...]
    """What was changed, as places in `before`."""
    right: tuple[Span, ...]
    """The same in `after`."""


Maker = Callable[[Prose, Random], Iterable[Edit]]
"""Yields an edit for each place of a text where its kind of change can be made."""


def replaced(start: int, end: int, new: str) -> Edit:
    """Return the edit that puts `new` at `[start, end)`."""
    return Edit((Piece(start, end, new),))


def mutation_of(kind: str, text: str, edit: Edit) -> Mutation:
    """Carry an edit out.

    Where words were dropped or added, the side without them has a span of the two characters
    between which they are missing. A letter that only became a capital is no change.
    """
    after, done = "", 0
    left, right = [], []
    for piece in sorted(edit.pieces):
        after += text[done : piece.start]
        place = len(after)
        after += piece.new
        done = piece.end
        if text[piece.start : piece.end].casefold() != piece.new.casefold():
            left.append(_span(piece.start, piece.end))
            right.append(_span(place, len(after)))
    return Mutation(kind, text, after + text[done:], tuple(left), tuple(right))


def _span(start: int, end: int) -> Span:
    return Span(start, end) if start < end else Span(max(0, start - 1), start + 1)
