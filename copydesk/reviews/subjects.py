"""What reviewers judged, each row or finding once, with everybody's verdict on it side by side.

Agreement and disputes stand on it. Verdicts belong together when they are on exactly the same
places; of a finding these are its own, whatever row it stood in when each was given.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from copydesk.reviews.anchors import Target
from copydesk.reviews.judgement import Entry, Judgement
from copydesk.reviews.kinds import AdjudicationData, VerdictData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict

SubjectKey = tuple[object, ...]
"""What makes two decisions be about the same thing; sorts by article, then place."""

_NO_FINDING: Final = ("", ())


class Subject(Struct, frozen=True):
    """A row or a finding with the verdicts that stand on it."""

    target: Target
    """As the latest of its decisions has it."""
    judgements: tuple[Judgement, ...]
    """Those with a verdict on the words as they are now, one a reviewer, by name."""
    final: Entry[AdjudicationData] | None = None
    """The newest final decision, whether or not it still stands."""

    @property
    def key(self) -> SubjectKey:
        """What it is told from others by."""
        return subject_key(self.target)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts, in the order of the judgements."""
        return tuple(item.verdict for item in self.judgements if item.verdict is not None)

    @property
    def seen(self) -> tuple[str, ...]:
        """Ids of the events that gave these verdicts: what a final decision made now has seen."""
        return tuple(
            next(
                event.id for event in reversed(item.history) if isinstance(event.data, VerdictData)
            )
            for item in self.judgements
        )


def subjects_of(review: Review) -> tuple[Subject, ...]:
    """Return all that has a verdict or a final decision, by article and place."""
    judged: dict[SubjectKey, dict[str, Judgement]] = {}
    for judgement in review.judgements.values():
        if judgement.verdict is not None and not judgement.changed_since:
            names = judged.setdefault(subject_key(judgement.target), {})
            known = names.get(judgement.reviewer)
            if known is None or known.decided_order < judgement.decided_order:
                names[judgement.reviewer] = judgement
    finals = _finals(review)
    return tuple(
        _subject(judged.get(key, {}).values(), finals.get(key))
        for key in sorted({*judged, *finals})
    )


def subject_key(target: Target) -> SubjectKey:
    """Return what `target` is about: a row's places, or a finding's kind and own places."""
    finding = target.finding
    if finding is None:
        return target.hashes, _NO_FINDING, tuple(side.spans for side in target.articles)
    own = tuple((side.sha256, side.spans) for side in finding.articles)
    return target.hashes, (finding.kind, own), ()


def _finals(review: Review) -> dict[SubjectKey, Entry[AdjudicationData]]:
    finals: dict[SubjectKey, Entry[AdjudicationData]] = {}
    for entry in review.adjudications.values():
        known = finals.get(key := subject_key(entry.target))
        if known is None or known.order < entry.order:
            finals[key] = entry
    return finals


def _subject(judgements: Iterable[Judgement], final: Entry[AdjudicationData] | None) -> Subject:
    found = tuple(sorted(judgements, key=lambda item: item.reviewer))
    if final is not None and all(item.decided_order < final.order for item in found):
        return Subject(final.target, found, final)
    return Subject(max(found, key=lambda item: item.decided_order).target, found, final)
