"""Walking the findings of the pair on screen: the part of the cursor that selects one of them.

While a finding is selected, verdicts, notes and the like are about it; moving on leaves it. Its two
ends may stand in different rows: it belongs to one of them, and the cursor may be on either.
"""

from __future__ import annotations

from copydesk.articles.article import Span
from copydesk.judged.finding import JudgedFinding, Side
from copydesk.judged.rows import Judged
from tui.session.cursor import Cursor
from tui.session.filters import findings_shown
from widgets.diff_items import RowItem

_Spot = tuple[str, tuple[tuple[Side, Span], ...]]


class FindingCursor(Cursor):
    """A cursor that may stand on a finding inside of its row."""

    @property
    def subject(self) -> Judged | None:
        """What a decision is about: the selected finding, else the row under the cursor."""
        return self.selected or self.current

    def select(self, finding: JudgedFinding) -> str:
        """Go to a finding and select it."""
        if not self._go_to_number(finding.finding.row):
            self.leave_finding()
            return "hidden by the filter: f"
        self.selected = finding
        return ""

    def next_finding(self, step: int) -> str:
        """Select the next (1) or previous (-1) finding that the filter is about."""
        found = self._findings_in_order()
        here = self._place_of_selected() or (self.row_number, -1)
        ahead = [place for place in found if (place > here if step > 0 else place < here)]
        if ahead:
            return self.select(found[min(ahead) if step > 0 else max(ahead)])
        self.leave_finding()
        if found:
            return "no finding further down: ," if step > 0 else "no finding further up: ;"
        if not self.pair.judged:
            return "there are no findings yet"
        hidden = sum(len(judged.open_findings) for judged in self.pair.judged)
        if hidden:
            return f"{hidden} findings are hidden by the filter: f"
        return "no finding left: > next article"

    def next_of_row(self, finding: JudgedFinding) -> bool:
        """Select the next open finding of the same row; return whether there is one."""
        row = self.judged(finding.finding.row)
        if row is None or not row.open_findings:
            return False
        places = {_spot(known): place for place, known in enumerate(row.findings)}
        here = places.get(_spot(finding), -1)
        after = [known for known in row.open_findings if places[_spot(known)] > here]
        return not self.select((after or row.open_findings)[0])

    def other_end(self) -> str:
        """Go to the other end of the selected finding, else to that of a moved row."""
        finding = self.selected
        if finding is None:
            return super().other_end()
        rows = [end.row for end in finding.ends]
        there = next((row for row in rows if row != self.row_number), None)
        if there is None:
            return "both ends of this finding stand in this row" if rows[1:] else "it has one end"
        return "" if self._go_to_number(there) else "its other end is hidden by the filter: f"

    def last_judged(self) -> str:
        """Go to the row of this pair that I judged last, or to the finding."""
        decided: list[Judged] = [
            one
            for judged in self.pair.judged
            for one in judged.parts
            if one.mine is not None and one.mine.verdict is not None
        ]
        if not decided:
            return "nothing is judged in this pair yet"
        newest = max(decided, key=lambda one: one.mine.decided_order if one.mine else ())
        self.leave_finding()
        if isinstance(newest, JudgedFinding):
            return self.select(newest)
        return "" if self._go_to_number(newest.row.number) else "hidden by the filter: f"

    def _findings_in_order(self) -> dict[tuple[int, int], JudgedFinding]:
        """Return the findings that can be gone to, by row and place in it."""
        found: dict[tuple[int, int], JudgedFinding] = {}
        for item in self.items:
            judged = self.judged(item.row.number) if isinstance(item, RowItem) else None
            if judged is not None and judged.findings:
                places = {id(finding): place for place, finding in enumerate(judged.findings)}
                for finding in findings_shown(judged, self.filter):
                    found[judged.row.number, places[id(finding)]] = finding
        return found

    def _place_of_selected(self) -> tuple[int, int] | None:
        finding = self.selected
        row = self.judged(finding.finding.row) if finding is not None else None
        if finding is None or row is None:
            return None
        places = {_spot(known): place for place, known in enumerate(row.findings)}
        return row.row.number, places.get(_spot(finding), -1)

    def _keep_selected(self) -> None:
        """Keep the finding selected in rows that were made anew, if the cursor is still on it."""
        if self.selected is None:
            return
        wanted = _spot(self.selected)
        here = self.row_number
        self.selected = next(
            (
                finding
                for judged in self.pair.judged
                for finding in judged.findings
                if _spot(finding) == wanted and here in {end.row for end in finding.ends}
            ),
            None,
        )


def _spot(judged: JudgedFinding) -> _Spot:
    """Return what makes a finding of the pair on screen the same: its kind and its two places."""
    return judged.finding.kind, tuple((end.side, end.span) for end in judged.ends)
