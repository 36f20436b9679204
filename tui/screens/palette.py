"""The palette: commands of the review, found by some letters of what they do."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, Static

from tui.commands import Command, commands_in
from tui.screens.dialog import Dialog, bindings_of
from widgets.fields import LineField
from widgets.offer_list import OfferList
from widgets.parts import parts_of
from widgets.shown import Offer

_PAGE: Final = 8
"""Commands that the keys for a page go on by."""
_KEYS: Final = 2
"""Of a command that are shown."""


class Palette(Dialog[str]):
    """Returns the id of the command that was chosen."""

    PLACE = "palette"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self) -> None:
        super().__init__()
        self._found = commands_in("review")
        """The commands that match, the likeliest first."""
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """Lay out title, field, commands and keys."""
        with Vertical(classes="dialog page palette"):
            yield Static(Content("commands"), classes="dialog-title")
            yield LineField()
            yield OfferList()
            yield Static(parts_of(self.keys.hint(self.PLACE)), classes="hint")

    def on_mount(self) -> None:
        """Offer every command before anything is typed."""
        self._draw()

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        self._found = _matching(event.value)
        self._go_to(0)

    def action_run(self) -> None:
        """Close with the command under the cursor; without one, stay."""
        if self._found:
            self.dismiss(self._found[self._cursor].id)

    def action_next(self) -> None:
        """Go to the next command."""
        self._go_to(self._cursor + 1)

    def action_previous(self) -> None:
        """Go to the command before."""
        self._go_to(self._cursor - 1)

    def action_page_down(self) -> None:
        """Go on by a page of commands."""
        self._go_to(self._cursor + _PAGE)

    def action_page_up(self) -> None:
        """Go back by a page of commands."""
        self._go_to(self._cursor - _PAGE)

    def action_first(self) -> None:
        """Go to the first command."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last command."""
        self._go_to(len(self._found) - 1)

    def _go_to(self, command: int) -> None:
        self._cursor = max(0, min(command, len(self._found) - 1))
        self._draw()

    def _draw(self) -> None:
        offers = [
            Offer((-1, -1), self.keys.written(command.id, _KEYS), "", (_told(command),))
            for command in self._found
        ]
        caption = f"{self._cursor + 1} of {len(offers)}" if offers else "no command is called so"
        self.query_one(OfferList).show("", caption, offers, self._cursor)


def _matching(query: str) -> tuple[Command, ...]:
    """Return the commands whose title or help has the letters of `query`, in that order."""
    commands = commands_in("review")
    if not query:
        return commands
    matcher = Matcher(query)
    scores = {command.id: matcher.match(_told(command)) for command in commands}
    likeliest = sorted(commands, key=lambda command: -scores[command.id])
    return tuple(command for command in likeliest if scores[command.id] > 0)


def _told(command: Command) -> str:
    return f"{command.title}: {command.help}"
