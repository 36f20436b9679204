"""Which events count: each once, in one order, and not those that were undone.

An undo takes effect on an earlier event of the same reviewer. Since an undo is an event, another
can undo it (a redo), and so on; that an undo must come after what it undoes makes circles
impossible. Events may arrive in any order, an undo before its target included: what counts depends
on the set of events alone. Adding one event takes time in proportion to the chain of undos that it
belongs to, not to the number of events; adding many at once, to their number.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final

from copydesk.reviews.events import Event, Order
from copydesk.reviews.kinds import UndoData, UnknownData

in_order: Final[Callable[[Event], Order]] = attrgetter("clock", "device", "seq", "id")
"""Sort key: the order of events on every device, as `Event.order` without a call of Python's."""


def insert_in_order(events: list[Event], event: Event) -> None:
    """Put `event` into its place in `events`; quick for the newest, as nearly all are."""
    last = events[-1] if events else event
    if event.clock < last.clock or (event.clock == last.clock and event.order < last.order):
        insort(events, event, key=in_order)
    else:
        events.append(event)


def merge_in_order(events: list[Event], more: Sequence[Event]) -> None:
    """Put `more`, in order, into their places in `events`; quick for the newest."""
    if events and in_order(more[0]) < in_order(events[-1]):
        for event in more:
            insert_in_order(events, event)
    else:
        events += more


class Ledger:
    """All events, with what undo does to them."""

    def __init__(self) -> None:
        self._events: dict[str, Event] = {}
        self._undos: dict[str, list[Event]] = {}
        """Undos, whoever wrote them, by the event they name; it may not be known yet."""
        self._undone: dict[str, int] = {}
        """How many undos in effect an event has against it."""
        self._written: dict[str, list[Event]] = {}
        """What a reviewer can step back and forth through, undos included, in order."""
        self._groups: dict[tuple[str, str], list[Event]] = {}
        """The same by reviewer and group, in order; without events that have no group."""

    def __iter__(self) -> Iterator[Event]:
        """All events, once each, in order, those without effect included."""
        return iter(sorted(self._events.values(), key=in_order))

    @property
    def unordered(self) -> Collection[Event]:
        """The same in no order, which takes no time."""
        return self._events.values()

    def __len__(self) -> int:
        return len(self._events)

    def __getitem__(self, event_id: str) -> Event:
        return self._events[event_id]

    def __contains__(self, event_id: object) -> bool:
        return event_id in self._events

    def add(self, events: Sequence[Event]) -> list[Event]:
        """Take in events whose ids are new; return those whose effect came or went by it, in order.

        Args:
            events: In order.
        """
        self._note_as_written(events)
        changed: list[Event] = []
        flipped: dict[str, Event] = {}
        undos = self._undos
        # Newest first: an undo is then weighed before what it undoes, so that a chain of undos is
        # gone through once, not once for every one of its links.
        for event in reversed(events):
            if event.id in undos or isinstance(event.data, UndoData):
                flipped.update((other.id, other) for other in self._weigh(event))
            else:  # nobody undid it, and it undoes nothing: as nearly all are
                self._events[event.id] = event
                changed.append(event)
        changed += flipped.values()
        changed.sort(key=in_order)
        return changed

    def _note_as_written(self, events: Sequence[Event]) -> None:
        """Remember what reviewers can step back and forth through."""
        written: dict[str, list[Event]] = {}
        for event in events:
            if not isinstance(event.data, UnknownData):
                written.setdefault(event.by, []).append(event)
                if event.group:
                    group = self._groups.setdefault((event.by, event.group), [])
                    insert_in_order(group, event)
        for reviewer, by_them in written.items():
            merge_in_order(self._written.setdefault(reviewer, []), by_them)

    def effective(self, events: Iterable[Event]) -> list[Event]:
        """Return those of some known events that count."""
        undone = self._undone
        return [event for event in events if not undone.get(event.id)]

    def is_effective(self, event: Event) -> bool:
        """Tell whether a known event counts: no undo in effect is against it."""
        return not self._undone.get(event.id)

    def meant(self, event: Event) -> Event:
        """Return the event that an undo, or an undo of an undo, is against in the end.

        Any other event is returned as it is, and so is an undo that has no right to what it names.
        """
        while (target := self._undone_event(event)) is not None:
            event = target
        return event

    def undoable(self, reviewer: str) -> tuple[Event, ...]:
        """Return the newest act in effect of this reviewer, oldest event first; () for none.

        That is the newest event and, if it has a group, what is in effect of that. Undos are
        stepped back over by redo; what this version can't read it doesn't touch.
        """
        newest = next(filter(self._can_be_undone, self.newest_first(reviewer)), None)
        return self._act(newest, self._can_be_undone)

    def redoable(self, reviewer: str) -> tuple[Event, ...]:
        """Return the undos to undo next, oldest first: the reviewer's newest act of undoing.

        None once the reviewer has written something new after it.
        """
        for event in self.newest_first(reviewer):
            if not isinstance(event.data, UndoData):
                return ()
            if self._can_be_redone(event):
                return self._act(event, self._can_be_redone)
        return ()

    def newest_first(self, reviewer: str) -> Iterator[Event]:
        """Yield what a reviewer wrote, undone or not, without what this version can't read."""
        return reversed(self._written.get(reviewer, []))

    def _act(self, newest: Event | None, belongs: Callable[[Event], bool]) -> tuple[Event, ...]:
        if newest is None or not newest.group:
            return (newest,) if newest else ()
        return tuple(filter(belongs, self._groups[newest.by, newest.group]))

    def _can_be_undone(self, event: Event) -> bool:
        return not isinstance(event.data, UndoData) and self.is_effective(event)

    def _can_be_redone(self, event: Event) -> bool:
        """Tell whether `event` is an undo in effect against an ordinary event."""
        target = self._undone_event(event)
        return (
            target is not None
            and not isinstance(target.data, UndoData)
            and self.is_effective(event)
        )

    def _weigh(self, event: Event) -> Iterator[Event]:
        """Take in one event; yield what comes into effect, or loses it."""
        self._events[event.id] = event
        if undos := self._undos.get(event.id):
            self._undone[event.id] = sum(
                undo.by == event.by and undo.order > event.order and self.is_effective(undo)
                for undo in undos
            )
        if isinstance(event.data, UndoData):
            self._undos.setdefault(event.data.event, []).append(event)
        if self.is_effective(event):
            yield event
            yield from self._flipped_by(event)

    def _flipped_by(self, event: Event) -> Iterator[Event]:
        """Yield what `event`, just come into effect, flips down the chain of undos."""
        change = 1
        target = self._undone_event(event)
        while target:
            was_effective = self.is_effective(target)
            self._undone[target.id] = self._undone.get(target.id, 0) + change
            if self.is_effective(target) == was_effective:
                return
            yield target
            change = -change
            target = self._undone_event(target)

    def _undone_event(self, event: Event) -> Event | None:
        """Return the event that an undo is against; None where it has no right to or is no undo."""
        if not isinstance(event.data, UndoData):
            return None
        target = self._events.get(event.data.event)
        if target and target.by == event.by and target.order < event.order:
            return target
        return None
