"""What the events about one thing come to: a reviewer's judgement, or the newest word on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec

from copydesk.reviews.anchors import Target
from copydesk.reviews.events import Event, Order
from copydesk.reviews.kinds import (
    Data,
    EvidenceData,
    NoteData,
    StateData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.verdict import Certainty, Right, Verdict

Word = TypeVar("Word", bound=Data)


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """All that one reviewer has written about one row or finding and not taken back."""

    target: Target
    """What was judged: where `changed_since` is set, not quite what is shown now."""
    reviewer: str
    verdict: Verdict | None
    right: Right
    certainty: Certainty
    note: str
    tags: tuple[str, ...]
    evidence: tuple[EvidenceData, ...]
    """In the order in which the entries were first written."""
    second_reader: bool
    decided_at: str
    """When the verdict was given (see `Event.at`); "" without one."""
    history: tuple[Event, ...]
    """The events that it comes from, oldest first; undone ones are not among them."""
    decided: Event | None = None
    """The event that gave the verdict, or took it back; None if there was never one on just this
    target."""
    changed_since: bool = False
    """The places shown are others than those that were judged, or their words are."""

    @property
    def is_empty(self) -> bool:
        """Whether everything was taken back."""
        return not (self.verdict or self.note or self.tags or self.evidence or self.second_reader)

    @property
    def is_touched(self) -> bool:
        """Whether words that were judged have been changed in the article since."""
        return self.verdict is not None and self._decision.changed

    @property
    def written(self) -> Target:
        """What was judged as it was written down, before the article became another text."""
        return self._decision.written or self.target

    @property
    def is_carried(self) -> bool:
        """Whether it was made on an earlier text of one of its articles."""
        return self._decision.carried_from is not None

    @property
    def _decision(self) -> Event:
        """The event that gave the verdict, or the newest one without a verdict."""
        return self.decided or self.history[-1]

    @property
    def is_decided(self) -> bool:
        """Whether a verdict was given on exactly this target, be it taken back since."""
        return self.decided is not None

    @property
    def order(self) -> Order:
        """Place of its newest event among all events."""
        return self.history[-1].order

    @property
    def decided_order(self) -> Order:
        """Place of the event that gave the verdict; before all others without one."""
        return self.decided.order if self.decided else ("", "", 0, "")


class Entry(msgspec.Struct, Generic[Word], frozen=True, gc=False):
    """The newest word on something, with who said it and when."""

    data: Word
    target: Target
    reviewer: str
    at: str
    """Wall time in UTC (see `Event.at`)."""
    order: Order
    """Place among all events."""
    carried_from: Target | None = None
    """The target as it was written, where the article has become another text since."""


def judgement_of(history: Sequence[Event]) -> Judgement:
    """Return what one reviewer's events about one row or finding come to.

    Args:
        history: At least one event, oldest first.
    """
    verdict, decided = VerdictData(None), history[-1]
    note, second_reader = "", False
    tags: tuple[str, ...] = ()
    evidence: dict[str, EvidenceData] = {}
    for event in history:
        match event.data:
            case VerdictData():
                verdict, decided = event.data, event
            case NoteData():
                note = event.data.text
            case TagsData():
                tags = event.data.tags
            case StateData():
                second_reader = event.data.second_reader
            case EvidenceData():
                evidence[event.data.id] = event.data
    assert decided.target is not None  # the kinds of a judgement have targets
    return Judgement(
        target=decided.target,
        reviewer=decided.by,
        verdict=verdict.verdict,
        right=verdict.right,
        certainty=verdict.certainty,
        note=note,
        tags=tags,
        evidence=tuple(entry for entry in evidence.values() if not entry.removed),
        second_reader=second_reader,
        decided_at=decided.at if verdict.verdict else "",
        history=tuple(history),
        decided=decided if isinstance(decided.data, VerdictData) else None,
        changed_since=verdict.verdict is not None and decided.changed,
    )
