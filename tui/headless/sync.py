"""`copydesk sync`: the desk's entries go out to the others, and theirs come in, through git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.counted import counted
from copydesk.desk.syncing import Synced
from copydesk.desk.syncing import sync as sync_store
from copydesk.errors import ExitCode, InputError
from copydesk.reviews.reading import read_journals
from tui.headless.desks import open_desk
from tui.headless.output import say, tell

if TYPE_CHECKING:
    from tui.request import Request


def sync(
    request: Request, paths: Sequence[Path], environment: Mapping[str, str], *, may_ask: bool
) -> ExitCode:
    """Commit the desk, take in what others sent, send what they lack; say so in plain words.

    Args:
        request: What was asked for.
        paths: The articles.
        environment: Variables of the process, for git.
        may_ask: Whether git may ask for a password on the terminal.

    Raises:
        InputError: There is no desk yet, or something stands in the way.
        NotSavedError: A file of the desk could not be written.
    """
    desk = open_desk(request, paths)
    if not desk.store.exists():
        raise InputError(
            f"There is no desk yet: {desk.store}.", "`copydesk init` makes one beside the articles."
        )
    before = _writers(desk.store)
    message = f"Review of {desk.library.title} by {desk.reviewer}"
    done = sync_store(desk.store, message, environment, may_ask=may_ask)
    after = _writers(desk.store)
    say(_told(done, Counter(after[one] for one in after.keys() - before.keys())))
    if done.came_along:
        tell(f"other files came along: {', '.join(done.came_along)}")
    return ExitCode.OK


def _writers(store: Path) -> dict[str, str]:
    """Return by whom each entry is, by id."""
    return {event.id: event.by for journal in read_journals(store) for event in journal.events}


def _told(done: Synced, entries: Mapping[str, int]) -> Iterator[str]:
    yield f"committed  {counted(done.committed, 'file')}"
    if not entries:
        yield f"received   {'no entries' if done.received else 'nothing new'}"
    for reviewer, number in sorted(entries.items()):
        yield f"received   {counted(number, 'entry', 'entries')} of {reviewer}"
    yield f"sent       {counted(done.sent, 'commit')} to {done.branch}"
