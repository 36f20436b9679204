"""The way into the review and the way out of it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, Final

from copydesk.atomic import sweep
from copydesk.counted import counted
from copydesk.desk.caches import Caches
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.desk.location import find_moved_store, find_store
from copydesk.errors import ExitCode, InputError
from copydesk.reviews.following import Follower
from copydesk.visible import visible
from tui.app.app import CopydeskApp
from tui.app.driver.driver import TerminalDriver
from tui.app.driver.plain import PlainDriver
from tui.app.filters import filters_of
from tui.app.order_of_reading import Opening, ReadArticles
from tui.app.reading_ahead import ReadingAhead
from tui.app.themes import TERMINAL, refuse_unknown
from tui.app.unwaited import unwaited
from tui.screens.panes import Drawing
from tui.screens.review import ReviewScreen
from tui.session import comparing
from tui.session.resume import Position, StateFiles, places_of, state_folder
from tui.session.session import Session
from tui.session.standing import stand_at
from tui.terminal import let_go, terminal_is_gone

if TYPE_CHECKING:
    from copydesk.compared import Comparison
    from tui.app.opening import OpeningScreen
    from tui.request import Request
    from tui.session.pair import PairKey
    from tui.terminal import Screen

_LAST_WRITE: Final = 3.0
"""Seconds to wait for the disk at the end; then what is pending is set aside."""


def open_review(request: Request, ahead: ReadingAhead, screen: Screen) -> int:
    """Run the review until the reviewer leaves it; return the exit code.

    Args:
        request: What was asked for.
        ahead: The articles, as they are being read.
        screen: What the terminal can show.

    Raises:
        CopydeskError: The review can't start.
    """
    start = _Start(request, ahead, screen)
    app = start.app
    try:
        first = ahead.first()
        if isinstance(first, Opening):
            app.opening = start.opening(first)
        else:
            app.review = start.review(first)
        app.run(mouse=request.config.mouse)
    finally:
        ahead.close()
        left = start.end()
    return _farewell(app, left, start.live)


class _Start:
    """A review from its first screen on; arguments as for `open_review`."""

    def __init__(self, request: Request, ahead: ReadingAhead, screen: Screen) -> None:
        self._request = request
        self._ahead = ahead
        self._screen = screen
        # Of the terminal's own colours nothing is left behind where none are wanted.
        refuse_unknown(request.config.theme, request.config_path)
        theme = request.config.theme if screen.colour else TERMINAL
        keys = dict(request.config.keys_in_force.other)
        name = getattr(request.arguments, "driver", "") or request.config.driver
        driver = TerminalDriver if name == "copydesk" else PlainDriver
        self.app = CopydeskApp(theme, keys, ascii_only=screen.ascii, driver=driver)
        self.app.filters = filters_of(screen)
        self.live: LiveReview | None = None
        """The review as it is being written; None until articles were read."""

    def opening(self, opening: Opening) -> OpeningScreen:
        """Return the screen to show while articles are being read; the review comes after it."""
        # Most stories need none: then it isn't loaded.
        from tui.app.opening import OpeningScreen

        store = find_store(opening.library.root, self._request.locations.desks, self._request.desk)
        drawing = _drawing(self._request, self._screen, 0)
        hidden = self._files(store).position().hidden
        return OpeningScreen(drawing, hidden, opening, self._review_behind, self._ahead.close)

    async def _review_behind(self) -> ReviewScreen:
        # What was decided and compared may be so much that a key that leaves would wait for it.
        return self._screen_of(*await unwaited(lambda: self._begun(self._ahead.articles())))

    def review(self, read: ReadArticles) -> ReviewScreen:
        """Return the screen of the review of what was read.

        Raises:
            CopydeskError: The review can't start.
        """
        return self._screen_of(*self._begun(read))

    def _begun(self, read: ReadArticles) -> tuple[Session, StateFiles, Drawing, Follower]:
        """Return the session of what was read, and what its screen needs besides."""
        request = self._request
        desk = desk_of(request, read)
        follower = Follower(desk.store)  # before the journals are read: see there
        review, bad_lines = desk.read_review()
        files = self._files(desk.store)
        changed = self.app.save_state_changed
        self.live = live = LiveReview(desk, review, request.locations.state, changed)
        asked = getattr(request.arguments, "base", "")
        blind = request.config.blind or getattr(request.arguments, "blind", False)
        session = session_of(
            desk,
            live,
            files.position(),
            asked,
            read.base,
            blind=blind,
            off=request.config.findings_off,
            compared=read.compared,
        )
        return session, files, _drawing(request, self._screen, len(bad_lines)), follower

    def _screen_of(
        self, session: Session, files: StateFiles, drawing: Drawing, follower: Follower
    ) -> ReviewScreen:
        return ReviewScreen(session, files, drawing, follower, self._ahead)

    def _files(self, store: Path) -> StateFiles:
        state = self._request.locations.state
        folder = state_folder(state, store)
        return StateFiles(folder, self._request.reviewer, copied=state / "copied.txt")

    def end(self) -> int:
        """Write what is pending, set aside what can't be; return the number of events set aside."""
        if self.live is None:
            return 0
        left = self.live.close(_LAST_WRITE)
        state = self._request.locations.state
        for folder in (state, state_folder(state, self.live.opened)):
            sweep(folder)
        return left


def _drawing(request: Request, screen: Screen, bad_lines: int) -> Drawing:
    return Drawing(
        marks=not screen.colour,
        rule="|" if screen.ascii else "│",
        bad_lines=bad_lines,
        keys=dict(request.config.keys_in_force.other),
    )


def desk_of(request: Request, read: ReadArticles) -> Desk:
    """Find the store for the articles of a desk; a folder that was moved is known again."""
    store = find_store(read.library.root, request.locations.desks, request.desk)
    caches = Caches(request.locations.cache)
    desk = Desk(read.library, store, request.reviewer, read.articles, caches)
    if request.desk is None and not store.exists():
        desk.use_store(find_moved_store(request.locations.desks, desk.file_hashes) or store)
    return desk


def session_of(
    desk: Desk,
    live: LiveReview,
    position: Position,
    asked: str,
    earliest: int | None,
    *,
    blind: bool = False,
    off: Container[str] = (),
    compared: tuple[PairKey, Comparison] | None = None,
) -> Session:
    """Make the session, standing where the reviewer stood.

    Args:
        desk: The desk.
        live: The review as it is being written.
        position: Where the reviewer stood.
        asked: The base that was asked for by name; "" for none.
        earliest: The base by the articles' dates; None where they aren't known yet.
        blind: See `Session`.
        off: The same.
        compared: What is kept of a pair, if somebody looked already.

    Raises:
        InputError: There is no article of that name, or none that can be read.
    """
    places = places_of(desk, position)
    chosen = desk.index_of(asked) if asked else places.get(position.base, earliest)
    base = _readable_from(desk, 0 if chosen is None else chosen)
    session = Session(desk, live, base, base_is_chosen=chosen is not None, blind=blind, off=off)
    stand_at(session, position, places)
    wanted = places.get(position.other)
    others = session.others()
    session.open_pair(wanted if wanted in others else next(iter(others), None))
    while session.other is None and (others := session.others()):
        session.open_pair(others[0])
    comparing.take_kept(session, compared)
    return session


def _readable_from(desk: Desk, base: int) -> int:
    """Return `base`, or the first article after it, round the end, that can be read."""
    faults: list[InputError] = []
    for step in range(len(desk.found)):
        index = (base + step) % len(desk.found)
        try:
            desk.article(index)
        except InputError as error:
            faults.append(error)
        else:
            return index
    raise faults[0]


def _farewell(app: CopydeskApp, left: int, live: LiveReview | None) -> int:
    """Say what still has to be said once the terminal is back; return the exit code."""
    if app.ended_by and terminal_is_gone():
        let_go()
    if live is not None:
        _tell_where(left, live)
    if left:
        return ExitCode.NOT_SAVED
    if app.fault is not None:
        # A worker's fault comes wrapped; its own place is what has to be mended.
        raise getattr(app.fault, "error", app.fault)
    if app.ended_by:
        return 128 + app.ended_by
    return ExitCode.OK


def _tell_where(left: int, live: LiveReview) -> None:
    """Say what was saved elsewhere, and what wasn't."""
    store, opened = (visible(str(path)) for path in (live.desk.store, live.opened))
    if store != opened:
        sys.stderr.write(
            f"copydesk: the review was saved to {store}, not to {opened};"
            f" open it with --desk, or bring it back with: copydesk merge {shlex.quote(store)}\n"
        )
    if left:
        sys.stderr.write(
            f"copydesk: {counted(left, 'decision')} could not be saved to {store};"
            " what is set aside is written at the next start.\n"
        )
