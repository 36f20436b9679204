"""Makes the events that one reviewer writes on one device."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from copydesk.reviews.anchors import Target
from copydesk.reviews.clock import LAST_FOLLOWED, HybridClock
from copydesk.reviews.events import Event, new_event, utc
from copydesk.reviews.kinds import Data

_LAST_FOLLOWED_SEQ: Final = 1 << 52
"""Nobody writes as much; a number above it was made up to exhaust what JSON readers can hold."""


class Author:
    """Gives each event its stamp, its time and its number.

    Args:
        reviewer: Whose word the events are.
        device: Id of the device.
        clock: Stamps the events.
        seen: Every event known so far (from journals, and parked ones): what is written now comes
            after all of them, and the numbers go on from this reviewer's last on this device.
    """

    def __init__(
        self, reviewer: str, device: str, clock: HybridClock, seen: Iterable[Event] = ()
    ) -> None:
        self.reviewer = reviewer
        self.device = device
        self._clock = clock
        self._seq = 0
        newest = ""
        for event in seen:
            if newest < event.clock <= LAST_FOLLOWED:
                newest = event.clock
            if event.by == reviewer and event.device == device and event.seq <= _LAST_FOLLOWED_SEQ:
                self._seq = max(self._seq, event.seq)
        if newest:
            clock.observe(newest)

    def write(self, data: Data, target: Target | None = None) -> Event:
        """Return a new event.

        Raises:
            InputError: The event is longer than a line may be; nothing has changed.
        """
        event = new_event(
            data,
            target,
            clock=self._clock.tick(),
            at=utc(self._clock.now()),
            by=self.reviewer,
            device=self.device,
            seq=self._seq + 1,
        )
        self._seq += 1
        return event
