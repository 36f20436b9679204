"""Bytes that are on disk when the call returns, or an error that says in one sentence why not.

What was appended in part is cut off again: a full disk tears no line, and a retry starts clean.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from copydesk.errors import NotSavedError

NO_LOCKS: Final = frozenset(
    {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
)
"""What file systems that can't lock answer to flock."""

_TO_APPEND: Final = (
    os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
)
"""A desk may be shared with strangers: a link that they lay in a journal's place must not lead our
writing elsewhere, nor a pipe hold it up."""

_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES})
"""What network and FUSE file systems answer to fsync on a folder; there is nothing else to do."""

_REASONS: Final = {
    errno.ENOSPC: ("the disk is full", "Make room; nothing is lost as long as copydesk runs."),
    errno.EDQUOT: ("your disk quota is used up", "Make room, or ask for a larger quota."),
    errno.EFBIG: ("a limit on the size of files is reached", "See `ulimit -f`."),
    errno.EROFS: ("the file system is read-only", "Name another desk with --desk."),
    errno.EACCES: (
        "you have no permission to write there",
        "Change its permissions, or name another desk with --desk.",
    ),
    errno.EPERM: (
        "you have no permission to write there",
        "Change its permissions, or name another desk with --desk.",
    ),
    errno.EIO: ("the disk reports an error", "Copy the desk to another disk soon."),
    errno.ENOENT: ("its folder is gone", "Bring it back (is a drive unmounted?)."),
    errno.ENOTDIR: (
        "a file stands where a folder should",
        "Move it away, or name another desk with --desk.",
    ),
    errno.EEXIST: (
        "a file stands where a folder should",
        "Move it away, or name another desk with --desk.",
    ),
    errno.ELOOP: ("a symbolic link stands in its place", "Put a plain file there."),
    errno.ENOLCK: ("its file system can't lock files", "Name a desk on another drive."),
    errno.ENOTSUP: ("its file system can't lock files", "Name a desk on another drive."),
    errno.ESTALE: ("the network drive has lost the file", "Mount the drive again."),
    errno.ETIMEDOUT: ("the network drive does not answer", "Check the connection."),
}


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turn an `OSError` while writing `path` into a `NotSavedError` for people."""
    try:
        yield
    except OSError as error:
        described = error.strerror or str(error) or type(error).__name__
        reason, hint = _REASONS.get(error.errno or 0, (f'the system says "{described}"', ""))
        raise NotSavedError(f"{path} could not be written: {reason}.", hint) from error


def open_to_append(path: Path) -> int:
    """Open or create a plain file for appending and reading back; return its descriptor.

    Raises:
        OSError: It can't be opened, or is no plain file.
    """
    descriptor = os.open(path, _TO_APPEND, 0o666)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    return descriptor


def append_durably(descriptor: int, lines: bytes) -> int:
    """Append whole lines and wait until they are on disk; return the file's new size in bytes.

    A file that doesn't end in a line break (torn by a crash) gets one first. After an error the
    file is cut back to what it was. That a failed fsync is followed by cutting back and, later, by
    writing anew is on purpose: after such a failure the kernel takes the unsaved pages for clean,
    and a second fsync would report success for data that is lost (Rebello et al., "Can Applications
    Recover from fsync Failures?", 2020).

    Raises:
        OSError: Nothing was appended.
    """
    before = os.fstat(descriptor).st_size
    torn = before > 0 and os.pread(descriptor, 1, before - 1) != b"\n"
    data = b"\n" + lines if torn else lines
    try:
        written = os.write(descriptor, data)
        if written != len(data):
            raise OSError(f"only {written} of {len(data)} bytes taken, as on a full disk")
        os.fsync(descriptor)
    except OSError:
        with suppress(OSError):  # the first error is the one to tell; a torn line is read as such
            os.ftruncate(descriptor, before)
        raise
    return before + len(data)


def make_folder(folder: Path) -> None:
    """Create `folder` and what is missing above it, each on disk before the next.

    Raises:
        OSError: It can't be created, or a file has its name.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    with suppress(FileExistsError):  # another process was faster, or it is no folder: see below
        folder.mkdir()
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on disk, where its file system can tell.

    Raises:
        OSError: The disk failed.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:
        return  # a folder that may be entered and written but not listed
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
