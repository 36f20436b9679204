"""Writes articles into a folder; what lies there is never overwritten."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from msgspec import Struct

from copydesk.atomic import write_atomically
from copydesk.errors import NotSavedError
from copydesk.importing.entry import Entry
from copydesk.visible import visible

PAGES = ".pages"
"""The folder below, hidden from the list of articles, in which fetched pages are kept."""


class Written(Struct, frozen=True):
    """An article's file."""

    path: Path
    is_new: bool
    """False where it was there already, byte for byte."""


def write_entry(folder: Path, entry: Entry) -> Written:
    """Write an entry as a file of its own; errors as for `write_article`."""
    data = entry.file_text().encode("utf-8", "replace")
    return write_article(folder, entry.file_stem(), ".txt", data)


def write_article(folder: Path, stem: str, ending: str, data: bytes) -> Written:
    """Write an article's bytes to a file of that name, numbered where another one has it.

    Raises:
        NotSavedError: The disk refused.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            path = folder / f"{stem if number == 1 else f'{stem}-{number}'}{ending}"
            if not path.exists():
                write_atomically(path, data)
                return Written(path, is_new=True)
            if path.is_file() and path.read_bytes() == data:
                return Written(path, is_new=False)
    except OSError as error:
        raise NotSavedError(
            f"{visible(str(folder))} can't be written: {error.strerror or error}.",
            "Name another folder with -o FOLDER.",
        ) from error
    raise AssertionError("numbers have no end")
