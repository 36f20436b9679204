"""Where events wait that could not be saved before the program ended.

The file lies in the state directory, on the user's own disk, and has the form of a journal. Parked
events leave it only when they are known to stand in a journal; taking one up twice does no harm, as
an event counts once.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from copydesk.reviews.disk import (
    NO_LOCKS,
    append_durably,
    make_folder,
    open_to_append,
    saving,
    sync_folder,
)
from copydesk.reviews.events import Event
from copydesk.reviews.reading import read_journal


def parked_file(state: Path, store: Path) -> Path:
    """Return where events wait in the state directory that could not be saved to `store`."""
    key = hashlib.sha256(os.fsencode(store.resolve())).hexdigest()[:12]
    return state / "parked" / f"{store.name}-{key}.jsonl"


def park(events: Sequence[Event], file: Path) -> None:
    """Add `events` to the parked ones in `file`; they are on disk when this returns.

    Raises:
        NotSavedError: They are not.
    """
    if not events:
        return
    with saving(file):
        make_folder(file.parent)
        with _locked(file) as descriptor:
            append_durably(descriptor, b"".join(event.line + b"\n" for event in events))
        sync_folder(file.parent)


def unpark(file: Path, known: Callable[[str], bool]) -> list[Event]:
    """Return the events parked in `file`, each once, but for those whose id is known already.

    They stay in the file until `clear_parked`, so that a crash before they are saved loses none.
    """
    if not file.exists():
        return []
    waiting = {event.id: event for event in read_journal(file).events}
    return [event for event in waiting.values() if not known(event.id)]


def clear_parked(file: Path, saved: Callable[[str], bool]) -> bool:
    """Empty `file` if every event in it is saved; return whether nothing is parked any more.

    Another process may have parked something meanwhile: then the file stays as it is. So it does
    when a line in it can't be read.

    Args:
        file: The parked events.
        saved: Tells by its id whether an event stands in a journal.

    Raises:
        NotSavedError: The file could not be changed.
    """
    if not file.exists():
        return True
    with saving(file), _locked(file) as descriptor:
        parked = read_journal(file)
        if parked.bad_lines or not all(saved(event.id) for event in parked.events):
            return False
        os.ftruncate(descriptor, 0)
    return True


def has_parked(file: Path) -> bool:
    """Tell whether anything waits in `file`, without reading it."""
    try:
        return file.stat().st_size > 0
    except OSError:
        return False


@contextmanager
def _locked(file: Path) -> Iterator[int]:
    """Open `file` and keep other processes of this user waiting: each holds it for a moment."""
    descriptor = open_to_append(file)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:
            # This is the last resort for what a person wrote: better unlocked than not at all.
            if error.errno not in NO_LOCKS:
                raise
        yield descriptor
    finally:
        os.close(descriptor)
