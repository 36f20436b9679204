"""The least that a Textual program can be: one line of text. What it costs to start is the floor.

`benchmarks.first_screen` runs it in turns with the review.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import App, ComposeResult
from textual.widgets import Static

TEXT: Final = "The least program is ready"
"""What it shows."""


class MinimalApp(App[None]):
    """Shows `TEXT` until `q`."""

    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Lay out the one line."""
        yield Static(TEXT)


if __name__ == "__main__":
    MinimalApp().run()
