"""`copydesk init`: a desk beside the articles, with the verdicts of the personal one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.articles.library import find_articles
from copydesk.counted import counted
from copydesk.desk.adoption import add_to_desk, found_desk, not_adopted
from copydesk.desk.caches import Caches
from copydesk.desk.desk import Desk
from copydesk.desk.location import STORE_NAME, find_moved_store, find_store, personal_name
from copydesk.errors import ExitCode, InputError
from copydesk.reviews.parking import clear_parked, park, parked_file, unpark
from copydesk.reviews.reading import read_journals
from tui.headless.output import say, tell
from tui.session.resume import state_folder

if TYPE_CHECKING:
    from tui.request import Request


def init(request: Request, paths: Sequence[Path]) -> ExitCode:
    """Make `.copydesk/` in the folder, and adopt the personal desk of its articles.

    Where there is a `.copydesk/` already, the personal desk is adopted if it holds something that
    is missing there: a review that was open meanwhile may have written it.

    Raises:
        InputError: There are no articles, the desk is set elsewhere, or there is nothing to do.
        NotSavedError: The disk refused.
    """
    if request.desk is not None:
        raise InputError(
            f"The desk is set to {request.desk}, which would win over {STORE_NAME}.",
            "Leave out --desk, COPYDESK_DESK and `desk` in the configuration.",
        )
    library = find_articles(paths)
    root = library.root.resolve()
    store = find_store(root, request.locations.desks)
    personal = request.locations.desks / personal_name(root)
    if store != personal:
        return _add(request, store, personal)
    store = root / STORE_NAME
    if store.is_symlink() or store.exists():
        raise InputError(f"{store} is in the way.", "Move it away.")
    caches = Caches(request.locations.cache)
    desk = Desk(library, personal, request.reviewer, caches=caches)
    if not personal.exists():
        personal = find_moved_store(request.locations.desks, desk.hashes) or personal
    journals = found_desk(store, personal, root, library.title, desk.hashes())
    _bring_along(request, personal, store)
    say([str(store)])
    tell(f"the desk is {store} now; {_said(journals)}")
    return ExitCode.OK


def _add(request: Request, store: Path, personal: Path) -> ExitCode:
    """Adopt what a desk that exists lacks."""
    missing = not_adopted(store, personal)
    if not missing and not _set_aside(request, personal, store):
        raise InputError(f"These articles have a desk already: {store}.")
    journals = add_to_desk(store, personal) if missing else 0
    _bring_along(request, personal, store)
    say([str(store)])
    tell(_said(journals))
    return ExitCode.OK


def _set_aside(request: Request, personal: Path, store: Path) -> bool:
    """Tell whether events wait for the personal desk that `store` neither has nor waits for."""
    state = request.locations.state
    known = {event.id for journal in read_journals(store) for event in journal.events}
    known |= {event.id for event in unpark(parked_file(state, store), lambda _id: False)}
    return bool(unpark(parked_file(state, personal), known.__contains__))


def _said(journals: int) -> str:
    if not journals:
        return "there were no journals to take along"
    return f"{counted(journals, 'journal')} taken along"


def _bring_along(request: Request, personal: Path, store: Path) -> None:
    """Take along what the state directory holds for the personal desk.

    Events that could not be saved wait there under the desk's name; so do drafts and the position.
    """
    state = request.locations.state
    old, new = parked_file(state, personal), parked_file(state, store)
    park(unpark(old, lambda _id: False), new)
    clear_parked(old, {event.id for event in unpark(new, lambda _id: False)}.__contains__)
    if old.exists() and not old.stat().st_size:
        old.unlink()
    folder = state_folder(state, store)
    if not folder.exists():
        # Where the reviewer stood and unfinished notes: an ornament, not worth an error.
        with suppress(OSError):
            state_folder(state, personal).rename(folder)
