"""What all dialogs share: their looks, their keys from the table of commands, the ways out."""

from __future__ import annotations

from typing import ClassVar, Final, TypeVar

from textual import events
from textual._styles_cache import StylesCache
from textual.binding import Binding, BindingType

from tui.commands import Command, commands_in, is_typed_in
from tui.keys import Keys
from tui.screens.sparing import Overlay

Result = TypeVar("Result")
"""What a dialog returns when it wasn't left."""

_FIELDS: Final = ("text", "lines")
"""Places whose commands the field with the focus carries out."""


def bindings_of(place: str) -> list[BindingType]:
    """Return the bindings of a dialog: each command is its method without the place's name.

    The ids of the bindings are the commands', by which the app gives them the user's keys. Where
    something is typed, keys are handled in the order in which they reach the field, text and
    commands alike; elsewhere by the app at once, so that none is overtaken by the next one.
    """
    return [
        Binding(
            ",".join(command.keys),
            _action(command),
            command.title,
            id=command.id,
            show=False,
            priority=not is_typed_in(place),
        )
        for command in commands_in(place)
    ]


def _action(command: Command) -> str:
    name = command.id.removeprefix(f"{command.where}_")
    return f"focused.edit('{name}')" if command.where in _FIELDS else name


class Dialog(Overlay[Result | None], inherit_bindings=False):
    """A dialog above the review; left without an answer it returns None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("dialog")
    PLACE: ClassVar[str] = "dialog"
    """Which of the table's places this is."""

    keys = Keys()
    """The keys in force: whoever opens the dialog sets them."""

    async def on_event(self, event: events.Event) -> None:
        """Do nothing on opening where the program is ending: the dialog may lack parts."""
        if isinstance(event, events.Mount) and self.app.return_code is not None:
            return
        await super().on_event(event)

    def on_unmount(self) -> None:
        """Let go of the lines that were drawn.

        Textual knows the colours of a widget by the cache of its lines, whose last thousand it
        thereby keeps: half a megabyte for each dialog that was ever open.
        """
        StylesCache.get_inner_outer.cache_clear()

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_repaint(self) -> None:
        """Draw everything anew, what lies around the dialog too."""
        self.repaint_everything()
