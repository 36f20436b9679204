"""What each command does, one module a group of the table in `tui.commands`.

An action is a function that takes the review screen; it calls the session, then has the screen draw
what changed. Keys are handled one after another, so an action opens a dialog at once and goes on in
a callback: a key typed ahead reaches the dialog and not the review below it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen

Action = Callable[["ReviewScreen"], None]


def all_actions() -> Mapping[str, Action]:
    """Return the action of every command, by the command's id."""
    from tui.actions import judge, look, move, pair, program, write

    return {
        **judge.ACTIONS,
        **move.ACTIONS,
        **pair.ACTIONS,
        **look.ACTIONS,
        **write.ACTIONS,
        **program.ACTIONS,
    }
