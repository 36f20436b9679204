"""Files taken from one desk into another, beside what others may be writing there.

A journal may be open in some program, on this device or another, so none is ever added to or
replaced. What comes is written into a file of its own, named by what it holds: no program appends
to such a name, doing it again makes no second copy, and the fold counts an event once however many
files hold it.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from copydesk.atomic import write_atomically
from copydesk.reviews.disk import make_folder


def copy_name(journal: str, data: bytes) -> str:
    """Return the name under which a copy of a journal, or a part of it, is kept in a desk.

    Args:
        journal: Name of the journal's file.
        data: The copy.
    """
    return f"{journal.removesuffix('.jsonl')}.{hashlib.sha256(data).hexdigest()[:12]}.jsonl"


def write_copies(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by name, and read them back; they are on disk when this returns.

    Raises:
        OSError: The disk refused, or a link stands where the folder should: a shared desk must not
            lead our writing elsewhere.
    """
    if folder.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))
    make_folder(folder)
    for name, data in files.items():
        write_atomically(folder / name, data)
        if (folder / name).read_bytes() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(folder / name))
