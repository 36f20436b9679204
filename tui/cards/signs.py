"""The signs beside the rows, and their states for the map."""

from __future__ import annotations

from copydesk.judged.rows import RowState
from tui.cards.finding_cards import digit_of
from tui.session.session import Session
from widgets.shown import FINDING, RowSigns


def signs_of(session: Session) -> dict[int, RowSigns]:
    """Return the gutter signs of the rows that have any."""
    signs: dict[int, RowSigns] = {}
    for judged in session.pair.judged:
        mine = judged.mine
        verdict = ""
        if mine is not None and mine.verdict is not None:
            changed = judged.changed_since
            verdict = f"{int(mine.verdict)}*" if changed else digit_of(mine)
        finding = FINDING if judged.open_findings else ""
        if verdict or finding:
            signs[judged.row.number] = RowSigns(verdict, finding)
    return signs


def map_of(session: Session) -> list[RowState]:
    """Return the state of every row, for the map."""
    return [judged.state for judged in session.pair.judged]
