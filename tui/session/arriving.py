"""What the pair on screen waits for: above all an article that is still being read."""

from __future__ import annotations

from tui.session.names import article_name
from tui.session.outcome import command
from tui.session.pair import BEING_COMPARED, LOOKED_FOR
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


def why_no_rows(session: Session) -> str:
    """Return why the pair on screen has no rows to do anything about; "" where it has some."""
    if session.pair.judged:
        return ""
    if session.other is None:
        return "there is no other article"
    if session.pair.has_failed:
        return "comparing the pair failed"
    return being_read(session) or BEING_COMPARED


def is_over(session: Session, sentence: str) -> bool:
    """Tell whether a sentence says of the pair on screen that it waits for what is there."""
    pair = session.pair
    return (pair.has_findings and LOOKED_FOR in sentence) or (
        bool(pair.judged) and BEING_COMPARED in sentence
    )
