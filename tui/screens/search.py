"""The line in which a search is typed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.screens.dialog import Dialog
from widgets.fields import LineField


class SearchLine(Dialog[str]):
    """Asks for words; returns them ("" ends the search), or None when it was left."""

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
