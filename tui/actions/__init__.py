"""What each command does, one module a group of the table in `tui.commands`.

An action is a function on a `Stage`: it calls the session and has the stage show what came of it.
Keys are handled one after another, so an action opens a dialog at once and goes on in a callback: a
key typed ahead reaches the dialog and not the review below it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from tui.commands import COMMAND

if TYPE_CHECKING:
    from tui.actions.stage import Stage

Action = Callable[["Stage"], None]


def action_of(command: str) -> Action:
    """Return what carries out the command of the review with this id.

    Its group's module is imported at the first key of the group: the first screen needs none.
    """
    group = COMMAND[command].group
    assert group is not None  # dialogs carry out their own commands
    module = import_module(f"{__name__}.{group.lower()}")
    actions: Mapping[str, Action] = module.ACTIONS
    return actions[command]
