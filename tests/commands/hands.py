"""Quick hands: keys without the pauses that a pilot makes, one by one or all at once."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key

from tests import reviewing as slow
from tui.screens.panes import Drawing


class Reviewing(slow.Reviewing):
    """A review whose keys come in as from a terminal's driver."""

    async def press(self, *keys: str) -> None:
        """Press keys, and wait after each until nothing is under way any more."""
        for key in keys:
            await self.burst(key)

    async def burst(self, *keys: str) -> None:
        """Hand over keys in one go, as a slow line does; then wait until all is done."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            event = event_of(key)
            event.set_sender(self.app)
            driver.send_message(event)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text into the field that has the focus."""
        await self.burst(*text)


def event_of(key: str) -> events.Key:
    """Return a key by Textual's name or as a character, the way a pilot makes it."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        wanted = _get_unicode_name_from_key(REPLACED_KEYS.get(name, name))
        character: str | None = unicodedata.lookup(wanted)
    except KeyError:
        character = key if len(key) == 1 else None
    return events.Key(name, character)


@asynccontextmanager
async def reviewing(
    folder: Path,
    story: Path,
    *,
    size: tuple[int, int] = (120, 40),
    drawing: Drawing | None = None,
) -> AsyncIterator[Reviewing]:
    """Open a review as `tests.reviewing.reviewing` does, for quick hands."""
    async with slow.reviewing(folder, story, size=size, drawing=drawing) as review:
        yield Reviewing(review.app, review.pilot, review.screen, review.session, review.store)
