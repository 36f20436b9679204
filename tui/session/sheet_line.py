"""Judging a line of the fact sheet: some of its cells against others, in every pair of the two.

What comes of it are findings by hand, one a pair, each with a verdict; where the program asks about
the words of a pair already, that finding gets the verdict. All of it is one decision, which one
undo takes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.counted import counted
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.wordings import form_of
from copydesk.reviews.anchors import Target, article_places, finding_target, row_target
from copydesk.reviews.kinds import Data, FindingData, VerdictData
from copydesk.reviews.verdict import Verdict
from tui.keys import key
from tui.session.outcome import command
from tui.session.session import Session

if TYPE_CHECKING:
    from copydesk.findings.finding import FindingKind, Severity
    from copydesk.sheet.sheet import Line, LineKind
    from tui.session.pair import Pair

_KINDS: Final[dict[LineKind, FindingKind]] = {
    "number": "number",
    "money": "number",
    "age": "number",
    "time": "date",
    "place": "name",
    "person": "name",
    "name": "name",
    "quotation": "quote",
    "source": "attribution",
}
"""What clashes in a line of each kind."""

_LACKS: Final = "omission"


class Stand(Struct, frozen=True):
    """What one article says in a line, or that it says nothing."""

    article: int
    """Index on the desk."""
    words: str = ""
    sentence: int = -1
    span: Span | None = None
    """None: it doesn't say it."""


class Sides(Struct, frozen=True):
    """The articles of a line, some against the others."""

    kind: LineKind
    """What the line is about; by its number it may be another one in a sheet made anew."""
    one: tuple[Stand, ...]
    other: tuple[Stand, ...]

    @property
    def wordings(self) -> dict[str, list[Stand]]:
        """The articles by what they say, the odd ones first."""
        found: dict[str, list[Stand]] = {}
        for stand in (*self.one, *self.other):
            found.setdefault(form_of(stand.words), []).append(stand)
        return found


def sides_of(session: Session, line: int, marked: Sequence[int], verdict: Verdict) -> Sides | str:
    """Return who stands against whom in a line, or why nobody does.

    Args:
        session: The session; its sheet was made.
        line: The line.
        marked: Articles, as indices on the desk, that stand against the others that state it. None:
            those whose wording the fewest have; for *one-sided* those that state it at all.
        verdict: What is to be said.
    """
    assert session.sheet is not None  # there is a line
    kind = session.sheet.sheet.lines[line].kind
    stated = _stands(session, session.sheet.sheet.lines[line])
    others = [index for index in session.sheet.articles if index not in stated]
    if marked:
        one = tuple(stand for index, stand in stated.items() if index in marked)
        other = tuple(stand for index, stand in stated.items() if index not in marked)
        return (
            Sides(kind, one, other)
            if other
            else "all articles are marked: unmark those on the other side"
        )
    if verdict is Verdict.ONE_SIDED and others:
        return Sides(kind, tuple(stated.values()), tuple(map(Stand, others)))
    groups: dict[str, list[Stand]] = {}
    for stand in stated.values():
        groups.setdefault(form_of(stand.words), []).append(stand)
    if len(groups) < 2:
        return "all articles say the same: mark those to set against the others"
    odd = min(groups.values(), key=len)
    rest = tuple(stand for group in groups.values() if group is not odd for stand in group)
    return Sides(kind, tuple(odd), rest)


def _stands(session: Session, line: Line) -> dict[int, Stand]:
    """Return what each article says in a line, by its index on the desk; its first place counts."""
    assert session.sheet is not None  # there is a line
    found: dict[int, Stand] = {}
    for cell in line.cells:
        index = session.sheet.articles[cell.article]
        found.setdefault(index, Stand(index, cell.stated, cell.sentence, cell.span))
    return dict(sorted(found.items(), key=lambda one: (one[0] != session.base, one[0])))


@command
def judge_line(session: Session, sides: Sides, verdict: Verdict, right: str = "") -> str:
    """Give a line a verdict in every pair of the articles that stand against each other.

    Args:
        session: The session.
        sides: Who stands against whom.
        verdict: The verdict.
        right: Which wording is right, in normal form; "both", "neither", "unknown" with a "=" in
            front, which no normal form has; "" for not said.
    """
    parts: list[tuple[Data, Target | None]] = []
    for one, other in product(sides.one, sides.other):
        target = _asked_already(session, one, other)
        if target is None:
            kind: FindingKind = _LACKS if other.span is None else _KINDS[sides.kind]
            target = _target(session, one, other, kind)
            parts.append((_finding(one, other, kind, verdict), target))
        parts.append((VerdictData(verdict, _right(session, one, other, right)), target))
    session.write(*parts)
    pairs = counted(len(sides.one) * len(sides.other), "pair")
    return f"{int(verdict)} {verdict.word} in {pairs}; {key('undo')} takes it back"


def _finding(one: Stand, other: Stand, kind: FindingKind, verdict: Verdict) -> FindingData:
    severity: Severity = "high" if verdict is Verdict.CONTRADICT else "medium"
    words = [" ".join(stand.words.split()) for stand in (one, other) if stand.span is not None]
    return FindingData(kind, severity, " or ".join(words) + "?")


def _right(session: Session, one: Stand, other: Stand, right: str) -> str:
    """Return who is right in one pair, as the store says it."""
    if not right or right.startswith("="):
        return right.removeprefix("=")
    for stand in (one, other):
        if form_of(stand.words) == right:
            return session.article(stand.article).sha256
    return "neither"


def _pair_of(session: Session, one: Stand, other: Stand) -> tuple[Pair | None, bool]:
    """Return the pair of two articles, if it was compared, and whether the second is its base."""
    for place, turned in (
        ((one.article, other.article), False),
        ((other.article, one.article), True),
    ):
        pair = session.pairs.get(place)
        if pair is not None and pair.rows is not None:
            return pair, turned
    return None, False


def _asked_already(session: Session, one: Stand, other: Stand) -> Target | None:
    """Return the target of a finding on the words of both; of several the best one."""
    pair, turned = _pair_of(session, one, other)
    if pair is None or one.span is None or other.span is None:
        return None
    left, right = (other.span, one.span) if turned else (one.span, other.span)
    for part in pair.parts:
        if isinstance(part, JudgedFinding) and part.state in ("open", "done"):
            finding = part.finding
            if _meet(finding.left, left) and _meet(finding.right, right):
                return part.target
    return None


def _meet(one: Span | None, other: Span) -> bool:
    return one is not None and one.start < other.end and other.start < one.end


def _target(session: Session, one: Stand, other: Stand, kind: FindingKind) -> Target:
    pair, turned = _pair_of(session, one, other)
    if pair is not None and pair.rows is not None:
        spans = (other.span, one.span) if turned else (one.span, other.span)
        return pair.rows.findings.target(kind, *spans)
    first, second = session.article(one.article), session.article(other.article)
    there = (other.sentence,) if other.span is not None else ()
    row = row_target(first, (one.sentence,), second, there)
    places = [
        article_places(article, [stand.span] if stand.span is not None else [])
        for article, stand in ((first, one), (second, other))
    ]
    return finding_target(row, kind, *places)


def verdicts_on_lines(session: Session) -> dict[int, str]:
    """Return my verdicts on findings on the words of a line, by its number: "3" or "2 3"."""
    if session.sheet is None:
        return {}
    digits: dict[tuple[int, int, int], set[int]] = {}
    for place, digit in _digits(session):
        digits.setdefault(place, set()).add(digit)
    found = {}
    for number, line in enumerate(session.sheet.sheet.lines):
        known = {
            digit
            for cell in line.cells
            for digit in digits.get(
                (session.sheet.articles[cell.article], cell.span.start, cell.span.end), ()
            )
        }
        if known:
            found[number] = " ".join(map(str, sorted(known)))
    return found


def _digits(session: Session) -> Iterator[tuple[tuple[int, int, int], int]]:
    """Yield the places of findings that have my verdict, each with that."""
    for key_of_pair, pair in session.pairs.items():
        for judged in pair.judged:
            for finding in judged.findings:
                if finding.mine is None or finding.mine.verdict is None:
                    continue
                for end in finding.ends:
                    index = key_of_pair[0] if end.side == "left" else key_of_pair[1]
                    yield (index, end.span.start, end.span.end), int(finding.mine.verdict)
