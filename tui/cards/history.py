"""What was decided on a row or finding, one line an event."""

from __future__ import annotations

from functools import partial

from copydesk.judged.finding import JudgedFinding
from copydesk.judged.history import Histories
from copydesk.judged.rows import Judged
from copydesk.reviews.events import minute_of
from copydesk.reviews.judgement import Judgement
from tui.session.disputes import teller
from tui.session.names import named_article
from tui.session.session import Session


def history_lines(session: Session, judgement: Judgement) -> list[str]:
    """Return what a judgement comes from, oldest first, one line an event."""
    told = _histories(session).of_judgement(judgement)
    return [f"{minute_of(one.at)}  {one.words}" for one in told]


def final_history(session: Session, judged: Judged) -> list[str]:
    """Return who made what the final decision on a row or finding, oldest first."""
    if not teller(session)(judged.target):
        return []
    told = _histories(session).of_final(judged.target)
    return [f"{minute_of(one.at)}  {one.by}: {one.words}" for one in told]


def finding_history(session: Session, judged: JudgedFinding) -> list[str]:
    """Return who added and who dismissed a finding, oldest first."""
    may_tell = teller(session)(judged.target)
    return [
        f"{minute_of(one.at)}  {one.by}: {one.words}"
        for one in _histories(session).of_finding(judged.target)
        if may_tell or one.by == session.desk.reviewer
    ]


def _histories(session: Session) -> Histories:
    return Histories(session.live.review, partial(named_article, session))
