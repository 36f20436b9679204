"""The review as it is being written: the fold of all journals plus the journal of this session."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from copydesk.atomic import read_plain, write_atomically
from copydesk.desk.desk import Desk
from copydesk.desk.location import make_desk_file
from copydesk.errors import ReadOnlyError
from copydesk.reviews.anchors import Target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.journal import Journal
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import Data, UndoData
from copydesk.reviews.ledger import in_order
from copydesk.reviews.parking import clear_parked, park, unpark
from copydesk.reviews.reading import read_journals
from copydesk.reviews.review import Review
from copydesk.reviews.writer import JournalWriter, SaveState

_DEVICE_FILE: Final = "device"


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
        device = device_id(state)
        self._parked = parked_file(state, desk.store)
        waiting = unpark(self._parked, review.knows)
        for event in waiting:
            review.add(event)
        self._author = Author(desk.reviewer, device, HybridClock(), review.events)
        journal = Journal(desk.store, desk.reviewer, device, state)
        self._writer = JournalWriter(_DeskMaker(desk, journal), on_change)
        if self.read_only is None:
            for event in waiting:
                self._writer.submit(event)

    @property
    def read_only(self) -> ReadOnlyError | None:
        """Why nothing may be written to this desk; None where all is well."""
        return self.desk.read_only

    @property
    def state(self) -> SaveState:
        """Whether what was written is on disk."""
        return self._writer.state

    def write(self, *parts: tuple[Data, Target | None]) -> None:
        """Write the parts of one decision: one act, which undo takes back as one.

        Raises:
            InputError: A part is more than a journal's line may hold; nothing was written.
            ReadOnlyError: A later version wrote to this desk; nothing was written.
        """
        if self.read_only is not None:
            raise self.read_only
        for event in self._author.write_act(*parts):
            self.review.add(event)
            self._writer.submit(event)

    def undo(self) -> Event | None:
        """Take back what this reviewer wrote last; return the last event of it, or None."""
        act = self.review.undoable(self.desk.reviewer)
        if not act:
            return None
        self._take_back(act)
        return act[-1]

    def redo(self) -> Event | None:
        """Write again what was taken back last; return the last event of it, or None."""
        undos = self.review.redoable(self.desk.reviewer)
        if not undos:
            return None
        self._take_back(undos)
        named = [undo.data.event for undo in undos if isinstance(undo.data, UndoData)]
        return max((self.review.event(event_id) for event_id in named), key=in_order)

    def _take_back(self, act: Sequence[Event]) -> None:
        self.write(*((UndoData(event.id), None) for event in reversed(act)))

    def last_verdict(self) -> Judgement | None:
        """Return the judgement of this reviewer that got its verdict last."""
        mine = (
            judgement
            for (_target, reviewer), judgement in self.review.judgements.items()
            if reviewer == self.desk.reviewer and judgement.verdict is not None
        )
        return max(mine, key=lambda judgement: judgement.decided_order, default=None)

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
        known = {event.id for journal in read_journals(self.desk.store) for event in journal.events}
        clear_parked(self._parked, known.__contains__)
        return 0


class _DeskMaker:
    """A journal that makes its desk before it writes for the first time."""

    def __init__(self, desk: Desk, journal: Journal) -> None:
        self._desk = desk
        self._journal = journal
        self._made = False

    def append(self, events: Sequence[Event]) -> None:
        if self._desk.read_only is not None:
            raise self._desk.read_only
        if not self._made:
            library = self._desk.library
            hashes = [article.sha256 for article in self._desk.articles_read().values()]
            make_desk_file(self._desk.store, library.root, library.title, hashes)
            self._made = True
        self._journal.append(events)

    def close(self) -> None:
        self._journal.close()


def device_id(state: Path) -> str:
    """Return the id of this device: host name and a random part, made at the first use.

    Where it can't be kept, the random part is this process's own: then every session writes a
    journal of its own, and none is mixed up.
    """
    if known := known_device(state):
        return known
    host = "".join(c for c in socket.gethostname().split(".")[0] if c.isalnum() or c == "-")[:40]
    made = f"{host or 'host'}-{secrets.token_hex(4)}"
    try:
        write_atomically(state / _DEVICE_FILE, made.encode() + b"\n")
    except OSError:
        return made
    return made


def known_device(state: Path) -> str:
    """Return the id of this device if it was kept; else ""."""
    try:
        known = read_plain(state / _DEVICE_FILE).decode().strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return known if len(known) <= 100 and known.isprintable() else ""


def parked_file(state: Path, store: Path) -> Path:
    """Return where events wait in the state directory that could not be saved to `store`."""
    key = hashlib.sha256(os.fsencode(store.resolve())).hexdigest()[:12]
    return state / "parked" / f"{store.name}-{key}.jsonl"
