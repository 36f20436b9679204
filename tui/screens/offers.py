"""The dialog in which one of several offers is chosen: a partner to link with, a link to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.actions.dialogs import Choice
from tui.commands import COMMAND
from tui.screens.dialog import bindings_of
from tui.screens.listing import ListDialog
from tui.session.narrowing import narrowed
from widgets.fields import LineField
from widgets.offer_list import OfferList
from widgets.shown import Offer


class OffersDialog(ListDialog[tuple[int, Offer]]):
    """Returns the offer that was chosen with the number of the question that it answers.

    What is typed narrows the offers.

    Args:
        choices: What may be asked, made when it first is, one for each sentence. At least one.
        command: The id of the command that asks and that a choice is for.
    """

    AUTO_FOCUS = "LineField"
    PLACE = "offers"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, choices: Sequence[Callable[[], Choice]], command: str) -> None:
        self._choices = choices
        self._command = command
        self._asked = 0
        self._whole = choices[0]()
        super().__init__(self._whole)

    def compose(self) -> ComposeResult:
        """Lay out title, field, offers and keys."""
        with Vertical(classes="dialog page"):
            yield Static(Content(""), classes="dialog-title", id="title")
            yield LineField(placeholder="number of a row, or words")
            yield OfferList()
            yield Static(Content(""), classes="hint", id="keys")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    def action_other(self) -> None:
        """Ask for the next sentence of the row, of either article; after the last the first."""
        self._turn(1)

    def action_other_before(self) -> None:
        """Ask for the sentence before."""
        self._turn(-1)

    def action_choose(self) -> None:
        """Close with the offer under the cursor; without one, stay."""
        if self.choice.offers:
            self.dismiss((self._asked, self.choice.offers[self.cursor]))

    def _turn(self, step: int) -> None:
        self._asked = (self._asked + step) % len(self._choices)
        self._whole = self._choices[self._asked]()
        self._list(self.query_one(LineField).value)

    def _list(self, typed: str) -> None:
        """List the offers that have what is typed; the cursor starts on one without a label."""
        offers = narrowed(self._whole.offers, typed)
        first = next((at for at, offer in enumerate(offers) if not offer.label), 0)
        caption = self._whole.caption if offers else "no sentence here has that"
        self.list(structs.replace(self._whole, offers=offers, first=first, caption=caption))

    def hint(self) -> tuple[str, ...]:
        """Return the line of keys, without those that do nothing for this row."""
        alone = len(self._choices) == 1
        return self.keys.hint(
            self.PLACE,
            {"offers_choose": COMMAND[self._command].title},
            without={"offers_other", "offers_other_before"} if alone else (),
        )
