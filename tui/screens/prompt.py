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
from tui.key_names import spelled
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
        """Close with the answer that the key gives; of other keys say that they are none."""
        event.stop()
        for answer in self.answers:
            if event.key in self.keys.of(answer.command):
                self.dismiss(answer.value)
                return
        self.refuse(event)

    def refuse(self, event: events.Key) -> None:
        """Say that a key answers nothing: pages say their keys already."""


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
        with Vertical(classes="prompt"):
            yield Static(Parts([Content.styled(visible(self._question), "bold"), *self._told()]))

    def _told(self) -> list[Content]:
        """Return the answers with their keys."""
        told = []
        for answer in self.answers:
            title = answer.title or COMMAND[answer.command].title
            keys = self.keys.written(answer.command)
            if answer.is_leaving:
                keys = f"{keys} {spelled('escape')}"
            key = keys, "bold underline"
            told.append(Content.assemble(key, f" {visible(title)}"))
        return told

    def refuse(self, event: events.Key) -> None:
        """Say in the question's place that a key is no answer: beside it stand those that are."""
        question = f"{pressed(event)} is no answer here. {self._question}"
        said = Content.styled(visible(question), "bold")
        self.query_one(Static).update(Parts([said, *self._told()]))


def pressed(event: events.Key) -> str:
    """Return a key as it is told to whoever pressed it."""
    if event.is_printable and event.character:
        return visible(event.character)
    return spelled(event.key)
