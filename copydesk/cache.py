"""What is kept in the user's cache directory because it takes a while to work out.

An entry is a small file named by a digest of all that it depends on, so nothing ever has to be
declared stale: what depends on something else has another name. It holds a checksum of its name and
of what it holds, and counts only if it is whole, a plain file, and this user's own::

    9f0c...e1                                                       of the name and the rest
    ...

Anything else is as good as none, and a folder that can't be read or written costs time, nothing
else. Any number of programs may share it: an entry appears whole or not at all, and all would write
the same. Those used longest ago go first.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from copydesk.atomic import replace_file

MOST_BYTES: Final = 64 * 1024**2
"""What all entries of one kind may take on the disk: some thousands of everyday pairs."""

_BLOCK: Final = 4096
"""Bytes of disk that a file takes at least."""
_SPARE: Final = 8
"""One in so many bytes is freed at once, so that not every new entry has to free its own."""
_CHECKSUM: Final = hashlib.sha256().digest_size * 2
"""Characters of the checksum at the head of an entry."""
_LIBRARIES: Final = ("nupunkt", "rapidfuzz", "diff_match_patch", "Stemmer", "chardet")
"""Packages that have a say in what articles are read as and what comparing them gives."""


class Entries:
    """The entries of one kind that are kept for this user, for whoever only looks.

    Args:
        folder: Where they lie; it need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, name: str, most: int) -> bytes | None:
        """Return what the entry `name` holds; None where there is none to be believed.

        Args:
            name: As it was kept under.
            most: Bytes that it may hold: more than that can't be what is looked for.
        """
        data = _read(self.folder / name, most + _CHECKSUM + 1)
        body = data[_CHECKSUM + 1 :]
        return body if data[: _CHECKSUM + 1] == _checksum(name, body) + b"\n" else None


class Cache(Entries):
    """The same for whoever works out what isn't kept, and keeps it.

    Args:
        folder: Where they lie; it need not exist, and is made by the first entry.
        most: What all of them together may take, in bytes.
    """

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        super().__init__(folder)
        self._most = most
        self._room = 0
        """Bytes that are known to be free, so that not every new entry has to look."""

    def find(self, name: str, most: int) -> bytes | None:
        """Return the same, and note that it was used now."""
        body = super().find(name, most)
        if body is not None:
            # In a folder that can't be written nothing is ever removed.
            with suppress(OSError):
                os.utime(self.folder / name)
        return body

    def keep(self, name: str, body: bytes) -> None:
        """Keep an entry, if the disk lets us."""
        data = _checksum(name, body) + b"\n" + body
        # A cache is a convenience: without it the work is done again. `doctor` looks at it.
        with suppress(OSError):
            # What findings quote is nobody else's to read.
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._make_room(_blocks(len(data))):
                replace_file(self.folder / name, data)

    def _make_room(self, wanted: int) -> bool:
        """Remove the entries used longest ago until `wanted` bytes have room; False if never."""
        if wanted > self._most:
            return False
        if self._room < wanted:
            # Others may fill the folder meanwhile: what is promised for later is little of it.
            self._room = min(self._freed(wanted), max(wanted, self._most // _SPARE))
        self._room -= wanted
        return True

    def _freed(self, wanted: int) -> int:
        """Return how many bytes are free; if these aren't `wanted`, entries are removed first."""
        files = sorted(_files(self.folder))
        total = sum(size for _used, size, _path in files)
        if total + wanted > self._most:
            aim = self._most - wanted - self._most // _SPARE
            for _used, size, path in files:
                if total <= max(aim, 0):
                    break
                # Another program may have been quicker.
                with suppress(FileNotFoundError):
                    path.unlink()
                total -= size
        return self._most - total


@cache
def this_program() -> bytes:
    """Return a digest that no other state of the program has, nor of what it stands on.

    Of names, sizes and times of its files, not of what they hold: 2 ms against 20. The time at
    which a file came to be what it is can't be set by hand, nor by an installer. Where the files
    can't be looked at, as in an archive, nothing is found again.
    """
    digest = hashlib.sha256(sys.version.encode())
    try:
        for part in (*_sources(Path(__file__).parent), *_libraries()):
            digest.update(part.encode("utf-8", "surrogateescape"))
    except OSError:
        digest.update(os.urandom(16))
    return digest.digest()


def _sources(folder: Path) -> Iterator[str]:
    """Yield what tells each file of a package from any other."""
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _sources(Path(entry.path))
            else:
                yield _identity(entry.path, entry.stat())


def _libraries() -> Iterator[str]:
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            yield _identity(spec.origin, Path(spec.origin).stat())


def _identity(path: str, found: os.stat_result) -> str:
    return f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}\n"


def _files(folder: Path) -> Iterable[tuple[float, int, Path]]:
    """Yield when each file was used last, the bytes that it takes, and where it is."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                found = entry.stat(follow_symlinks=False)
                if not stat.S_ISDIR(found.st_mode):
                    yield found.st_mtime, _blocks(found.st_size), Path(entry.path)


def _blocks(size: int) -> int:
    """Return the bytes of disk that a file of `size` bytes takes."""
    return max(1, -(-size // _BLOCK)) * _BLOCK


def _read(path: Path, most: int) -> bytes:
    """Return what a plain file of this user's holds; nothing for what can't be an entry."""
    try:
        # A pipe by this name would hold a plain open up for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    with suppress(OSError), os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid():
            data = file.read(most + 1)
            return data if len(data) <= most else b""
    return b""


def _checksum(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + body).hexdigest().encode()
