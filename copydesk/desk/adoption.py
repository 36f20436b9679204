"""Takes a user's personal desk, journals and kept articles, into the desk beside the articles.

Nothing is lost whenever this is cut short: files are copied, read back and compared before the
personal desk is set aside, and it is set aside, not removed. A new desk appears all at once, by
the renaming of its folder.
"""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from copydesk.desk.copies import copy_name, write_copies
from copydesk.desk.foreign import ForeignDesk
from copydesk.desk.in_git import make_attributes
from copydesk.desk.kept import KEPT
from copydesk.desk.location import DESK_FILE, check_version, make_desk_file, read_desk_file
from copydesk.errors import InputError
from copydesk.reviews.disk import NO_LOCKS, saving, sync_folder
from copydesk.reviews.reading import JOURNALS, read_journals
from copydesk.visible import visible

ADOPTED: Final = ".adopted"
"""Ending of the name of a personal desk whose journals were taken elsewhere."""

_ADOPTED_FILE: Final = "adopted.json"
"""What `desk.json` is called then, so that the desk isn't found again as a moved one."""


def found_desk(
    store: Path, personal: Path | None, folder: Path, title: str, hashes: Iterable[str]
) -> int:
    """Make the desk `store` with the journals of a personal desk; return how many there were.

    Args:
        store: The new desk; it must not exist. The folder that it lies in must.
        personal: The desk to adopt; None for none.
        folder: The folder with the articles.
        title: The story's name.
        hashes: SHA-256 of its articles.

    Raises:
        InputError: A journal of the personal desk is being written to.
        NotSavedError: The disk refused; nothing has changed.
        ReadOnlyError: A later version of the program wrote to the personal desk.
    """
    known = read_desk_file(personal) if personal else None
    if personal is not None:
        check_version(personal, read_journals(personal))
    with saving(store), _held(personal) as journals:
        draft = store.with_name(f"{store.name}-{secrets.token_hex(4)}")
        draft.mkdir()
        try:
            make_desk_file(draft, folder, title, [*hashes, *(known.articles if known else ())])
            make_attributes(draft)
            _copy_kept(personal, draft)
            write_copies(draft / JOURNALS, journals)
            sync_folder(draft)
            draft.rename(store)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        sync_folder(store.parent)
        _set_aside(personal)
    return len(journals)


def add_to_desk(store: Path, personal: Path) -> int:
    """Copy the journals of a personal desk into one that exists; return how many there were.

    Args:
        store: The desk. Its own journals are not touched.
        personal: The desk to adopt.

    Raises:
        InputError: A journal of the personal desk is being written to.
        NotSavedError: The disk refused; at most a copy has been made.
        ReadOnlyError: A later version of the program wrote to one of them.
    """
    for desk in (store, personal):
        check_version(desk, read_journals(desk))
    with saving(store), _held(personal) as journals:
        _copy_kept(personal, store)
        named = {copy_name(name, data): data for name, data in journals.items()}
        write_copies(store / JOURNALS, named)
        _set_aside(personal)
    return len(journals)


def not_adopted(store: Path, personal: Path) -> int:
    """Return the number of events in a personal desk that `store` lacks."""
    if store == personal:
        return 0
    return len(_events(personal) - _events(store))


def _copy_kept(personal: Path | None, store: Path) -> None:
    """Take along the articles that the personal desk keeps and the other doesn't."""
    if personal is None or not any((personal / folder).exists() for folder in KEPT):
        return
    with ForeignDesk(personal) as desk:
        for folder, name in sorted(desk.kept()):
            data = desk.read_kept(folder, name)
            if data is not None and not (store / folder / name).exists():
                write_copies(store / folder, {name: data})


@contextmanager
def _held(desk: Path | None) -> Iterator[dict[str, bytes]]:
    """Lock the journals of a desk, so that nobody writes while they are copied; give their bytes.

    Raises:
        InputError: Somebody does.
    """
    journals: dict[str, bytes] = {}
    descriptors: list[int] = []
    try:
        for path in _journals_of(desk):
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
            descriptors.append(descriptor)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InputError(
                    f"A review is writing to {visible(str(path))}.",
                    "Quit it, then try again.",
                ) from None
            except OSError as error:
                # Network drives know no locks, or none on a file that is open to be read.
                if error.errno not in NO_LOCKS | {errno.EBADF}:
                    raise
            journals[path.name] = path.read_bytes()
        yield journals
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def _journals_of(desk: Path | None) -> list[Path]:
    if desk is None or not (desk / JOURNALS).is_dir():
        return []
    files = (desk / JOURNALS).glob("*.jsonl")
    return sorted(path for path in files if path.is_file() and not path.name.startswith("."))


def _events(desk: Path) -> set[str]:
    return {event.id for journal in read_journals(desk) for event in journal.events}


def _set_aside(personal: Path | None) -> None:
    """Rename a desk that was adopted. Should that fail, it merely stays: nobody looks for it."""
    if personal is None or not personal.exists():
        return
    with suppress(OSError):
        aside = _free_name(personal)
        personal.rename(aside)
        sync_folder(personal.parent)
        if (aside / DESK_FILE).exists():
            (aside / DESK_FILE).rename(aside / _ADOPTED_FILE)
            sync_folder(aside)


def _free_name(personal: Path) -> Path:
    names: Iterable[str] = (f"{personal.name}{ADOPTED}{n or ''}" for n in range(1000))
    return next(path for name in names if not os.path.lexists(path := personal.with_name(name)))
