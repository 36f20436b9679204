"""What the events of a desk say of each text: when, where it lay, and beside what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from copydesk.reviews.anchors import ArticleAnchors, Target
from copydesk.reviews.events import Event, Order
from copydesk.reviews.kinds import ClosingData
from copydesk.reviews.ledger import in_order


class TextKey(NamedTuple):
    """One text of one article, as events name it."""

    sha256: str
    """Hash of the article's bytes."""
    text: str
    """Hash of the text in UTF-8; that of the bytes where the event names no other."""


class Citation(Struct):
    """All that events say of one text."""

    key: TextKey
    first: Order
    """Place of the first event about it among all events."""
    last: Order
    paths: set[str]
    """Names under which it lay in the folder."""
    beside: set[str]
    """Hashes of the articles that stood beside it in a target: they are other articles."""


_Side = tuple[str, str, str]
"""Hash of an article, hash of its text, path."""


def key_of(anchors: ArticleAnchors) -> TextKey:
    """Return which text some places lie in."""
    return TextKey(anchors.sha256, anchors.text or anchors.sha256)


def citations(events: Iterable[Event]) -> dict[TextKey, Citation]:
    """Return what events, undone ones included, say of each text."""
    found: dict[TextKey, Citation] = {}
    # A desk of 100,000 events is about a few pairs of articles.
    for sides, (first, last) in _pairs(events).items():
        for sha256, text, path in sides:
            key = TextKey(sha256, text or sha256)
            known = found.get(key)
            if known is None:
                known = found[key] = Citation(key, first, last, set(), set())
            known.first, known.last = min(known.first, first), max(known.last, last)
            if path:
                known.paths.add(path)
            known.beside.update(other[0] for other in sides if other[0] != sha256)
    return found


def quotes_of(key: TextKey, events: Iterable[Event]) -> list[str]:
    """Return the distinct quotations from one text in events."""
    targets = (event.written for event in events)
    return list(
        dict.fromkeys(
            anchor.quote
            for target in targets
            if target is not None
            for side in _sides(target)
            if key_of(side) == key
            for anchor in side.anchors
        )
    )


def _pairs(events: Iterable[Event]) -> dict[tuple[_Side, ...], tuple[Order, Order]]:
    """Return the articles that targets put side by side, with the first and last time of each."""
    about: dict[int, list[Event]] = {}
    """By target, which is one object in many events if they were read together."""
    for event in events:
        # Closing a decision on an earlier text is no judging of that text.
        if (target := event.written) is not None and not isinstance(event.data, ClosingData):
            about.setdefault(id(target), []).append(event)
    found: dict[tuple[_Side, ...], tuple[Order, Order]] = {}
    for same in about.values():
        target = same[0].written
        assert target is not None  # see above
        sides = tuple([(side.sha256, side.text, side.path) for side in target.articles])
        first, last = min(map(in_order, same)), max(map(in_order, same))
        known = found.get(sides, (first, last))
        found[sides] = min(first, known[0]), max(last, known[1])
    return found


def _sides(target: Target) -> tuple[ArticleAnchors, ...]:
    return (*target.articles, *(target.finding.articles if target.finding else ()))
