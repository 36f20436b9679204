"""What became of decisions on texts that are no longer there.

Carried over ones stand in the review like all others. An orphan is about an article that is there
in another version, from which its words are gone: it can be placed again, closed, or left. What is
about an article that isn't in the folder at all waits for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, structs

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
    from copydesk.reviews.changes import Hashes, Stamp
    from copydesk.reviews.events import Order
    from copydesk.reviews.judgement import Judgement
    from copydesk.reviews.kinds import Data
    from copydesk.reviews.review import Review

_NAMES_AN_ARTICLE: Final = re.compile(r"[0-9a-f]{64}")
"""Of who is right: a hash, where it isn't a word."""

Fate = Literal["here", "carried", "orphan", "absent"]
"""here: about the present texts. carried: came along from an earlier one. orphan: its words are
gone. absent: one of its articles isn't in the folder."""


_SHELVES: Final = (
    "findings",
    "dismissals",
    "claims",
    "links",
    "paragraph_kinds",
    "adjudications",
)
"""What of a review, beside judgements, is a decision that has a place."""


class Decision(Struct, frozen=True):
    """One thing that somebody decided, and where it is now."""

    kind: str
    """"judgement", or a kind of event: "link", "finding", "article_facts"."""
    target: Target
    """Of an orphan: as it was written, with the words that stood there."""
    reviewer: str
    order: Order
    """Place of its newest event among all events."""
    at: str
    """Wall time of that event in UTC (see `Event.at`)."""
    fate: Fate
    changed: bool = False
    """Carried, and its words were changed."""
    judgement: Judgement | None = None
    carried_from: Target | None = None
    """Carried: the target as it was written."""

    @property
    def written(self) -> Target:
        """What it was about when it was made."""
        return self.carried_from or self.target

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
    touched: tuple[Decision, ...]
    """Of these, those whose words were changed; oldest first."""
    orphans: tuple[Decision, ...]
    """Without a place, and not closed; oldest first."""
    absent: tuple[Decision, ...]
    """About articles that aren't in the folder; oldest first."""

    @property
    def changed(self) -> int:
        """How many came along to words that were changed."""
        return len(self.touched)

    def of(self, reviewer: str) -> Whereabouts:
        """Return the same without what others decided; `carried` still counts everybody's."""
        touched, orphans, absent = (
            tuple(one for one in found if one.reviewer == reviewer)
            for found in (self.touched, self.orphans, self.absent)
        )
        return Whereabouts(self.carried, touched, orphans, absent)


NOWHERE: Final = Whereabouts(0, (), (), ())
"""All decisions are about the present texts."""


def whereabouts(review: Review, lineage: Lineage) -> Whereabouts:
    """Return where the decisions of all reviewers on earlier texts went."""
    return KeptWhereabouts().of(review, lineage)


class KeptWhereabouts:
    """Where decisions on earlier texts went, looked for anew only where something changed.

    A key changes one pair of a desk that may hold hundreds.
    """

    def __init__(self) -> None:
        self._made_for: tuple[Review, Lineage] | None = None
        self._parts: dict[Hashes, tuple[Stamp, Whereabouts]] = {}

    def of(self, review: Review, lineage: Lineage) -> Whereabouts:
        """Return what `whereabouts` does."""
        if not (lineage.descents or lineage.absent):
            return NOWHERE
        made_for = self._made_for
        if made_for is None or made_for[0] is not review or made_for[1] is not lineage:
            self._made_for, self._parts = (review, lineage), {}
        for hashes, stamp in review.newest.items():
            known = self._parts.get(hashes)
            if known is None or known[0] != stamp:
                self._parts[hashes] = stamp, _whereabouts_about(hashes, review, lineage)
        found = [part for _stamp, part in self._parts.values() if part is not NOWHERE]
        return Whereabouts(
            sum(part.carried for part in found),
            _by_age(touched for part in found for touched in part.touched),
            _by_age(orphan for part in found for orphan in part.orphans),
            _by_age(absent for part in found for absent in part.absent),
        )


def _whereabouts_about(hashes: Hashes, review: Review, lineage: Lineage) -> Whereabouts:
    found = [one for one in _decisions_about(hashes, review, lineage) if one.fate != "here"]
    if not found:
        return NOWHERE
    carried = [decision for decision in found if decision.fate == "carried"]
    return Whereabouts(
        len(carried),
        tuple(decision for decision in carried if decision.changed),
        tuple(
            decision
            for decision in found
            if decision.fate == "orphan"
            and (decision.target.key, decision.reviewer) not in review.closings
        ),
        tuple(decision for decision in found if decision.fate == "absent"),
    )


def _by_age(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda decision: decision.order))


def placed_again(
    orphan: Decision, target: Target, lineage: Lineage
) -> tuple[tuple[Data, Target], ...]:
    """Return what to write, as one act, for an orphan to be about other places.

    All that its reviewer said is said again there, and the orphan needs no place any more. Who is
    right is said of the articles as they are now; not at all where the target is about others.

    Args:
        orphan: A judgement of the reviewer who writes.
        target: The row or finding that it is about from now on.
        lineage: What the articles have become.
    """
    judgement = orphan.judgement
    assert judgement is not None  # only what was said of a row or finding can be said of another
    present = lineage.present_hashes

    def now(named: str) -> str:
        if not _NAMES_AN_ARTICLE.fullmatch(named):
            return named
        is_now = present.get(named, named)
        return is_now if is_now in target.hashes else ""

    said: list[Data] = []
    if judgement.verdict is not None:
        said.append(VerdictData(judgement.verdict, now(judgement.right), judgement.certainty))
    if judgement.note:
        said.append(NoteData(judgement.note))
    if judgement.tags:
        said.append(TagsData(judgement.tags))
    if judgement.second_reader:
        said.append(StateData(second_reader=True))
    said += (structs.replace(entry, supports=now(entry.supports)) for entry in judgement.evidence)
    # What was said last is what an undo tells of.
    return (*closed(orphan, "placed"), *((data, target) for data in said))


def closed(
    orphan: Decision, reason: Literal["closed", "placed"] = "closed"
) -> tuple[tuple[Data, Target], ...]:
    """Return what to write for an orphan of the reviewer who writes to be listed no more."""
    return ((ClosingData(reason), orphan.target),)


def fate_of(judgement: Judgement, lineage: Lineage) -> Fate:
    """Return where a judgement is now."""
    return _fate(judgement.target, lineage, carried=judgement.is_carried)


def decisions_of(review: Review, lineage: Lineage) -> Iterator[Decision]:
    """Yield all that stands in the review, each with where it is."""
    for hashes in list(review.newest):
        yield from _decisions_about(hashes, review, lineage)


def _decisions_about(hashes: Hashes, review: Review, lineage: Lineage) -> Iterator[Decision]:
    for judgement in review.judgements_about(hashes):
        if not judgement.is_empty:
            yield Decision(
                "judgement",
                judgement.target,
                judgement.reviewer,
                judgement.order,
                judgement.history[-1].at,
                fate_of(judgement, lineage),
                judgement.is_touched,
                judgement,
                judgement.written,
            )
    for shelf in _SHELVES:
        for entry in review.standing(shelf, [hashes]).values():
            fate = _fate(entry.target, lineage, carried=entry.carried_from is not None)
            yield Decision(
                KIND_OF[type(entry.data)],
                entry.target,
                entry.reviewer,
                entry.order,
                entry.at,
                fate,
                carried_from=entry.carried_from,
            )


def _fate(target: Target, lineage: Lineage, *, carried: bool) -> Fate:
    if carried:
        return "carried"
    keys = [key_of(side) for side in target.articles]
    if any(key in lineage.descents for key in keys):
        return "orphan"
    return "here" if all(key.sha256 in lineage.present for key in keys) else "absent"
