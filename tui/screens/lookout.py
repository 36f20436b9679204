"""Looks for what others wrote.

It does so in threads that nobody waits for: a dead network drive may hold one up for ever, and
quitting must not wait with it.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from copydesk.reviews.events import Event
from copydesk.reviews.following import Follower

Found = tuple[Event, ...] | Exception
"""What a look comes to: events, or what went wrong."""


class Lookout:
    """Has one thread look at a time.

    Args:
        follower: Tells what is new.
        found: Called by the thread with what is new; not called where nothing is.
    """

    def __init__(self, follower: Follower, found: Callable[[Found], None]) -> None:
        self._follower = follower
        self._found = found
        self._thread: Thread | None = None

    def look(self) -> None:
        """Look, unless the last look isn't over."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._run, name="news", daemon=True)
            self._thread.start()

    def wait(self, timeout: float) -> bool:
        """Wait at most so many seconds for the look under way; return whether it is over."""
        if self._thread is not None:
            self._thread.join(timeout)
        return self._thread is None or not self._thread.is_alive()

    def _run(self) -> None:
        try:
            found: Found = self._follower.news()
        except Exception as error:  # raised again where the program can end in good order
            found = error
        if found:
            self._found(found)
