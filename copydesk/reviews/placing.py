"""Finds the row, as rows are now, that a judgement of earlier rows belongs to.

A judgement whose target is still shown stands there. Any other goes to the one target that overlaps
it best: when a row was split, one of its parts shows the verdict as changed since, and the others
are open. Where several meet on one target the best overlap wins, then the newest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate

import msgspec

from copydesk.reviews.anchors import Target, TargetKey, merged, overlap
from copydesk.reviews.events import Order
from copydesk.reviews.judgement import Judgement, judgement_of
from copydesk.reviews.ledger import in_order


class Shown:
    """The targets that are shown, and which of them what was decided on others belongs to.

    Args:
        targets: All rows, or all findings, of a pair.
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets = targets
        self._found: dict[TargetKey, tuple[float, int]] = {}
        """What `nearest` returned."""

    # What follows takes a third of the time in which a long pair is shown, and is needed only where
    # something was judged.

    @cached_property
    def _numbers(self) -> dict[TargetKey, tuple[int, ...]]:
        """Numbers by key; that of two articles of one hash may be the key of two."""
        numbers: dict[TargetKey, tuple[int, ...]] = {}
        for number, target in enumerate(self._targets):
            key = target.key
            numbers[key] = (*numbers[key], number) if key in numbers else (number,)
        return numbers

    @cached_property
    def _index(self) -> _Index:
        return _Index(self._targets)

    def exactly(self, key: TargetKey) -> tuple[int, ...]:
        """Return the numbers of the targets with a key: mostly one, or none."""
        return self._numbers.get(key, ())

    def touched(self, target: Target) -> tuple[int, ...]:
        """Return the numbers of the targets that share any text with `target`, in order."""
        return tuple(sorted(self._index.common(target)[1]))

    def nearest(self, target: Target) -> tuple[float, int]:
        """Return the best overlap with `target`, 0..1, and the number of what has it; 0 for none.

        An equal target has nothing to do with it: see `exactly`.
        """
        key = target.key
        if key not in self._found:
            self._found[key] = self._index.nearest(target)
        return self._found[key]

    def standing(self, number: int, judgements: Mapping[TargetKey, Judgement]) -> Judgement | None:
        """Return what stands on a target of one reviewer's judgements; None for nothing.

        Args:
            number: That of the target.
            judgements: By key, those on just this target and those that may be nearest to it.
        """
        own: Judgement | None = None
        rivals: list[tuple[float, Order, Judgement]] = []
        for key, judgement in judgements.items():
            exactly = self.exactly(key)
            if number in exactly:
                own = judgement
            elif not (exactly or judgement.is_empty):
                share, nearest = self.nearest(judgement.target)
                if share and nearest == number:
                    rivals.append((share, judgement.order, judgement))
        if rivals and not (own and own.is_decided):
            return carried_over(max(rivals, key=_strength)[2], own)
        return own


def carried_over(earlier: Judgement, own: Judgement | None) -> Judgement:
    """Return the judgement of an earlier row as it stands on a row that it overlaps.

    Args:
        earlier: The judgement of other places.
        own: What the same reviewer has written about the present row without deciding on it yet, a
            note for instance: it adds to `earlier`, and hides nothing of it.
    """
    history = sorted([*earlier.history, *(own.history if own else ())], key=in_order)
    return msgspec.structs.replace(judgement_of(history), changed_since=True)


class _Index:
    """Finds the targets that share text with another one, without trying all.

    Every place is compared with those it meets, and not every target with every other: a target
    may come from a stranger and name hundreds of places.
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets = targets
        self._kinds = [_kind_of(target) for target in targets]
        self._lengths = [0] * len(targets)
        """Code points that each target anchors, all in all."""
        places: dict[str, list[tuple[int, int, int]]] = {}
        for number, target in enumerate(targets):
            for article in target.decisive:
                for start, end in merged(article.anchors):
                    places.setdefault(article.sha256, []).append((start, end, number))
                    self._lengths[number] += end - start
        self._places = {sha256: sorted(found) for sha256, found in places.items()}
        self._ends = {
            sha256: list(accumulate((end for _, end, _ in found), max))
            for sha256, found in self._places.items()
        }
        """For each place the last end so far: what ends before a span starts can be skipped."""

    def nearest(self, target: Target) -> tuple[float, int]:
        """Return the best overlap, 0..1, and the number of the target that has it.

        Of equals the one whose places come first in the store's order: it mustn't depend on which
        article is the base.
        """
        length, common = self.common(target)
        kind = _kind_of(target)
        if len(set(kind[2])) < len(kind[2]):
            # Two articles of one hash can't be told apart: here it takes a look at both ways round.
            shares = {number: overlap(target, self._targets[number]) for number in common}
        else:
            shares = {
                number: shared / (length + self._lengths[number] - shared)
                for number, shared in common.items()
                if self._kinds[number] == kind
            }
        best = max(shares.values(), default=0.0)
        equal = [number for number, share in shares.items() if share == best]
        return best, min(equal, key=self._order, default=0)

    def common(self, target: Target) -> tuple[int, dict[int, int]]:
        """Return the length of what `target` anchors, and how much each other one has of it."""
        length = 0
        common: dict[int, int] = {}
        for article in target.decisive:
            places = self._places.get(article.sha256, [])
            ends = self._ends.get(article.sha256, [])
            for start, end in merged(article.anchors):
                length += end - start
                for begin, stop, number in places[
                    bisect_right(ends, start) : bisect_left(places, (end,))
                ]:
                    if (shared := min(end, stop) - max(start, begin)) > 0:
                        common[number] = common.get(number, 0) + shared
        return length, common

    def _order(self, number: int) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
        return [(article.sha256, article.spans) for article in self._targets[number].decisive]


def _kind_of(target: Target) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """Return what must be the same for two targets to share anything."""
    finding = target.finding
    sides = tuple(article.sha256 for article in target.decisive)
    return target.hashes, finding.kind if finding else None, sides


def _strength(rival: tuple[float, Order, Judgement]) -> tuple[float, Order]:
    return rival[0], rival[1]
