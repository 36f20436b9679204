"""Finds the row, as rows are now, that a judgement of earlier rows belongs to.

A judgement whose target is still shown stands there. Any other goes to the one target that overlaps
it best: when a row was split, one of its parts shows the verdict as changed since, and the others
are open. Where several meet on one target the best overlap wins, then the newest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

import msgspec
from msgspec import Struct

from copydesk.reviews.anchors import Target, TargetKey, merged, overlap
from copydesk.reviews.events import Order
from copydesk.reviews.judgement import Judgement, judgement_of
from copydesk.reviews.ledger import in_order

_Rival = tuple[float, Order, Judgement]


class Placement(Struct, frozen=True):
    """Where one reviewer's judgements stand among the targets shown."""

    judgements: tuple[Judgement | None, ...]
    """One a target, in the targets' order."""
    covered: tuple[Judgement, ...]
    """Judgements of earlier rows that another one stands in front of, oldest first."""
    orphans: tuple[Judgement, ...]
    """Judgements that overlap nothing that is shown, oldest first."""


class Shown:
    """The targets that are shown. Made once for a pair: then a key press costs what was judged.

    Args:
        targets: All rows, or all findings, of a pair.
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets = targets
        self.hashes = tuple(dict.fromkeys([target.hashes for target in targets]))
        """The articles that targets are about."""

    # What follows takes a third of the time in which a long pair is shown, and is needed only where
    # something was judged.

    @cached_property
    def _keys(self) -> list[TargetKey]:
        return [target.key for target in self._targets]

    @cached_property
    def _known(self) -> frozenset[TargetKey]:
        return frozenset(self._keys)

    @cached_property
    def _index(self) -> _Index:
        return _Index(self._targets)

    def nearest(self, target: Target) -> tuple[float, int]:
        """Return the best overlap with `target`, 0..1, and the place of what has it; 0 for none."""
        return self._index.nearest(target)

    def place(self, judgements: Mapping[TargetKey, Judgement]) -> Placement:
        """Return where `judgements` (by key, one reviewer's) stand among the targets."""
        if not judgements:
            return Placement((None,) * len(self._targets), (), ())
        rivals: dict[int, list[_Rival]] = {}
        covered: list[Judgement] = []
        orphans: list[Judgement] = []
        for key, judgement in judgements.items():
            if key in self._known or judgement.is_empty:
                continue
            share, number = self.nearest(judgement.target)
            if share:
                rivals.setdefault(number, []).append((share, judgement.order, judgement))
            else:
                orphans.append(judgement)
        placed: list[Judgement | None] = []
        for number, key in enumerate(self._keys):
            own = judgements.get(key)
            contenders = sorted(rivals.get(number, ()), key=_strength)
            if contenders and not (own and own.is_decided):
                own = carried_over(contenders.pop()[2], own)
            placed.append(own)
            covered.extend(judgement for _, _, judgement in contenders)
        return Placement(tuple(placed), _by_age(covered), _by_age(orphans))


def closest(target: Target, judgements: Iterable[Judgement]) -> Judgement | None:
    """Return the judgement that overlaps `target` best (then the newest); None for no overlap."""
    rivals = [(overlap(target, item.target), item.order, item) for item in judgements]
    best = max(rivals, key=_strength, default=None)
    return best[2] if best and best[0] else None


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
        length, common = self._common(target)
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

    def _common(self, target: Target) -> tuple[int, dict[int, int]]:
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


def _strength(rival: _Rival) -> tuple[float, Order]:
    return rival[0], rival[1]


def _by_age(judgements: list[Judgement]) -> tuple[Judgement, ...]:
    return tuple(sorted(judgements, key=lambda judgement: judgement.order))
