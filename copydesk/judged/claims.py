"""The claim lines of a review, found by the words that they are about.

A claim is what sentences of one article say, and its line is kept for the sentences of each article
that are linked to those. A sentence may be linked to those of several claims, so one in common
makes nothing the same claim: the own sentences decide wherever a row has words of their article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copydesk.reviews.anchors import Place, Target
from copydesk.reviews.events import Order
from copydesk.reviews.kinds import ClaimData
from copydesk.reviews.review import Review

if TYPE_CHECKING:
    from copydesk.reviews.judgement import Entry

Places = Mapping[str, Sequence[Place]]
"""Sentences, or words in them, by the hash of their article."""


@dataclass(slots=True)
class Written:
    """A reviewer's line on a claim."""

    line: str
    reviewer: str
    own: str
    """Hash of the article whose sentences the claim is: it was written for them first."""
    order: Order
    """When it was written last, among all events."""
    at: str
    """The same as wall time in UTC, see `Event.at`."""
    places: dict[str, list[Place]] = field(default_factory=dict)
    """The sentences of each article."""
    targets: list[Target] = field(default_factory=list)

    def is_on(self, places: Places) -> bool:
        """Tell whether these places make the claim."""
        if places.get(self.own):
            return _touch(places[self.own], self.places[self.own])
        known = [sha256 for sha256, told in places.items() if told and sha256 in self.places]
        return bool(known) and all(_touch(places[one], self.places[one]) for one in known)


class Claims:
    """Knows the claim line of a row or finding.

    Args:
        review: Read once, at the beginning.
    """

    def __init__(self, review: Review) -> None:
        entries: list[Entry[ClaimData]] = list(review.claims.values())
        found: dict[tuple[str, str], Written] = {}
        for entry in sorted(entries, key=lambda entry: entry.order):
            line, hashes = entry.data.line, entry.target.hashes
            if not (line and hashes):
                continue
            new = Written(line, entry.reviewer, hashes[0], entry.order, entry.at)
            written = found.setdefault((entry.reviewer, line), new)
            written.order, written.at = entry.order, entry.at
            written.targets.append(entry.target)
            for article in entry.target.articles:
                written.places.setdefault(article.sha256, []).extend(article.anchors)
        self.written = tuple(found.values())
        """Every reviewer's lines, in the order in which they were first written."""
        self._of_article: dict[str, list[Written]] = {}
        for written in found.values():
            for sha256 in written.places:
                self._of_article.setdefault(sha256, []).append(written)

    def on(self, places: Places) -> list[Written]:
        """Return all lines on the claim that these places make."""
        known = {id(one): one for sha256 in places for one in self._of_article.get(sha256, ())}
        return [one for one in known.values() if one.is_on(places)]

    def line(self, target: Target, reviewer: str) -> str:
        """Return the line on a row, or on the sentences that hold a finding's words.

        Args:
            target: The row or finding.
            reviewer: Whose own line goes before the newest of others. "" where there is none.
        """
        places: dict[str, list[Place]] = {}
        for article in target.decisive:
            places.setdefault(article.sha256, []).extend(article.anchors)
        return best(self.on(places), reviewer)


def best(lines: Iterable[Written], reviewer: str) -> str:
    """Return a reviewer's own line, else the newest, or ""."""
    first = max(lines, key=lambda one: (one.reviewer == reviewer, one.order), default=None)
    return first.line if first is not None else ""


def _touch(some: Iterable[Place], others: Sequence[Place]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in some for other in others)
