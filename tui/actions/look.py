"""What is shown, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from tui.actions import Action
from tui.actions.dialogs import Answer, Question, Search
from tui.actions.finding import KIND_KEYS
from tui.actions.stage import Stage

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


def _filter(stage: Stage) -> None:
    answers = [Answer(key, name, name) for key, name in _FILTERS.items()]
    answers.append(Answer("k", "a kind of finding", _KINDS))

    def chosen(name: str | None) -> None:
        if name == _KINDS:
            _ask_kind(stage)
        elif name is not None:
            _show_only(stage, name)

    stage.ask(Question("show", answers), chosen)


def _ask_kind(stage: Stage) -> None:
    """Ask which of the kinds that occur in this pair is to be shown."""
    counts = Counter(
        finding.finding.kind for row in stage.session.pair.judged for finding in row.findings
    )
    answers = [
        Answer(key, f"{kind} ({counts[kind]})", kind)
        for key, kind in KIND_KEYS.items()
        if counts[kind]
    ]
    if not answers:
        stage.say("there are no findings in this pair")
        return
    stage.ask(
        Question("show findings of kind", answers),
        lambda kind: None if kind is None else _show_only(stage, kind),
    )


def _show_only(stage: Stage, name: str) -> None:
    stage.say(stage.session.set_filter(name))
    stage.redraw()


def _search(stage: Stage) -> None:
    def entered(text: str | None) -> None:
        if text is not None:
            stage.say(stage.session.set_search(text))
            stage.redraw()

    stage.ask(Search(stage.session.search), entered)


def _match(stage: Stage, step: int) -> None:
    stage.say(stage.session.next_match(step))
    stage.cursor_moved()


def _fold(stage: Stage) -> None:
    stage.say(stage.session.fold())
    stage.redraw()


def _fold_all(stage: Stage) -> None:
    stage.say(stage.session.fold_all())
    stage.redraw()


def _stack(stage: Stage) -> None:
    stage.say("stacked: L is the base" if stage.toggle_stacked() else "side by side")


def _variants(stage: Stage) -> None:
    session = stage.session
    session.variants = not session.variants
    stage.redraw()
    what = "case, quotes, dashes and spaces"
    stage.say(f"{what} are marked too" if session.variants else f"{what} are not marked")


ACTIONS: Final[Mapping[str, Action]] = {
    "next_pane": lambda stage: stage.go_to_pane(1),
    "previous_pane": lambda stage: stage.go_to_pane(-1),
    "filter": _filter,
    "search": _search,
    "next_match": lambda stage: _match(stage, 1),
    "previous_match": lambda stage: _match(stage, -1),
    "fold": _fold,
    "fold_all": _fold_all,
    "stack": _stack,
    "variants": _variants,
    "list": lambda stage: stage.toggle_list(),
    "sidebar": lambda stage: stage.toggle_sidebar(),
}
