"""The dialog in which one of several offers is chosen: a partner to link with, a link to part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from copydesk.visible import visible
from tui.actions.dialogs import Choice
from tui.commands import spelled
from tui.screens.dialog import Dialog
from widgets.offer_list import OfferList
from widgets.shown import Offer

_PAGE = 8
"""Offers that the keys for a page go on by."""


class OffersDialog(Dialog[tuple[int, Offer]]):
    """Returns the offer that was chosen with the number of the side it was chosen for.

    Args:
        sides: What may be asked, made when it first is: a list for each side that the dialog can
            be turned to, with a question for each sentence there. At least one of both.
        again: Keys that go to the next offer, beside j: those of the command that opened it.
        verb: What Enter does: "link".
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", "leave"),
        Binding("j,down", "move(1)", "next"),
        Binding("k,up", "move(-1)", "before"),
        Binding("space,pagedown,ctrl+d", f"move({_PAGE})", "page down"),
        Binding("b,pageup,ctrl+u", f"move({-_PAGE})", "page up"),
        Binding("g,home", "move(-1000000)", "first"),
        Binding("G,end", "move(1000000)", "last"),
        Binding("tab,shift+tab", "other_side", "other side"),
        Binding("s", "next_sentence", "next sentence"),
        Binding("enter", "choose", "choose"),
    ]

    def __init__(
        self, sides: Sequence[Sequence[Callable[[], Choice]]], again: Iterable[str], verb: str
    ) -> None:
        super().__init__()
        self._sides = sides
        self._again = tuple(again)
        self._verb = verb
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
        if event.key in self._again:
            event.stop()
            event.prevent_default()
            self.action_move(1)

    def action_move(self, offers: int) -> None:
        """Move the cursor by so many offers, as far as there are any."""
        last = len(self._question.offers) - 1
        self._cursor = min(max(self._cursor + offers, 0), last)
        self._draw()

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
        self.query_one("#keys", Static).update(Content(self._keys()))

    def _keys(self) -> str:
        again = " ".join(dict.fromkeys((*map(spelled, self._again), "j")))
        keys = [f"{again} next", "k before", f"Enter {self._verb}"]
        if len(self._sides[self._side]) > 1:
            keys.append("s sentence")
        if len(self._sides) > 1:
            keys.append("tab other side")
        return "   ".join([*keys, "q or Esc leave"])
