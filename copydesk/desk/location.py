"""Where the store of a desk lies: found by the folder of the articles, made by the first write."""

from __future__ import annotations

import hashlib
import os
import re
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from copydesk.atomic import read_plain, write_atomically
from copydesk.errors import ReadOnlyError
from copydesk.reviews.disk import saving
from copydesk.reviews.events import VERSION
from copydesk.reviews.reading import JournalContents, later_version

STORE_NAME: Final = ".copydesk"
"""The store that lies in the folder of its articles, or above it."""

DESK_FILE: Final = "desk.json"
"""What the store says of itself."""


class DeskFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """`desk.json`: what a desk is about, so that a moved folder can be found again."""

    id: str
    folder: str
    """Real path of the folder whose articles are reviewed; bytes that are no UTF-8 as "?"."""
    title: str = ""
    articles: tuple[str, ...] = ()
    """SHA-256 of the articles that were known when the desk was made."""
    v: int = 1


def find_store(folder: Path, personal: Path, asked: Path | None = None) -> Path:
    """Return the folder of the store for the articles in `folder`; it need not exist.

    Args:
        folder: The folder (or the folder of the files) that is reviewed.
        personal: The user's folder of desks, for articles without a desk of their own.
        asked: The store that the user named, which wins.
    """
    if asked is not None:
        return asked
    real = folder.resolve()
    for place in (real, *real.parents):
        if (place / STORE_NAME).is_dir():
            return place / STORE_NAME
    return personal / personal_name(real)


def personal_name(folder: Path) -> str:
    """Return the name of the personal desk for a real path: readable, and keyed by the path."""
    key = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    slug = re.sub(r"[^A-Za-z0-9]+", "-", folder.name).strip("-").lower()[:40]
    return f"{slug or 'desk'}-{key}"


def find_moved_store(personal: Path, hashes: Callable[[], Iterable[str]]) -> Path | None:
    """Return the desk of a folder that is gone and held some of these articles; None if none did.

    The desk that shares the most articles wins; of equals, the first by name.

    Args:
        personal: The user's folder of desks.
        hashes: Returns the hashes of the articles; called only if there is a desk without a folder.
    """
    lost = {
        path.parent: known
        for path in sorted(personal.glob(f"*/{DESK_FILE}"))
        if (known := read_desk_file(path.parent)) and known.folder
        if not Path(known.folder).exists()
    }
    if not lost:
        return None
    wanted = frozenset(hashes())
    shared = {store: len(wanted.intersection(known.articles)) for store, known in lost.items()}
    best = max(shared, key=lambda store: shared[store])
    return best if shared[best] else None


def read_desk_file(store: Path) -> DeskFile | None:
    """Return what `desk.json` says; None where there is none that can be read.

    The journals alone hold what was decided, so a broken one is no fault; `doctor` reports it.
    """
    return _read(store, DeskFile)


def stored_version(store: Path) -> int:
    """Return the version of the store's format that `desk.json` names, whatever else it says.

    0 where it can't be read.
    """
    file = _read(store, _Version)
    return file.v if file else 0


def check_version(store: Path, journals: Iterable[JournalContents]) -> None:
    """Refuse to write to a store that a later version of this program has written to.

    Args:
        store: The folder of the store.
        journals: What its journals hold.

    Raises:
        ReadOnlyError: `desk.json` or an entry is in a later version of the format.
    """
    latest = max(stored_version(store), later_version(journals))
    if latest > VERSION:
        raise read_only_error(store)


def read_only_error(store: Path) -> ReadOnlyError:
    """Return why a store that a later version has written to takes nothing from this one."""
    return ReadOnlyError(
        f"A later version of copydesk wrote to {store}: it is shown, and not written to.",
        "Update copydesk to go on.",
    )


class _Version(msgspec.Struct, frozen=True):
    v: int = 1


_Read = TypeVar("_Read", DeskFile, _Version)


def _read(store: Path, what: type[_Read]) -> _Read | None:
    try:
        return msgspec.json.decode(read_plain(store / DESK_FILE), type=what)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def make_desk_file(store: Path, folder: Path, title: str, hashes: Iterable[str]) -> None:
    """Make the store's folder and `desk.json` if it isn't there.

    Raises:
        NotSavedError: It can't be made.
    """
    if (store / DESK_FILE).exists():
        return
    real = os.fsencode(folder.resolve()).decode("utf-8", "replace")
    safe_title = title.encode("utf-8", "replace").decode()
    file = DeskFile(str(uuid.uuid4()), real, safe_title, tuple(sorted(set(hashes))))
    with saving(store / DESK_FILE):
        write_atomically(store / DESK_FILE, msgspec.json.encode(file) + b"\n")
