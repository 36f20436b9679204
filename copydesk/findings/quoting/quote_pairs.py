"""Which quotations of two articles are the same words of the same speaker.

Pieces (`quote_pieces`) are matched by the words they share, anywhere in the articles; in linked
sentences fewer words will do. What shares next to none may still stand in one place
(`rewritten_quotes`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.quoting.quote_changes import common, place_of
from copydesk.findings.quoting.quote_pieces import Piece, pieces_of
from copydesk.findings.quoting.rewritten_quotes import rewritten

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_LINKED: Final = 0.5
"""Least share (0..1) of the shorter piece's weight in common, in linked sentences."""
_ANYWHERE: Final = 0.6
"""The same in sentences that nothing links."""
_LEAST_CONTENT: Final = 3
"""Content words in common that make one quotation of two in unlinked sentences."""
_MOST_USES: Final = 40
"""Pieces with one word beyond which it leads to no candidates."""
_SPREAD: Final = 2.5
"""Words over which those in common may be spread, for each of them."""
_SLOGAN: Final = 2
"""Words with content in a slogan: peace through strength."""


class QuotePair(Struct, frozen=True, eq=False):
    """Two pieces that are versions of one."""

    left: Piece
    right: Piece
    by_words: bool
    """They share words; else they only stand in the same place."""


class _Shared(Struct, frozen=True, gc=False):
    """How much two pieces have in common."""

    share: float
    """Of the lighter piece's weight, 0..1."""
    content: int
    """Stems with content in both."""


@lru_cache(maxsize=2)
def matched(matter: Matter) -> tuple[QuotePair, ...]:
    """Return the pairs of pieces that are one quotation, by the left piece, then the right one."""
    left, right = pieces_of(matter.left), pieces_of(matter.right)
    if not left or not right:
        return ()
    by_words = _by_words(left, right, _linked(matter))
    by_place = rewritten(matter.pairings, left, right, by_words)
    return tuple(
        QuotePair(left[one], right[other], (one, other) in by_words)
        for one, other in sorted(by_words | by_place)
    )


def _linked(matter: Matter) -> set[tuple[int, int]]:
    """Return the indices of sentences that stand in one pairing, or right beside one.

    "Experts called it a success" may stand before the sentence that the aligner took for it.
    """
    linked = {
        (one.sentence.index, other.sentence.index)
        for pairing in matter.pairings
        for one in pairing.left.passages
        for other in pairing.right.passages
    }
    lefts, rights = {one for one, _ in linked}, {other for _, other in linked}
    beside = {
        place
        for one, other in linked
        for step in (-1, 1)
        for place in ((one + step, other), (one, other + step))
        if place[0] not in lefts or place[1] not in rights
    }
    return linked | beside


def _by_words(
    left: Sequence[Piece], right: Sequence[Piece], linked: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the places of pieces each of which is the best partner of the other, or has none."""
    ranked = defaultdict(list)
    for one, other in _candidates(left, right, linked):
        is_linked = (left[one].index, right[other].index) in linked
        shared = _shared(left[one], right[other])
        enough = _is_enough(shared, left[one], right[other], is_linked=is_linked)
        if enough and _is_compact(left[one], right[other]):
            distance = abs(len(left[one].words) - len(right[other].words))
            rank = (shared.share, shared.content, -distance, is_linked, -abs(one - other))
            ranked["left", one].append((rank, other))
            ranked["right", other].append((rank, one))
    best = {key: max(found)[1] for key, found in ranked.items()}
    return {
        (place, partner) if side == "left" else (partner, place)
        for (side, place), partner in best.items()
    }


def _is_compact(one: Piece, other: Piece) -> bool:
    """Tell whether the words in common stand together, not scattered over a long piece."""
    if place_of(*sorted((one.words, other.words), key=len)) is not None:
        return True
    pairs = common(one.words, other.words)
    spread = max(pairs[-1][side] - pairs[0][side] for side in (0, 1))
    return spread <= _SPREAD * len(pairs)


def _candidates(
    left: Sequence[Piece], right: Sequence[Piece], linked: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs worth a look: those in linked sentences, and those that share content."""
    uses = defaultdict(list)
    at = defaultdict(list)
    for place, piece in enumerate(right):
        at[piece.index].append(place)
        for word in piece.content:
            uses[word].append(place)
    partners: dict[int, list[int]] = defaultdict(list)
    for index, other in linked:
        partners[index] += at[other]
    for place, piece in enumerate(left):
        common = Counter(
            other
            for word in piece.content
            if len(uses.get(word, ())) <= _MOST_USES
            for other in uses.get(word, ())
        )
        known = {other for other, times in common.items() if times >= _LEAST_CONTENT}
        yield from ((place, other) for other in sorted(known.union(partners[piece.index])))


def _shared(one: Piece, other: Piece) -> _Shared:
    common = one.weights.keys() & other.weights.keys()
    weight = sum(min(one.weights[word], other.weights[word]) for word in common)
    least = min(sum(one.weights.values()), sum(other.weights.values()))
    # Rounded: sums of the same weights in another order differ in the last digit.
    return _Shared(round(weight / least, 6), len(one.content & other.content))


def _is_enough(shared: _Shared, one: Piece, other: Piece, *, is_linked: bool) -> bool:
    if not is_linked:
        return shared.share >= _ANYWHERE and shared.content >= _LEAST_CONTENT
    # One word in common is enough for a slogan and for the scrap of a quotation.
    sizes = sorted((len(one.content), len(other.content)))
    wanted = 1 if sizes[0] <= _SLOGAN else 2
    return shared.share >= _LINKED and shared.content >= wanted
