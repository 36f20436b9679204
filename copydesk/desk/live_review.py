"""The review as it is being written: the fold of all journals plus the journal of this session."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from copydesk.desk.desk import Desk
from copydesk.desk.desk_journal import DeskJournal
from copydesk.desk.encodings import names_encoding
from copydesk.desk.location import check_version, read_only_error
from copydesk.desk.made import made_here
from copydesk.errors import CopydeskError, ReadOnlyError
from copydesk.reviews.anchors import Target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.device import device_id
from copydesk.reviews.events import Event, utc
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import Data, UndoData, VersionData
from copydesk.reviews.ledger import in_order
from copydesk.reviews.lines import Decoder
from copydesk.reviews.parking import clear_parked, has_parked, park, parked_file, unpark
from copydesk.reviews.reading import read_journals
from copydesk.reviews.review import Review
from copydesk.reviews.writer import Appends, JournalWriter, SaveState


class DeskCopy(NamedTuple):
    """Another desk to which a review was written."""

    store: Path
    """Its folder."""
    journal: Appends
    """What goes on being written there."""
    written: frozenset[str]
    """Ids of the events that were written."""
    found: tuple[Event, ...]
    """What stood there already: the folder may have been a desk."""


class LiveReview:
    """Writes what a reviewer decides, and holds the review with it.

    Args:
        desk: The desk.
        review: The fold of its journals as they are now.
        state: The user's state directory.
        on_change: Told every change of the save state, by a thread of the writer.
    """

    def __init__(
        self, desk: Desk, review: Review, state: Path, on_change: Callable[[SaveState], None]
    ) -> None:
        self.desk = desk
        self.review = review
        self.opened = desk.store
        """The folder of the desk that was opened: after `go_on_in`, `desk.store` is another one."""
        self._state = state
        self._on_change = on_change
        self._device = device_id(state)
        self._parked = parked_file(state, desk.store)
        waiting = unpark(self._parked, review.knows)
        self._author = Author(
            desk.reviewer, self._device, HybridClock(), review.unordered, made_here()
        )
        self.take(waiting)
        self._writer = JournalWriter(self._journal(desk.store), on_change)
        self._unwritten: frozenset[str] = frozenset()
        """Ids of what was set aside before and may not be written."""
        if self.read_only is not None:
            self._unwritten = frozenset(event.id for event in waiting)
            return
        for event in waiting:
            self._writer.submit(event)

    def _journal(self, store: Path) -> DeskJournal:
        return DeskJournal(self.desk, store, self._device, self._state)

    @property
    def read_only(self) -> ReadOnlyError | None:
        """Why nothing may be written to this desk; None where all is well."""
        return self.desk.read_only

    @property
    def state(self) -> SaveState:
        """Whether what was written is on disk."""
        return self._writer.state

    def wait_idle(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds until all is on disk; return whether it is."""
        return self._writer.wait_idle(timeout)

    def write(self, *parts: tuple[Data, Target | None], group: str = "") -> None:
        """Write the parts of one decision: one act, which undo takes back as one.

        Args:
            parts: What is decided, in order.
            group: The act that they belong to, where more of it is written sooner or later (see
                `new_group`): what is pressed is saved at once, whatever is asked about it then.

        Raises:
            InputError: A part is more than a journal's line may hold; nothing was written.
            ReadOnlyError: A later version wrote to this desk; nothing was written.
        """
        if self.read_only is not None:
            raise self.read_only
        events = self._author.write_act(*parts, group=group)
        for event in events:
            self.review.add(event)
            self._writer.submit(event)
        if any(self._changes_texts(event) for event in events):
            self.fold_again()

    def take(self, events: Iterable[Event]) -> bool:
        """Take in what others wrote meanwhile (see `Follower`); return whether anything was new."""
        new = [event for event in events if not self.review.knows(event.id)]
        self._author.observe(new)
        if self.read_only is None and any(event.later_version for event in new):
            self.desk.read_only = read_only_error(self.desk.store)
        self.review.take(map(self.desk.carried, new))
        if not all(map(self.desk.is_about_known_texts, new)) or any(map(self._changes_texts, new)):
            self.fold_again()
        return bool(new)

    def fold_again(self) -> None:
        """Fold all events anew: what is a version of what may have changed."""
        self.review = self.desk.fold(self._as_written())

    def trace_again(self) -> bool:
        """Find out anew what is a version of what; return whether that made another review of it.

        To be called when articles were read that weren't when the review was folded.
        """
        lineage = self.desk.lineage
        if lineage.is_complete or not (lineage.absent or lineage.descents):
            return False  # all that was decided is about articles that were read then
        if not self.desk.trace(self.review.events):
            return False
        self.review = self.desk.carry(self._as_written())
        return True

    def _as_written(self) -> list[Event]:
        decode = Decoder().decode
        return [
            decode(event.line) if event.carried_from is not None else event
            for event in self.review.events
        ]

    def _changes_texts(self, event: Event) -> bool:
        """Tell whether an event says what is a version of what, or how an article is read."""
        meant = self.review.meant(event)
        return isinstance(meant.data, VersionData) or names_encoding(meant)

    def undo(self) -> tuple[Event, ...]:
        """Take back what this reviewer wrote last; return its events, oldest first, if any."""
        act = self.review.undoable(self.desk.reviewer)
        self._take_back(act)
        return act

    def redo(self) -> tuple[Event, ...]:
        """Write again what was taken back last; return its events, oldest first, if any."""
        undos = self.review.redoable(self.desk.reviewer)
        self._take_back(undos)
        named = [undo.data.event for undo in undos if isinstance(undo.data, UndoData)]
        return tuple(sorted((self.review.event(event_id) for event_id in named), key=in_order))

    def _take_back(self, act: Sequence[Event]) -> None:
        if act:
            self.write(*((UndoData(event.id), None) for event in reversed(act)))

    def last_verdict(self) -> Judgement | None:
        """Return the judgement of this reviewer that got its verdict last."""
        return self.review.last_verdict(self.desk.reviewer)

    def copy_to(self, store: Path, events: Sequence[Event]) -> DeskCopy:
        """Write events to another desk, for when this one can't be written; see `go_on_in`.

        It waits for the disk: call it from a thread. Decisions may be made meanwhile.

        Args:
            store: The folder of the other desk; made if it isn't there.
            events: All events of the review, whoever wrote them: so a desk that is gone stands
                there again, and a merge brings it back one day.

        Raises:
            NotSavedError: It can't be written either.
            ReadOnlyError: A later version of the program wrote to either.
        """
        if self.read_only is not None:
            raise self.read_only
        there = read_journals(store)
        check_version(store, there)
        journal = self._journal(store)
        try:
            journal.append(events)
        except CopydeskError:
            journal.close()
            raise
        found = tuple(event for contents in there for event in contents.events)
        return DeskCopy(store, journal, frozenset(event.id for event in events), found)

    def go_on_in(self, copy: DeskCopy) -> None:
        """Save to a copy from now on, whatever was decided while it was made included."""
        abandoned = self._writer
        self.desk.store = copy.store
        self._parked = parked_file(self._state, copy.store)
        self._writer = JournalWriter(copy.journal, self._on_change, saved_at=utc(time.time()))
        for event in self.review.events:
            if event.id not in copy.written:
                self._writer.submit(event)
        # Whatever it still waits for stands in the other desk, and does no harm in both.
        abandoned.close(0)

    def save_elsewhere(self, store: Path) -> None:
        """Save the review to another desk and go on there, in one step; see `copy_to`."""
        self.go_on_in(self.copy_to(store, self.review.events))

    def close(self, timeout: float) -> int:
        """Write what is pending, set aside what can't be; return the number of events set aside.

        Args:
            timeout: Most seconds to wait for the disk.

        Raises:
            NotSavedError: What is pending could not be set aside either.
        """
        pending = self._writer.close(timeout)
        if pending:
            park(pending, self._parked)
            return len(pending)
        if has_parked(self._parked):
            clear_parked(self._parked, self._is_saved)
        return 0

    def _is_saved(self, event_id: str) -> bool:
        """Tell whether an event stands in a journal, once nothing is pending any more.

        All that the review holds was read from one or written to one: on a large desk looking
        there again would take a second, and once more the memory.
        """
        return self.review.knows(event_id) and event_id not in self._unwritten
