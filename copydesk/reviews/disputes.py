"""Where reviewers contradict each other, and what was decided for the whole desk.

A dispute is settled by an event of its own, the final decision, which names the verdicts that it
was made on. It changes and hides nobody's verdict. A verdict that it hasn't seen, given later or
arrived later, reopens the dispute: somebody should look again. That holds as well where all are of
one mind by then, but of another than the final decision.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from copydesk.reviews.subjects import Subject
from copydesk.reviews.verdict import RIGHT_WORDS

DisputeState = Literal["open", "settled", "reopened"]
"""open: no final decision. settled: by one that saw all verdicts. reopened: by one that didn't."""


class Dispute(Struct, frozen=True):
    """A row or finding on which reviewers decided differently."""

    subject: Subject
    """What it is about: who said what, and the final decision."""
    state: DisputeState

    @property
    def is_open(self) -> bool:
        """Whether somebody has to settle it, for the first time or again."""
        return self.state != "settled"


def disputes_of(subjects: Iterable[Subject]) -> tuple[Dispute, ...]:
    """Return the disputes about what was judged, settled ones too, in the order of the subjects."""
    found = map(dispute_about, subjects)
    return tuple(dispute for dispute in found if dispute is not None)


def dispute_about(subject: Subject) -> Dispute | None:
    """Return the dispute about a row or finding; None where reviewers are of one mind."""
    if subject.final is None:
        return Dispute(subject, "open") if is_disputed(subject) else None
    if final_stands(subject):
        return Dispute(subject, "settled") if is_disputed(subject) else None
    differs = any(verdict is not subject.final.data.verdict for verdict in subject.verdicts)
    return Dispute(subject, "reopened") if differs or is_disputed(subject) else None


def is_disputed(subject: Subject) -> bool:
    """Tell whether verdicts differ, or name different articles as right."""
    named = {item.right for item in subject.judgements} - RIGHT_WORDS
    return len(set(subject.verdicts)) > 1 or len(named) > 1


def final_stands(subject: Subject) -> bool:
    """Tell whether there is a final decision that saw every verdict that stands now.

    One that doesn't say what it saw is taken to have seen what is before it in order.
    """
    if subject.final is None:
        return False
    if saw := frozenset(subject.final.data.saw):
        return saw.issuperset(subject.seen)
    return all(item.decided_order < subject.final.order for item in subject.judgements)
