"""The fact sheet: looking at it, going to a sentence from it, making a finding of two cells."""

from __future__ import annotations

from tui.actions.dialogs import SheetChoice, SheetView
from tui.actions.finding import ask_about
from tui.actions.stage import Stage
from tui.cards.sheet import table_of
from tui.session import sheet
from tui.session.story_sheet import Stated
from widgets.shown_sheet import SheetTable


def look_at_sheet(stage: Stage) -> None:
    """Show the fact sheet, and how far it is until it is made; do what is chosen in it."""
    session = stage.session

    def made() -> SheetTable | float:
        share = stage.sheet_share()
        return share if session.sheet is None else table_of(session, session.sheet)

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

    stage.ask(SheetView(made, refused, session.sheet_place, keep), chosen)


def _add_finding(stage: Stage, one: Stated, other: Stated) -> None:
    """Make a finding of two cells: the pair that shows both comes on screen."""
    session = stage.session
    stage.show(sheet.go_to(session, one if other.article == session.base else other))
    row = session.cursor.current
    if row is not None and session.pair.comparison is not None:
        ask_about(stage, sheet.words_of(session, one, other), row.row.number)
