"""The claim lines of a review, found by the words that they are about.

A claim is what sentences of one article say, and its line is kept for the sentences of each article
that are linked to those. A sentence may be linked to those of several claims, so one in common
makes nothing the same claim: the own sentences decide wherever a row has words of their article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
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


class _Lines:
    """Which lines stand where in one article.

    Args:
        places: A sentence, and the number of the line that is written for it.
    """

    def __init__(self, places: Iterable[tuple[Place, int]]) -> None:
        self._places = sorted(places, key=lambda one: one[0].start)
        self._starts = [place.start for place, _line in self._places]
        self._furthest = [*accumulate((place.end for place, _line in self._places), max)]
        """How far any of the sentences up to each one goes: before that, none need be looked at."""

    def at(self, words: Place) -> Iterator[int]:
        """Yield the lines on the sentences that some words touch."""
        index = bisect_left(self._starts, words.end) - 1
        while index >= 0 and self._furthest[index] > words.start:
            place, line = self._places[index]
            if place.end > words.start:
                yield line
            index -= 1


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
        places: dict[str, list[tuple[Place, int]]] = {}
        for number, written in enumerate(self.written):
            for sha256, sentences in written.places.items():
                places.setdefault(sha256, []).extend((one, number) for one in sentences)
        self._of_article = {sha256: _Lines(told) for sha256, told in places.items()}

    def on(self, places: Places) -> list[Written]:
        """Return all lines on the claim that these places make."""
        touched = {
            sha256: {number for one in told for number in self._of_article[sha256].at(one)}
            for sha256, told in places.items()
            if told and sha256 in self._of_article
        }
        numbers = sorted({number for there in touched.values() for number in there})
        return [self.written[number] for number in numbers if self._is_on(number, touched)]

    def _is_on(self, number: int, touched: Mapping[str, Collection[int]]) -> bool:
        """Tell whether places make the claim of a line.

        Args:
            number: Of the line.
            touched: The lines on the sentences that these places touch, by article.
        """
        written = self.written[number]
        if written.own in touched:
            return number in touched[written.own]
        return all(number in touched[one] for one in touched.keys() & written.places.keys())

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
