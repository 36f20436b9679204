"""What the dialogs with fields share: their looks, and the ways to leave them."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Answer = TypeVar("Answer")
"""What a dialog returns when it wasn't left."""


class Dialog(ModalScreen[Answer | None]):
    """A dialog above the review; left without an answer it returns None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g,ctrl+c", "leave", "leave", priority=True)
    ]

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
