"""A question with one-key answers, asked above the bottom of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from copydesk.visible import visible
from tui.actions.dialogs import Answer
from tui.commands import COMMAND
from tui.screens.dialog import Dialog, bindings_of
from widgets.parts import Parts


class Answered(Dialog[str]):
    """A dialog that some keys answer: returns the answer's value, or None when it was left.

    Args:
        answers: The answers that there are.
    """

    AUTO_FOCUS = ""

    def __init__(self, answers: Sequence[Answer]) -> None:
        super().__init__()
        self.answers = answers

    def on_key(self, event: events.Key) -> None:
        """Close with the answer that the key gives; other keys do nothing."""
        event.stop()
        for answer in self.answers:
            if event.key in self.keys.of(answer.command):
                self.dismiss(answer.value)
                return


class Prompt(Answered):
    """Asks a question and shows its answers with their keys.

    Args:
        question: What is asked.
        answers: Commands of one place; at least one.
    """

    PLACE = "choosing"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, question: str, answers: Sequence[Answer]) -> None:
        super().__init__(answers)
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay the question and its answers out as running text."""
        parts = [Content.styled(visible(self._question), "bold")]
        for answer in self.answers:
            title = answer.title or COMMAND[answer.command].title
            key = self.keys.written(answer.command), "bold underline"
            parts.append(Content.assemble(key, f" {visible(title)}"))
        with Vertical(classes="prompt"):
            yield Static(Parts(parts))
