"""What each command does, one module a group of the table in `tui.commands`.

An action is a function that takes the review screen; it calls the session, then has the screen draw
what changed. Keys are handled one after another, so an action opens a dialog at once and goes on in
a callback: a key typed ahead reaches the dialog and not the review below it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from tui.commands import COMMAND

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen

Action = Callable[["ReviewScreen"], None]


def action_of(command: str) -> Action:
    """Return what carries out the command with this id.

    Its group's module is imported at the first key of the group: dialogs, with Textual's text area
    and inputs, would cost the first screen a tenth of its time.
    """
    module = import_module(f"{__name__}.{COMMAND[command].group.lower()}")
    actions: Mapping[str, Action] = module.ACTIONS
    return actions[command]
