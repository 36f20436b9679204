"""Whole files: read only where they are plain ones, replaced without ever leaving half of one."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

_UNFINISHED: Final = re.compile(r"\..+\.[0-9a-f]{16}\.part")
_STALE: Final = 3_600.0
"""Seconds after which nobody is still writing."""

_MOST: Final = 16_000_000
"""Bytes of a file that is read whole: far above what any of ours holds."""


def open_plain(path: Path) -> BinaryIO:
    """Open a plain file to read; a pipe or a device in its place would hold up the reader for ever.

    Raises:
        OSError: It can't be opened, or is no plain file.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    return os.fdopen(descriptor, "rb", buffering=1 << 18)


def read_plain(path: Path) -> bytes:
    """Return what a small plain file holds.

    Raises:
        OSError: It can't be read, is no plain file, or is larger than 16 MB.
    """
    with open_plain(path) as file:
        data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def write_atomically(path: Path, data: bytes) -> None:
    """Write a whole file so that a reader sees the old or the new one, and a crash loses neither.

    Raises:
        OSError: It could not be written; the old file stands.
    """
    _replace(path, data, durably=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def replace_file(path: Path, data: bytes) -> None:
    """Write a whole file so that a reader sees the old or the new one, without awaiting the disk.

    A crash of the machine may leave it empty: for what can be made again and is checked when read.

    Raises:
        OSError: It could not be written; the old file stands.
    """
    _replace(path, data, durably=False)


def sweep(folder: Path) -> None:
    """Remove what a program that was killed left unfinished in `folder`.

    Where the system has files without a name, that is what a kill between two system calls leaves.
    What is younger than an hour may be somebody's who is writing.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            if _UNFINISHED.fullmatch(path.name):
                with suppress(OSError):
                    if time.time() - path.lstat().st_mtime > _STALE:
                        path.unlink()


def _replace(path: Path, data: bytes, *, durably: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        try:
            _write_unnamed(temporary, data, mode, durably)
        except OSError:  # not in this system or file system; what else is wrong is met again
            _write_named(temporary, data, mode, durably)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write_unnamed(path: Path, data: bytes, mode: int | None, durably: bool) -> None:
    """Write a file that has no name until it is whole: a kill leaves nothing of it."""
    if not hasattr(os, "O_TMPFILE"):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    descriptor = os.open(path.parent, os.O_WRONLY | os.O_TMPFILE | os.O_CLOEXEC, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        _fill(file, data, mode, durably)
        # Any descriptor makes it linkat, which follows the link in /proc to the file itself.
        os.link(f"/proc/self/fd/{descriptor}", path, src_dir_fd=descriptor, follow_symlinks=True)


def _write_named(path: Path, data: bytes, mode: int | None, durably: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        _fill(file, data, mode, durably)


def _fill(file: BinaryIO, data: bytes, mode: int | None, durably: bool) -> None:
    file.write(data)
    file.flush()
    if mode is not None:
        os.fchmod(file.fileno(), mode)
    if durably:
        os.fsync(file.fileno())
