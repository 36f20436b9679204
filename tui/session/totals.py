"""What the base's pairs come to together, counted on as some of them become others."""

from __future__ import annotations

from msgspec import Struct

from tui.session.known_pairs import KnownPairs
from tui.session.pair import PairKey


class Total(Struct, frozen=True):
    """What was counted of pairs whose findings are known."""

    compared: int = 0
    """How many they are."""
    done: int = 0
    to_do: int = 0
    shown: int = 0
    """Rows that the filter shows; 0 where it shows all."""

    def plus(self, other: Total, times: int) -> Total:
        """Return these with what was counted of others, or without it (`times` is -1)."""
        return Total(
            self.compared + times * other.compared,
            self.done + times * other.done,
            self.to_do + times * other.to_do,
            self.shown + times * other.shown,
        )


class Totals:
    """The total of one base and one filter at a time.

    Args:
        pairs: The pairs of the session.
    """

    def __init__(self, pairs: KnownPairs) -> None:
        self._pairs = pairs
        self._asked = -1, ""
        self._of_pair: dict[PairKey, Total] = {}
        self._total = Total()
        self._seen = 0

    def of(self, base: int, name: str) -> Total:
        """Return what the pairs of a base come to.

        Args:
            base: Its index.
            name: The filter.
        """
        if self._asked == (base, name):
            changed = self._pairs.noted_since(self._seen)
        else:
            self._asked, self._of_pair, self._total = (base, name), {}, Total()
            changed = list(self._pairs)
        self._seen = self._pairs.newest
        for key in changed:
            if key[0] == base and key[1] >= 0:
                before = self._of_pair.get(key, Total())
                now = self._of_pair[key] = self._counted(key, name)
                self._total = self._total.plus(before, -1).plus(now, 1)
        return self._total

    def _counted(self, key: PairKey, name: str) -> Total:
        pair = self._pairs.get(key)
        if pair is None or not pair.has_findings:
            return Total()
        counts = pair.counts
        shown = 0 if name == "all" else pair.number_shown(name)
        return Total(1, counts.done, counts.to_do, shown)
