"""What the widgets show of findings: marks in the texts, lines in the review."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from copydesk.articles.article import Article
from copydesk.counted import counted
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import JudgedRow
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.verdict import Verdict
from tui.cards.opinions import sign_of, wish_for
from tui.keys import key
from tui.session.names import article_name, kind_text
from tui.session.pair import Pair
from tui.session.session import Session
from widgets.shown import FINDING, FindingLine, Mark

DISMISSED: Final = "x"
"""The sign of a finding that I dismissed."""


class RowMarks(Mapping[int, tuple[Mark, ...]]):
    """The places of findings in the rows of the pair on screen, by the number of the row.

    Each row's are worked out when they are asked for, and stay.
    """

    def __init__(self, session: Session) -> None:
        self._pair = session.pair
        self._known: dict[int, tuple[Mark, ...]] = {}

    def __getitem__(self, number: int) -> tuple[Mark, ...]:
        """Return the places of findings in a row, by where the findings stand."""
        if number not in self._known:
            found = sorted(
                self._pair.findings_at(number), key=lambda one: (one[0].row.number, one[1])
            )
            self._known[number] = tuple(
                Mark(
                    _number(self._pair, row, place),
                    end.side,
                    end.span.start,
                    end.span.end,
                    _mark_state(row, finding),
                )
                for row, place, finding in found
                for end in finding.ends
                if end.row == number
            )
        return self._known[number]

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers of all rows."""
        return (judged.row.number for judged in self._pair.judged)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._pair.judged)


def _number(pair: Pair, row: JudgedRow, place: int) -> int:
    """Return the number of a finding in its pair: that of no other one, whatever is decided."""
    return place * (len(pair.judged) + 1) + row.row.number


def _mark_state(row: JudgedRow, finding: JudgedFinding) -> Literal["open", "settled", "hidden"]:
    if finding.state == "dismissed":
        return "hidden"
    return "settled" if finding.state in ("done", "off") or row.state == "done" else "open"


def selected_number(session: Session) -> int:
    """Return the number that the marks of the selected finding have; -1 for none."""
    selected = session.cursor.selected
    row = session.pair.numbered(selected.finding.row) if selected is not None else None
    if row is None:
        return -1
    places = (place for place, finding in enumerate(row.findings) if finding is selected)
    return next((_number(session.pair, row, place) for place in places), -1)


def lines_of(session: Session, row: JudgedRow) -> tuple[FindingLine, ...]:
    """Return a line for each question of a row, and for a selected finding that ends in it."""
    findings = list(row.findings)
    selected = session.cursor.selected
    if selected is not None and selected not in findings:
        findings.append(selected)
    covered = row.state == "done"
    alike: dict[tuple[str, str, str], list[JudgedFinding]] = {}
    for finding in findings:
        sign = _sign(finding, covered=covered and finding in row.findings)
        asked = finding.finding.reason.casefold()
        alike.setdefault((sign, asked, finding.finding.kind), []).append(finding)
    return tuple(
        _line(session, sign, found, row.row.number) for (sign, _, _), found in alike.items()
    )


def _line(session: Session, sign: str, found: Sequence[JudgedFinding], row: int) -> FindingLine:
    """Return one line for findings of a row that ask the same."""
    selected = session.cursor.selected
    first = selected if selected is not None and selected in found else found[0]
    several = len(found) > 1
    chosen = first is selected
    places = (
        f"place {found.index(first) + 1} of {len(found)}"
        if chosen
        else counted(len(found), "place")
    )
    notes = (*[places] * several, *_notes(session, first, row), *_said_by_others(first))
    return FindingLine(
        sign,
        first.finding.reason,
        severity="" if first.lost else first.finding.severity,
        about=_about(session, first),
        notes=notes,
        meaning=_meaning(first) if chosen else "",
        chosen=chosen,
    )


def _about(session: Session, judged: JudgedFinding) -> str:
    """Return kind and confidence, as far as there is anything to know."""
    inside = f"inside {article_name(session, judged.inside)}" if judged.inside else ""
    sure = "" if judged.by or judged.lost else judged.finding.confidence
    return ", ".join(filter(None, (kind_text(session, judged.finding), sure, inside)))


def _meaning(judged: JudgedFinding) -> str:
    """Return what a finding points at, in a line for people; "" for a person's own."""
    # Loads the table of types: not before a finding is looked at.
    from copydesk.findings.types import FINDING_TYPES

    told = (f"type {one.id}: {one.told}" for one in FINDING_TYPES if one.id == judged.finding.type)
    return next(told, "")


def _sign(finding: JudgedFinding, *, covered: bool) -> str:
    """Return the state of a finding: its verdict, dismissed, open, or settled with its row.

    After it stands what others make of it, if that wants to be looked at.
    """
    sign = sign_of(finding)
    others = sign if sign in ("!", "S") else ""
    if finding.state == "done" and finding.mine is not None:
        digit = digit_of(finding.mine, sided=not finding.inside)
        return digit[0] + others if others else digit
    if finding.state == "dismissed":
        return DISMISSED + others
    return others if covered or finding.state == "off" else FINDING + others


def _said_by_others(finding: JudgedFinding) -> list[str]:
    """Return the verdicts on a finding of others, and the final one: "final 3", "bob 2"."""
    said = [
        f"{other.reviewer} {int(other.verdict)}"
        for other in finding.others
        if other.verdict is not None
    ]
    if finding.final is not None and finding.final.entry.data.verdict is not None:
        said.insert(0, f"final {int(finding.final.entry.data.verdict)}")
    return said


def digit_of(judgement: Judgement, *, sided: bool = True) -> str:
    """Return a verdict as its digit, with "?" where a side could be chosen and was not.

    Args:
        judgement: It has a verdict.
        sided: There is a side to choose: inside one article there is none.
    """
    is_open = judgement.verdict is Verdict.CONTRADICT and judgement.right in ("", "unknown")
    return f"{int(judgement.verdict or 0)}{'?' if is_open and sided else ''}"


def text_of(session: Session, judged: JudgedFinding) -> str:
    """Return what a finding is: "number, high, likely: 212 or 221? (added by hand)"."""
    words = f"{_labels(session, judged)}: {judged.finding.reason}"
    if judged.inside:
        words = f"inside {article_name(session, judged.inside)}: {words}"
    notes = _notes(session, judged)
    return f"{words} ({', '.join(notes)})" if notes else words


def _notes(session: Session, judged: JudgedFinding, row: int = 0) -> list[str]:
    """Return what else is to be known of a finding.

    Args:
        session: The session.
        judged: The finding.
        row: Number of the row beside which it is said; 0 for none.
    """
    if judged.lost:
        notes = ["no longer found"]
    else:
        mine = judged.by == session.desk.reviewer
        notes = [f"added by {'hand' if mine else judged.by}"] * bool(judged.by)
    elsewhere = [end.row for end in judged.ends if row and end.row != row]
    notes += [f"row {number} ({key('other_end')})" for number in dict.fromkeys(elsewhere)]
    if judged.state == "dismissed" and judged.dismissal is not None:
        notes.append(f"dismissed{': ' * bool(judged.dismissal.told)}{judged.dismissal.told}")
    return notes


def _labels(session: Session, judged: JudgedFinding) -> str:
    """Return kind, severity and confidence, as far as there is anything to know.

    A person's word has no confidence. Of what is found no more nothing is known but its words.
    """
    finding = judged.finding
    if judged.lost:
        return kind_text(session, finding)
    kind = kind_text(session, finding)
    return ", ".join((kind, finding.severity, *([finding.confidence] * (not judged.by))))


def state_of(session: Session, judged: JudgedFinding) -> str:
    """Return what is decided on a selected finding, in words."""
    if judged.mine is not None and judged.mine.verdict is not None:
        text = "changed since: to do again" if judged.mine.changed_since else "done"
    elif judged.state == "dismissed":
        text = f"dismissed: {key('dismiss')} restores it"
    elif judged.state == "off":
        text = "its type is switched off"
    else:
        row = session.pair.numbered(judged.finding.row)
        text = "settled with its row" if row is not None and row.state == "done" else "open"
    return ", ".join(filter(None, (text, wish_for(session, judged))))


def inside_lines(session: Session, article: Article) -> list[str]:
    """Return where an article contradicts itself, as far as one of its pairs was compared."""
    for place in session.pairs.about([(article.sha256,)]):
        pair = session.pairs[place]
        if not pair.has_findings or article not in (pair.left, pair.right):
            continue
        side = "left" if article == pair.left else "right"
        starts = [sentence.start for sentence in article.sentences]
        lines: list[str] = []
        for judged in (one for row in pair.judged for one in row.findings if one.inside == side):
            places = [str(bisect_right(starts, end.span.start)) for end in judged.ends]
            where = " and ".join(dict.fromkeys(places))
            noun = "sentences" if " " in where else "sentence"
            lines.append(
                f"  ; {_labels(session, judged)}: {judged.finding.reason} ({noun} {where})"
            )
        return lines
    return []
