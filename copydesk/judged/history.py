"""What was decided on a row or finding, event by event, in words: on screen and in reports.

Undone events are not among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final

from msgspec import Struct

from copydesk.judged.wordings import in_form, wordings_of
from copydesk.reviews.anchors import NO_PLACE, Target, overlap
from copydesk.reviews.changes import Hashes
from copydesk.reviews.events import Event, Order
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
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import SubjectKey, subject_key
from copydesk.reviews.verdict import Verdict

_SAME: Final = 0.5
"""Least share of common text at which an event is about a finding."""

Namer = Callable[[str], str]
"""Says what the article with a hash is called."""


class Told(Struct, frozen=True):
    """One event in words."""

    at: str
    """Wall time in UTC, as in `Event.at`."""
    by: str
    """Who wrote it."""
    words: str
    order: Order
    """Its place among all events: wall time is for people."""


class _Events(Struct, frozen=True):
    """Events that are no part of a judgement, oldest first."""

    finals: dict[SubjectKey, list[Event]]
    """Final decisions by what they are about."""
    of_findings: dict[Hashes, list[Event]]
    """What was said of a finding, by its articles."""
    of_wordings: dict[frozenset[str], list[Event]]
    """Dismissals in the whole story by the wordings in their normal forms."""


class Histories:
    """Knows what became of every row and finding of a review.

    Args:
        review: What was decided.
        name_of: Says what an article is called.
    """

    def __init__(self, review: Review, name_of: Namer) -> None:
        self._review = review
        self._name_of = name_of

    def of_judgement(self, judgement: Judgement) -> list[Told]:
        """Return what one reviewer's judgement comes from, oldest first."""
        return [_told(one, self._judged(one.data)) for one in judgement.history]

    def of_final(self, target: Target) -> list[Told]:
        """Return who made what the final decision on a row or finding, oldest first."""
        return list(self._final(self._events.finals.get(subject_key(target), ())))

    def of_finding(self, target: Target) -> list[Told]:
        """Return who added and who dismissed a finding, oldest first."""
        wordings = wordings_of(target)
        meant = [
            event
            for event in self._events.of_findings.get(target.hashes, ())
            if overlap(event.target or NO_PLACE, target) >= _SAME
        ]
        meant += self._events.of_wordings.get(in_form(wordings), ()) if wordings else ()
        return [
            _told(event, _said(event.data))
            for event in sorted(meant, key=lambda event: event.order)
            if isinstance(event.data, FindingData | DismissalData)
        ]

    @cached_property
    def _events(self) -> _Events:
        """Worked out when first asked for: a judgement brings its own events along."""
        found = _Events({}, {}, {})
        for event in self._review.effective(AdjudicationData, FindingData, DismissalData):
            target = event.target or NO_PLACE
            if isinstance(event.data, AdjudicationData):
                found.finals.setdefault(subject_key(target), []).append(event)
            elif isinstance(event.data, DismissalData) and event.data.wordings:
                found.of_wordings.setdefault(in_form(event.data.wordings), []).append(event)
            else:
                found.of_findings.setdefault(target.hashes, []).append(event)
        return found

    def _final(self, events: Iterable[Event]) -> Iterator[Told]:
        for event in events:
            if isinstance(event.data, AdjudicationData):
                text = decision_text(event.data, self._name_of)
                yield _told(event, f"final {text}" if text else "no longer final")

    def _judged(self, data: Data | UnknownData) -> str:
        match data:
            case VerdictData():
                return decision_text(data, self._name_of) or "verdict taken back"
            case NoteData(text):
                return f"note: {text}" if text else "note taken away"
            case TagsData(tags):
                return f"tags: {', '.join(tags)}" if tags else "tags taken away"
            case EvidenceData():
                source = self._review.sources.get(data.source)
                return f"evidence: {source.title if source else 'a source taken back'}"
            case StateData(wanted):
                return "second reader wanted" if wanted else "second reader no longer wanted"
            case _:
                return "something that this version can't read"


def _told(event: Event, words: str) -> Told:
    return Told(event.at, event.by, words, event.order)


def verdict_name(verdict: Verdict) -> str:
    """Return a verdict as keys, screen and reports call it: "3 contradict"."""
    return f"{int(verdict)} {verdict.word}"


def decision_text(data: VerdictData | AdjudicationData, name_of: Namer) -> str:
    """Return what a verdict or a final decision says in words; "" for one that takes it back."""
    if data.verdict is None:
        return ""
    parts = (verdict_name(data.verdict), side_text(data.right, name_of), data.certainty)
    return ", ".join(part for part in parts if part)


def side_text(right: str, name_of: Namer) -> str:
    """Return who is right in words: "1 Wire is right", "both are right"; "" for nothing said."""
    match right:
        case "":
            return ""
        case "unknown":
            return "not known who is right"
        case "both":
            return "both are right"
        case "neither":
            return "neither is right"
        case _:
            return f"{name_of(right)} is right"


def _said(data: FindingData | DismissalData) -> str:
    if isinstance(data, FindingData):
        return "taken away" if data.removed else f"added, {data.severity}: {data.reason}"
    told = f"({' / '.join(data.wordings)})"
    in_story = f" in the whole story {told}" if data.wordings else ""
    if data.removed:
        return f"no longer dismissed{in_story}"
    return f"dismissed{in_story}: {data.reason}" if data.reason else f"dismissed{in_story}"
