"""Moving through the rows of the pair on screen, and what is said where they end.

Where nothing is left to do in the pair, what the story leaves is said, and which key leads there.
"""

from __future__ import annotations

from copydesk.counted import counted
from tui.keys import key
from tui.session.arriving import why_no_rows
from tui.session.outcome import command
from tui.session.pairs import joined, next_with, still_compared
from tui.session.session import Session


@command
def move(session: Session, rows: int) -> str:
    """Move by so many rows; past the last one that a filter shows, say where there are more."""
    cursor = session.cursor
    said = cursor.move(rows).say
    if not said or cursor.filter == "all" or len(session.others()) < 2:
        return said
    name = cursor.filter
    after = next_with(session, lambda pair: pair.number_shown(name))
    if after is None:
        if waiting := still_compared(session):
            return f"{waiting}: no more rows for this filter so far"
        return "no more rows for this filter, here or in another article"
    return f"no more rows here; {after.number} more in {after.name}: {after.way} goes there"


@command
def next_to_do(session: Session, step: int, number: int = 0) -> str:
    """Go to the next (1) or previous (-1) row to do.

    Args:
        session: The session.
        step: The direction.
        number: The row to look from, which a filter may hide by now; 0 for the cursor's.
    """
    cursor = session.cursor
    cursor.selected = None
    number = number or cursor.row_number
    if ahead := cursor.next_to_do(number, step):
        cursor.go_to_row(ahead)
        return ""
    if without := why_no_rows(session):
        return f"no row to do yet: {without}"
    if not session.pair.has_findings:
        where = "further down" if step > 0 else "further up"
        return f"no row to do {where} so far: {session.pair.why_no_findings}"
    counts = session.counts()
    if not counts.to_do:
        return _pair_done(session)
    if cursor.filter != "all" and not cursor.next_to_do(0, 1):
        hidden = counted(counts.to_do, "row to do is", "rows to do are")
        return f"{hidden} hidden by the filter; {key('filter')} shows other rows"
    if step > 0:
        return f"no row to do further down; {key('previous_to_do')} goes to the one before"
    return f"no row to do further up; {key('next_to_do')} goes to the next one"


def _pair_done(session: Session) -> str:
    """Say that the pair is done, and what the rest of the story has to do."""
    after = next_with(session, lambda pair: pair.counts.to_do)
    if after is not None:
        return f"pair done; {after.name}{after.where} has {after.number} to do: {after.way}"
    if waiting := still_compared(session):
        return joined(("pair done", waiting))
    return (
        "every pair of the base is done"
        if len(session.others()) > 1
        else "pair done: nothing is left to do"
    )


@command
def go_to_number(session: Session, number: int) -> str:
    """Go to a row by its number, though a filter or fold hides it; say what had to give way."""
    rows = len(session.pair.judged)
    if not rows:
        return f"the rows have no numbers yet: {why_no_rows(session)}"
    if not 0 < number <= rows:
        return f"there is no row {number}: the last one is row {rows}"
    session.cursor.selected = None
    return session.cursor.uncover(number)
