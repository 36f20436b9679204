"""What is shown, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from tui.actions import Action
from tui.actions.finding import KIND_KEYS
from tui.screens.prompt import Answer, Prompt
from tui.screens.review import ReviewScreen
from tui.screens.search import SearchLine

_FILTERS: Final = {
    "a": "all",
    "t": "to do",
    "d": "differences",
    "j": "judged",
    "n": "not reviewed",
    "o": "one-sided",
    "m": "moved",
    "w": "with a note",
    "s": "second reader",
    "c": "changed since",
    "f": "with findings",
    "h": "high",
    "e": "medium",
    "l": "low",
    "x": "dismissed",
}
"""The key of each filter but the kinds of findings, for which another question is asked."""

_KINDS: Final = "kinds"
"""Asks for a kind of finding."""


def _filter(screen: ReviewScreen) -> None:
    answers = [Answer(key, name, name) for key, name in _FILTERS.items()]
    answers.append(Answer("k", "a kind of finding", _KINDS))

    def chosen(name: str | None) -> None:
        if name == _KINDS:
            _ask_kind(screen)
        elif name is not None:
            _show_only(screen, name)

    screen.app.push_screen(Prompt("show", answers), chosen)


def _ask_kind(screen: ReviewScreen) -> None:
    """Ask which of the kinds that occur in this pair is to be shown."""
    counts = Counter(
        finding.finding.kind for row in screen.session.pair.judged for finding in row.findings
    )
    answers = [
        Answer(key, f"{kind} ({counts[kind]})", kind)
        for key, kind in KIND_KEYS.items()
        if counts[kind]
    ]
    if not answers:
        screen.say("there are no findings in this pair")
        return
    screen.app.push_screen(
        Prompt("show findings of kind", answers),
        lambda kind: None if kind is None else _show_only(screen, kind),
    )


def _show_only(screen: ReviewScreen, name: str) -> None:
    screen.say(screen.session.set_filter(name))
    screen.redraw()


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


def _variants(screen: ReviewScreen) -> None:
    session = screen.session
    session.variants = not session.variants
    screen.texts.set_variants(session.variants)
    screen.redraw()
    what = "case, quotes, dashes and spaces"
    screen.say(f"{what} are marked too" if session.variants else f"{what} are not marked")


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
    "variants": _variants,
    "list": lambda screen: screen.toggle_list(),
    "sidebar": lambda screen: screen.toggle_sidebar(),
}
