"""The line in which a search is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.screens.dialog import Dialog, bindings_of
from widgets.fields import LineField
from widgets.parts import parts_of


class SearchLine(Dialog[str]):
    """Asks for words; returns them ("" ends the search), or None when it was left."""

    PLACE = "search"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay the line out at the bottom."""
        with Vertical(classes="prompt"):
            hint = self.keys.hint(self.PLACE)
            yield Static(parts_of(("search all articles", *hint, "empty ends the search")))
            yield LineField(self._text)

    def action_find(self) -> None:
        """Close with the words."""
        self.dismiss(self.query_one(LineField).value)
