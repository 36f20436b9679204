"""A review for tests with a pilot: no terminal, articles and store in a folder of the test."""

from __future__ import annotations

import asyncio
import shutil
import unicodedata
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from textual import events
from textual._context import visible_screen_stack
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.strip import Strip

from copydesk.articles.library import find_articles
from copydesk.desk.caches import Caches
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.reviews.events import Event
from copydesk.reviews.following import Follower
from copydesk.reviews.reading import read_journals
from copydesk.reviews.review import Review
from copydesk.reviews.writer import SaveState
from tests.quiet import until_quiet
from tui.app.app import CopydeskApp
from tui.app.filters import filters_of
from tui.app.start import session_of
from tui.screens.panes import Drawing
from tui.screens.review import ReviewScreen
from tui.session.resume import StateFiles
from tui.session.session import Session
from tui.terminal import Screen

DECIDING: Final = {
    "a verdict": ("5",),
    "a verdict on a finding": (";", "1"),
    "the last verdict again": (".",),
    "taking back": ("u",),
    "bringing back": ("ctrl+r",),
    "a wish for a second reader": ("S",),
    "a dismissal": (";", "d", "n"),
}
"""Keys that decide, by what they do; the last of each decides, in this order."""

SAMPLE = Path(__file__).parent.parent / "seeds" / "norvik-ferry"
"""The sample corpus."""

_PAUSE: Final = 1.0
"""Seconds between two keys that are pressed one by one: none is taken for the rest of another."""

_PATIENCE: Final = 20.0
"""Seconds after which what another thread should do won't be done."""


@dataclass
class Reviewing:
    """A review that runs under a pilot."""

    app: CopydeskApp
    pilot: Pilot[None]
    screen: ReviewScreen
    session: Session
    store: Path
    told: list[SaveState]
    """What the app was told of the disk, by a thread that may be behind."""
    pauses: float = 0.0
    """Seconds for which the hands have rested in all; nobody waits for them, keys just say so."""

    async def press(self, *keys: str) -> None:
        """Press keys at leisure, and wait after each until nothing is under way any more."""
        for key in keys:
            self.pauses += _PAUSE
            await self.burst(key)

    async def burst(self, *keys: str) -> None:
        """Hand over keys in one go, as a slow line does; then wait until all is done."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            event = event_of(key)
            event.set_sender(self.app)
            event.time += self.pauses
            driver.send_message(event)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text into the field that has the focus."""
        await self.burst(*text)

    async def settle(self) -> None:
        """Wait for keys, for workers and those that they start, and for messages."""
        await until_quiet(self.app)
        while self.app._typed_ahead or self.app._key_under_way:
            await until_quiet(self.app)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what another thread or a timer does, such as what is told of the disk.

        Raises:
            AssertionError: It doesn't come; the message is the screen.
        """
        try:
            async with asyncio.timeout(_PATIENCE):
                while not holds():
                    await asyncio.sleep(0.01)
                    await self.settle()
        except TimeoutError:
            raise AssertionError(self.text) from None

    async def look(self) -> None:
        """Look for what others wrote, and wait until it is shown."""
        lookout = self.screen._lookout
        assert lookout is not None
        lookout.look()
        assert lookout.wait(10)
        await self.settle()

    async def saved(self) -> list[Event]:
        """Wait until everything is on disk and is said to be; return what the journals hold."""
        live = self.session.live
        assert live.wait_idle(_PATIENCE)
        await self.until(lambda: not self.told or self.told[-1] == live.state)
        await self.settle()
        return [event for journal in read_journals(self.store) for event in journal.events]

    @property
    def text(self) -> str:
        """The screen as text, without trailing spaces."""
        width, height = self.app.size
        return "\n".join(strip.text[:width].rstrip() for strip in self.strips[:height])

    @property
    def strips(self) -> list[Strip]:
        """The screen as it is now, line by line; around a dialog stands the screen below it."""
        visible_screen_stack.set(self.app._background_screens)
        return self.app.screen._compositor.render_strips(self.app.size)

    @property
    def line(self) -> str:
        """The line of keys at the bottom."""
        return self.text.splitlines()[-1]


def event_of(key: str) -> events.Key:
    """Return a key by Textual's name or as a character, the way a pilot makes it."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        wanted = _get_unicode_name_from_key(REPLACED_KEYS.get(name, name))
        character: str | None = unicodedata.lookup(wanted)
    except KeyError:
        character = key if len(key) == 1 else None
    return events.Key(name, character)


def copied_sample(folder: Path, names: Sequence[str] = ()) -> Path:
    """Copy the sample corpus, or some of its articles, into `folder`."""
    story = folder / "norvik-ferry"
    story.mkdir()
    for path in (SAMPLE / "README.md", *sorted(SAMPLE.glob("*.txt"))):
        if not names or path.name in names:
            shutil.copy(path, story)
    return story


@asynccontextmanager
async def reviewing(
    folder: Path,
    story: Path,
    *,
    size: tuple[int, int] = (120, 40),
    reviewer: str = "tester",
    drawing: Drawing | None = None,
    base: str = "",
    blind: bool = False,
    look_after: float = 3600,
    rests_after: float = 0,
    caches: Caches | None = None,
    terminal: Screen | None = None,
    theme: str = "terminal",
) -> AsyncIterator[Reviewing]:
    """Open a review of the articles in `story`; store and state lie in `folder`.

    A row counts as seen at once (see `Sight`), so that tests needn't wait; what others write
    is looked for by `Reviewing.look`, and every `look_after` seconds; what the review tells of
    other places is there at once, or once the cursor rests for `rests_after` seconds. `terminal`
    says what it is drawn for, where that isn't one that can show everything.
    """
    store, state = folder / "store", folder / "state"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.screens.sight.Sight.knows", lambda *_: True)
        patch.setattr("tui.screens.review.LOOK_AFTER", look_after)
        patch.setattr("tui.screens.painter.RESTS_AFTER", rests_after)
        desk = Desk(find_articles([story]), store, reviewer, caches=caches)
        files = StateFiles(state / "desk", reviewer, copied=state / "copied.txt")
        drawing = drawing or Drawing()
        app = CopydeskApp(
            theme, dict(drawing.keys), ascii_only=terminal is not None and terminal.ascii
        )
        app.filters = () if terminal is None else filters_of(terminal)
        earliest = desk.earliest()  # as the program does, before versions are looked for
        follower = Follower(store)
        review: Review = desk.read_review()[0]
        told: list[SaveState] = []

        def tell(state: SaveState) -> None:
            app.save_state_changed(state)
            told.append(state)

        live = LiveReview(desk, review, state, tell)
        session = session_of(desk, live, files.position(), base, earliest, blind=blind)
        app.review = ReviewScreen(session, files, drawing, follower)
        try:
            async with app.run_test(size=size) as pilot:
                under_test = Reviewing(app, pilot, app.review, session, store, told)
                await under_test.settle()
                yield under_test
        finally:
            live.close(10)
