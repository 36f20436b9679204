"""The program itself: help, palette, repainting, leaving."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.actions import Action
from tui.actions.dialogs import Page, Palette
from tui.actions.stage import Stage
from tui.actions.unsaved import quit_review, save_elsewhere
from tui.commands import GROUPS, commands_in
from widgets.shown import SIGNS

_PANES: Final = {
    "texts": "You are in the texts: verdicts, notes and moves are about the row at the sign >.",
    "list": "You are in the list: j k move, Enter compares with an article, p makes it the base.",
    "review": "You are in the review: j k scroll it; verdicts are about the row at the sign >.",
}

_LEGEND: Final = f"""\
Signs: {SIGNS["same"]} same   {SIGNS["reworded"]} reworded   {SIGNS["left-only"]} left only   \
{SIGNS["right-only"]} right only, or folded lines   > cursor
The digit before a number is your verdict: ? no side was chosen, * the row changed since.
After it: ! reviewers disagree, S a second reader is wanted, F final, o others gave a verdict.
The numbers beside the texts count sentences; rows are counted in the review (row 7).
also 6: sentence 6 over there says it as well.   nearest: 9 (maybe): the likeliest partner.
sure, likely, maybe: how safe it is that the sentences of a row belong together.
; before a number: the row has an open finding; so has a word with ; before it, or underlined.
In the review: ; open, x dismissed, a digit your verdict, > the finding that the keys are about.
linked by hand, by anna: a person said so, which wins over the program. L links, U unlinks.
In the list, at the end: O decisions on the article lost their place, V it was edited apart."""


def _help(stage: Stage) -> None:
    lines = [_PANES[stage.pane], "", _LEGEND]
    for group in GROUPS:
        lines += ["", group]
        for command in commands_in("review"):
            if command.group == group:
                lines.append(f"  {stage.keys.written(command.id):<12} {command.help}")
    lines += ["", "Terminal strange after a dropped line? Type: reset"]
    stage.ask(Page("keys", "\n".join(lines)))


def _palette(stage: Stage) -> None:
    stage.ask(Palette())


def _suspend(stage: Stage) -> None:
    stage.suspend()


def _no_quit(stage: Stage) -> None:
    saved = "" if stage.session.live.state.pending else "; everything is saved already"
    stage.say(f"{stage.keys.written('quit', 1)} quits{saved}")


ACTIONS: Final[Mapping[str, Action]] = {
    "repaint": lambda stage: stage.repaint_everything(),
    "suspend": _suspend,
    "palette": _palette,
    "help": _help,
    "save_elsewhere": save_elsewhere,
    "quit": quit_review,
    "no_quit": _no_quit,
}
