"""Whether the folder of a desk still holds the desk that was opened.

An unmounted drive leaves an empty folder in its place, and a checkout may put another desk there.
Starting a fresh desk, or adding to the wrong one, would hide that the right one is gone.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from copydesk.desk.location import read_desk_file
from copydesk.errors import NotSavedError
from copydesk.reviews.reading import JOURNALS


class DeskIdentity(Struct, frozen=True):
    """What a desk is known again by."""

    id: str
    """As `desk.json` names it; "" where there is none that can be read."""
    journals: frozenset[str]
    """Names of its journals."""


def identity_of(store: Path) -> DeskIdentity:
    """Return what the desk in a folder is known again by; nothing of it where there is none."""
    known = read_desk_file(store)
    try:
        names = os.listdir(store / JOURNALS)  # noqa: PTH208  # names are all that is wanted
    except OSError:
        names = []
    return DeskIdentity(known.id if known else "", frozenset(names))


def check_identity(store: Path, opened: DeskIdentity) -> None:
    """Refuse to write where another desk, or none, stands in the place of the one that was opened.

    Args:
        store: The folder of the store.
        opened: What it was known by when it was opened; nothing if there was no desk yet.

    Raises:
        NotSavedError: It isn't the same; the desk may come back.
    """
    if not (opened.id or opened.journals):
        return
    now = identity_of(store)
    have_ids = opened.id and now.id
    if opened.id == now.id if have_ids else opened.journals & now.journals:
        return
    if now.id or now.journals:
        raise NotSavedError(
            f"{store} could not be written: another desk stands where yours was.",
            "Bring it back.",
        )
    raise NotSavedError(
        f"{store} could not be written: the desk that was there is gone.",
        "Bring it back (is a drive unmounted?).",
    )
