"""The signs beside the rows, and their states for the map."""

from __future__ import annotations

from copydesk.judged.rows import JudgedRow, RowState
from tui.cards.finding_cards import digit_of
from tui.cards.opinions import sign_of
from tui.session.session import Session
from widgets.shown import FINDING, RowSigns


def signs_of(session: Session) -> dict[int, RowSigns]:
    """Return the gutter signs of the rows that have any."""
    signs: dict[int, RowSigns] = {}
    for judged in session.pair.judged:
        if judged.is_bare:
            continue  # as most rows of a long pair are
        verdict = _verdict_sign(judged)
        finding = FINDING if judged.open_findings else ""
        if verdict or finding:
            signs[judged.row.number] = RowSigns(verdict, finding)
    return signs


def _verdict_sign(judged: JudgedRow) -> str:
    """Return my digit and one sign, the one that most wants to be looked at."""
    mine, others = judged.mine, sign_of(*judged.parts)
    if mine is None or mine.verdict is None:
        return f" {others}" if others else ""
    digit = digit_of(mine)
    if judged.changed_since:
        return f"{digit[0]}*"
    return digit[0] + (others if others in ("!", "S", "F") else digit[1:] or others)


def map_of(session: Session) -> list[RowState]:
    """Return the state of every row, for the map."""
    return [judged.state for judged in session.pair.judged]
