"""What of a desk lies in a git repository, and how git is told to treat it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from copydesk.atomic import write_atomically
from copydesk.desk.kept import KEPT
from copydesk.desk.location import DESK_FILE
from copydesk.reviews.disk import saving
from copydesk.reviews.reading import JOURNALS

ATTRIBUTES_FILE: Final = ".gitattributes"

_ATTRIBUTES: Final = """\
# Made by copydesk. Every byte counts: lines carry checksums, articles lie under their hashes.
* -text -ident
# Each line of a journal is an entry with an id of its own, and their order means nothing. Should
# two clones on one device have written to one journal, all lines of both are the whole of it.
journals/*.jsonl merge=union
"""
"""No checkout changes an end of line. Two devices never write to one file, but two clones on one
device do, and a home that was restored from a backup does: there "keep both" is always right."""

_HASH: Final = re.compile(r"[0-9a-f]{64}")


def make_attributes(store: Path) -> None:
    """Tell git how to treat a desk, unless somebody has told it already.

    Raises:
        NotSavedError: It can't be written.
    """
    file = store / ATTRIBUTES_FILE
    if os.path.lexists(file):
        return
    with saving(file):
        write_atomically(file, _ATTRIBUTES.encode())


def desk_files(store: Path) -> list[str]:
    """Return the files of a desk that belong into a repository, relative to it, by name.

    Journals, kept articles, and what says what the desk is: plain files only, none that a program
    is about to rename into its place.
    """
    return sorted(_desk_files(store))


def is_desk_file(path: str) -> bool:
    """Tell by its name whether a file, relative to a desk, belongs to it."""
    folder, _, name = path.rpartition("/")
    if folder == JOURNALS:
        return name.endswith(".jsonl") and not name.startswith(".")
    if folder in KEPT:
        return bool(_HASH.fullmatch(name))
    return path in (DESK_FILE, ATTRIBUTES_FILE)


def _desk_files(store: Path) -> Iterator[str]:
    for folder in ("", JOURNALS, *KEPT):
        place = store / folder
        if not place.is_dir() or (folder and place.is_symlink()):
            continue
        for path in place.iterdir():
            name = f"{folder}/{path.name}" if folder else path.name
            if is_desk_file(name) and stat.S_ISREG(path.lstat().st_mode):
                yield name
