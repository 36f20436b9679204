"""The line in which a search is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from widgets.fields import LineField


class SearchLine(ModalScreen[str | None]):
    """Asks for words; returns them ("" ends the search), or None when it was left."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g,ctrl+c", "leave", "leave", priority=True)
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay the line out at the bottom."""
        with Vertical(classes="prompt"):
            yield Static(Content("search both articles   Enter find   empty ends the search"))
            yield LineField(self._text)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave the search as it was."""
        self.dismiss(None)
