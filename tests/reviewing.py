"""A review for tests with a pilot: no terminal, articles and store in a folder of the test."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual._context import visible_screen_stack
from textual.pilot import Pilot
from textual.strip import Strip
from textual.worker import WorkerCancelled

from copydesk.articles.library import find_articles
from copydesk.desk.caches import Caches
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.reviews.events import Event
from copydesk.reviews.following import Follower
from copydesk.reviews.reading import read_journals
from copydesk.reviews.review import Review
from tui.app.app import CopydeskApp
from tui.app.filters import filters_of
from tui.app.start import session_of
from tui.screens.panes import Drawing
from tui.screens.review import ReviewScreen
from tui.session.resume import StateFiles
from tui.session.session import Session
from tui.terminal import Screen

SAMPLE = Path(__file__).parent.parent / "seeds" / "norvik-ferry"
"""The sample corpus."""


@dataclass
class Reviewing:
    """A review that runs under a pilot."""

    app: CopydeskApp
    pilot: Pilot[None]
    screen: ReviewScreen
    session: Session
    store: Path

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until nothing is under way any more."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait for keys, for workers and those that they start, and for messages."""
        await self.pilot.pause()
        while self.app._typed_ahead or self.app._key_under_way:
            await self.pilot.pause()
        while len(self.app.workers):
            # Going to another article cancels what was done for the one before.
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()
        await self.pilot.pause()

    async def look(self) -> None:
        """Look for what others wrote, and wait until it is shown."""
        lookout = self.screen._lookout
        assert lookout is not None
        lookout.look()
        assert lookout.wait(10)
        await self.settle()

    async def saved(self) -> list[Event]:
        """Wait until everything is on disk; return what the journals hold."""
        assert self.session.live._writer.wait_idle(10)
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
    caches: Caches | None = None,
    terminal: Screen | None = None,
) -> AsyncIterator[Reviewing]:
    """Open a review of the articles in `story`; store and state lie in `folder`.

    A row counts as seen at once (see `Sight`), so that tests needn't wait; what others write
    is looked for by `Reviewing.look`, and every `look_after` seconds. `terminal` says what it is
    drawn for, where that isn't one that can show everything.
    """
    store, state = folder / "store", folder / "state"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.screens.sight.Sight.knows", lambda *_: True)
        patch.setattr("tui.screens.review.LOOK_AFTER", look_after)
        desk = Desk(find_articles([story]), store, reviewer, caches=caches)
        files = StateFiles(state / "desk", reviewer, copied=state / "copied.txt")
        drawing = drawing or Drawing()
        app = CopydeskApp(
            "ansi-dark", dict(drawing.keys), ascii_only=terminal is not None and terminal.ascii
        )
        app.filters = () if terminal is None else filters_of(terminal)
        earliest = desk.earliest()  # as the program does, before versions are looked for
        follower = Follower(store)
        review: Review = desk.read_review()[0]
        live = LiveReview(desk, review, state, app.save_state_changed)
        session = session_of(desk, live, files.position(), base, earliest, blind=blind)
        app.review = ReviewScreen(session, files, drawing, follower)
        try:
            async with app.run_test(size=size) as pilot:
                under_test = Reviewing(app, pilot, app.review, session, store)
                await under_test.settle()
                yield under_test
        finally:
            live.close(10)
