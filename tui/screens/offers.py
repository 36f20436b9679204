"""The dialog in which one of several offers is chosen: a partner to link with, a link to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from copydesk.visible import visible
from tui.actions.dialogs import Choice
from tui.commands import COMMAND
from tui.screens.dialog import Dialog, bindings_of
from widgets.offer_list import OfferList
from widgets.shown import Offer

_PAGE = 8
"""Offers that the keys for a page go on by."""


class OffersDialog(Dialog[tuple[int, Offer]]):
    """Returns the offer that was chosen with the number of the side it was chosen for.

    Args:
        sides: What may be asked, made when it first is: a list for each side that the dialog can
            be turned to, with a question for each sentence there. At least one of both.
        command: The id of the command that opened it and that a choice is for, "link": its keys go
            to the next offer too.
    """

    AUTO_FOCUS = ""
    PLACE = "offers"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, sides: Sequence[Sequence[Callable[[], Choice]]], command: str) -> None:
        super().__init__()
        self._sides = sides
        self._command = command
        self._side = 0
        self._sentence = 0
        self._question = sides[0][0]()
        self._cursor = self._question.first

    def compose(self) -> ComposeResult:
        """Lay out title, offers and keys."""
        with Vertical(classes="dialog page"):
            yield Static(Content(""), classes="dialog-title", id="title")
            yield OfferList()
            yield Static(Content(""), classes="hint", id="keys")

    def on_mount(self) -> None:
        """Draw the first question."""
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Go on with the key that opened the dialog."""
        if event.key in self.keys.of(self._command):
            event.stop()
            self.action_next()

    def action_next(self) -> None:
        """Go to the next offer."""
        self._go_to(self._cursor + 1)

    def action_previous(self) -> None:
        """Go to the offer before."""
        self._go_to(self._cursor - 1)

    def action_page_down(self) -> None:
        """Go on by a page of offers."""
        self._go_to(self._cursor + _PAGE)

    def action_page_up(self) -> None:
        """Go back by a page of offers."""
        self._go_to(self._cursor - _PAGE)

    def action_first(self) -> None:
        """Go to the first offer."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last offer."""
        self._go_to(len(self._question.offers) - 1)

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
        self.dismiss((self._side, self._question.offers[self._cursor]))

    def _go_to(self, offer: int) -> None:
        self._cursor = min(max(offer, 0), len(self._question.offers) - 1)
        self._draw()

    def _ask(self, side: int, sentence: int) -> None:
        self._side, self._sentence = side, sentence
        self._question = self._sides[side][sentence]()
        self._cursor = self._question.first
        self._draw()

    def _draw(self) -> None:
        asked = self._question
        place = f"{self._cursor + 1} of {len(asked.offers)}"
        self.query_one("#title", Static).update(Content(visible(asked.title)))
        self.query_one(OfferList).show(
            asked.subject, f"{asked.caption}, {place}", asked.offers, self._cursor
        )
        self.query_one("#keys", Static).update(Content(self._hint()))

    def _hint(self) -> str:
        without = set()
        if len(self._sides[self._side]) == 1:
            without.add("offers_next_sentence")
        if len(self._sides) == 1:
            without.add("offers_other_side")
        hint = self.keys.hint(
            self.PLACE, {"offers_choose": COMMAND[self._command].title}, without=without
        )
        # The next offer comes first: what opened the dialog stands before its key.
        return f"{self.keys.written(self._command)} {hint}"
