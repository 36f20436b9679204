"""Whole files: read only where they are plain ones, replaced without ever leaving half of one."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

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
    with _in_place_of(path) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
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
    with _in_place_of(path) as file:
        file.write(data)


@contextmanager
def _in_place_of(path: Path) -> Iterator[BinaryIO]:
    """Give a file that takes the place of `path` when it is closed without an exception."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
