"""Where the reviewer stands, to stand there again at the next start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import structs

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
    position = Position(names[session.base], other, rows, session.cursor.filter, hidden)
    read = session.desk.articles_read().items()
    hashes = {names[i]: article.sha256 for i, article in read if names[i] in position.names}
    return structs.replace(position, hashes=hashes)


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
