"""A page of text to read: help, history, an article's facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from copydesk.visible import visible, visible_lines
from tui.actions.dialogs import Answer
from tui.commands import COMMAND, commands_in
from tui.screens.dialog import bindings_of
from tui.screens.prompt import Answered
from widgets.parts import parts_of

_SHARE: Final = 0.94
"""Of the screen's height: the most that a dialog takes."""

_AROUND: Final = 5
"""Lines around the text: the box, the title, and the keys on two lines."""


class PageDialog(Answered):
    """Shows lines of text; returns the value of an answering key, else None.

    Args:
        title: What the page is about.
        text: The lines; made visible here.
        answers: What closes the page with an answer: commands of one place.
    """

    PLACE = "page"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, title: str, text: str, answers: Sequence[Answer] = ()) -> None:
        super().__init__(answers)
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        text = visible_lines(self._text)
        with Vertical(classes="dialog"):
            yield Static(Content(visible(self._title)), classes="dialog-title")
            with VerticalScroll(id="text"):
                yield Static(Content(text))
            yield Static(parts_of(self._hint()), classes="hint")

    def on_mount(self) -> None:
        """Take as much of the screen as the text wants."""
        self._fit()

    def on_resize(self) -> None:
        """Take as much of another screen."""
        self._fit()

    def _fit(self) -> None:
        room = int(self.app.size.height * _SHARE) - _AROUND
        self._view.styles.max_height = max(1, room)

    def _hint(self) -> tuple[str, ...]:
        if not self.answers:
            return self.keys.hint(self.PLACE)
        place = COMMAND[self.answers[0].command].where
        given = {answer.command for answer in self.answers}
        others = {c.id for c in commands_in(place) if c.where == place} - given
        return self.keys.hint(place, without=others)

    def action_line_down(self) -> None:
        """Scroll a line down."""
        self._scroll(1)

    def action_line_up(self) -> None:
        """Scroll a line up."""
        self._scroll(-1)

    def action_page_down(self) -> None:
        """Scroll a screen down."""
        self._scroll(max(1, self._view.size.height - 1))

    def action_page_up(self) -> None:
        """Scroll a screen up."""
        self._scroll(-max(1, self._view.size.height - 1))

    def action_top(self) -> None:
        """Go to the beginning."""
        self._view.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """Go to the end."""
        self._view.scroll_end(animate=False)

    def _scroll(self, lines: int) -> None:
        self._view.scroll_relative(y=lines, animate=False)

    @property
    def _view(self) -> VerticalScroll:
        return self.query_one("#text", VerticalScroll)
