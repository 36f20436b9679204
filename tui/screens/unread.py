"""Takes in the articles that the first screen didn't wait for."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from copydesk.articles.article import Article
from copydesk.errors import InputError
from tui.session import comparing
from tui.session.outcome import Outcome
from tui.session.pair import PairKey
from tui.session.session import Session

if TYPE_CHECKING:
    from copydesk.compared import Comparison

_PATIENCE: Final = 1.0
"""Seconds for which the pair on screen waits for whoever compares it besides: a short one takes a
tenth of that. Then it is compared as all others are, which can be seen and ended."""
_STEP: Final = 10
"""Articles that are read here between two looks at the list."""


class Rest(Protocol):
    """Articles that another process reads, and the first pair if it compares that as well."""

    def compared(self) -> tuple[PairKey, Comparison] | None:
        """Wait for what comparing a pair gave; None where it compares none."""

    def rest(self) -> Sequence[tuple[int, Article | str]]:
        """Wait for more: articles by index, or why one can't be read; nothing at the end."""

    def ask(self, index: int) -> None:
        """Have an article read before the others."""

    def close(self) -> None:
        """Read no more."""


async def take_first(session: Session, rest: Rest | None) -> Outcome:
    """Take the pair on screen as whoever read it compared it, if that is what is wanted and soon.

    What comes too late is kept all the same.
    """
    if rest is None:
        return Outcome()
    comparing_it = asyncio.ensure_future(asyncio.to_thread(rest.compared))
    done, _late = await asyncio.wait({comparing_it}, timeout=_PATIENCE)
    return comparing.take_kept(session, comparing_it.result() if done else None)


async def read_rest(session: Session, rest: Rest | None) -> AsyncIterator[int]:
    """Make all articles known to the session; yield, now and then, of how many that is true.

    Args:
        session: Whose articles they are.
        rest: What brings them; without it, and for what it leaves out, they are read in a thread.
    """
    desk = session.desk
    while rest is not None and (step := await asyncio.to_thread(rest.rest)):
        for index, read in step:
            if isinstance(read, Article):
                desk.take(index, read)
            else:
                desk.give_up(index, read)
                session.unreadable[index] = read
        yield _known(session)
    unread = deque(filter(session.is_awaited, range(len(desk.found))))
    while unread:
        awaited = session.awaited
        index = unread[0] if awaited is None or not session.is_awaited(awaited) else awaited
        unread.remove(index)
        try:
            await asyncio.to_thread(desk.article, index)
        except InputError as error:
            session.unreadable[index] = str(error)
        if index == session.awaited or len(unread) % _STEP == 0:
            yield _known(session)


def _known(session: Session) -> int:
    return len(session.desk.articles_read()) + len(session.unreadable)
