"""The keys of each pane of the review: for the line at the bottom, and where the help begins."""

from __future__ import annotations

from typing import Final

from tui.commands import VERDICT_COMMANDS, commands_in
from tui.keys import Keys

_Told = tuple[tuple[str, ...], str]
"""Commands, and what they do in a pane."""

_HELP: Final[_Told] = (("help",), "help")

_OF_PANES: Final[dict[str, tuple[_Told, ...]]] = {
    "list": (
        (("next_row", "previous_row"), "move"),
        (("choose",), "compare"),
        (("pin",), "make it the base"),
        (("facts",), "its facts"),
        (("versions",), "its earlier texts"),
        (("next_pane",), "to the texts"),
        _HELP,
    ),
    "review": (
        (("next_row", "previous_row"), "scroll"),
        (("previous_pane",), "to the texts"),
        (VERDICT_COMMANDS, "verdict"),
        (("note",), "note"),
        (("evidence",), "evidence"),
        (("tags",), "tags"),
        (("sidebar",), "elsewhere, or hidden"),
        _HELP,
    ),
}
"""What is done in list and review. In the texts it is what the table of commands says."""


def keys_of(pane: str, keys: Keys) -> list[tuple[str, str]]:
    """Return keys that work in a pane, each with what it does there.

    Args:
        pane: "list", "texts", "review".
        keys: The keys in force.
    """
    if pane in _OF_PANES:
        return [(_first_keys(commands, keys), told) for commands, told in _OF_PANES[pane]]
    shown = [
        (keys.written(command.id, command.shown), command.title)
        for command in commands_in("review")
        if command.shown
    ]
    return [(_first_keys(VERDICT_COMMANDS, keys), "verdict"), *shown]


def _first_keys(commands: tuple[str, ...], keys: Keys) -> str:
    """Return the first key of each command, the digits of the verdicts in short."""
    written = [keys.written(name, 1) for name in commands]
    return "1-6" if written == list("123456") else " ".join(written)
