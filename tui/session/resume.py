"""What outlives a session in the state directory: where a reviewer stood, and unfinished notes.

Each reviewer has their own: one login may serve several. None of it is a decision. It is written
often and without waiting for the disk; losing it costs a few key presses, so a file that can't be
read or written is no error.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from copydesk.atomic import read_plain, write_atomically
from copydesk.desk.location import personal_name
from copydesk.reviews.anchors import Target
from copydesk.reviews.journal import file_safe

if TYPE_CHECKING:
    from copydesk.desk.desk import Desk

_POSITION: Final = "position.json"
_DRAFTS: Final = "drafts.json"


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a reviewer stood at a desk."""

    base: str = ""
    """Name of the base article."""
    other: str = ""
    rows: dict[str, int] = msgspec.field(default_factory=dict)
    """Number of the row under the cursor by the name of the other article, for this base."""
    filter: str = "all"
    hidden: tuple[str, ...] = ()
    """What is hidden where there is room for it: "list"; "sidebar", the whole review; "beside": the
    review isn't beside the texts but a strip below them."""
    hashes: dict[str, str] = msgspec.field(default_factory=dict)
    """SHA-256 of the articles that are named here, by name: one may be renamed meanwhile."""

    @property
    def names(self) -> set[str]:
        """The names of all articles in it."""
        return {self.base, self.other, *self.rows} - {""}


def state_folder(state: Path, store: Path) -> Path:
    """Return the folder of one desk in the user's state directory `state`.

    Args:
        state: The user's state directory.
        store: The folder of the desk's store.
    """
    return state / "desks" / personal_name(store.resolve())


class StateFiles:
    """The files of one desk and reviewer in the state directory.

    Before reviewers had folders of their own, there was one set of files a desk. It belongs to the
    reviewer who comes first: read where they have no file yet, and gone once they have.

    Args:
        desk: The state directory of this desk; it need not exist.
        reviewer: Whose files these are.
        copied: The file that holds what was copied last, for terminals without a clipboard.
    """

    def __init__(self, desk: Path, reviewer: str, copied: Path) -> None:
        self._desk = desk
        self._folder = desk / "reviewers" / file_safe(reviewer)
        self._copied = copied

    def position(self) -> Position:
        """Return where the reviewer stood; the default position where nothing is known."""
        try:
            return msgspec.json.decode(self._read(_POSITION), type=Position)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return Position()

    def keep_position(self, position: Position) -> None:
        """Write where the reviewer stands."""
        with suppress(OSError):
            self._write(_POSITION, msgspec.json.encode(position))

    def drafts(self) -> dict[str, str]:
        """Return unfinished notes by the key of their row."""
        try:
            return msgspec.json.decode(self._read(_DRAFTS), type=dict[str, str])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return {}

    def keep_drafts(self, drafts: dict[str, str]) -> None:
        """Write unfinished notes."""
        with suppress(OSError):
            self._write(_DRAFTS, msgspec.json.encode(drafts))

    def keep_copy(self, text: str) -> Path | None:
        """Write what was copied; return where, or None where that failed."""
        try:
            write_atomically(self._copied, text.encode("utf-8", "replace") + b"\n")
        except OSError:
            return None
        return self._copied

    def _read(self, name: str) -> bytes:
        try:
            return read_plain(self._folder / name)
        except FileNotFoundError:
            return read_plain(self._desk / name)

    def _write(self, name: str, data: bytes) -> None:
        write_atomically(self._folder / name, data)
        (self._desk / name).unlink(missing_ok=True)


def places_of(desk: Desk, position: Position) -> dict[str, int]:
    """Return the indices of the articles that a position names, by the names that it knows.

    One whose name is gone is known by its bytes or, where it was edited as well, by what the desk
    knows of its earlier texts. What isn't known again is left out.
    """
    by_name = {found.name: index for index, found in enumerate(desk.found)}
    places = {name: by_name[name] for name in position.names & by_name.keys()}
    gone = position.names - by_name.keys()
    if any(name in position.hashes for name in gone):
        free = [index for index in by_name.values() if index not in places.values()]
        by_hash = {desk.hash_of(index): index for index in reversed(free)}
        present = desk.lineage.present_hashes
        for name in gone:
            sha256 = position.hashes.get(name)
            index = by_hash.get(present.get(sha256, sha256)) if sha256 else None
            if index is not None:
                places[name] = index
    return places


class Drafts:
    """Notes that were begun and not saved, by row.

    Args:
        known: Drafts of earlier sessions.
    """

    def __init__(self, known: dict[str, str]) -> None:
        self._texts = known
        self.dirty = False
        """Something changed since `texts` was last written."""

    @property
    def texts(self) -> dict[str, str]:
        """All drafts by the key of their row."""
        return dict(self._texts)

    def get(self, target: Target, otherwise: str) -> str:
        """Return the draft for `target`; without one, `otherwise`."""
        return self._texts.get(_key(target), otherwise)

    def keep(self, target: Target, text: str) -> None:
        """Remember `text` as the draft for `target`."""
        if self._texts.get(_key(target)) != text:
            self._texts[_key(target)] = text
            self.dirty = True

    def drop(self, target: Target) -> None:
        """Forget the draft for `target`: it was saved."""
        if self._texts.pop(_key(target), None) is not None:
            self.dirty = True


def _key(target: Target) -> str:
    return hashlib.sha256(repr(target.key).encode("utf-8", "surrogatepass")).hexdigest()[:16]
