"""Which pair of the base is compared next behind the one on screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Container

from tui.session import comparing
from tui.session.pair import PairKey
from tui.session.session import Session


class Behind:
    """The pairs that the list waits for, in its order.

    All pairs are looked at in the first round of a base, and then only those that became others:
    looking at thousands takes longer than comparing one, or than deciding. What is wanted anew
    meanwhile comes in the next round.

    Args:
        session: Whose pairs they are.
        given_up: Pairs that could not be compared.
    """

    def __init__(self, session: Session, given_up: Container[PairKey]) -> None:
        self._session = session
        self._given_up = given_up
        self._base = -1
        """The base of this round."""
        self._round: deque[PairKey] = deque()
        """What is left of it."""
        self._seen = 0
        """Which pairs the rounds until now knew as they are; see `KnownPairs.newest`."""

    def next(self) -> PairKey | None:
        """Return the next pair; the same one until it is compared."""
        if self._base == self._session.base and (key := self._next_of_round()) is not None:
            return key
        self._round = deque(self._next_round())
        return self._next_of_round()

    def _next_round(self) -> list[PairKey]:
        session = self._session
        base, pairs = session.base, session.pairs
        noted = pairs.noted_since(self._seen)
        is_first, self._base, self._seen = self._base != base, base, pairs.newest
        if is_first:
            return [(base, other) for other in session.others()]
        return sorted(key for key in noted if key[0] == base and key[1] >= 0)

    def _next_of_round(self) -> PairKey | None:
        while self._round and not self._is_wanted(self._round[0]):
            self._round.popleft()
        return self._round[0] if self._round else None

    def _is_wanted(self, key: PairKey) -> bool:
        session = self._session
        if key == session.key or key in self._given_up or key[1] in session.unreadable:
            return False
        return comparing.wants_comparing(session, key)
