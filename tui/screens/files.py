"""Writes the files of a review in the background: copies, exports, position, drafts.

A disk may be slow; no key waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from copydesk.counted import counted
from copydesk.errors import CopydeskError
from copydesk.reviews.review import Review
from copydesk.visible import visible
from tui.cards.paths import short_path
from tui.session.resume import Position, StateFiles
from tui.session.session import Session

if TYPE_CHECKING:
    from copydesk.reviews.events import Event


class BackgroundFiles:
    """Writes files in threads of a screen.

    Args:
        screen: Whose workers these are.
        session: What is exported.
        files: The state directory of this desk.
        say: Told what was written where, or why it wasn't.
    """

    def __init__(
        self,
        screen: Screen[None],
        session: Session,
        files: StateFiles,
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._session = session
        self._files = files
        self._say = say

    def copy(self, text: str) -> None:
        """Keep what was copied, for terminals without a clipboard."""
        self._in_thread(partial(self._write_copy, text))

    def export(self, kind: str, path: Path, *, every_row: bool) -> None:
        """Write the review, as it is now, to a file."""
        events = self._session.live.review.events
        self._in_thread(partial(self._write_export, events, kind, path, every_row=every_row))

    def keep_position(self, position: Position) -> None:
        """Keep where the reviewer stands."""
        self._in_thread(partial(self._files.keep_position, position))

    def keep_drafts(self, drafts: dict[str, str]) -> None:
        """Keep unfinished notes."""
        self._in_thread(partial(self._files.keep_drafts, drafts))

    def _in_thread(self, write: Callable[[], None]) -> None:
        self._screen.run_worker(write, group="files", thread=True)

    def _say_later(self, sentence: str) -> None:
        self._screen.app.call_from_thread(self._say, sentence)

    def _write_copy(self, text: str) -> None:
        path = self._files.keep_copy(text)
        where = f", also in {short_path(path)}" if path else ""
        self._say_later(f"copied to the clipboard{where}")

    def _write_export(
        self, events: Sequence[Event], kind: str, path: Path, *, every_row: bool
    ) -> None:
        from copydesk.exports import cells_cut, told, write_export
        from copydesk.exports.records import records_of

        session = self._session
        try:
            # A review of its own: the session's changes with every key.
            records = records_of(
                session.desk,
                Review(events),
                every_row=every_row,
                base=session.base,
                off=session.off,
            )
            write_export(records, kind, path)
            cut = cells_cut(records, kind)
        except CopydeskError as error:
            self._say_later(str(error))
            return
        # The name first: a line that is too narrow cuts off the end.
        where = f"{visible(path.name)}, in {short_path(path.absolute().parent)}"
        short = f"; cut off: {counted(cut, 'cell')}" if cut else ""
        self._say_later(f"{told(records, kind)} written to {where}{short}")
