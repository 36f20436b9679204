"""A journal: one reviewer's append-only file on one device.

Nothing exists on disk until the first append: opening a desk to look at it leaves no trace. The
file is locked from then on, so a second process of the same reviewer writes a second file. What
`append` has returned from is on disk, and stays there: should a sync tool or a checkout put an
older copy in the journal's place while it is open, the next append restores what it lacks.

The lock is on the journal itself, never a file beside it that would litter a shared desk. Where the
file system knows no locks (some network drives), a file in the state directory is locked in its
stead: that guards against other processes on this device, and other devices have other journals.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, Self
from urllib.parse import quote

from copydesk.errors import NotSavedError
from copydesk.reviews.disk import (
    NO_LOCKS,
    append_durably,
    make_folder,
    open_to_append,
    saving,
    sync_folder,
)
from copydesk.reviews.events import Event
from copydesk.reviews.reading import JOURNALS, read_journal

_MOST_FILES: Final = 99
"""Journals that one reviewer may have open at once on one device."""

_OWN_NAME: Final = re.compile(r"[\w.%~-]+@[\w%~-]+(\.\d+|\.[0-9a-f]{12})*\.jsonl", re.ASCII)
"""What `journal_name` gives for the ids of devices, with or without an adopted journal's digest."""

_NAME_LENGTH: Final = 100
"""Bytes of reviewer and of device in a file's name: both and the rest fit the usual 255."""


def journal_name(reviewer: str, device: str, number: int = 1) -> str:
    """Return the name of a journal's file, whatever the reviewer is called.

    Letters outside ASCII and all that means something to a file system are percent-encoded, so two
    reviewers never share a name, and none leaves the folder; what is too long ends in a hash.

    Args:
        reviewer: The reviewer's name.
        device: Id of the device.
        number: 1, or more for further processes that write at the same time.
    """
    suffix = "" if number == 1 else f".{number}"
    return f"{file_safe(reviewer)}@{file_safe(device)}{suffix}.jsonl"


def is_conflict_copy(name: str) -> bool:
    """Tell whether a file among the journals has no name of ours: a sync tool's copy, as a rule.

    Syncthing's are called `ana@laptop.sync-conflict-20260101-120000-ABCDEFG.jsonl`, Dropbox's
    `ana@laptop (ana's conflicted copy 2026-01-01).jsonl`.
    """
    return not _OWN_NAME.fullmatch(name)


def file_safe(name: str) -> str:
    """Return `name` as part of a file's name: see `journal_name`."""
    raw = name.encode("utf-8", "surrogatepass")
    encoded = quote(raw, safe="").replace("~", "%7E") or "%"
    if encoded[0] in ".-":
        encoded = f"%{ord(encoded[0]):02X}{encoded[1:]}"
    if len(encoded) > _NAME_LENGTH:
        encoded = f"{encoded[: _NAME_LENGTH - 17]}~{sha256(raw).hexdigest()[:16]}"
    return encoded


class Journal:
    """The file that one process writes to; see the module's words on locks and on replaced files.

    Not for use by several threads at once.

    Args:
        folder: The desk; created with the first append.
        reviewer: Whose journal it is.
        device: Id of this device: host name and a random part.
        state_dir: Where to lock in place of a file system that can't; None to refuse then.
        check: Called before the file is opened, for the first time or again: raises an error where
            nothing may be written any more.
    """

    def __init__(
        self,
        folder: Path,
        reviewer: str,
        device: str,
        state_dir: Path | None = None,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        self._folder = folder / JOURNALS
        self._reviewer = reviewer
        self._device = device
        self._state_dir = state_dir
        self._check = check
        self._file: _LockedFile | None = None
        self._saved: dict[str, bytes] = {}
        self._owed: dict[str, bytes] = {}

    @property
    def path(self) -> Path | None:
        """The file, or None before the first append and after `close`."""
        return self._file.path if self._file else None

    def append(self, events: Sequence[Event]) -> None:
        """Write `events` in their order; they are on disk when this returns.

        All or none: after an error the same call may simply be made again.

        Raises:
            NotSavedError: They are not on disk.
        """
        if not events:
            return
        lines = {event.id: event.line for event in events}
        with saving(self.path or self._folder):
            file = self._ready_file()
            file.append([*self._owed.values(), *lines.values()])
            if not file.is_in_place():
                raise OSError(errno.ESTALE, "the journal was replaced during the write")
        self._owed = {}
        self._saved.update(lines)

    def close(self) -> None:
        """Give the file free for the next process."""
        if self._file:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ready_file(self) -> _LockedFile:
        if self._file and self._file.is_in_place():
            return self._file
        self.close()
        self._check()
        if not self._saved:  # else a folder that is gone now was there: don't start a second desk
            make_folder(self._folder)
        self._file = self._take_free_file()
        if self._saved:
            present = {event.id for event in read_journal(self._file.path).events}
            self._owed = {id_: line for id_, line in self._saved.items() if id_ not in present}
        return self._file

    def _take_free_file(self) -> _LockedFile:
        for number in range(1, _MOST_FILES + 1):
            path = self._folder / journal_name(self._reviewer, self._device, number)
            if file := _LockedFile.take(path, self._state_dir):
                try:
                    sync_folder(self._folder)
                except OSError:
                    file.close()
                    raise
                return file
        raise NotSavedError(
            f"All {_MOST_FILES} journals of this reviewer in {self._folder} are in use.",
            "Close some of the other windows that copydesk runs in.",
        )


class _LockedFile:
    """A journal's file, open and locked."""

    def __init__(self, path: Path, descriptor: int, lock: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._lock = lock
        self._end = os.fstat(descriptor).st_size

    @classmethod
    def take(cls, path: Path, state_dir: Path | None) -> Self | None:
        """Open and lock `path`; return None where another process holds it."""
        descriptor = open_to_append(path)
        try:
            lock = _lock(descriptor, path, state_dir)
            if lock is not None:
                return cls(path, descriptor, lock)
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)
        return None

    def append(self, lines: Sequence[bytes]) -> None:
        self._end = append_durably(self._descriptor, b"".join(line + b"\n" for line in lines))

    def is_in_place(self) -> bool:
        """Tell whether `path` still leads to this file, with all that was written to it.

        And whether the lock holds: one on a file that has no name any more keeps nobody away.
        """
        own = os.fstat(self._descriptor)
        try:
            found = self.path.lstat()
        except FileNotFoundError:
            return False
        is_locked = os.fstat(self._lock).st_nlink > 0
        return is_locked and os.path.samestat(own, found) and own.st_size >= self._end

    def close(self) -> None:
        os.close(self._descriptor)
        if self._lock != self._descriptor:
            os.close(self._lock)


def _lock(descriptor: int, path: Path, state_dir: Path | None) -> int | None:
    """Return the descriptor that holds the lock, or None where another process has it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return None
    except OSError as error:
        if error.errno not in NO_LOCKS or state_dir is None:
            raise
        return _lock_in_its_stead(path, state_dir)
    return descriptor


def _lock_in_its_stead(path: Path, state_dir: Path) -> int | None:
    make_folder(state_dir / "locks")
    name = sha256(os.fsencode(path.resolve())).hexdigest()[:32]
    stand_in = open_to_append(state_dir / "locks" / f"{name}.lock")
    try:
        fcntl.flock(stand_in, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(stand_in)
        if isinstance(error, BlockingIOError):
            return None
        raise
    return stand_in
