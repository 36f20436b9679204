"""Opens the desk that a command is about, without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.articles.library import find_articles
from copydesk.counted import counted
from copydesk.desk.caches import Caches
from copydesk.desk.desk import Desk
from copydesk.desk.location import find_moved_store, find_store, read_desk_file
from copydesk.errors import InputError
from copydesk.reviews.parking import parked_file, unpark
from copydesk.reviews.reading import read_journals
from copydesk.reviews.review import Review
from tui.headless.output import tell
from tui.session.resume import StateFiles, places_of, state_folder

if TYPE_CHECKING:
    from tui.request import Request


def open_desk(request: Request, paths: Sequence[Path]) -> Desk:
    """Find the articles in `paths` and the store of their review, and say what isn't as usual.

    Where there is no store, that of a folder that is gone and held some of these articles is taken.

    Raises:
        InputError: There are no articles.
    """
    library = find_articles(paths)
    personal = request.locations.desks
    desk = Desk(
        library,
        find_store(library.root, personal, request.desk),
        request.reviewer,
        caches=Caches(request.locations.cache),
    )
    if request.desk is None and not desk.store.exists():
        moved = find_moved_store(personal, desk.hashes)
        if moved is not None:
            known = read_desk_file(moved)
            tell(
                f"these articles were in {known.folder if known else 'another folder'} before:"
                f" their verdicts are in {moved}"
            )
            desk.use_store(moved)
    for folder in library.unread_folders:
        tell(f"the folder {folder} can't be listed")
    if number := waiting(request, desk):
        entries = counted(number, "entry is", "entries are")
        tell(f"{entries} set aside and left out here; opening the review saves them")
    return desk


def waiting(request: Request, desk: Desk) -> int:
    """Return how many events wait in the state directory that could not be saved to this desk."""
    parked = unpark(parked_file(request.locations.state, desk.store), lambda _id: False)
    if not parked:
        return 0
    saved = {event.id for journal in read_journals(desk.store) for event in journal.events}
    return sum(event.id not in saved for event in parked)


def read_review(desk: Desk) -> Review:
    """Read the review, and say what of it could not be read."""
    desk.hashes()  # what an edited article was before is known once all of them are read
    review, bad_lines = desk.read_review()
    if bad_lines:
        lines = counted(len(bad_lines), "line holds", "lines hold")
        tell(f"{lines} no entry in the journals of {desk.store}; `copydesk doctor` says more")
    if desk.read_only is not None:
        tell(str(desk.read_only))
    if review.unknown:
        entries = counted(len(review.unknown), "entry", "entries")
        tell(f"left out: {entries} that a later version of copydesk wrote")
    return review


def base_of(request: Request, desk: Desk) -> int:
    """Return the index of the base: asked for by name, else pinned by the reviewer, else earliest.

    Raises:
        InputError: There is no article of that name, or none that can be read.
    """
    asked: str = getattr(request.arguments, "base", "")
    if asked:
        return desk.index_of(asked)
    state = request.locations.state
    files = StateFiles(state_folder(state, desk.store), desk.reviewer, copied=state)
    position = files.position()
    pinned = places_of(desk, position).get(position.base)
    if pinned is not None:
        # One that can't be read any more is the base of nothing, on the screen either.
        with suppress(InputError):
            desk.article(pinned)
            return pinned
    return desk.earliest()
