"""A question with one-key answers, asked above the bottom of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from copydesk.visible import visible
from tui.actions.dialogs import Answer
from tui.commands import spelled

CANCEL_KEYS = frozenset({"escape", "q", "ctrl+g", "ctrl+c"})
"""Keys that leave a question or dialog without an answer; Esc is never the only one."""


class Prompt(ModalScreen[str | None]):
    """Asks a question; returns the value of the answer, or None when it was left."""

    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = ""

    def __init__(self, question: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Lay the question and its answers out as running text."""
        parts: list[tuple[str, str]] = [(visible(self._question) + "  ", "bold")]
        for answer in self._answers:
            parts.append((spelled(answer.key), "bold underline"))
            parts.append((f" {visible(answer.title)}   ", ""))
        with Vertical(classes="prompt"):
            yield Static(Content.assemble(*parts))

    def on_key(self, event: events.Key) -> None:
        """Return what the key stands for; other keys do nothing."""
        event.stop()
        for answer in self._answers:
            if event.key == answer.key:
                self.dismiss(answer.value)
                return
        if event.key in CANCEL_KEYS:
            self.dismiss(None)
