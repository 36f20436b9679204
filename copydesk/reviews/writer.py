"""Writes events in the background, in order, and says at every moment whether they are on disk.

A write to a dead network drive blocks for ever and can't be interrupted, so three parties share the
work: whoever calls `submit` never waits; one thread writes, and may hang; another one reports, and
sees that the first hangs. Both threads are daemons: a drive that never answers can't keep the
program from ending, and what is pending then is parked (see `parking`).
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, Literal, Protocol

from msgspec import Struct

from copydesk.errors import CopydeskError
from copydesk.reviews.events import Event, utc

OVERDUE: Final = 1.0
"""Seconds after which an event that isn't on disk is reported as not saved."""

RETRIES: Final = (0.1, 0.3, 1.0, 3.0, 5.0)
"""Seconds to wait after the first, second, ... failure in a row; the last for all that follow."""

_LOOK: Final = 0.1
"""Seconds between looks at the clock while something is being saved: what was injected as the
clock can't wake the reporter."""

_BATCH: Final = 4_000_000
"""Bytes, about, in one write: what came while the last write was under way shares the next."""

_LAST_REPORT: Final = 0.5
"""Seconds that `close` waits for the last report to be delivered."""


class Appends(Protocol):
    """What a writer needs of a journal."""

    def append(self, events: Sequence[Event]) -> None:
        """Write all events or none; on disk on return, else an error is raised."""

    def close(self) -> None:
        """Release the file."""


class SaveState(Struct, frozen=True):
    """What the screen says about saving."""

    kind: Literal["saved", "saving", "not saved"]
    pending: int = 0
    """Events that are not on disk."""
    at: str = ""
    """When something was saved last, in UTC (see `Event.at`); "" for not yet."""
    reason: str = ""
    """Why it is "not saved", as a sentence."""
    failing: bool = False
    """"saving", but the last write failed: it is tried again before that is called not saved."""


class JournalWriter:
    """Takes events from one thread and has them written by another.

    Args:
        journal: Where to write. The writer alone uses it from the first `submit` on, and closes it.
        on_change: Told every change of the state, by one thread of its own, one after the other. It
            must not wait for the thread that calls `close`.
        clock: Monotonic time in seconds.
        now: Wall time in seconds since 1970.
        retries: See `RETRIES`.
        saved_at: When something was saved last, if it was (see `SaveState.at`).
    """

    def __init__(
        self,
        journal: Appends,
        on_change: Callable[[SaveState], None],
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
        retries: Sequence[float] = RETRIES,
        saved_at: str = "",
    ) -> None:
        self._journal = journal
        self._on_change = on_change
        self._clock = clock
        self._now = now
        self._retries = retries
        self._changed = threading.Condition()
        """Guards all that follows."""
        self._pending: deque[tuple[Event, float]] = deque()
        """With the clock's time at which they were submitted."""
        self._submitted = 0
        """How many were submitted so far, and how many of them when the last write began."""
        self._submitted_before = 0
        self._failures = 0
        self._reason = ""
        self._saved_at = saved_at
        self._closing = False
        self._ended = False
        self._writer: threading.Thread | None = None
        self._reporter: threading.Thread | None = None

    @property
    def state(self) -> SaveState:
        """What there is to say now."""
        with self._changed:
            return self._state()

    def submit(self, event: Event) -> None:
        """Have `event` written after all that were submitted before. Never waits."""
        with self._changed:
            if self._closing:
                raise RuntimeError("submit after close")
            self._pending.append((event, self._clock()))
            self._submitted += 1
            if not self._writer:
                self._start()
            self._changed.notify_all()

    def wait_idle(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds until all is on disk; return whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._pending, timeout)

    def close(self, timeout: float) -> list[Event]:
        """Write what is pending, release the journal, and return what could not be written.

        What fails now isn't tried again. An event that is still being written when the time is up
        is among those returned, though it may reach the journal yet.

        Args:
            timeout: Most seconds to wait.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            if self._writer:
                self._changed.wait_for(lambda: self._ended, timeout)
            else:
                self._journal.close()
            self._ended = True
            self._changed.notify_all()
            left = [event for event, _ in self._pending]
        if self._reporter:
            self._reporter.join(_LAST_REPORT)
        return left

    def _start(self) -> None:
        self._writer = threading.Thread(target=self._write, name="journal writer", daemon=True)
        self._reporter = threading.Thread(target=self._report, name="save state", daemon=True)
        self._writer.start()
        self._reporter.start()

    def _write(self) -> None:
        """Write batch after batch until closed. Runs as the writer thread."""
        try:
            while batch := self._next_batch():
                if not self._settle(batch, self._append(batch)):
                    break
        finally:
            try:
                self._journal.close()
            finally:
                with self._changed:
                    self._ended = True
                    self._changed.notify_all()

    def _next_batch(self) -> list[Event]:
        """Wait for events; return the oldest ones, or none when closed and done."""
        with self._changed:
            self._changed.wait_for(lambda: self._pending or self._closing)
            if self._ended:
                return []
            self._submitted_before = self._submitted
            batch: list[Event] = []
            size = 0
            for event, _ in self._pending:
                batch.append(event)
                size += len(event.line)
                if size >= _BATCH:
                    break
            return batch

    def _append(self, batch: list[Event]) -> str:
        """Write `batch`; return why it failed, or ""."""
        try:
            self._journal.append(batch)
        except CopydeskError as error:
            return str(error)
        except Exception as error:  # a bug must not end the one thread that saves: it is reported
            return f"An internal error ({type(error).__name__}: {error})."
        return ""

    def _settle(self, batch: list[Event], failure: str) -> bool:
        """Note how it went and wait before a retry; return whether to go on."""
        with self._changed:
            self._reason = failure
            if failure:
                self._failures += 1
            else:
                self._failures = 0
                self._saved_at = utc(self._now())
                for _ in batch:
                    self._pending.popleft()
            self._changed.notify_all()
            if not failure:
                return True
            pause = self._retries[min(self._failures, len(self._retries)) - 1]
            closing_already = self._closing
            # What came since the write began shows that somebody is waiting: no pause then.
            self._changed.wait_for(
                lambda: self._closing or self._submitted > self._submitted_before, pause
            )
            return not closing_already

    def _report(self) -> None:
        """Tell every change until closed. Runs as the reporter thread."""
        told = SaveState("saved")
        while True:
            with self._changed:
                while (state := self._state()) == told and not self._ended:
                    self._changed.wait(_LOOK if state.kind == "saving" else None)
            if state == told:
                return
            told = state
            try:
                self._on_change(state)
            except Exception as error:  # one who can't listen must not end the reports
                threading.excepthook(
                    threading.ExceptHookArgs(
                        (type(error), error, error.__traceback__, threading.current_thread())
                    )
                )

    def _state(self) -> SaveState:
        if not self._pending:
            return SaveState("saved", 0, self._saved_at)
        pending = len(self._pending)
        if self._clock() - self._pending[0][1] < OVERDUE:
            failing = bool(self._reason)
            return SaveState("saving", pending, self._saved_at, failing=failing)
        reason = self._reason or "The disk does not answer."
        return SaveState("not saved", pending, self._saved_at, reason)
