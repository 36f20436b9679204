"""What became of decisions on texts that are no longer there.

Carried over ones stand in the review like all others. An orphan is about an article that is there
in another version, from which its words are gone: it can be placed again, closed, or left. What is
about an article that isn't in the folder at all waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copydesk.desk.citations import key_of
from copydesk.reviews.kinds import (
    KIND_OF,
    ClosingData,
    NoteData,
    StateData,
    TagsData,
    VerdictData,
)

if TYPE_CHECKING:
    from copydesk.desk.lineage import Lineage
    from copydesk.reviews.anchors import Target
    from copydesk.reviews.events import Order
    from copydesk.reviews.judgement import Judgement
    from copydesk.reviews.kinds import Data
    from copydesk.reviews.review import Review

Fate = Literal["here", "carried", "orphan", "absent"]
"""here: about the present texts. carried: came along from an earlier one. orphan: its words are
gone. absent: one of its articles isn't in the folder."""


class Decision(Struct, frozen=True):
    """One thing that somebody decided, and where it is now."""

    kind: str
    """"judgement", or a kind of event: "link", "finding", "article_facts"."""
    target: Target
    """Of an orphan: as it was written, with the words that stood there."""
    reviewer: str
    order: Order
    """Place of its newest event among all events."""
    fate: Fate
    changed: bool = False
    """Carried, and its words were changed."""
    judgement: Judgement | None = None

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """The words that it is about, a side each: the article's path (or hash), then the quote."""
        sides = self.target.finding.articles if self.target.finding else self.target.articles
        return tuple(
            (side.path or side.sha256[:8], " ".join(anchor.quote for anchor in side.anchors))
            for side in sides
        )


class Whereabouts(Struct, frozen=True):
    """Where the decisions on earlier texts went."""

    carried: int
    """Decisions that came along to the present text."""
    changed: int
    """Of these, those whose words were changed."""
    orphans: tuple[Decision, ...]
    """Without a place, and not closed; oldest first."""
    absent: tuple[Decision, ...]
    """About articles that aren't in the folder; oldest first."""


def whereabouts(review: Review, lineage: Lineage) -> Whereabouts:
    """Return where the decisions of all reviewers on earlier texts went."""
    found = sorted(decisions_of(review, lineage), key=lambda decision: decision.order)
    carried = [decision for decision in found if decision.fate == "carried"]
    orphans = [
        decision
        for decision in found
        if decision.fate == "orphan"
        and (decision.target.key, decision.reviewer) not in review.closings
    ]
    return Whereabouts(
        len(carried),
        sum(decision.changed for decision in carried),
        tuple(orphans),
        tuple(decision for decision in found if decision.fate == "absent"),
    )


def placed_again(orphan: Decision, target: Target) -> tuple[tuple[Data, Target], ...]:
    """Return what to write, as one act, for an orphan to be about other places.

    All that its reviewer said is said again there, and the orphan needs no place any more.

    Args:
        orphan: A judgement of the reviewer who writes.
        target: The row or finding that it is about from now on.
    """
    judgement = orphan.judgement
    assert judgement is not None  # only what was said of a row or finding can be said of another
    said: list[Data] = []
    if judgement.verdict is not None:
        said.append(VerdictData(judgement.verdict, judgement.right, judgement.certainty))
    if judgement.note:
        said.append(NoteData(judgement.note))
    if judgement.tags:
        said.append(TagsData(judgement.tags))
    if judgement.second_reader:
        said.append(StateData(second_reader=True))
    said += judgement.evidence
    return (*((data, target) for data in said), *closed(orphan, "placed"))


def closed(
    orphan: Decision, reason: Literal["closed", "placed"] = "closed"
) -> tuple[tuple[Data, Target], ...]:
    """Return what to write for an orphan of the reviewer who writes to be listed no more."""
    return ((ClosingData(reason), orphan.target),)


def decisions_of(review: Review, lineage: Lineage) -> Iterator[Decision]:
    """Yield all that stands in the review, each with where it is."""
    for judgement in review.judgements.values():
        if not judgement.is_empty:
            yield Decision(
                "judgement",
                judgement.target,
                judgement.reviewer,
                judgement.order,
                _fate(judgement.target, lineage, carried=judgement.is_carried),
                judgement.is_touched,
                judgement,
            )
    shelves = (review.findings, review.dismissals, review.claims, review.links)
    for shelf in (*shelves, review.paragraph_kinds, review.adjudications):
        for entry in shelf.values():
            fate = _fate(entry.target, lineage, carried=entry.carried_from is not None)
            kind = KIND_OF[type(entry.data)]
            yield Decision(kind, entry.target, entry.reviewer, entry.order, fate)


def _fate(target: Target, lineage: Lineage, *, carried: bool) -> Fate:
    if carried:
        return "carried"
    keys = [key_of(side) for side in target.articles]
    if any(key in lineage.descents for key in keys):
        return "orphan"
    return "here" if all(key.sha256 in lineage.present for key in keys) else "absent"
