"""Takes in the articles that the first screen didn't wait for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Final, Protocol

from copydesk.articles.article import Article
from copydesk.errors import InputError
from tui.session.session import Session

_STEP: Final = 10
"""Articles that are read here between two looks at the list."""


class Rest(Protocol):
    """Articles that another process reads."""

    def rest(self) -> Sequence[tuple[int, Article | str]]:
        """Wait for more: articles by index, or why one can't be read; nothing at the end."""

    def close(self) -> None:
        """Read no more."""


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
    unread = [
        index
        for index in range(len(desk.found))
        if desk.known(index) is None and index not in session.unreadable
    ]
    for place, index in enumerate(unread, 1):
        try:
            await asyncio.to_thread(desk.article, index)
        except InputError as error:
            session.unreadable[index] = str(error)
        if place % _STEP == 0 or place == len(unread):
            yield _known(session)


def _known(session: Session) -> int:
    return len(session.desk.articles_read()) + len(session.unreadable)
