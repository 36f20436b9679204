"""The pairs that a session knows: by their articles, and which of them became others lately.

A story may have thousands. What is decided touches few of them, and whoever keeps something that
all pairs come to asks which these are, not each one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping

from copydesk.reviews.changes import Hashes
from tui.session.pair import Pair, PairKey


class KnownPairs(MutableMapping[PairKey, Pair]):
    """Pairs by their keys."""

    def __init__(self) -> None:
        self._pairs: dict[PairKey, Pair] = {}
        self._about: dict[Hashes, dict[PairKey, None]] = {}
        """By what decisions on them are about: both articles, either, or whatever there is."""
        self._noted: dict[PairKey, int] = {}
        """Which were noted, each with the number of the last time, in that order."""
        self.newest = 0
        """Number of the last time that a pair was noted."""

    def __getitem__(self, key: PairKey) -> Pair:
        return self._pairs[key]

    def __setitem__(self, key: PairKey, pair: Pair) -> None:
        if key in self._pairs:
            del self[key]
        self._pairs[key] = pair
        for hashes in articles_of(pair):
            self._about.setdefault(hashes, {})[key] = None
        self.note([key])

    def __delitem__(self, key: PairKey) -> None:
        for hashes in articles_of(self._pairs.pop(key)):
            self._about[hashes].pop(key, None)
        self.note([key])

    def __iter__(self) -> Iterator[PairKey]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def about(self, articles: Iterable[Hashes]) -> list[PairKey]:
        """Return the pairs on which something may bear that is about any of some articles."""
        found: dict[PairKey, None] = {}
        for hashes in dict.fromkeys(articles):
            found.update(self._about.get(hashes, {}))
        return list(found)

    def note(self, keys: Iterable[PairKey]) -> None:
        """Note that pairs are others than before: compared, decided on, or gone."""
        for key in keys:
            self.newest += 1
            self._noted.pop(key, None)
            self._noted[key] = self.newest

    def noted_since(self, number: int) -> list[PairKey]:
        """Return the pairs that were noted after a time, by what `newest` was then."""
        found: list[PairKey] = []
        for key, noted in reversed(self._noted.items()):
            if noted <= number:
                break
            found.append(key)
        return found[::-1]


def articles_of(pair: Pair) -> tuple[Hashes, ...]:
    """Return what decisions that bear on a pair are about: both articles, either, or nothing."""
    left, right = pair.left.sha256, pair.right.sha256 if pair.right else ""
    return (min(left, right), max(left, right)), (left,), (right,), ()
