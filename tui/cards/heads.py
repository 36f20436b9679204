"""What the lines above the rows say of decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from copydesk.judged.finding import JudgedFinding
from copydesk.judged.opinions import is_disputed, wanted_by
from copydesk.judged.rows import JudgedRow, RowState
from copydesk.reviews.judgement import Judgement
from tui.cards.finding_cards import digit_of
from tui.session import linking
from tui.session.names import kind_text, named_article, verdict_text
from tui.session.pair import Pair
from tui.session.session import Session
from widgets.shown import RowHead


class Heads(Mapping[int, RowHead]):
    """What is said of the rows of the pair on screen, by number.

    Each is worked out when it is asked for, of the rows as they were when this was made, and stays.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows = session.pair.judged
        self._known: dict[int, RowHead] = {}

    def __getitem__(self, number: int) -> RowHead:
        """Return what is said of a row; of one that waits to be compared nothing is known."""
        if not 0 < number <= len(self._rows):
            raise KeyError(number)
        if number not in self._known:
            self._known[number] = _head(self._session, self._rows[number - 1])
        return self._known[number]

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers of all rows."""
        return (judged.row.number for judged in self._rows)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)


def shown_state(pair: Pair, judged: JudgedRow) -> RowState:
    """Return the state of a row for the map; until findings are known, none is to do there."""
    return "quiet" if judged.state == "to do" and not pair.has_findings else judged.state


def _head(session: Session, judged: JudgedRow) -> RowHead:
    linked = _linked(session, judged)
    if judged.is_bare:
        return RowHead(linked=linked)
    high, others = _kinds(session, judged)
    return RowHead(
        high,
        others,
        mine=_mine(session, judged),
        others=tuple(_others(session, judged)),
        standing=tuple(_standing(judged)),
        linked=linked,
    )


def _linked(session: Session, judged: JudgedRow) -> str:
    """Return who linked the sentences of a row to each other; "" where no person did."""
    row = judged.row
    if not (row.left and row.right and row.relation != "same" and row.confidence == 1):
        return ""
    told = linking.links_by_hand(session, row)
    return next((words for words in told if words.startswith("linked")), "")


def _kinds(session: Session, judged: JudgedRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the kinds of the open findings: those of severity high, and the others."""
    found = [one.finding for one in judged.open_findings]
    kinds = {one: kind_text(session, one) for one in found}
    high = dict.fromkeys(kinds[one] for one in found if one.severity == "high")
    others = dict.fromkeys(kind for kind in kinds.values() if kind not in high)
    return tuple(high), tuple(others)


def _mine(session: Session, judged: JudgedRow) -> tuple[str, ...]:
    """Return my verdict on a row, else those on its findings, the longest wording first."""
    mine = judged.mine
    if mine is not None and mine.verdict is not None:
        return _wordings(session, mine)
    done = [one for one in judged.findings if one.state == "done" and one.mine is not None]
    if not done:
        return ()
    digits = [(_said(session, one, _digit(one)), _digit(one)) for one in done]
    return (
        ", ".join(words for words, _short in digits),
        " ".join(digit for _words, digit in digits),
    )


def _wordings(session: Session, mine: Judgement) -> tuple[str, ...]:
    digit = digit_of(mine)
    if mine.right in ("", "unknown"):
        return (verdict_text(session, mine), digit)
    known = mine.right in ("both", "neither")
    side = mine.right if known else named_article(session, mine.right)
    return (verdict_text(session, mine), f"{digit} {side}", digit)


def _digit(finding: JudgedFinding) -> str:
    return digit_of(finding.mine, sided=not finding.inside) if finding.mine is not None else ""


def _said(session: Session, finding: JudgedFinding, digit: str) -> str:
    """Return a verdict on a finding: "number 3", "only in 1 Wire: 4"."""
    kind = kind_text(session, finding.finding)
    return f"{kind}{':' * (' ' in kind)} {digit}"


def _others(session: Session, judged: JudgedRow) -> Iterator[str]:
    """Yield each other reviewer with their verdict on a row, or, without one, on its findings."""
    told = {
        other.reviewer: [str(int(other.verdict))]
        for other in judged.others
        if other.verdict is not None
    }
    on_row = frozenset(told)
    for finding in judged.findings:
        for other in finding.others:
            if other.verdict is not None and other.reviewer not in on_row:
                said = _said(session, finding, str(int(other.verdict)))
                told.setdefault(other.reviewer, []).append(said)
    for name in sorted(told):
        yield f"{name} {', '.join(told[name])}"


def _standing(judged: JudgedRow) -> Iterator[str]:
    """Yield what wants to be looked at, the most pressing first."""
    if judged.changed_since:
        yield "changed since"
    if any(map(is_disputed, judged.parts)):
        yield "disputed"
    finals = (part.final.entry.data.verdict for part in judged.parts if part.final is not None)
    if digits := dict.fromkeys(int(verdict) for verdict in finals if verdict is not None):
        yield f"final {', '.join(map(str, digits))}"
    if any(map(wanted_by, judged.parts)):
        yield "second reader"
