"""Walking the findings of the pair on screen: each function takes the cursor to one of them."""

from __future__ import annotations

from copydesk.counted import counted
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import Judged
from tui.keys import key
from tui.session.cursor import Cursor, spot_of
from tui.session.filters import findings_shown
from tui.session.outcome import command
from widgets.diff_items import RowItem

_HIDDEN = f"hidden by the filter: {key('filter')}"


@command
def next_finding(cursor: Cursor, step: int) -> str:
    """Select the next (1) or previous (-1) finding that the filter is about."""
    found = _in_order(cursor)
    here = _place_of_selected(cursor) or (cursor.row_number, -1)
    ahead = [place for place in found if (place > here if step > 0 else place < here)]
    if ahead:
        finding = found[min(ahead) if step > 0 else max(ahead)]
        return "" if cursor.select(finding) else _HIDDEN
    cursor.selected = None
    if found:
        if step > 0:
            return f"no finding further down: {key('previous_finding')}"
        return f"no finding further up: {key('next_finding')}"
    if not cursor.pair.judged:
        return "there are no findings yet"
    hidden = sum(len(judged.open_findings) for judged in cursor.pair.judged)
    if hidden:
        findings = counted(hidden, "finding is", "findings are")
        return f"{findings} hidden by the filter: {key('filter')}"
    return f"no finding left: {key('next_article')} next article"


@command
def last_judged(cursor: Cursor) -> str:
    """Go to the row or finding of this pair that I judged last."""
    decided: list[Judged] = [
        one for one in cursor.pair.parts if one.mine is not None and one.mine.verdict is not None
    ]
    if not decided:
        return "nothing is judged in this pair yet"
    newest = max(decided, key=lambda one: one.mine.decided_order if one.mine else ())
    cursor.selected = None
    if isinstance(newest, JudgedFinding):
        return "" if cursor.select(newest) else _HIDDEN
    return "" if cursor.go_to_row(newest.row.number) else _HIDDEN


def select_next_of_row(cursor: Cursor, finding: JudgedFinding) -> bool:
    """Select the next open finding of the same row; return whether there is one."""
    row = cursor.pair.numbered(finding.finding.row)
    if row is None or not row.open_findings:
        return False
    places = {spot_of(known): place for place, known in enumerate(row.findings)}
    here = places.get(spot_of(finding), -1)
    after = [known for known in row.open_findings if places[spot_of(known)] > here]
    return cursor.select((after or row.open_findings)[0])


def _in_order(cursor: Cursor) -> dict[tuple[int, int], JudgedFinding]:
    """Return the findings that can be gone to, by row and place in it."""
    found: dict[tuple[int, int], JudgedFinding] = {}
    for item in cursor.items:
        judged = cursor.pair.numbered(item.row.number) if isinstance(item, RowItem) else None
        if judged is not None and judged.findings:
            places = {id(finding): place for place, finding in enumerate(judged.findings)}
            for finding in findings_shown(judged, cursor.filter):
                found[judged.row.number, places[id(finding)]] = finding
    return found


def _place_of_selected(cursor: Cursor) -> tuple[int, int] | None:
    finding = cursor.selected
    row = cursor.pair.numbered(finding.finding.row) if finding is not None else None
    if finding is None or row is None:
        return None
    places = {spot_of(known): place for place, known in enumerate(row.findings)}
    return row.row.number, places.get(spot_of(finding), -1)
