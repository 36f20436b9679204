"""A question whose answers say how many rows they come to, asked above the bottom of the screen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from tui.actions.dialogs import Counted, CountedQuestion
from tui.commands import COMMAND
from tui.screens.dialog import bindings_of
from tui.screens.prompt import Answered, pressed
from widgets.count_table import CountedAnswer, CountTable


class CountedPrompt(Answered):
    """Asks a question and shows its answers in columns, each with its key and its numbers.

    Args:
        asked: What is asked.
    """

    PLACE = "choosing"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, asked: CountedQuestion) -> None:
        super().__init__([counted.answer for counted in asked.answers])
        self._asked = asked

    def compose(self) -> ComposeResult:
        """Lay the question and its answers out."""
        with Vertical(classes="prompt"):
            asked = self._asked
            yield CountTable(asked.text, asked.heads, list(map(self._told, asked.answers)))

    def _told(self, counted: Counted) -> CountedAnswer:
        answer = counted.answer
        title = answer.title or COMMAND[answer.command].title
        numbers = tuple("" if one is None else f"{one:,}" for one in counted.numbers)
        key = self.keys.written(answer.command, 1)
        if counted.is_in_force:
            return CountedAnswer(key, title, numbers, "here")
        return CountedAnswer(key, title, numbers, "idle" if counted.is_idle else "text")

    def refuse(self, event: events.Key) -> None:
        """Say in the question's place that a key is no answer."""
        self.query_one(CountTable).ask(f"{pressed(event)} is no answer here. {self._asked.text}")
