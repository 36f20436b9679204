"""Reads somebody else's desk: from a stick, a letter, a stranger.

Only what is asked for by name is read, and only plain files: a link, a pipe or a device in a file's
place is left out, so that nothing leads out of the desk or holds up the reader. Of kept articles
only those count that hold what their names say. Sizes are bounded throughout.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Self

import msgspec

from copydesk.desk.kept import HASH, KEPT, LARGEST_KEPT
from copydesk.desk.location import DESK_FILE, STORE_NAME, DeskFile
from copydesk.errors import InputError
from copydesk.reviews.events import Event
from copydesk.reviews.reading import JOURNALS, read_lines
from copydesk.visible import visible

MOST_JOURNALS: Final = 256_000_000
"""Bytes of all journals of a desk together: half a million entries."""

_MOST_NAMES: Final = 100_000
"""Files in one folder."""

_LARGEST_DESK_FILE: Final = 10_000_000
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_PLAIN: Final = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class ForeignDesk:
    """A desk that is read and never written to. Use it as a context manager.

    Args:
        path: The desk's folder, or the folder of articles that holds its `.copydesk`.

    Raises:
        InputError: There is no desk, or it is too large.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bad_lines = 0
        """Lines without an event in the journals read so far: they stay behind."""
        self.left_out: dict[str, None] = {}
        """What else stays behind, a sentence each, in the order in which it was met."""
        self._open = ExitStack()
        try:
            named = self._open.enter_context(_folder(path))
            beside = self._try_folder(STORE_NAME, named)
            self._root = named if beside is None else beside
            self.path = path if beside is None else path / STORE_NAME
            if not any(_exists(name, self._root) for name in (JOURNALS, DESK_FILE, *KEPT)):
                raise InputError(f"There is no desk in {visible(str(path))}.")
        except OSError as error:
            self._open.close()
            reason = error.strerror or str(error)
            raise InputError(f"{visible(str(path))} can't be read: {reason}.") from error
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def is_same_as(self, store: Path) -> bool:
        """Tell whether this is the desk `store` itself."""
        return store.exists() and os.path.samestat(store.stat(), os.fstat(self._root))

    def events(self) -> Iterator[Event]:
        """Yield the events of all journals; `bad_lines` and `left_out` tell of the rest.

        Raises:
            InputError: There is too much of them.
        """
        folder = self._try_folder(JOURNALS, self._root)
        size = 0
        for name in [] if folder is None else self._names(folder):
            if not name.endswith(".jsonl") or name.startswith("."):
                continue
            try:
                with _plain_file(name, folder) as file:
                    size += os.fstat(file.fileno()).st_size
                    if size > MOST_JOURNALS:
                        raise InputError(
                            f"{visible(str(self.path))} holds more than"
                            f" {MOST_JOURNALS // 1_000_000} MB of journals."
                        )
                    for _number, _line, found in read_lines(file):
                        if isinstance(found, Event):
                            yield found
                        else:
                            self.bad_lines += 1
            except OSError as error:
                self._leave_out(f"{JOURNALS}/{name}", error)

    def kept(self) -> set[tuple[str, str]]:
        """Return folder and name of what may be kept articles, unread."""
        return {
            (folder, name)
            for folder in KEPT
            if (opened := self._try_folder(folder, self._root)) is not None
            for name in self._names(opened)
            if HASH.fullmatch(name)
        }

    def read_kept(self, folder: str, name: str) -> bytes | None:
        """Return a kept article; None where it can't be read or isn't what its name says."""
        opened = self._try_folder(folder, self._root)
        if opened is None:
            return None
        try:
            with _plain_file(name, opened) as file:
                data = file.read(LARGEST_KEPT + 1)
        except OSError as error:
            self._leave_out(f"{folder}/{name}", error)
            return None
        if len(data) > LARGEST_KEPT or hashlib.sha256(data).hexdigest() != name:
            self._leave_out(f"{folder}/{name}", "it doesn't hold what its name says")
            return None
        return data

    def articles(self) -> tuple[str, ...]:
        """Return the hashes of the articles that the desk was made for; none if it doesn't say."""
        try:
            with _plain_file(DESK_FILE, self._root) as file:
                data = file.read(_LARGEST_DESK_FILE)
            return msgspec.json.decode(data, type=DeskFile).articles
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            # It says nothing that the journals need; `doctor` looks at one's own.
            return ()

    def _try_folder(self, name: str, beside: int) -> int | None:
        """Open a folder in another; None where there is none, or something in its place."""
        try:
            return self._open.enter_context(_folder(name, beside))
        except FileNotFoundError:
            return None
        except OSError as error:
            self._leave_out(name, error)
            return None

    def _names(self, folder: int) -> list[str]:
        names: list[str] = []
        with os.scandir(folder) as entries:
            for entry in entries:
                if len(names) == _MOST_NAMES:
                    raise InputError(
                        f"{visible(str(self.path))} has folders of more than {_MOST_NAMES:,} files."
                    )
                names.append(entry.name)
        return sorted(names)

    def leave_out(self, sentence: str) -> None:
        """Note what stays behind, and why."""
        self.left_out.setdefault(sentence)

    def _leave_out(self, name: str, why: OSError | str) -> None:
        reason = why if isinstance(why, str) else why.strerror or str(why)
        self.leave_out(f"{self.path / name} is left out: {reason}")


@contextmanager
def _folder(path: Path | str, beside: int | None = None) -> Iterator[int]:
    """Open a folder; one inside a desk never through a link, the one that a user named may be."""
    flags = _FOLDER if beside is None else _FOLDER | os.O_NOFOLLOW
    descriptor = os.open(path, flags, dir_fd=beside)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _plain_file(name: str, folder: int | None) -> Iterator[BinaryIO]:
    descriptor = os.open(name, _PLAIN, dir_fd=folder)
    with os.fdopen(descriptor, "rb", buffering=1 << 18) as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("not a plain file")
        yield file


def _exists(name: str, folder: int) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError:
        return False
    return True
