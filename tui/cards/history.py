"""What was decided on a row or finding, one line an event."""

from __future__ import annotations

from typing import Final

from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import Judged
from copydesk.judged.wordings import in_form, wordings_of
from copydesk.reviews.anchors import NO_PLACE, overlap
from copydesk.reviews.events import minute_of
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import (
    AdjudicationData,
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
from copydesk.reviews.subjects import subject_key
from tui.session.disputes import teller
from tui.session.names import data_text
from tui.session.session import Session


def history_lines(session: Session, judgement: Judgement) -> list[str]:
    """Return what a judgement comes from, oldest first, one line an event."""
    return [
        f"{minute_of(event.at)}  {_event_text(session, event.data)}" for event in judgement.history
    ]


def _event_text(session: Session, data: Data | UnknownData) -> str:
    match data:
        case VerdictData():
            return data_text(session, data) or "verdict taken back"
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


def final_history(session: Session, judged: Judged) -> list[str]:
    """Return who made what the final decision on a row or finding, oldest first."""
    if not teller(session)(judged.target):
        return []
    key = subject_key(judged.target)
    lines: list[str] = []
    for event in session.live.review.effective(AdjudicationData):
        data, target = event.data, event.target
        if isinstance(data, AdjudicationData) and target is not None and subject_key(target) == key:
            text = data_text(session, data)
            said = f"final {text}" if text else "no longer final"
            lines.append(f"{minute_of(event.at)}  {event.by}: {said}")
    return lines


def finding_history(session: Session, judged: JudgedFinding) -> list[str]:
    """Return who added and who dismissed a finding, oldest first."""
    review = session.live.review
    may_tell = teller(session)(judged.target)
    lines: list[str] = []
    wordings = wordings_of(judged.target)
    for event in review.effective(FindingData, DismissalData):
        data = event.data
        if not isinstance(data, FindingData | DismissalData):
            continue
        may_see = may_tell or event.by == session.desk.reviewer
        if isinstance(data, DismissalData) and data.wordings:
            is_meant = wordings is not None and in_form(wordings) == in_form(data.wordings)
        else:
            is_meant = overlap(event.target or NO_PLACE, judged.target) >= _SAME
        if may_see and is_meant:
            lines.append(f"{minute_of(event.at)}  {event.by}: {_said(data)}")
    return lines


def _said(data: FindingData | DismissalData) -> str:
    if isinstance(data, FindingData):
        return "taken away" if data.removed else f"added, {data.severity}: {data.reason}"
    told = f"({' / '.join(data.wordings)})"
    in_story = f" in the whole story {told}" if data.wordings else ""
    if data.removed:
        return f"no longer dismissed{in_story}"
    return f"dismissed{in_story}: {data.reason}" if data.reason else f"dismissed{in_story}"
