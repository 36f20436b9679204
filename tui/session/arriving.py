"""The article beside the base that is still being read when somebody goes to it."""

from __future__ import annotations

from tui.session.names import article_name
from tui.session.outcome import command
from tui.session.session import Session


@command
def take_awaited(session: Session) -> str:
    """Take the article that the pair on screen waits for, if it was read meanwhile.

    The cursor stays with its sentence. If the article can't be read, the next one that can stands
    beside the base.
    """
    awaited = session.awaited
    if awaited is None or session.is_awaited(awaited):
        return ""
    if awaited not in session.unreadable:
        base = session.article(session.base)
        session.add_pair((session.base, awaited), base, session.article(awaited))
        return ""
    others = session.others()
    below = (other for other in others if other > awaited)
    session.put(session.base, next(below, next(iter(others), None)))
    return session.unreadable[awaited]


def being_read(session: Session) -> str:
    """Return that the article beside the base is being read; "" where it is there."""
    if session.other is None or session.pair.right is not None:
        return ""
    return f"{article_name(session, 'right')} is still being read"
