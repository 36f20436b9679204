"""What is shown, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from copydesk.findings.finding import FINDING_KINDS, SEVERITIES
from copydesk.judged.opinions import verdicts_on
from tui.actions import Action
from tui.actions.dialogs import Answer, Question, Search
from tui.actions.stage import Stage
from tui.session import looking
from tui.session.filters import judged_by, row_test

_FILTERS: Final = (
    "all",
    "to do",
    "differences",
    "judged",
    "not reviewed",
    "one-sided",
    "moved",
    "with a note",
    "second reader",
    "changed since",
    "with findings",
    *SEVERITIES,
    "dismissed",
    "disputed",
    "final",
    "judged by others only",
)
"""The filters but the kinds of findings, for which another question is asked."""

_OF_SEVERAL: Final = ("second reader", "disputed", "final", "judged by others only")
"""Filters that say how many rows they show: few, mostly none."""

_KINDS: Final = "kinds"
"""Asks for a kind of finding."""

_WHOSE: Final = "whose"
"""Asks for a reviewer."""

_MOST_REVIEWERS: Final = 9
"""Reviewers who are offered: those with the most verdicts, and a digit each."""


def _filter(stage: Stage) -> None:
    answers = [Answer(_command_of(name), name, _counted(stage, name)) for name in _FILTERS]
    answers.append(Answer("filter_judged_by", _WHOSE))
    answers.append(Answer("filter_kind", _KINDS))

    def chosen(name: str | None) -> None:
        if name == _KINDS:
            _ask_kind(stage)
        elif name == _WHOSE:
            _ask_whose(stage)
        elif name is not None:
            _show_only(stage, name)

    stage.ask(Question("show", answers), chosen)


def _counted(stage: Stage, name: str) -> str:
    """Return what a filter about several reviewers is called, with the number of its rows."""
    if name not in _OF_SEVERAL:
        return ""
    number = sum(map(row_test(name), stage.session.pair.judged))
    return f"{name} ({number})" if number else ""


def _command_of(name: str) -> str:
    return "filter_" + name.replace(" ", "_").replace("-", "_")


def _ask_kind(stage: Stage) -> None:
    """Ask which of the kinds that occur in this pair is to be shown."""
    counts = Counter(
        finding.finding.kind for row in stage.session.pair.judged for finding in row.findings
    )
    answers = [
        Answer(f"kind_{kind}", kind, f"{kind} ({counts[kind]})")
        for kind in FINDING_KINDS
        if counts[kind]
    ]
    if not answers:
        stage.say("there are no findings in this pair")
        return
    stage.ask(
        Question("show findings of kind", answers),
        lambda kind: None if kind is None else _show_only(stage, kind),
    )


def _ask_whose(stage: Stage) -> None:
    """Ask whose verdicts are to be shown, of those who gave some in this pair."""
    counts = Counter(
        item.reviewer for part in stage.session.pair.parts for item in verdicts_on(part)
    )
    if not counts:
        stage.say("no verdicts are shown in this pair yet")
        return
    names = sorted(name for name, _count in counts.most_common(_MOST_REVIEWERS))
    answers = [
        Answer(f"reviewer_{number}", judged_by(name), f"{name} ({counts[name]})")
        for number, name in enumerate(names, 1)
    ]
    stage.ask(
        Question("show what was judged by", answers),
        lambda name: None if name is None else _show_only(stage, name),
    )


def _show_only(stage: Stage, name: str) -> None:
    stage.show(looking.set_filter(stage.session.cursor, name))


def _search(stage: Stage) -> None:
    def entered(text: str | None) -> None:
        if text is not None:
            stage.show(looking.set_search(stage.session.cursor, text))

    stage.ask(Search(stage.session.cursor.search), entered)


def _match(stage: Stage, step: int) -> None:
    stage.show(looking.next_match(stage.session.cursor, step))


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


ACTIONS: Final[Mapping[str, Action]] = {
    "next_pane": lambda stage: stage.go_to_pane(1),
    "previous_pane": lambda stage: stage.go_to_pane(-1),
    "filter": _filter,
    "search": _search,
    "next_match": lambda stage: _match(stage, 1),
    "previous_match": lambda stage: _match(stage, -1),
    "fold": lambda stage: stage.show(looking.fold(stage.session.cursor)),
    "fold_all": lambda stage: stage.show(looking.fold_all(stage.session.cursor)),
    "stack": _stack,
    "variants": lambda stage: stage.show(looking.mark_variants(stage.session.cursor)),
    "list": lambda stage: stage.toggle_list(),
    "story": _story,
    "overview": _overview,
    "sheet": _sheet,
    "sidebar": lambda stage: stage.toggle_sidebar(),
}
