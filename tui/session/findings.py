"""Walking the findings: those of the pair on screen, and the high ones of the whole story.

`;` and `,` go to the next open finding of the row, then through what else stands in it (judged,
dismissed), so that a verdict can be corrected, and only then to the open ones of other rows. Under
a filter that is about findings those take the place of the open ones.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from copydesk.counted import counted
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.history import verdict_name
from copydesk.judged.rows import Judged, JudgedRow
from copydesk.reviews.anchors import TargetKey
from tui.keys import key
from tui.session.arriving import why_no_rows
from tui.session.cursor import Cursor, spot_of
from tui.session.filters import findings_shown
from tui.session.names import short_name
from tui.session.outcome import command
from tui.session.pair import Pair
from tui.session.pairs import compared, joined, next_with, still_compared
from tui.session.session import Session
from tui.session.story_pairs import pairs_joined
from widgets.diff_items import RowItem

_HIDDEN = f"hidden by the filter; {key('filter')} shows other rows"
_Place = tuple[int, int]
"""Number of a row, and place of a finding among the row's; -1 for the row itself."""


@command
def next_finding(session: Session, step: int) -> str:
    """Select the next (1) or previous (-1) finding; see above which that is."""
    cursor = session.cursor
    wanted, here = _wanted(cursor), _here(cursor)
    also = _others_of_row(cursor, wanted)
    for found in (
        {place: finding for place, finding in wanted.items() if place[0] == here[0]},
        also,
        {place: finding for place, finding in wanted.items() if place[0] != here[0]},
    ):
        ahead = [place for place in found if (place > here if step > 0 else place < here)]
        if ahead:
            place = min(ahead) if step > 0 else max(ahead)
            if not cursor.select(found[place]):
                return _HIDDEN
            return (
                _settled(cursor, found[place]) if found is also else _skipped(cursor, here, place)
            )
    return _end_of_findings(session, step, any_left=bool(wanted))


def _settled(cursor: Cursor, finding: JudgedFinding) -> str:
    """Return what has been decided on a finding that is selected again."""
    if finding.state == "done" and finding.mine is not None and finding.mine.verdict is not None:
        return f"you judged it {verdict_name(finding.mine.verdict)}; another verdict replaces that"
    if finding.state == "dismissed":
        return f"you dismissed it; {key('dismiss')} restores it"
    row = cursor.pair.numbered(finding.finding.row)
    if row is not None and row.state == "done":
        return "judged with its row; a digit gives it a verdict of its own"
    return ""


def _skipped(cursor: Cursor, before: _Place, after: _Place) -> str:
    """Return how many findings of the rows in between want nothing, if any."""
    between = range(min(before[0], after[0]) + 1, max(before[0], after[0]))
    rows = [row for row in _rows_shown(cursor) if row.row.number in between]
    states = [_state_in(row, finding) for row in rows for finding in row.findings]
    judged, dismissed = states.count("done"), states.count("dismissed")
    said = [counted(judged, "judged finding")] * bool(judged)
    said += [counted(dismissed, "dismissed finding")] * bool(dismissed)
    return f"skipped {' and '.join(said)}" if said else ""


def _state_in(row: JudgedRow, finding: JudgedFinding) -> str:
    """Return the state of a finding; one that its row's verdict settles is done."""
    return "done" if finding.state == "open" and row.state == "done" else finding.state


def _end_of_findings(session: Session, step: int, *, any_left: bool) -> str:
    cursor = session.cursor
    if any_left:
        if step > 0:
            back = key("previous_finding")
            return f"no open finding further down; {back} goes to the one before"
        return f"no open finding further up: {key('next_finding')} goes to the next one"
    cursor.selected = None
    if without := why_no_rows(session):
        return f"no findings yet: {without}"
    if not cursor.pair.has_findings:
        return cursor.pair.why_no_findings
    if hidden := _open_in(cursor.pair):
        findings = counted(hidden, "finding is", "findings are")
        return f"{findings} {_HIDDEN}"
    after = next_with(session, _open_in)
    rest = f"{after.name}{after.where} has {after.number}: {after.way}" if after else ""
    return joined(("no open finding left in this pair", rest or still_compared(session)))


def _open_in(pair: Pair) -> int:
    return sum(len(judged.open_findings) for judged in pair.judged if judged.findings)


@command
def next_high(session: Session) -> str:
    """Select the next open high finding: of this pair, then of the others in list order."""
    if session.looking_back is not None:
        session.put(session.base, session.other)
    selected, here = session.cursor.selected, _here(session.cursor)
    found = _high_in(session.pair)
    if ahead := [place for place in found if place > here]:
        return _at_high(session, found[min(ahead)], "")
    for other, known in compared(session).items():
        if known is not session.pair and _high_in(known):
            session.put(session.base, other)
            if there := _high_in(session.pair):
                return _at_high(session, there[min(there)], f"now in {short_name(session, other)}")
    found = _high_in(session.pair)
    if not found:
        more = len(_high_of_story(session))
        where = f"beside {short_name(session, session.base)}" if more else "in the story"
        rest = f"the overview has {more} more: {key('overview')}" if more else ""
        if waiting := still_compared(session):
            return joined((f"{waiting}: no open high finding so far", rest))
        return joined((f"no open finding of severity high is left {where}", rest))
    if list(found.values()) == [selected]:
        more = len(_high_of_story(session)) - 1
        only = f"the only open finding of severity high beside {short_name(session, session.base)}"
        rest = f"the overview has {more} more: {key('overview')}" if more else ""
        if waiting := still_compared(session):
            return joined((f"{waiting}: no other open high finding so far", rest))
        if not more:
            only = "the only open finding of severity high"
        return joined((only, rest))
    return _at_high(session, found[min(found)], "back to the first of this pair")


def _at_high(session: Session, finding: JudgedFinding, where: str) -> str:
    """Select a finding; say where it is, what had to give way, and how many more there are."""
    gave_way = session.cursor.stand_on(finding)
    more = _high_of_story(session) - {finding.target.key}
    left = f"{len(more)} more in the story" if more else "the last one in the story"
    return joined((where, gave_way, f"high finding in row {finding.finding.row}", left))


def _high_of_story(session: Session) -> set[TargetKey]:
    """Return what the open high findings of all pairs are known by, with the base and without."""
    pairs = [*compared(session).values(), *pairs_joined(session).values()]
    return {finding.target.key for pair in pairs for finding in _high_in(pair).values()}


def _high_in(pair: Pair) -> dict[_Place, JudgedFinding]:
    """Return the open high findings of a pair by their places."""
    return {
        (judged.row.number, place): finding
        for judged in pair.judged
        if judged.findings
        for place, finding in enumerate(judged.findings)
        if finding.finding.severity == "high" and finding in judged.open_findings
    }


@command
def last_judged(cursor: Cursor) -> str:
    """Go to what I judged last in this pair, whatever hides it; say what had to give way."""
    decided: list[Judged] = [
        one for one in cursor.pair.parts if one.mine is not None and one.mine.verdict is not None
    ]
    if not decided:
        return "you judged nothing in this pair yet"
    newest = max(decided, key=lambda one: one.mine.decided_order if one.mine else ())
    return cursor.stand_on(newest)


def select_next_of_row(cursor: Cursor, finding: JudgedFinding) -> bool:
    """Select the next open finding of the same row; return whether there is one."""
    row = cursor.pair.numbered(finding.finding.row)
    if row is None or not row.open_findings:
        return False
    places = _places_in(row)
    here = places.get(spot_of(finding), -1)
    after = [known for known in row.open_findings if places[spot_of(known)] > here]
    return cursor.select((after or row.open_findings)[0])


# Where findings are


def _rows_shown(cursor: Cursor) -> Iterable[JudgedRow]:
    """Yield the rows that the filter shows, as far as they aren't folded."""
    for item in cursor.items:
        judged = cursor.pair.numbered(item.row.number) if isinstance(item, RowItem) else None
        if judged is not None:
            yield judged


def _wanted(cursor: Cursor) -> dict[_Place, JudgedFinding]:
    """Return the findings that are gone to in any row, by their places."""
    found: dict[_Place, JudgedFinding] = {}
    for judged in _rows_shown(cursor):
        if judged.findings:
            places = {id(finding): place for place, finding in enumerate(judged.findings)}
            for finding in findings_shown(judged, cursor.filter):
                found[judged.row.number, places[id(finding)]] = finding
    return found


def _others_of_row(cursor: Cursor, wanted: Container[_Place]) -> dict[_Place, JudgedFinding]:
    """Return the other findings of the row under the cursor, or of the selected one's."""
    number = _here(cursor)[0]
    row = cursor.pair.numbered(number)
    if row is None:
        return {}
    places = ((number, place) for place in range(len(row.findings)))
    others = {place: row.findings[place[1]] for place in places if place not in wanted}
    return {place: finding for place, finding in others.items() if finding.state != "off"}


def _here(cursor: Cursor) -> _Place:
    """Return the place of the selected finding, else that of the row under the cursor."""
    finding = cursor.selected
    row = cursor.pair.numbered(finding.finding.row) if finding is not None else None
    if finding is None or row is None:
        return cursor.row_number, -1
    return row.row.number, _places_in(row).get(spot_of(finding), -1)


def _places_in(row: JudgedRow) -> dict[object, int]:
    return {spot_of(known): place for place, known in enumerate(row.findings)}
