"""A page of text to read: help, history, an article's facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from copydesk.visible import visible, visible_lines


class PageDialog(ModalScreen[str | None]):
    """Shows lines of text; returns the value of an answering key, else None.

    Args:
        title: What the page is about.
        text: The lines; made visible here.
        answers: Keys that close the page with an answer, by Textual's name of the key.
        hint: What those keys do, for the bottom of the page.
    """

    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", "down"),
        Binding("k,up", "scroll(-1)", "up"),
        Binding("space,pagedown,ctrl+d", "page(1)", "page down"),
        Binding("b,pageup,ctrl+u", "page(-1)", "page up"),
        Binding("g,home", "edge('home')", "top"),
        Binding("G,end", "edge('end')", "bottom"),
        Binding("q,escape,enter,ctrl+g,ctrl+c,question_mark", "leave", "close"),
    ]

    def __init__(
        self, title: str, text: str, answers: Mapping[str, str] | None = None, hint: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._answers = answers or {}
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        text = visible_lines(self._text)
        hint = f"{self._hint}   " if self._hint else ""
        with Vertical(classes="dialog page"):
            yield Static(Content(visible(self._title)), classes="dialog-title")
            with VerticalScroll(id="text"):
                yield Static(Content(text))
            yield Static(Content(f"{hint}j k scroll   q or Esc close"), classes="hint")

    def on_key(self, event: events.Key) -> None:
        """Close with an answer where the key is one."""
        if event.key in self._answers:
            event.stop()
            event.prevent_default()
            self.dismiss(self._answers[event.key])

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#text", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        text = self.query_one("#text", VerticalScroll)
        text.scroll_relative(y=pages * max(1, text.size.height - 1), animate=False)

    def action_edge(self, edge: str) -> None:
        """Scroll to the top or the bottom."""
        text = self.query_one("#text", VerticalScroll)
        (text.scroll_home if edge == "home" else text.scroll_end)(animate=False)

    def action_leave(self) -> None:
        """Close the page."""
        self.dismiss(None)
