"""Quotations rewritten so far that only their place tells that they are one.

In linked sentences the pieces that are left over on both sides are matched in their order if they
are about as long and share small words, and if the same name stands outside the marks or what was
quoted right before or after is one quotation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from copydesk.findings.quoting.quote_changes import common
from copydesk.findings.quoting.quote_pieces import Piece
from copydesk.findings.text.content import is_content
from copydesk.findings.text.pairing import Pairing, Side

_LENGTHS: Final = 0.5
"""Shorter over longer, in words, at least, for a piece beside one that is matched."""
_FRAMED_LENGTHS: Final = 0.65
"""The same for a piece beside the same name: one speaker says many things."""
_SHORTEST: Final = 3
"""Words in the shorter one, at least."""
_SHARED: Final = 2
"""Words in common, in one order, at least."""
_SHARE: Final = 0.2
"""Of the shorter one's words, 0..1, at least."""
_LONGEST_RUN: Final = 12
"""Pieces in neighbouring sentences that are looked at together, at most."""

Places = tuple[int, int]
"""A left and a right piece, by place."""


def rewritten(
    pairings: Sequence[Pairing],
    left: Sequence[Piece],
    right: Sequence[Piece],
    known: set[Places],
) -> set[Places]:
    """Return the places of pieces that are one though their words differ.

    Args:
        pairings: Of the two articles.
        left: The pieces of the left one, in order.
        right: The pieces of the right one, in order.
        known: Places of the pieces that are matched already.
    """
    here, there = _Free(left, {one for one, _ in known}), _Free(right, {two for _, two in known})
    found: set[Places] = set()
    rows = [pairing for pairing in pairings if not pairing.crossing]
    # Twice: what the first round finds may stand right before or after something else.
    for pairing in (*rows, *rows):
        ones, others = here.within(pairing.left), there.within(pairing.right)
        if not ones or not others:
            continue
        framed = _same_frame(pairing)
        new = _in_order(here, there, ones, others, framed, known | found)
        if not new and framed:
            new = _in_order(here, there, here.run(ones[0]), there.run(others[0]), True, known)
        found |= new
        here.take(one for one, _ in new)
        there.take(other for _, other in new)
    return found


class _Free:
    """The pieces of one article that no other one is matched with yet."""

    def __init__(self, pieces: Sequence[Piece], taken: set[int]) -> None:
        self.pieces = pieces
        self._taken = taken
        self._at: dict[int, list[int]] = defaultdict(list)
        for place, piece in enumerate(pieces):
            self._at[piece.index].append(place)

    def take(self, places: Iterable[int]) -> None:
        """Note that pieces were matched."""
        self._taken.update(places)

    def within(self, side: Side) -> list[int]:
        """Return the places of those in the sentences of a side."""
        at = (place for p in side.passages for place in self._at.get(p.sentence.index, ()))
        return [place for place in at if place not in self._taken]

    def run(self, place: int) -> list[int]:
        """Return the places of those around one, without a sentence in between."""
        first = last = place
        while self._goes_on(first - 1, first) and last - first < _LONGEST_RUN:
            first -= 1
        while self._goes_on(last, last + 1) and last - first < _LONGEST_RUN:
            last += 1
        return list(range(first, last + 1))

    def _goes_on(self, place: int, following: int) -> bool:
        if place < 0 or following >= len(self.pieces) or {place, following} & self._taken:
            return False
        return self.pieces[following].index - self.pieces[place].index <= 1


def _in_order(
    here: _Free,
    there: _Free,
    ones: Sequence[int],
    others: Sequence[int],
    framed: bool,
    known: set[Places],
) -> set[Places]:
    """Return as pairs the pieces that have the same place in two lists, where that says enough."""
    if len(ones) != len(others):
        return set()
    return {
        (one, other)
        for one, other in zip(ones, others, strict=True)
        if _alike(
            here.pieces[one],
            there.pieces[other],
            goes_on=(one - 1, other - 1) in known or (one + 1, other + 1) in known,
            framed=framed,
        )
    }


def _alike(one: Piece, other: Piece, *, goes_on: bool, framed: bool) -> bool:
    """Tell whether two pieces are about as long and share small words at least."""
    shorter, longer = sorted((len(one.words), len(other.words)))
    least = _LENGTHS if goes_on else _FRAMED_LENGTHS
    if not (goes_on or framed) or shorter < max(_SHORTEST, least * longer):
        return False
    return len(common(one.words, other.words)) >= max(_SHARED, _SHARE * shorter)


def _same_frame(pairing: Pairing) -> bool:
    """Tell whether a name outside the quotation marks stands on both sides."""
    return any(
        _is_framing(pairing.left, one) and _is_framing(pairing.right, other)
        for one, other in pairing.anchors
    )


def _is_framing(side: Side, place: int) -> bool:
    token = side.tokens[place]
    return token.is_capital and is_content(token) and not side.quoted[place]
