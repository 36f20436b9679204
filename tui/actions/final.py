"""Settling what reviewers disagree on."""

from __future__ import annotations

from typing import Final

from msgspec import structs

from copydesk.judged.opinions import verdicts_on
from copydesk.judged.rows import Judged
from copydesk.reviews.verdict import Verdict
from tui.actions.dialogs import Answer, Question
from tui.actions.sides import has_sides, side_answers
from tui.actions.stage import Stage
from tui.commands import VERDICT_COMMANDS
from tui.keys import key
from tui.session import disputes
from tui.session.decisions import refused
from tui.session.names import verdict_text

_REOPEN: Final = "reopen"


def final(stage: Stage) -> None:
    """Ask which verdict on the row or finding is final, and for 3 who is right."""
    subject = stage.seen_subject()
    if subject is None:
        return
    verdicts = verdicts_on(subject)
    if not verdicts and subject.final is None:
        blind = stage.session.blind
        stage.say(
            f"give your own verdict first: {key('agree')} to {key('mismatch')}"
            if blind
            else "nobody gave a verdict here yet"
        )
        return
    said = "; ".join(f"{one.reviewer} {verdict_text(stage.session, one)}" for one in verdicts)
    answers = [
        Answer(f"final_{name}", str(number))
        for number, name in enumerate(VERDICT_COMMANDS, 1)
        # What nobody could say here isn't final either, unless somebody did once.
        if not refused(stage.session, subject, Verdict(number))
        or Verdict(number) in {one.verdict for one in verdicts}
    ]
    if subject.final is not None:
        answers.append(Answer("final_reopen", _REOPEN))

    def chosen(answer: str | None) -> None:
        if answer == _REOPEN:
            stage.show(disputes.reopen(stage.session, subject.target))
        elif answer is not None:
            _settle(stage, subject, Verdict(int(answer)))

    stage.ask(Question(f"Which verdict is final? {said}".rstrip(), answers), chosen)


def _settle(stage: Stage, subject: Judged, verdict: Verdict) -> None:
    session = stage.session

    def sided(side: str | None) -> None:
        if side is None:
            stage.say("nothing was made final")
        else:
            stage.show(disputes.settle(session, subject.target, verdict, side))

    if verdict is Verdict.CONTRADICT and has_sides(subject):
        # Left without an answer, nothing becomes final.
        answers = [structs.replace(one, is_leaving=False) for one in side_answers(session)]
        stage.ask(Question("Who is right?", answers), sided)
    else:
        sided("")
