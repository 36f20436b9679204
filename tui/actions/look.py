"""What is shown, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.actions import Action
from tui.actions.dialogs import Page, Search
from tui.actions.filters import choose_filter
from tui.actions.stage import Stage
from tui.session import looking, search


def _search(stage: Stage) -> None:
    def entered(text: str | None) -> None:
        if text is not None:
            stage.show(search.set_search(stage.session, text))

    stage.ask(Search(stage.session.cursor.search), entered)


def _match(stage: Stage, step: int) -> None:
    stage.show(search.next_match(stage.session, step))


def _stack(stage: Stage) -> None:
    stage.say("stacked: L is the base" if stage.toggle_stacked() else "side by side")


def _sheet(stage: Stage) -> None:
    # The sheet's cards and dialog are loaded when it is first looked at.
    from tui.actions.sheet import look_at_sheet

    look_at_sheet(stage)


def _story(stage: Stage) -> None:
    from tui.actions.story import look_at_claim

    look_at_claim(stage)


def _overview(stage: Stage) -> None:
    from tui.actions.overview import look_at_overview

    look_at_overview(stage)


def _left_out(stage: Stage) -> None:
    # Loads the table of reasons, which nothing on the first screen wants.
    from copydesk.articles.left_out import left_out_lines

    library = stage.session.desk.library
    lines = [f"{folder} (the folder can't be listed)" for folder in library.unread_folders]
    lines += left_out_lines(library.left_out)
    if not lines:
        stage.say("nothing is left out: every file that isn't hidden is an article")
        return
    lines += ["", "A file that is named, `copydesk FILE...`, is opened whatever it is called."]
    stage.ask(Page("left out of the story", "\n".join(lines)))


ACTIONS: Final[Mapping[str, Action]] = {
    "next_pane": lambda stage: stage.go_to_pane(1),
    "previous_pane": lambda stage: stage.go_to_pane(-1),
    "filter": choose_filter,
    "search": _search,
    "next_match": lambda stage: _match(stage, 1),
    "previous_match": lambda stage: _match(stage, -1),
    "fold": lambda stage: stage.show(looking.fold(stage.session.cursor)),
    "fold_all": lambda stage: stage.show(looking.fold_all(stage.session.cursor)),
    "stack": _stack,
    "variants": lambda stage: stage.show(looking.mark_variants(stage.session.cursor)),
    "list": lambda stage: stage.toggle_list(),
    "left_out": _left_out,
    "story": _story,
    "overview": _overview,
    "sheet": _sheet,
    "sidebar": lambda stage: stage.toggle_sidebar(),
}
