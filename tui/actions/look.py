"""What is shown, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.actions import Action
from tui.cursor import FILTERS
from tui.screens.prompt import Answer, Prompt
from tui.screens.review import ReviewScreen
from tui.screens.search import SearchLine

_FILTER_KEYS: Final = "atdjnomwsc"
"""A key for each of `FILTERS`, in their order."""


def _filter(screen: ReviewScreen) -> None:
    answers = [Answer(key, name, name) for key, name in zip(_FILTER_KEYS, FILTERS, strict=True)]

    def chosen(name: str | None) -> None:
        if name is not None:
            screen.say(screen.session.set_filter(name))
            screen.redraw()

    screen.app.push_screen(Prompt("show", answers), chosen)


def _search(screen: ReviewScreen) -> None:
    def entered(text: str | None) -> None:
        if text is not None:
            screen.say(screen.session.set_search(text))
            screen.texts.set_search(text)
            screen.cursor_moved()

    screen.app.push_screen(SearchLine(screen.session.search), entered)


def _match(screen: ReviewScreen, step: int) -> None:
    screen.say(screen.session.next_match(step))
    screen.cursor_moved()


def _fold(screen: ReviewScreen) -> None:
    screen.say(screen.session.fold())
    screen.redraw()


def _fold_all(screen: ReviewScreen) -> None:
    screen.say(screen.session.fold_all())
    screen.redraw()


def _stack(screen: ReviewScreen) -> None:
    screen.texts.set_stacked(not screen.texts.stacked)
    screen.say("stacked: L is the base" if screen.texts.stacked else "side by side")


ACTIONS: Final[Mapping[str, Action]] = {
    "next_pane": lambda screen: screen.go_to_pane(1),
    "previous_pane": lambda screen: screen.go_to_pane(-1),
    "filter": _filter,
    "search": _search,
    "next_match": lambda screen: _match(screen, 1),
    "previous_match": lambda screen: _match(screen, -1),
    "fold": _fold,
    "fold_all": _fold_all,
    "stack": _stack,
    "list": lambda screen: screen.toggle_list(),
    "sidebar": lambda screen: screen.toggle_sidebar(),
}
