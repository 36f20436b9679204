"""Saves the review to another desk while it goes on.

It does so in a thread that nobody waits for: the other folder may lie on a dead drive as well, and
quitting must not wait with it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from copydesk.desk.live_review import DeskCopy, LiveReview
from copydesk.reviews.following import Follower

Copied = tuple[DeskCopy, Follower] | Exception
"""What saving elsewhere comes to: the other desk and what tells its news, or what went wrong."""


class Elsewhere:
    """Has one thread save at a time.

    Args:
        live: The review.
    """

    def __init__(self, live: LiveReview) -> None:
        self._live = live
        self._thread: Thread | None = None

    def save(self, store: Path, done: Callable[[Copied], None]) -> bool:
        """Begin to save to another desk; return False where the last time isn't over.

        Args:
            store: Its folder.
            done: Told by the thread what came of it.
        """
        if self._thread is not None and self._thread.is_alive():
            return False
        events = self._live.review.events

        def run() -> None:
            try:
                follower = Follower(store)  # before the journals are read: see there
                copied: Copied = self._live.copy_to(store, events), follower
            except Exception as error:  # told, or raised again where the program can end well
                copied = error
            done(copied)

        self._thread = Thread(target=run, name="elsewhere", daemon=True)
        self._thread.start()
        return True

    def wait(self, timeout: float) -> bool:
        """Wait at most so many seconds for the thread; return whether it is over."""
        if self._thread is not None:
            self._thread.join(timeout)
        return self._thread is None or not self._thread.is_alive()
