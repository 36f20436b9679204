"""Who is right: whether that can be asked, and the answers."""

from __future__ import annotations

from copydesk.judged.rows import Judged, JudgedRow
from tui.actions.dialogs import Answer
from tui.cards.names import pair_names
from tui.session.session import Session


def has_sides(subject: Judged) -> bool:
    """Tell whether two articles clash: inside one there is no side to choose."""
    return isinstance(subject, JudgedRow) or not subject.inside


def side_answers(session: Session) -> list[Answer]:
    """Return the answers to who is right, in the words of `decisions.say_right`."""
    base, other = pair_names(session)
    return [
        Answer("side_base", "left", base),
        Answer("side_other", "right", other),
        Answer("side_both", "both"),
        Answer("side_neither", "neither"),
        Answer("side_unknown", "unknown"),
        Answer("side_skip", ""),
    ]
