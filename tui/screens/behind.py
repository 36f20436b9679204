"""Which pair of the base is compared next behind the one on screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Container

from tui.session import comparing
from tui.session.pair import PairKey
from tui.session.session import Session


class Behind:
    """The pairs that the list waits for, in its order.

    All pairs are looked at once a round, not once for each of them: that took longer than
    comparing where there are thousands. What is wanted anew meanwhile comes in the next round.

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

    def next(self) -> PairKey | None:
        """Return the next pair; the same one until it is compared."""
        if self._base == self._session.base and (key := self._next_of_round()) is not None:
            return key
        self._base = self._session.base
        self._round = deque((self._base, other) for other in self._session.others())
        return self._next_of_round()

    def _next_of_round(self) -> PairKey | None:
        while self._round and not self._is_wanted(self._round[0]):
            self._round.popleft()
        return self._round[0] if self._round else None

    def _is_wanted(self, key: PairKey) -> bool:
        session = self._session
        if key == session.key or key in self._given_up or key[1] in session.unreadable:
            return False
        return comparing.wants_comparing(session, key)
