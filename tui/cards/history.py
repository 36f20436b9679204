"""What was decided on a row or finding, one line an event."""

from __future__ import annotations

from typing import Final

from copydesk.judged.finding import JudgedFinding
from copydesk.reviews.anchors import overlap
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import (
    Data,
    DismissalData,
    EvidenceData,
    FindingData,
    NoteData,
    StateData,
    TagsData,
    UnknownData,
    VerdictData,
)
from tui.cards.names import side_text
from tui.session.session import Session


def history_lines(session: Session, judgement: Judgement) -> list[str]:
    """Return what a judgement comes from, oldest first, one line an event."""
    return [
        f"{event.at[:16].replace('T', ' ')} UTC  {_event_text(session, event.data)}"
        for event in judgement.history
    ]


def _event_text(session: Session, data: Data | UnknownData) -> str:
    match data:
        case VerdictData(verdict, right, certainty):
            if verdict is None:
                return "verdict taken back"
            parts = [f"{int(verdict)} {verdict.word}", side_text(session, right) if right else ""]
            return ", ".join(part for part in (*parts, certainty) if part)
        case NoteData(text):
            return f"note: {text}" if text else "note taken away"
        case TagsData(tags):
            return f"tags: {', '.join(tags)}" if tags else "tags taken away"
        case EvidenceData():
            source = session.live.review.sources.get(data.source)
            return f"evidence: {source.title if source else 'a source taken back'}"
        case StateData(wanted):
            return "second reader wanted" if wanted else "second reader no longer wanted"
        case _:
            return "something that this version can't read"


_SAME: Final = 0.5
"""Least share of common text at which an event is about a finding."""


def finding_history(session: Session, judged: JudgedFinding) -> list[str]:
    """Return who added and who dismissed a finding, oldest first."""
    review = session.live.review
    lines: list[str] = []
    for event in review.events:
        data, target = event.data, event.target
        if not isinstance(data, FindingData | DismissalData) or target is None:
            continue
        if review.is_effective(event) and overlap(target, judged.target) >= _SAME:
            at = event.at[:16].replace("T", " ")
            lines.append(f"{at} UTC  {event.by}: {_said(data)}")
    return lines


def _said(data: FindingData | DismissalData) -> str:
    if isinstance(data, FindingData):
        return "taken away" if data.removed else f"added, {data.severity}: {data.reason}"
    if data.removed:
        return "no longer dismissed"
    return f"dismissed: {data.reason}" if data.reason else "dismissed"
