"""Letting go of a row that a verdict holds: its sentences are grouped as if it hadn't been judged.

The verdicts stay. Where their row becomes another one they show on it as changed since.
"""

from __future__ import annotations

from copydesk.alignment.row import Row
from copydesk.judged.edits import edits_of, held_by
from copydesk.judged.links import PairSentences
from copydesk.reviews.events import minute_of
from copydesk.reviews.kinds import ReleaseData
from tui.keys import key
from tui.session.outcome import command
from tui.session.session import Session


@command
def regroup(session: Session) -> str:
    """Release the row under the cursor, if a verdict holds it as something that it wouldn't be."""
    judged, pair = session.cursor.current, session.pair
    if judged is None or pair.right is None or pair.comparison is None or pair.by_edits is None:
        return "no row here"
    review = session.live.review
    if not held_by(judged.target, review):
        return f"no verdict holds {judged.name} together"
    free = edits_of(pair.left, pair.right, review, released=judged.target)
    if pair.by_edits.are_alike(free, pair.by_edits.edits(review)):
        return f"{judged.name} would be the same without its verdict"
    session.write((ReleaseData(), judged.target))
    return f"{judged.name} regrouped; {key('undo')} takes it back"


def history_lines(session: Session, row: Row) -> list[str]:
    """Return who regrouped a row that had one of this row's sentences, oldest first."""
    review, other = session.live.review, session.pair.right
    if other is None:
        return []
    sentences = PairSentences(session.pair.left, other)
    lines: list[str] = []
    for event in review.effective(ReleaseData):
        told = sentences.rows(event.target) if event.target else []
        if any({*lefts} & {*row.left} or {*rights} & {*row.right} for lefts, rights in told):
            is_taken_back = isinstance(event.data, ReleaseData) and event.data.removed
            said = "held by its verdicts again" if is_taken_back else "regrouped"
            lines.append(f"{minute_of(event.at)}  {event.by}: {said}")
    return lines
