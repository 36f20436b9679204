"""The fact sheet: looking at it, going to a sentence from it, making a finding of two cells."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from copydesk.reviews.verdict import Verdict
from tui.actions.dialogs import Question, SheetChoice, SheetView
from tui.actions.finding import ask_about
from tui.actions.sides import VERDICTS, wording_answers, wording_title
from tui.actions.stage import Stage
from tui.cards.sheet import table_of
from tui.session import sheet, sheet_line, undo
from tui.session.names import short_name
from tui.session.sheet_line import Sides
from tui.session.story_sheet import Stated, StorySheet


def look_at_sheet(stage: Stage) -> None:
    """Show the fact sheet, and how far it is until it is made; do what is chosen in it."""
    session = stage.session

    def made() -> StorySheet | float | None:
        share = stage.sheet_share()
        return share if session.sheet is None else session.sheet

    def refused(one: Stated, other: Stated) -> str:
        return stage.keys.filled(sheet.why_no_finding(session, one, other))

    def keep(line: int, column: int) -> None:
        session.sheet_place = line, column

    def chosen(choice: SheetChoice | None) -> None:
        if choice is None:
            return
        first, *others = choice.cells
        stage.show(sheet.go_to(session, first))
        for other in others:
            _add_finding(stage, first, other)

    stage.ask(
        SheetView(
            made,
            partial(table_of, session),
            refused,
            session.sheet_place,
            keep,
            partial(_carry_out, stage),
            partial(typed_at, stage),
        ),
        chosen,
    )


def typed_at(stage: Stage) -> float | None:
    """Return when the key was typed that is carried out; None: it may be the rest of another."""
    return None if stage.is_behind_escape else stage.typed_at


def _carry_out(
    stage: Stage, command: str, line: int, marked: tuple[int, ...], then: Callable[[str], None]
) -> None:
    """Carry out a command of the sheet that writes."""
    name = command.removeprefix("sheet_")
    if name in VERDICTS:
        _judge_line(stage, line, marked, VERDICTS[name], then)
    else:
        taken_back(stage, name, then)


def taken_back(stage: Stage, name: str, then: Callable[[str], None]) -> None:
    """Undo or redo, and say what that was; the review below stays where it is."""
    outcome = undo.undo(stage.session) if name == "undo" else undo.redo(stage.session)
    stage.show(outcome)
    then(outcome.say)


def _judge_line(
    stage: Stage,
    line: int,
    marked: tuple[int, ...],
    verdict: Verdict,
    then: Callable[[str], None],
) -> None:
    session = stage.session
    sides = sheet_line.sides_of(session, line, marked, verdict)
    if isinstance(sides, str):
        then(f"{sides}: {stage.keys.written('sheet_mark', 1)}")
        return

    def judged(right: str | None) -> None:
        outcome = sheet_line.judge_line(session, sides, verdict, right or "")
        stage.show(outcome)
        then(outcome.say)

    if verdict is Verdict.CONTRADICT:
        stage.ask(Question("Which is right?", wording_answers(_wordings(stage, sides))), judged)
    else:
        judged("")


def _wordings(stage: Stage, sides: Sides) -> list[tuple[str, str]]:
    """Return the wordings of a line in normal form, each with its words and articles."""
    found = []
    for form, stands in sides.wordings.items():
        names = [short_name(stage.session, stand.article) for stand in stands]
        found.append((form, wording_title(stands[0].words, names)))
    return found


def _add_finding(stage: Stage, one: Stated, other: Stated) -> None:
    """Make a finding of two cells: the pair that shows both comes on screen."""
    session = stage.session
    stage.show(sheet.go_to(session, one if other.article == session.base else other))
    row = session.cursor.current
    if row is not None and session.pair.comparison is not None:
        ask_about(stage, sheet.words_of(session, one, other), row.row.number)
