"""The way into the review and the way out of it."""

from __future__ import annotations

import shlex
import sys
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
from tui.app.reading_ahead import ReadArticles, ReadingAhead
from tui.screens.panes import Drawing
from tui.screens.review import ReviewScreen
from tui.session import comparing
from tui.session.resume import Position, StateFiles, state_folder
from tui.session.session import Session
from tui.session.standing import places_of, stand_at
from tui.terminal import let_go, terminal_is_gone

if TYPE_CHECKING:
    from tui.request import Request
    from tui.terminal import Screen

_COLOURLESS_THEME: Final = "ansi-dark"
"""A theme of the terminal's own colours, which leaves nothing behind when these are left out."""

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
    read = ahead.articles()
    desk = desk_of(request, read)
    follower = Follower(desk.store)  # before the journals are read: see there
    review, bad_lines = desk.read_review()
    state = request.locations.state
    files = StateFiles(
        state_folder(state, desk.store), request.reviewer, copied=state / "copied.txt"
    )
    theme = request.config.theme if screen.colour else _COLOURLESS_THEME
    app = CopydeskApp(theme, dict(request.config.keys_in_force.other), ascii_only=screen.ascii)
    live = LiveReview(desk, review, state, app.save_state_changed)
    asked = getattr(request.arguments, "base", "")
    blind = request.config.blind or getattr(request.arguments, "blind", False)
    session = session_of(desk, live, files.position(), asked, read.base, blind=blind)
    drawing = _drawing(request, screen, len(bad_lines))
    app.review = ReviewScreen(session, files, drawing, follower)
    try:
        app.run(mouse=request.config.mouse)
    finally:
        left = live.close(_LAST_WRITE)
        for folder in (state, state_folder(state, live.opened)):
            sweep(folder)
    return _farewell(app, left, live)


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
        desk.use_store(find_moved_store(request.locations.desks, desk.hashes) or store)
    return desk


def session_of(
    desk: Desk,
    live: LiveReview,
    position: Position,
    asked: str,
    earliest: int | None,
    *,
    blind: bool = False,
) -> Session:
    """Make the session, standing where the reviewer stood.

    Args:
        desk: The desk.
        live: The review as it is being written.
        position: Where the reviewer stood.
        asked: The base that was asked for by name; "" for none.
        earliest: The base by the articles' dates; None where they aren't known yet.
        blind: See `Session`.

    Raises:
        InputError: There is no article of that name, or none that can be read.
    """
    places = places_of(desk, position)
    chosen = desk.index_of(asked) if asked else places.get(position.base, earliest)
    base = _readable_from(desk, 0 if chosen is None else chosen)
    session = Session(desk, live, base, base_is_chosen=chosen is not None, blind=blind)
    stand_at(session, position, places)
    wanted = places.get(position.other)
    others = session.others()
    session.open_pair(wanted if wanted in others else next(iter(others), None))
    while session.other is None and (others := session.others()):
        session.open_pair(others[0])
    comparing.take_kept(session)
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


def _farewell(app: CopydeskApp, left: int, live: LiveReview) -> int:
    """Say what still has to be said once the terminal is back; return the exit code."""
    if app.ended_by and terminal_is_gone():
        let_go()
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
        return ExitCode.NOT_SAVED
    if app.ended_by:
        return 128 + app.ended_by
    if app.fault is not None:
        # A worker's fault comes wrapped; its own place is what has to be mended.
        raise getattr(app.fault, "error", app.fault)
    return ExitCode.OK
