"""What changed in a review lately, for those who keep what they made of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable
from itertools import count
from typing import Final, NamedTuple, Protocol
from weakref import ref

Hashes = tuple[str, ...]
"""Of the articles of a target, in canonical order (see `Target.hashes`)."""

Stamp = int
"""Another one after every change of what it stands for, in whatever review; 0 for nothing yet."""

_REMEMBERED: Final = 1_000
"""Changes that are known one by one: more than the largest act makes. Who has missed more than
these makes everything anew, as after a start."""

_stamps: Final = count(1)


class Change(NamedTuple):
    """Something stands otherwise than before, or no longer."""

    stamp: Stamp
    shelf: str
    """Which of the review's mappings has it: "judgements", "links"."""
    articles: Hashes
    """What it is about."""
    key: Hashable
    """Its key there."""


class Changes:
    """The newest changes of a review, oldest first."""

    def __init__(self) -> None:
        self._known: deque[Change] = deque()
        self._before = next(_stamps)
        """The stamp of the newest change that isn't known any more."""

    def note(self, shelf: str, articles: Hashes, key: Hashable) -> Stamp:
        """Note that something changed; return the stamp of that."""
        stamp = next(_stamps)
        self._known.append(Change(stamp, shelf, articles, key))
        if len(self._known) > _REMEMBERED:
            self._before = self._known.popleft().stamp
        return stamp

    @property
    def newest(self) -> Stamp:
        """The stamp of the newest change."""
        return self._known[-1].stamp if self._known else self._before

    def since(self, stamp: Stamp) -> list[Change] | None:
        """Return the changes after the one with a stamp; None where not all of them are known."""
        if stamp < self._before:
            return None
        found: list[Change] = []
        for change in reversed(self._known):
            if change.stamp <= stamp:
                break
            found.append(change)
        return found[::-1]


class Changing(Protocol):
    """A review, as far as what follows it needs it."""

    @property
    def changes(self) -> Changes:
        """Its newest changes."""


class Following:
    """Tells what of a review is another since it was asked last.

    Args:
        shelves: The mappings whose changes count.
        articles: What they have to be about, as hashes in canonical order.
    """

    def __init__(self, shelves: Collection[str], articles: Collection[Hashes]) -> None:
        self._shelves = shelves
        self._articles = frozenset(articles)
        self._review: ref[Changing] | None = None
        self._seen: Stamp = 0

    def changed(self, review: Changing) -> list[Change] | None:
        """Return what changed since the last call, each thing once; None: perhaps everything."""
        same = self._review is not None and self._review() is review
        found = review.changes.since(self._seen) if same else None
        self._review, self._seen = ref(review), review.changes.newest
        if found is None:
            return None
        mine = {
            (change.shelf, change.key): change
            for change in found
            if change.articles in self._articles and change.shelf in self._shelves
        }
        return list(mine.values())
