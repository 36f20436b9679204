"""Where the reviewer stands, to stand there again at the next start."""

from __future__ import annotations

from collections.abc import Iterable

from tui.session.filters import is_filter
from tui.session.resume import Position
from tui.session.session import Session


def position_of(session: Session, hidden: Iterable[str]) -> Position:
    """Return where the reviewer stands.

    Args:
        session: The session.
        hidden: Panes that are hidden.
    """
    session.remember_row()
    names = [found.name for found in session.desk.found]
    stood = session.rows_of_last_session | {key: pair.row for key, pair in session.pairs.items()}
    rows = {
        names[other]: row
        for (base, other), row in stood.items()
        if base == session.base and other >= 0 and row
    }
    other = "" if session.other is None else names[session.other]
    hidden = tuple(sorted(hidden))
    return Position(names[session.base], other, rows, session.cursor.filter, hidden)


def stand_at(session: Session, position: Position) -> None:
    """Stand where the reviewer stood; what is no longer there is passed over."""
    names = {found.name: index for index, found in enumerate(session.desk.found)}
    session.cursor.filter = position.filter if is_filter(position.filter) else "all"
    for name, row in position.rows.items():
        other = names.get(name)
        if other is not None and position.base == session.desk.found[session.base].name:
            session.rows_of_last_session[session.base, other] = row
