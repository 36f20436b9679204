"""Follows the journals of a desk while others write them: what is new since the last look.

A look at unchanged journals asks the file system for names, sizes and times, and reads nothing. Of
a journal that grew, only what was added is read; one that was replaced (a sync tool, a checkout) is
read whole. A line without its end is somebody's write under way: it waits for the next look.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from msgspec import Struct

from copydesk.atomic import open_plain
from copydesk.reviews.events import Event
from copydesk.reviews.lines import MAX_LINE
from copydesk.reviews.reading import JOURNALS, is_journal, read_journal, read_lines

_MOST_ADDED: Final = 64 * MAX_LINE
"""Bytes that one look reads of one journal; the next look goes on from there."""


class _Mark(Struct, frozen=True):
    """A journal as it was at the last look."""

    device: int
    inode: int
    size: int
    changed: int
    """In nanoseconds since 1970."""
    read: int
    """Up to which byte it was read: the end of a line."""


class Follower:
    """Reads what is added to the journals of one desk from now on.

    Made before the journals are read: what is written in between is then read twice and missed
    never.

    Args:
        desk: The folder of the desk; it need not exist.
    """

    def __init__(self, desk: Path) -> None:
        self._folder = desk / JOURNALS
        self._marks = {path: _marked(path, found) for path, found in self._journals().items()}

    def news(self) -> tuple[Event, ...]:
        """Return what was added since the last look; some of it may be known already.

        A folder that can't be read has no news: whoever writes to it is told why it can't.
        """
        events: list[Event] = []
        for path, found in self._journals().items():
            mark = self._marks.get(path)
            if mark is None or not _is_same_file(mark, found) or found.st_size < mark.read:
                events += read_journal(path).events
                self._marks[path] = _marked(path, found)
            elif (found.st_size, found.st_mtime_ns) != (mark.size, mark.changed):
                added, read = _added(path, mark.read)
                events += added
                self._marks[path] = _mark(found, read)
        return tuple(events)

    def _journals(self) -> dict[Path, os.stat_result]:
        journals: dict[Path, os.stat_result] = {}
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if is_journal(entry.name):
                        journals[Path(entry.path)] = entry.stat()
        except OSError:
            return {}
        return journals


def _mark(found: os.stat_result, read: int) -> _Mark:
    return _Mark(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, read)


def _is_same_file(mark: _Mark, found: os.stat_result) -> bool:
    return (mark.device, mark.inode) == (found.st_dev, found.st_ino)


def _marked(path: Path, found: os.stat_result) -> _Mark:
    """Return the mark of a journal that is read as far as its last whole line."""
    try:
        with open_plain(path) as file:
            return _mark(found, _last_line_end(file, found.st_size))
    except OSError:
        return _mark(found, 0)


def _last_line_end(file: BinaryIO, size: int) -> int:
    """Return where the last line break before `size` ends; 0 where there is none."""
    start = max(0, size - MAX_LINE)
    file.seek(start)
    return start + file.read(size - start).rfind(b"\n") + 1 if size else 0


def _added(path: Path, start: int) -> tuple[list[Event], int]:
    """Return the events of the whole lines after byte `start`, and where these end."""
    try:
        with open_plain(path) as file:
            file.seek(start)
            data = file.read(_MOST_ADDED)
    except OSError:
        return [], start
    whole = data[: data.rfind(b"\n") + 1]
    if not whole and len(data) > MAX_LINE:
        whole = data  # longer than an event may be: not one, whatever follows
    # Bad lines are counted and named by the next start, and by `copydesk doctor`.
    found = [event for _number, _line, event in read_lines(BytesIO(whole))]
    return [event for event in found if isinstance(event, Event)], start + len(whole)
