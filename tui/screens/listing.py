"""Dialogs that are a list: something is done with the offer under the cursor."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from copydesk.visible import visible
from tui.actions.dialogs import Choice, Listing
from tui.screens.dialog import Dialog, Result, bindings_of
from widgets.offer_list import OfferList
from widgets.parts import parts_of

_PAGE = 8
"""Offers that the keys for a page go on by."""


class ListDialog(Dialog[Result]):
    """A list with a cursor; what can be done with the offer under it is its descendants' matter.

    Args:
        choice: What is listed at first.
    """

    AUTO_FOCUS = ""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.cursor = choice.first
        """Index of the offer under the cursor."""

    def compose(self) -> ComposeResult:
        """Lay out title, offers and keys."""
        with Vertical(classes="dialog page"):
            yield Static(Content(""), classes="dialog-title", id="title")
            yield OfferList()
            yield Static(Content(""), classes="hint", id="keys")

    def on_mount(self) -> None:
        """Draw the list."""
        self.draw()

    def list(self, choice: Choice) -> None:
        """List something else."""
        self.choice = choice
        self.cursor = choice.first
        self.draw()

    def draw(self) -> None:
        """Draw the list as it is now."""
        listed = self.choice
        caption = listed.caption
        if listed.offers:
            caption = f"{caption}, {self.cursor + 1} of {len(listed.offers)}"
        self.query_one("#title", Static).update(Content(visible(listed.title)))
        self.query_one(OfferList).show(listed.subject, caption, listed.offers, self.cursor)
        self.query_one("#keys", Static).update(parts_of(self.hint()))

    def hint(self) -> tuple[str, ...]:
        """Return the line of keys."""
        return self.keys.hint(self.PLACE)

    def action_next(self) -> None:
        """Go to the next offer."""
        self._go_to(self.cursor + 1)

    def action_previous(self) -> None:
        """Go to the offer before."""
        self._go_to(self.cursor - 1)

    def action_page_down(self) -> None:
        """Go on by a page of offers."""
        self._go_to(self.cursor + _PAGE)

    def action_page_up(self) -> None:
        """Go back by a page of offers."""
        self._go_to(self.cursor - _PAGE)

    def action_first(self) -> None:
        """Go to the first offer."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last offer."""
        self._go_to(len(self.choice.offers) - 1)

    def _go_to(self, offer: int) -> None:
        self.cursor = max(0, min(offer, len(self.choice.offers) - 1))
        self.draw()


class _ListingDialog(ListDialog[tuple[str, int]]):
    """Returns the id of the command that was given, and the index of the offer under the cursor.

    Args:
        asked: What is listed.
    """

    def __init__(self, asked: Listing) -> None:
        super().__init__(asked.choice)
        self._idle = frozenset(asked.idle)

    def hint(self) -> tuple[str, ...]:
        """Return the line of keys without those that do nothing here."""
        return self.keys.hint(self.PLACE, without=self._idle)

    def give(self, name: str) -> None:
        """Close with a command of this place."""
        command = f"{self.PLACE}_{name}"
        if command not in self._idle:
            self.dismiss((command, self.cursor))


class OrphansDialog(_ListingDialog):
    """Lists decisions without a place."""

    PLACE = "orphans"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def action_place(self) -> None:
        """Place the decision on the row or finding under the review's cursor."""
        self.give("place")

    def action_close(self) -> None:
        """Close the decision."""
        self.give("close")


class VersionsDialog(_ListingDialog):
    """Lists the texts that an article had."""

    PLACE = "versions"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def action_show(self) -> None:
        """Show the text beside the article as it is now."""
        self.give("show")

    def action_confirm(self) -> None:
        """Say that the article is a later version of it."""
        self.give("confirm")

    def action_deny(self) -> None:
        """Say that it isn't."""
        self.give("deny")

    def action_other(self) -> None:
        """List the texts of the base, or of the other article again."""
        self.give("other")


LISTINGS = {dialog.PLACE: dialog for dialog in (OrphansDialog, VersionsDialog)}
"""The dialogs by their place."""
