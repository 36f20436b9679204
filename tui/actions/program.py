"""The program itself: help, palette, repainting, leaving."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.actions import Action
from tui.actions.dialogs import Page, Palette
from tui.actions.stage import Stage
from tui.actions.unsaved import quit_review, save_elsewhere
from tui.cards.legend import LEGEND, SIGN_OF_CURSOR
from tui.commands import commands_in
from tui.keys import key
from tui.review_rows import GROUPS, Group
from tui.session import moving

_ROW_KEYS: Final = f"{key('next_row')} {key('previous_row')}"
_ON_ROW: Final = f"about the row at the sign {SIGN_OF_CURSOR}."

_PANES: Final = {
    "texts": f"You are in the texts: verdicts, notes and moves are {_ON_ROW}",
    "list": f"You are in the list: {_ROW_KEYS} move, {key('choose')} compares with an article,"
    f" {key('pin')} makes it the base; {key('left_out')} tells which files are no articles.",
    "review": f"You are in the review: {_ROW_KEYS} scroll it; verdicts are {_ON_ROW}",
}

_FIRST: Final[Mapping[str, Group]] = {"list": "Pair"}
"""The group of commands that is told first in a pane, where that isn't the first of all."""


def _help(stage: Stage) -> None:
    """Show what works here first, then everything else; the meaning of the signs is the end."""
    at_end = f"{stage.keys.written('page_bottom', 1)} goes to the words and signs of the screen."
    lines = [_PANES[stage.pane], at_end]
    for group in sorted(GROUPS, key=lambda group: group != _FIRST.get(stage.pane)):
        lines += ["", group]
        for command in commands_in("review"):
            if command.group == group:
                lines.append(f"  {stage.keys.written(command.id):<12} {command.help}")
    lines += ["", "Terminal strange after a dropped line? Type: reset", "", LEGEND]
    stage.ask(Page("keys", "\n".join(lines)))


def _palette(stage: Stage) -> None:
    def chosen(found: str | None) -> None:
        if found is not None and found.isdecimal():
            stage.show(moving.go_to_number(stage.session, int(found)))
        elif found is not None:
            stage.run(found)

    stage.ask(Palette(), chosen)


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
