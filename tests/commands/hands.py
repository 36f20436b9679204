"""Keys as they come over a line: all at once, without a pause between them."""

from __future__ import annotations

from textual import events
from textual.keys import _character_to_key

from tests.reviewing import Reviewing


async def burst(review: Reviewing, *keys: str) -> None:
    """Hand over keys (Textual's names, or characters) in one go; then wait until all is done."""
    driver = review.app._driver
    assert driver is not None
    for key in keys:
        name, character = (_character_to_key(key), key) if len(key) == 1 else (key, None)
        event = events.Key(name, character)
        event.set_sender(review.app)
        driver.send_message(event)
    await review.settle()


async def typed(review: Reviewing, text: str) -> None:
    """Type text into the field that has the focus, faster than key by key."""
    await burst(review, *text)
