"""Taking back what was written last, and writing it again; the cursor goes to what changed."""

from __future__ import annotations

from copydesk.reviews.events import Event
from copydesk.reviews.kind_names import kind_name
from copydesk.reviews.kinds import (
    AdjudicationData,
    ClosingData,
    LinkData,
    ReleaseData,
    UnlinkData,
    VerdictData,
    VersionData,
)
from copydesk.reviews.verdict import Verdict
from tui.session import linking
from tui.session.jumps import go_to_target
from tui.session.outcome import command
from tui.session.session import Session


@command
def undo(session: Session) -> str:
    """Take back what I wrote last."""
    undone = session.live.undo()
    if undone is None:
        return "there is nothing to undo"
    return f"undone: {_shown_where(session, undone)}"


@command
def redo(session: Session) -> str:
    """Write again what I took back last."""
    redone = session.live.redo()
    if redone is None:
        return "there is nothing to redo"
    return f"redone: {_shown_where(session, redone)}"


def _shown_where(session: Session, event: Event) -> str:
    """Go to what an event is about; return its kind and place."""
    session.review_changed()
    subject = go_to_target(session, event.target) if event.target is not None else None
    what = _described(session, event)
    # A mismatch splits or joins rows, so does a link: their numbers change in a moment.
    splits = isinstance(event.data, VerdictData) and event.data.verdict is Verdict.MISMATCH
    splits = splits or isinstance(event.data, LinkData | UnlinkData | ReleaseData)
    return f"{what} on {subject.name}" if subject is not None and not splits else what


def _described(session: Session, event: Event) -> str:
    """Return what an event decided, in the words of the screen."""
    match event.data:
        case LinkData() | UnlinkData():
            return linking.event_text(session, event)
        case VerdictData(verdict, right):
            side = " with who is right" if right else ""
            return f"{int(verdict)} {verdict.word}{side}" if verdict else "verdict"
        case AdjudicationData(verdict, _right):
            return f"final {int(verdict)} {verdict.word}" if verdict else "final decision"
        case VersionData(path=path, denied=denied):
            return f"{path} {'is no' if denied else 'is a'} later version"
        case ClosingData():
            return "closing a decision without a place"
        case _:
            return kind_name(event.kind)
