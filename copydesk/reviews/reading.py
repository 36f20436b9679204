"""Reads journals: what can be understood, and a count of what can't.

Reading never writes and never fails as a whole: a bad line is kept where it is, counted and named,
and so is a file that can't be read. Other people's journals, copies that a sync tool left behind
and lines of later versions are all read; an event that turns up twice counts once (see `ledger`).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from msgspec import Struct

from copydesk.reviews.events import MAX_LINE, BadEventError, Event, decode

JOURNALS: Final = "journals"
"""Name of the folder of journals in a desk."""

_BOM: Final = b"\xef\xbb\xbf"
_EXCERPT: Final = 200


class BadLine(Struct, frozen=True):
    """A line that holds no event."""

    path: Path
    number: int
    """Counted from 1; 0 stands for the file as a whole."""
    reason: str
    excerpt: bytes
    """The first 200 bytes of the line, as they stand there."""


class JournalContents(Struct, frozen=True):
    """What one journal holds, in the order of its lines."""

    path: Path
    events: tuple[Event, ...]
    bad_lines: tuple[BadLine, ...]


def read_journals(desk: Path) -> tuple[JournalContents, ...]:
    """Return the contents of all journals of the desk, by name; none where there is no desk yet."""
    folder = desk / JOURNALS
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  # names that are no UTF-8 sort as well
    except FileNotFoundError:
        return ()
    except OSError as error:
        return (_unreadable(folder, error),)
    return tuple(
        read_journal(folder / name)
        for name in names
        if name.endswith(".jsonl") and not name.startswith(".")
    )


def read_journal(path: Path) -> JournalContents:
    """Return the contents of one journal, or of parked events."""
    events: list[Event] = []
    bad_lines: list[BadLine] = []
    try:
        with _open_plain(path) as file:
            for number, line, found in read_lines(file):
                if isinstance(found, Event):
                    events.append(found)
                else:
                    bad_lines.append(BadLine(path, number, str(found), line[:_EXCERPT]))
    except OSError as error:
        bad_lines.extend(_unreadable(path, error).bad_lines)
    return JournalContents(path, tuple(events), tuple(bad_lines))


def read_lines(file: BinaryIO) -> Iterator[tuple[int, bytes, Event | BadEventError]]:
    """Yield number and bytes of every line that isn't empty, with its event or what is wrong.

    Of a line longer than an event may be, the bytes are only the beginning.
    """
    for number, line, is_whole in _lines(file):
        try:
            if not is_whole:
                raise BadEventError(f"longer than {MAX_LINE:,} bytes")
            yield number, line, decode(line)
        except BadEventError as error:
            yield number, line, error


def _unreadable(path: Path, error: OSError) -> JournalContents:
    reason = f"can't be read: {error.strerror or error}"
    return JournalContents(path, (), (BadLine(path, 0, reason, b""),))


def _open_plain(path: Path) -> BinaryIO:
    """Open a plain file; a pipe or a device in its place would hold up the reader for ever."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("not a plain file")
    return os.fdopen(descriptor, "rb", buffering=1 << 18)


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    """Yield number, bytes (without line break) and wholeness of every line that isn't empty.

    Of a line longer than an event may be, only the beginning is held in memory.
    """
    number = 0
    while line := file.readline(MAX_LINE + 3):
        number += 1
        is_whole = True
        if number == 1:
            line = line.removeprefix(_BOM)
        if len(line) > MAX_LINE and not line.endswith(b"\n"):
            is_whole = False
            while (rest := file.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
        # A checkout on Windows may have turned the breaks into CRLF.
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if line:
            yield number, line, is_whole
