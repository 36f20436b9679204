"""The review of a desk: the fold of all journals into what stands now.

The state depends on the set of events alone, not on the order in which they are read. Events fall
into slots: what one reviewer wrote about one target, what anyone wrote about one source. An event,
or an undo of it, touches its own slot only, so `add` is quick enough for a key press on a desk of
100,000 events, and equal to folding everything anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.by_articles import ByArticles
from copydesk.reviews.changes import Changes, Hashes, Stamp
from copydesk.reviews.events import Event, Order
from copydesk.reviews.judgement import Entry, Judgement
from copydesk.reviews.kinds import (
    AdjudicationData,
    ClaimData,
    ClosingData,
    Data,
    DismissalData,
    FactsData,
    FindingData,
    LinkData,
    ParagraphKindData,
    ReleaseData,
    SourceData,
    UnlinkData,
    VerdictData,
    VersionData,
)
from copydesk.reviews.ledger import Ledger, in_order, insert_in_order
from copydesk.reviews.slots import FOLDS, Slot, by_slot

OwnKey = tuple[TargetKey, str]
"""A target and the reviewer whose word on it this is."""

Word = Judgement | Entry[Any]
"""What stands in one of the mappings."""


class Review:
    """What was decided, by whom. Read its attributes; `add` is the only way to change them.

    The mappings have no meaningful order. What was taken back (an empty claim line, a removed
    source) isn't in them; a judgement of which everything was taken back is, for its history.

    Args:
        events: In any order; an event that comes twice counts once.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.judgements: dict[OwnKey, Judgement] = {}
        self.sources: dict[str, SourceData] = {}
        """By id."""
        self.findings: dict[OwnKey, Entry[FindingData]] = {}
        """Findings by hand."""
        self.dismissals: dict[OwnKey, Entry[DismissalData]] = {}
        """Of findings at their places."""
        self.wordings: dict[tuple[tuple[str, ...], str], Entry[DismissalData]] = {}
        """Dismissals of whatever sets two wordings against each other, by them and reviewer."""
        self.claims: dict[OwnKey, Entry[ClaimData]] = {}
        self.links: dict[TargetKey, Entry[LinkData | UnlinkData]] = {}
        """The desk's newest word on each set of cells, linked or unlinked."""
        self.paragraph_kinds: dict[TargetKey, Entry[ParagraphKindData]] = {}
        self.adjudications: dict[TargetKey, Entry[AdjudicationData]] = {}
        self.releases: dict[TargetKey, Entry[ReleaseData]] = {}
        """Rows that are no longer held by verdicts given before the entry."""
        self.closings: dict[OwnKey, Entry[ClosingData]] = {}
        """Targets on which a reviewer's decisions need no place any more."""
        self.article_facts: dict[str, FactsData] = {}
        """By the article's hash; of each fact the newest word."""
        self.versions: dict[tuple[str, str], Entry[VersionData]] = {}
        """By the article's hash and that of the text that it replaces."""
        self.unknown: dict[str, Event] = {}
        """Events that this version can't read, by id."""
        self._ledger = Ledger()
        self._slots: dict[Slot, list[Event]] = {}
        """Events in effect by what they are about, in order."""
        self._by_articles = ByArticles()
        self.take(events)

    def __eq__(self, other: object) -> bool:
        """Two reviews are equal when the same things stand in them, undone events aside."""
        if not isinstance(other, Review):
            return NotImplemented
        return all(getattr(self, shelf) == getattr(other, shelf) for shelf in FOLDS)

    def add(self, event: Event) -> None:
        """Take in one more event, at whatever place of the order it belongs."""
        self.take([event])

    @property
    def events(self) -> list[Event]:
        """All events, oldest first, undone ones and undos included."""
        return list(self._ledger)

    @property
    def unordered(self) -> Collection[Event]:
        """All events, in no order: putting those of a large desk in order takes 50 ms."""
        return self._ledger.unordered

    def event(self, event_id: str) -> Event:
        """Return the event of this review that has an id.

        Raises:
            KeyError: There is none.
        """
        return self._ledger[event_id]

    def knows(self, event_id: str) -> bool:
        """Tell whether an event is part of this review."""
        return event_id in self._ledger

    def is_effective(self, event: Event) -> bool:
        """Tell whether an event of this review counts: it isn't undone."""
        return self._ledger.is_effective(event)

    def meant(self, event: Event) -> Event:
        """Return the event that an undo is about in the end; see `Ledger.meant`."""
        return self._ledger.meant(event)

    def effective(self, *kinds: type[Data]) -> Iterator[Event]:
        """Yield the events of some kinds that count, oldest first."""
        for event in self._ledger:
            if isinstance(event.data, kinds) and self._ledger.is_effective(event):
                yield event

    def last_verdict(self, reviewer: str) -> Judgement | None:
        """Return the judgement of a reviewer that got its verdict last; None without one."""
        for event in self._ledger.newest_first(reviewer):
            if isinstance(event.data, VerdictData) and event.target is not None:
                judgement = self.judgements.get((event.target.key, reviewer))
                if judgement is None or judgement.verdict is None:
                    continue
                if judgement.decided_order == event.order:
                    return judgement
        return None

    def undoable(self, reviewer: str) -> tuple[Event, ...]:
        """Return the events that undo takes back next; see `Ledger.undoable`."""
        return self._ledger.undoable(reviewer)

    def redoable(self, reviewer: str) -> tuple[Event, ...]:
        """Return the undos that redo takes back next; see `Ledger.redoable`."""
        return self._ledger.redoable(reviewer)

    def judgements_between(self, first: str, second: str) -> list[Judgement]:
        """Return everyone's judgements on two articles (hashes, either way round)."""
        return list(self._by_articles.everybodys(_pair(first, second)))

    def judgements_about(self, articles: Hashes) -> Iterator[Judgement]:
        """Yield everyone's judgements on just these articles (hashes, in canonical order)."""
        return self._by_articles.everybodys(articles)

    def links_between(self, first: str, second: str) -> list[Entry[LinkData | UnlinkData]]:
        """Return the desk's links and unlinks of two articles (hashes, either way round).

        Oldest first: where two sets of cells meet, the later one decides.
        """
        found = self.standing("links", [_pair(first, second)])
        return sorted(found.values(), key=lambda entry: entry.order)

    def words_about(self, shelf: str, articles: Hashes) -> Iterator[tuple[Any, Word]]:
        """Yield everything in one of the mappings on just these articles, with its key there.

        Args:
            shelf: "judgements", or as `standing` has it.
            articles: Hashes, in canonical order.
        """
        return self._by_articles.words(shelf, articles)

    def standing(self, name: str, articles: Iterable[Hashes]) -> dict[Any, Entry[Any]]:
        """Return what of one of the review's mappings is about any of some articles.

        Args:
            name: The mapping: "findings", "dismissals", "links", "adjudications", "claims",
                "releases", "closings", "paragraph_kinds" or "versions".
            articles: Hashes, in canonical order.
        """
        return self._by_articles.entries(name, articles)

    @property
    def changes(self) -> Changes:
        """What changed lately."""
        return self._by_articles.changes

    @property
    def newest(self) -> Mapping[Hashes, Stamp]:
        """What is another one after every change, by the articles that something is about."""
        return self._by_articles.newest

    @property
    def newest_of_rows(self) -> Mapping[Hashes, Stamp]:
        """As `newest`, of what rows may show: claim lines aside."""
        return self._by_articles.newest_of_rows

    def take(self, events: Iterable[Event]) -> None:
        """Take in events, wherever they belong: what many of them are about is made anew once."""
        fresh = _distinct(events)
        if any(
            _rank(event) < _rank(self._ledger[event.id])
            for event in fresh.values()
            if event.id in self._ledger
        ):
            fresh = _distinct([*self._ledger, *fresh.values()])
            self._clear()
        new = [event for event in fresh.values() if event.id not in self._ledger]
        del fresh  # of a large desk it is a tenth of what it takes to open it
        new.sort(key=in_order)
        for slot, changed in by_slot(self._ledger.add(new)).items():
            self._settle(slot, self._put(slot, changed))

    def _put(self, slot: Slot, changed: Sequence[Event]) -> list[Event]:
        """Put events, in order, into their slot if they count now, else take them out."""
        events = self._slots.get(slot)
        if events is None:
            events = self._slots[slot] = self._ledger.effective(changed)
            return events
        for event in changed:
            if self._ledger.is_effective(event):
                insert_in_order(events, event)
            else:
                place = bisect_left(events, event.order, key=in_order)
                del events[place : place + 1]
        return events

    def _settle(self, slot: Slot, events: Sequence[Event]) -> None:
        """Make what stands in the review for `slot` agree with the slot's events."""
        name, key = slot
        shelf = getattr(self, name)
        before = shelf.get(key)
        now = FOLDS[name](events) if events else None
        _set(shelf, key, now)
        known = now or before
        if isinstance(known, Judgement):
            self._by_articles.put_judgement(key[0], known, stands=now is not None)
        elif isinstance(known, Entry):
            # What is dismissed by its wordings is so in all articles, wherever that was said.
            hashes = () if name == "wordings" else known.target.hashes
            self._by_articles.put_entry(name, hashes, key, now)
        elif name == "article_facts":
            self._by_articles.changes.note(name, (key,), key)

    def _clear(self) -> None:
        self._ledger = Ledger()
        for shelf in FOLDS:
            getattr(self, shelf).clear()
        self._slots.clear()
        self._by_articles = ByArticles()


def fold(events: Iterable[Event]) -> Review:
    """Return the review that `events`, in any order, come to."""
    return Review(events)


def _distinct(events: Iterable[Event]) -> dict[str, Event]:
    """Return the events by id.

    One id on two different lines is damage or forgery; the choice only has to be the same
    everywhere.
    """
    distinct: dict[str, Event] = {}
    for event in events:
        known = distinct.setdefault(event.id, event)
        if known is not event and _rank(event) < _rank(known):
            distinct[event.id] = event
    return distinct


def _rank(event: Event) -> tuple[Order, bytes]:
    return event.order, event.line


def _pair(first: str, second: str) -> Hashes:
    return (first, second) if first <= second else (second, first)


def _set(shelf: dict[Any, Any], key: Hashable, value: object | None) -> None:
    if value is None:
        shelf.pop(key, None)
    else:
        shelf[key] = value
