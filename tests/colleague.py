"""A second reviewer at the desk of a test: somebody who writes to a journal of their own."""

from __future__ import annotations

from pathlib import Path

from copydesk.reviews.anchors import Target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.journal import Journal
from copydesk.reviews.kinds import Data, VerdictData
from copydesk.reviews.reading import read_journals
from copydesk.reviews.verdict import Verdict


class Colleague:
    """Somebody at another device.

    Args:
        store: The desk.
        name: Whose verdicts these are.
    """

    def __init__(self, store: Path, name: str = "bob") -> None:
        self.name = name
        self._store = store
        self._device = f"{name}-laptop"

    def write(self, *parts: tuple[Data, Target | None]) -> tuple[Event, ...]:
        """Write what one key would; it is on disk when this returns."""
        seen = [event for journal in read_journals(self._store) for event in journal.events]
        events = Author(self.name, self._device, HybridClock(), seen).write_act(*parts)
        with Journal(self._store, self.name, self._device) as journal:
            journal.append(events)
        return events

    def judge(self, target: Target, verdict: Verdict, right: str = "") -> Event:
        """Give a verdict."""
        return self.write((VerdictData(verdict, right), target))[0]
