"""The dialog in which one of several offers is chosen: a partner to link with, a link to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from tui.actions.dialogs import Choice
from tui.commands import COMMAND
from tui.screens.dialog import bindings_of
from tui.screens.listing import ListDialog
from widgets.shown import Offer


class OffersDialog(ListDialog[tuple[int, Offer]]):
    """Returns the offer that was chosen with the number of the side it was chosen for.

    Args:
        sides: What may be asked, made when it first is: a list for each side that the dialog can
            be turned to, with a question for each sentence there. At least one of both.
        command: The id of the command that opened it and that a choice is for, "link": its keys go
            to the next offer too.
    """

    PLACE = "offers"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, sides: Sequence[Sequence[Callable[[], Choice]]], command: str) -> None:
        super().__init__(sides[0][0]())
        self._sides = sides
        self._command = command
        self._side = 0
        self._sentence = 0

    def on_key(self, event: events.Key) -> None:
        """Go on with the key that opened the dialog."""
        if event.key in self.keys.of(self._command):
            event.stop()
            self.action_next()

    def action_other_side(self) -> None:
        """Ask for the sentences of the other side, where the row has any."""
        if len(self._sides) > 1:
            self._ask((self._side + 1) % len(self._sides), 0)

    def action_next_sentence(self) -> None:
        """Ask for the next sentence of this side, after the last one for the first."""
        sentences = len(self._sides[self._side])
        if sentences > 1:
            self._ask(self._side, (self._sentence + 1) % sentences)

    def action_choose(self) -> None:
        """Close with the offer under the cursor."""
        self.dismiss((self._side, self.choice.offers[self.cursor]))

    def _ask(self, side: int, sentence: int) -> None:
        self._side, self._sentence = side, sentence
        self.list(self._sides[side][sentence]())

    def hint(self) -> tuple[str, ...]:
        """Return the line of keys, without those that do nothing for this row."""
        without = set()
        if len(self._sides[self._side]) == 1:
            without.add("offers_next_sentence")
        if len(self._sides) == 1:
            without.add("offers_other_side")
        return self.keys.hint(
            self.PLACE,
            {"offers_choose": COMMAND[self._command].title},
            without=without,
            also={"listing_next": self.keys.of(self._command)},
        )
