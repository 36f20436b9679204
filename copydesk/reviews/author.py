"""Makes the events that one reviewer writes on one device."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Final

from copydesk.reviews.anchors import Target
from copydesk.reviews.clock import LAST_FOLLOWED, HybridClock
from copydesk.reviews.events import Event, Made, utc
from copydesk.reviews.kinds import Data
from copydesk.reviews.lines import new_event

_LAST_FOLLOWED_SEQ: Final = 1 << 52
"""Nobody writes as much; a number above it was made up to exhaust what JSON readers can hold."""


def new_group() -> str:
    """Return the name of an act whose parts are written one after the other."""
    return str(uuid.uuid4())


class Author:
    """Gives each event its stamp, its time and its number.

    Args:
        reviewer: Whose word the events are.
        device: Id of the device.
        clock: Stamps the events.
        seen: Every event known so far (from journals, and parked ones): what is written now comes
            after all of them, and the numbers go on from this reviewer's last on this device.
        made: What makes the rows that the reviewer sees.
    """

    def __init__(
        self,
        reviewer: str,
        device: str,
        clock: HybridClock,
        seen: Iterable[Event] = (),
        made: Made | None = None,
    ) -> None:
        self.reviewer = reviewer
        self.device = device
        self._made = made
        self._clock = clock
        self._seq = 0
        self.observe(seen)

    def observe(self, events: Iterable[Event]) -> None:
        """Have all that is written from now on come after `events`."""
        newest = ""
        for event in events:
            if newest < event.clock <= LAST_FOLLOWED:
                newest = event.clock
            is_own = event.by == self.reviewer and event.device == self.device
            if is_own and event.seq <= _LAST_FOLLOWED_SEQ:
                self._seq = max(self._seq, event.seq)
        if newest:
            self._clock.observe(newest)

    def write(self, data: Data, target: Target | None = None) -> Event:
        """Return a new event.

        Raises:
            InputError: The event is more than a line may hold; no number is used up.
        """
        return self.write_act((data, target))[0]

    def write_act(self, *parts: tuple[Data, Target | None], group: str = "") -> tuple[Event, ...]:
        """Return the events of one act; several get a group, so that undo takes them back as one.

        Args:
            parts: What is written, in order.
            group: The group of an act that isn't over with these; "" for one that is.

        Raises:
            InputError: One of them is more than a line may hold; no number is used up.
        """
        if not group and len(parts) > 1:
            group = new_group()
        events = tuple(
            new_event(
                data,
                target,
                clock=self._clock.tick(),
                at=utc(self._clock.now()),
                by=self.reviewer,
                device=self.device,
                seq=seq,
                made=self._made,
                group=group,
            )
            for seq, (data, target) in enumerate(parts, start=self._seq + 1)
        )
        self._seq += len(events)
        return events
