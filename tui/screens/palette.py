"""The palette: commands of the review by words of what they do, and rows by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
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
_DIGITS: Final = 10
"""Below as many, a number may be a row's."""
_NO_MATCH: Final = 5
"""Rank of a command that isn't meant."""


_Found = Command | int
"""What matches what was typed: a command, or the number of a row."""


class Palette(Dialog[str]):
    """Returns the id of the command that was chosen, or the number of the row."""

    PLACE = "palette"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[_Found, ...] = commands_in("review")
        """What matches, the likeliest first."""
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
        """Close with what is under the cursor; without anything, stay."""
        if self._found:
            found = self._found[self._cursor]
            self.dismiss(str(found) if isinstance(found, int) else found.id)

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
        offers = [self._offer(found) for found in self._found]
        caption = f"{self._cursor + 1} of {len(offers)}" if offers else "no command is called so"
        self.query_one(OfferList).show("", caption, offers, self._cursor)

    def _offer(self, found: _Found) -> Offer:
        if isinstance(found, int):
            return Offer((-1, -1), "", "", (f"go to row {found}",))
        return Offer((-1, -1), self.keys.written(found.id, _KEYS), "", (_told(found),))


def _matching(typed: str) -> tuple[_Found, ...]:
    """Return the row of a typed number, and the commands that words match, the likeliest first."""
    words = typed.casefold().split()
    commands = commands_in("review")
    ranks = {command: _rank(command, words) for command in commands}
    matching = sorted((c for c in commands if ranks[c] < _NO_MATCH), key=lambda c: ranks[c])
    rows = [int(word) for word in words[:1] if word.isdecimal() and len(word) < _DIGITS]
    return (*rows, *matching)


def _rank(command: Command, words: Sequence[str]) -> int:
    """Return how far a command is from some words, 0 for its very title.

    Its title begins so, words of the title do, words of what it does do, or they stand anywhere.
    """
    title, told = command.title.casefold(), _told(command).casefold()
    typed = " ".join(words)
    ways = (
        title == typed,
        title.startswith(typed),
        all(_begins_a_word(word, title) for word in words),
        all(_begins_a_word(word, told) for word in words),
        all(word in told for word in words),
    )
    return ways.index(True) if any(ways) else _NO_MATCH


def _begins_a_word(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text) is not None


def _told(command: Command) -> str:
    return f"{command.title}: {command.help}"
