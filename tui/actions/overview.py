"""The overview of the story: looking at it, judging its questions, going from it to a pair."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from copydesk.reviews.verdict import Verdict
from tui.actions.dialogs import (
    Answer,
    Field,
    Form,
    Note,
    OverviewChoice,
    OverviewView,
    Question,
    Values,
)
from tui.actions.finding import reason_answers
from tui.actions.sheet import taken_back, typed_at
from tui.actions.sides import VERDICTS, wording_answers, wording_title
from tui.actions.stage import Stage
from tui.cards.overview import Overviews, key_of
from tui.session import jumps, questions
from tui.session.names import short_name
from tui.session.outcome import Outcome
from tui.session.overview_place import OverviewPlace
from tui.session.story import story_of
from widgets.shown_story import ShownOverview, ShownQuestion

if TYPE_CHECKING:
    from copydesk.judged.question import Question as Asked

Then = Callable[[str], None]
"""Called with what to say when something came of a command."""


def look_at_overview(stage: Stage) -> None:
    """Show the overview where one was in it; do what is chosen in it."""
    session = stage.session
    overviews = Overviews(session)

    def shown() -> ShownOverview:
        stage.story_share()
        return overviews.shown(story_of(session))

    def keep(place: OverviewPlace) -> None:
        session.overview_place = place

    def chosen(choice: OverviewChoice | None) -> None:
        if choice is not None:
            _go(stage, choice)

    stage.ask(
        OverviewView(
            shown,
            session.overview_place,
            keep,
            partial(_carry_out, stage),
            partial(typed_at, stage),
        ),
        chosen,
    )


def _go(stage: Stage, choice: OverviewChoice) -> None:
    """Go to what was chosen: a pair, a question, or a correction."""
    if choice.pair is not None:
        stage.show(jumps.open_two(stage.session, *choice.pair))
    elif choice.correction is not None:
        shown = [one for found in story_of(stage.session).corrections.values() for one in found]
        if choice.correction < len(shown):
            stage.show(jumps.go_to_decided(stage.session, shown[choice.correction].target))
    elif (question := _question(stage, choice.question)) is not None:
        stage.show(questions.go_to_question(stage.session, question))


def _question(stage: Stage, known_by: object) -> Asked | None:
    """Return the question that shares findings with what a shown one is known by."""
    for question in story_of(stage.session).questions:
        if isinstance(known_by, frozenset) and key_of(question) & known_by:
            return question
    return None


def _carry_out(stage: Stage, command: str, shown: ShownQuestion | None, then: Then) -> None:
    """Carry out a command of the overview that writes."""
    name = command.removeprefix("overview_")
    if shown is None:
        taken_back(stage, name, then)
        return
    question = _question(stage, shown.key)
    if question is None:
        then("no pair asks this any more")
    elif name in VERDICTS:
        _judge(stage, question, VERDICTS[name], then)
    elif name in ("odd_wrong", "odd_right"):
        _judge_odd(stage, question, then, right=name == "odd_right")
    elif name == "note":
        _note(stage, question, then)
    else:
        _dismiss(stage, question, then)


def _told(stage: Stage, question: Asked, outcome: Outcome, then: Then) -> None:
    """Draw what was decided, in the review below and on top, where the question is seen."""
    stage.show(outcome)
    then(outcome.say.removeprefix(f"{question.reason} "))


def _judge_odd(stage: Stage, question: Asked, then: Then, *, right: bool) -> None:
    """Judge that the odd one out contradicts the others; ask where not one of these is right."""
    odd, *others = question.wordings
    most = max((len(one.articles) for one in others), default=0)
    common = [one for one in others if len(one.articles) == most]
    if question.is_inside or (not right and len(common) > 1):
        _judge(stage, question, Verdict.CONTRADICT, then)
        return
    wording = odd if right else common[0]
    session, verdict = stage.session, Verdict.CONTRADICT
    _told(stage, question, questions.judge_question(session, question, verdict, wording), then)


def _judge(stage: Stage, question: Asked, verdict: Verdict, then: Then) -> None:
    session = stage.session

    def judged(answer: str | None) -> None:
        right = answer or ""
        wording = question.wordings[int(right)] if right.isdigit() else right.removeprefix("=")
        _told(stage, question, questions.judge_question(session, question, verdict, wording), then)

    refused = questions.why_not(question, verdict)
    if verdict is not Verdict.CONTRADICT or question.is_inside or refused:
        judged("")
        return
    names = {session.article(one).sha256: short_name(session, one) for one in _articles(stage)}
    wordings = [
        (str(number), wording_title(wording.text, questions.names_with_words(wording, names)))
        for number, wording in enumerate(question.wordings)
    ]
    stage.ask(Question("Which is right?", wording_answers(wordings)), judged)


def _articles(stage: Stage) -> tuple[int, ...]:
    return story_of(stage.session).articles


def _note(stage: Stage, question: Asked, then: Then) -> None:
    def written(text: str | None) -> None:
        if text is not None:
            _told(stage, question, questions.note_question(stage.session, question, text), then)

    first = question.findings[0].judged.target

    def keep(text: str) -> None:
        stage.drafts.keep(first, text)

    now = stage.drafts.get(first, questions.note_of(question))
    stage.ask(Note(f"note on {question.reason}", now, keep), written)


# Dismissing


def _dismiss(stage: Stage, question: Asked, then: Then) -> None:
    session = stage.session
    if question.state == "dismissed":
        _told(stage, question, questions.restore_question(session, question), then)
        return

    def answered(reason: str | None) -> None:
        if reason == "?":
            title = f"why is this not a finding? {question.reason}"
            stage.ask(Form(title, [Field("reason", "reason")]), typed)
        elif reason == "never":
            _told(stage, question, questions.never_ask_again(session, question, ""), then)
        elif reason is not None:
            _told(stage, question, questions.dismiss_question(session, question, reason), then)

    def typed(values: Values | None) -> None:
        if values is not None:
            _told(
                stage,
                question,
                questions.dismiss_question(session, question, values["reason"]),
                then,
            )

    answers = [*reason_answers(), Answer("reason_never", "never")]
    if not questions.wordings_asked(question):
        answers.pop()
    stage.ask(Question("Why is this not a finding?", answers), answered)
