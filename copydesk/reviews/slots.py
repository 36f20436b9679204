"""Slots: what an event is about, and what the events about one thing come to.

A slot is a place on one of the review's shelves (its mappings): what one reviewer wrote about one
target, what anyone wrote about one source. An event, or an undo of it, touches its own slot only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from copydesk.reviews.anchors import NO_PLACE, TargetKey
from copydesk.reviews.events import Event
from copydesk.reviews.judgement import Entry, judgement_of
from copydesk.reviews.kinds import (
    AdjudicationData,
    ClaimData,
    ClosingData,
    DismissalData,
    EvidenceData,
    FactsData,
    FindingData,
    LinkData,
    NoteData,
    ParagraphKindData,
    ReleaseData,
    SourceData,
    StateData,
    TagsData,
    UnknownData,
    UnlinkData,
    VerdictData,
    VersionData,
    is_withdrawn,
)

Slot = tuple[str, Any]
"""Name of one of the review's mappings, and the key in it."""


def _entry(events: Sequence[Event]) -> Entry[Any] | None:
    newest = events[-1]
    if isinstance(newest.data, UnknownData) or is_withdrawn(newest.data):
        return None
    return Entry(
        newest.data,
        newest.target or NO_PLACE,
        newest.by,
        newest.at,
        newest.order,
        newest.carried_from,
    )


def _source(events: Sequence[Event]) -> SourceData | None:
    newest = events[-1].data
    return newest if isinstance(newest, SourceData) and not newest.removed else None


def _facts(events: Sequence[Event]) -> FactsData:
    facts = FactsData()
    for event in events:
        if isinstance(event.data, FactsData):
            facts = event.data.after(facts)
    return facts


FOLDS: Final[Mapping[str, Callable[[Sequence[Event]], Any]]] = {
    "judgements": judgement_of,
    "sources": _source,
    "findings": _entry,
    "dismissals": _entry,
    "wordings": _entry,
    "claims": _entry,
    "links": _entry,
    "paragraph_kinds": _entry,
    "adjudications": _entry,
    "releases": _entry,
    "closings": _entry,
    "article_facts": _facts,
    "versions": _entry,
    "unknown": lambda events: events[-1],
}
"""What the events of one slot (at least one, oldest first) come to; None for nothing."""


_OWN: Final[Mapping[type, str]] = {
    VerdictData: "judgements",
    NoteData: "judgements",
    TagsData: "judgements",
    EvidenceData: "judgements",
    StateData: "judgements",
    FindingData: "findings",
    DismissalData: "dismissals",
    ClaimData: "claims",
    ClosingData: "closings",
}
"""Where each reviewer's word on a target goes."""

_OF_JUDGEMENTS: Final = frozenset(data for data, name in _OWN.items() if name == "judgements")

_DESKS: Final[Mapping[type, str]] = {
    LinkData: "links",
    UnlinkData: "links",
    ParagraphKindData: "paragraph_kinds",
    AdjudicationData: "adjudications",
    ReleaseData: "releases",
}
"""Where the newest word on a target goes, whoever says it."""


def by_slot(events: Iterable[Event]) -> dict[Slot, list[Event]]:
    """Return events by what they are about, in the order given, without undos.

    Nearly all are of judgements, and many of those about one target, which is one object if they
    were read together: what tells it from others is worked out once.
    """
    found: dict[Slot, list[Event]] = {}
    keys: dict[int, TargetKey] = {}
    judged: dict[tuple[int, str], list[Event]] = {}
    for event in events:
        target = event.target
        if target is None or type(event.data) not in _OF_JUDGEMENTS:
            if slot := slot_of(event):
                found.setdefault(slot, []).append(event)
            continue
        about = id(target), event.by  # it lives as long as the event
        own = judged.get(about)
        if own is None:
            key = keys.get(about[0]) or keys.setdefault(about[0], target.key)
            own = judged[about] = found.setdefault(("judgements", (key, event.by)), [])
        own.append(event)
    return found


def slot_of(event: Event) -> Slot | None:
    """Return what an event is about; None for an undo, which is about another event."""
    data, target = event.data, event.target
    if isinstance(data, DismissalData) and data.wordings:
        return "wordings", (data.wordings, event.by)
    if target is not None:
        if own := _OWN.get(type(data)):
            return own, (target.key, event.by)
        if desks := _DESKS.get(type(data)):
            return desks, target.key
    match data:
        case SourceData():
            return "sources", data.id
        case FactsData() if target is not None:
            return "article_facts", target.hashes[0]
        case VersionData() if target is not None:
            return "versions", (target.hashes[0], data.replaces)
        case UnknownData():
            return "unknown", event.id
        case _:
            return None
