"""What a reviewer writes about findings themselves: that one is none, or that there is one more.

Each command records one decision and says so in a sentence, as those in `decisions` do.
"""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.findings.finding import Finding
from copydesk.judged.dismissals import never_asked
from copydesk.judged.finding import JudgedFinding
from copydesk.reviews.anchors import Target
from copydesk.reviews.kinds import Data, DismissalData, FindingData, VerdictData
from tui.keys import key
from tui.session.findings import select_next_of_row
from tui.session.moving import next_to_do
from tui.session.outcome import command
from tui.session.session import Session

Part = tuple[Data, Target | None]
"""A part of one decision: what is written, and about what."""


@command
def dismiss(session: Session, finding: JudgedFinding, reason: str) -> str:
    """Say that a finding is none, which takes back my verdict on it, and go on.

    Args:
        session: The session.
        finding: The finding.
        reason: Why it is none; may be "".
    """
    parts: list[tuple[Data, Target | None]] = [(DismissalData(reason), finding.target)]
    if finding.mine is not None and finding.mine.verdict is not None:
        parts.append((VerdictData(None), finding.target))
    session.write(*parts)
    said = f"{finding.name}: dismissed; {key('undo')} takes that back"
    cursor, number = session.cursor, finding.finding.row
    if select_next_of_row(cursor, finding):
        return said
    cursor.selected = None
    row = session.pair.numbered(number)
    if row is not None and row.state == "to do":
        return f"{said}; the row is still to do"
    return next_to_do(session, 1, number).say or said


@command
def take_back_dismissal(session: Session, finding: JudgedFinding) -> str:
    """Let a finding that I dismissed be one again."""
    parts = restoring(session, [finding])
    session.write(*parts)
    in_story = any(isinstance(data, DismissalData) and data.wordings for data, _target in parts)
    where = " in the whole story" if in_story else ""
    return f"{finding.name}: restored{where}; {key('undo')} dismisses it again"


def restoring(session: Session, findings: Iterable[JudgedFinding]) -> list[Part]:
    """Return what takes back my dismissals of findings: of each alone, and of its wordings."""
    review, reviewer = session.live.review, session.desk.reviewer
    parts: list[Part] = []
    wordings: dict[tuple[str, ...], None] = {}
    for finding in findings:
        if finding.dismissal is not None and not finding.dismissal.wordings:
            parts.append((DismissalData(removed=True), finding.dismissal.target))
        for entry in never_asked(finding.target, review):
            if entry.reviewer == reviewer:
                wordings[entry.data.wordings] = None
    return parts + [(DismissalData(removed=True, wordings=both), None) for both in wordings]


@command
def add_finding(session: Session, finding: Finding) -> str:
    """Add a finding by hand, and select it; at least one of its spans is set."""
    rows = session.pair.rows
    assert rows is not None  # there is a row that it is about
    target = rows.findings.target(finding.kind, finding.left, finding.right)
    assert target.finding is not None
    session.write((FindingData(target.finding.kind, finding.severity, finding.reason), target))
    added = session.pair.judged_at(target)
    if not isinstance(added, JudgedFinding) or not session.cursor.select(added):
        return "finding added"
    return f"{added.name}: added; {key('dismiss')} takes it away"


@command
def take_away(session: Session, finding: JudgedFinding) -> str:
    """Take away a finding that I added by hand, with the verdict that I gave it."""
    assert finding.added is not None
    data = FindingData(finding.finding.kind, finding.finding.severity, removed=True)
    parts: list[tuple[Data, Target | None]] = [(data, finding.added)]
    if finding.mine is not None and finding.mine.verdict is not None:
        parts.append((VerdictData(None), finding.target))
    session.write(*parts)
    return f"{finding.name}: taken away; {key('undo')} brings it back"
