"""Where the reviewer stands, to stand there again at the next start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.session.filters import is_filter
from tui.session.pair import PairKey
from tui.session.resume import Position
from tui.session.session import Session


def position_of(session: Session, hidden: Iterable[str]) -> Position:
    """Return where the reviewer stands.

    Args:
        session: The session.
        hidden: Panes that are hidden.
    """
    session.remember_row()
    desk, base = session.desk, session.base
    rows = {
        other: row
        for (left, other), row in _stood(session).items()
        if left == base and other >= 0 and row
    }
    named = {base, *rows} if session.other is None else {base, session.other, *rows}
    names = {index: desk.found[index].name for index in named}
    known = ((name, desk.known(index)) for index, name in names.items())
    return Position(
        names[base],
        "" if session.other is None else names[session.other],
        {names[other]: row for other, row in rows.items()},
        session.cursor.filter,
        tuple(sorted(hidden)),
        {name: article.sha256 for name, article in known if article is not None},
    )


def _stood(session: Session) -> dict[PairKey, int]:
    """Return on which row the reviewer stands in each pair that ever was on screen."""
    pairs = session.pairs
    return session.rows_of_last_session | {
        key: pairs[key].row for key in session.entered if key in pairs
    }


def stand_at(session: Session, position: Position, places: Mapping[str, int]) -> None:
    """Stand where the reviewer stood; what is no longer there is passed over.

    Args:
        session: The session.
        position: Where that was.
        places: What `places_of` gives.
    """
    session.cursor.filter = position.filter if is_filter(position.filter) else "all"
    for name, row in position.rows.items():
        other = places.get(name)
        if other is not None and places.get(position.base) == session.base:
            session.rows_of_last_session[session.base, other] = row
