"""What outlives a session in the state directory: where the reviewer stood, and unfinished notes.

None of it is a decision. It is written often and without waiting for the disk; losing it costs a
few key presses, so a file that can't be read or written is no error.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from copydesk.atomic import write_atomically
from copydesk.desk.location import personal_name
from copydesk.reviews.anchors import Target


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a reviewer stood at a desk."""

    base: str = ""
    """Name of the base article."""
    other: str = ""
    rows: dict[str, int] = msgspec.field(default_factory=dict)
    """Number of the row under the cursor by the name of the other article, for this base."""
    filter: str = "all"
    hidden: tuple[str, ...] = ()
    """Panes that are hidden: "list", "sidebar"."""


def state_folder(state: Path, store: Path) -> Path:
    """Return the folder of one desk in the user's state directory `state`.

    Args:
        state: The user's state directory.
        store: The folder of the desk's store.
    """
    return state / "desks" / personal_name(store.resolve())


class StateFiles:
    """The files of one desk and reviewer in the state directory.

    Args:
        folder: The state directory of this desk; it need not exist.
        copied: The file that holds what was copied last, for terminals without a clipboard.
    """

    def __init__(self, folder: Path, copied: Path) -> None:
        self._folder = folder
        self._copied = copied

    def position(self) -> Position:
        """Return where the reviewer stood; the default position where nothing is known."""
        try:
            return msgspec.json.decode((self._folder / "position.json").read_bytes(), type=Position)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return Position()

    def keep_position(self, position: Position) -> None:
        """Write where the reviewer stands."""
        with suppress(OSError):
            write_atomically(self._folder / "position.json", msgspec.json.encode(position))

    def drafts(self) -> dict[str, str]:
        """Return unfinished notes by the key of their row."""
        try:
            data = (self._folder / "drafts.json").read_bytes()
            return msgspec.json.decode(data, type=dict[str, str])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return {}

    def keep_drafts(self, drafts: dict[str, str]) -> None:
        """Write unfinished notes."""
        with suppress(OSError):
            write_atomically(self._folder / "drafts.json", msgspec.json.encode(drafts))

    def keep_copy(self, text: str) -> Path | None:
        """Write what was copied; return where, or None where that failed."""
        try:
            write_atomically(self._copied, text.encode("utf-8", "replace") + b"\n")
        except OSError:
            return None
        return self._copied


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
