"""What a key is about: the row or finding under the cursor, if it was seen for long enough."""

from __future__ import annotations

from collections.abc import Callable

from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import Judged, JudgedRow
from tui.cards.finding_cards import selected_number
from tui.keys import key
from tui.session.arriving import why_no_rows
from tui.session.session import LOOKING_BACK, Session
from widgets.diff_view import DiffView


class UnderCursor:
    """Finds what a key is about, and says why it is about nothing.

    Args:
        session: Whose cursor it is.
        texts: Brings a finding back on screen.
        knows: Tells whether the reviewer has seen a row, and a finding in it, for long enough.
        behind_escape: Tells whether the key came so close behind Esc that it may be a piece of
            another one.
        say: Told why there is nothing.
    """

    def __init__(
        self,
        session: Session,
        texts: DiffView,
        knows: Callable[[int, int | None], bool],
        behind_escape: Callable[[], bool],
        say: Callable[[str], None],
    ) -> None:
        self._session = session
        self._texts = texts
        self._knows = knows
        self._behind_escape = behind_escape
        self._say = say

    def row(self) -> JudgedRow | None:
        """Return the row under the cursor; without one, say why there is none."""
        if self._session.looking_back is not None:
            self._say(LOOKING_BACK)
            return None
        row = self._session.cursor.current
        if row is None:
            self._say(
                why_no_rows(self._session)
                or self._session.nothing_shown
                or f"no row here: {key('next_row')} {key('previous_row')} go to one"
            )
        return row

    def seen_row(self) -> JudgedRow | None:
        """Return the row under the cursor if it was on screen long enough to be judged."""
        row = self.row()
        if row is None or self._is_seen(row.row.number, None, "row"):
            return row
        return None

    def _is_seen(self, row: int, finding: int | None, what: str) -> bool:
        """Tell whether the key may count; say why it may not."""
        if self._behind_escape():
            self._say("this key came so close behind another that both may be one: press again")
            return False
        if not self._knows(row, finding):
            self._say(f"this {what} has only just come up: press again")
            return False
        return True

    def subject(self) -> Judged | None:
        """Return the selected finding, else the row under the cursor; say why there is none."""
        return self._selected or self.row()

    @property
    def _selected(self) -> JudgedFinding | None:
        """The selected finding, where something can be decided on it."""
        return None if self._session.looking_back is not None else self._session.cursor.selected

    def seen_subject(self) -> Judged | None:
        """Return what `subject` does if it was on screen long enough to be judged."""
        finding = self._selected
        if finding is None:
            return self.seen_row()
        row = self._session.cursor.row_number or 0
        if self._is_seen(row, selected_number(self._session), "finding"):
            return finding
        self._texts.reveal_finding()
        return None
