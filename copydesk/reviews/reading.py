"""Reads journals: what can be understood, and a count of what can't.

Reading never writes and never fails as a whole: a bad line is kept where it is, counted and named,
and so is a file that can't be read. Of a line that is damaged at its ends only (zeros that a crash
left, a break that a merge lost, a byte order mark in the middle of a file) the events are read all
the same: each carries its checksum. Other people's journals, copies that a sync tool left behind
and lines of later versions are all read; an event that turns up twice counts once (see `ledger`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import BinaryIO, Final

from msgspec import Struct

from copydesk.atomic import open_plain
from copydesk.reviews.events import Event, Number
from copydesk.reviews.lines import MAX_LINE, BadEventError, Decoder, decode

JOURNALS: Final = "journals"
"""Name of the folder of journals in a desk."""

_BOM: Final = b"\xef\xbb\xbf"
_EXCERPT: Final = 200
_BEGINNING: Final = b'{"v":'
"""How an event begins: quotes inside of texts are escaped, so no text can hold this."""
_MOST_PIECES: Final = 100
"""Events that a line without breaks is searched for."""


class BadLine(Struct, frozen=True):
    """A line that holds no event."""

    path: Path
    number: int
    """Counted from 1; 0 stands for the file as a whole."""
    reason: str
    excerpt: bytes
    """The first 200 bytes of what is bad in it, as they stand there."""
    entry: Number | None = None
    """Which entry was set aside, where the line is whole but holds too much."""
    later_version: int = 0
    """Version of the format that it is in, if it is a later one; else 0."""


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
    decoder = Decoder()
    return tuple(read_journal(folder / name, decoder) for name in names if is_journal(name))


def is_journal(name: str) -> bool:
    """Tell by its name whether a file in the folder of journals is one."""
    return name.endswith(".jsonl") and not name.startswith(".")


def read_journal(path: Path, decoder: Decoder | None = None) -> JournalContents:
    """Return the contents of one journal, or of parked events.

    Args:
        path: The file.
        decoder: What has read others of the desk: it reads quicker.
    """
    events: list[Event] = []
    bad_lines: list[BadLine] = []
    try:
        with open_plain(path) as file:
            for number, part, found in read_lines(file, decoder):
                if isinstance(found, Event):
                    events.append(found)
                else:
                    excerpt = part[:_EXCERPT]
                    bad_lines.append(
                        BadLine(path, number, str(found), excerpt, found.number, found.version)
                    )
    except OSError as error:
        bad_lines.extend(_unreadable(path, error).bad_lines)
    return JournalContents(path, tuple(events), tuple(bad_lines))


def read_lines(
    file: BinaryIO, decoder: Decoder | None = None
) -> Iterator[tuple[int, bytes, Event | BadEventError]]:
    """Yield number and bytes of every line that isn't empty, with its event or what is wrong.

    A damaged line may hold whole events beside what is bad: then it comes in parts. Of a line
    longer than an event may be, the bytes are only the beginning.
    """
    decode = (decoder or Decoder()).decode
    for number, line, is_whole in _lines(file):
        try:
            yield number, line, decode(line)
        except BadEventError as error:
            for part, found in _salvaged(line, error, is_whole=is_whole):
                yield number, part, found


def entry_numbers(journals: Iterable[JournalContents]) -> Iterator[Number]:
    """Yield the numbers of all entries, of those that were set aside by name too."""
    for journal in journals:
        yield from (event.number for event in journal.events)
        yield from (line.entry for line in journal.bad_lines if line.entry is not None)


def later_version(journals: Iterable[JournalContents]) -> int:
    """Return the latest version of the format in some journals if this one can't write it; else 0.

    A desk with such entries is read and shown, but what is written to it might say something else
    in the later version than was meant.
    """
    latest = 0
    for journal in journals:
        versions = [event.later_version for event in journal.events]
        versions += [line.later_version for line in journal.bad_lines]
        latest = max([latest, *versions])
    return latest


def _salvaged(
    line: bytes, error: BadEventError, *, is_whole: bool
) -> Iterator[tuple[bytes, Event | BadEventError]]:
    """Yield the events in a line that is none as a whole, and what else stands there."""
    starts = (match.start() for match in re.finditer(_BEGINNING, line))
    cuts = [0, *islice(filter(None, starts), _MOST_PIECES), len(line)]
    pieces = [line[start:end].strip(b"\0 \t\r") for start, end in pairwise(cuts)]
    parts = [(piece, _event_or_fault(piece)) for piece in pieces if piece not in (b"", _BOM)]
    if not any(isinstance(found, Event) for _, found in parts):
        yield line, error if parts else BadEventError("zero bytes, as a crash leaves them")
        return
    yield from parts if is_whole else (one for one in parts if isinstance(one[1], Event))
    if not is_whole:
        yield line, error


def _event_or_fault(piece: bytes) -> Event | BadEventError:
    try:
        return decode(piece)
    except BadEventError as error:
        return error


def _unreadable(path: Path, error: OSError) -> JournalContents:
    reason = f"can't be read: {error.strerror or error}"
    return JournalContents(path, (), (BadLine(path, 0, reason, b""),))


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    """Yield number, bytes (without line break) and wholeness of every line that isn't empty.

    Of a line longer than an event may be, only the beginning is held in memory; zeros that it
    begins with don't count.
    """
    number = 0
    while line := file.readline(MAX_LINE + 3):
        number += 1
        if line.startswith(b"{") and line.endswith(b"}\n"):  # as nearly all are
            yield number, line[:-1], True
            continue
        while line.startswith(b"\0") and not _ends(line):
            line = b"\0" + line.lstrip(b"\0")
            more = b"" if len(line) > MAX_LINE else file.readline(MAX_LINE + 3 - len(line))
            if not more:
                break
            line += more
        if number == 1:
            line = line.removeprefix(_BOM)
        is_whole = _ends(line)
        if not is_whole:
            while (rest := file.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
        # A checkout on Windows may have turned the breaks into CRLF.
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if line:
            yield number, line, is_whole


def _ends(line: bytes) -> bool:
    """Tell whether what was read of a line is all of it."""
    return len(line) <= MAX_LINE or line.endswith(b"\n")
