"""Screens that cover the whole review: a title, what they show, their keys, and help on them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from copydesk.visible import visible
from tui.commands import VERDICT_COMMANDS, commands_in
from tui.screens.dialog import Dialog, Result
from widgets.parts import parts_of


class FullScreen(Dialog[Result]):
    """A dialog over the whole screen; what stands between title and keys is its descendants'."""

    AUTO_FOCUS = ""
    ABOUT: ClassVar[str]
    """What help says before the keys: what is shown, and what its signs mean."""

    def compose(self) -> ComposeResult:
        """Lay out title, content and keys."""
        with Vertical(classes="dialog full"):
            yield Static(Content(""), classes="dialog-title", id="title")
            yield self.content()
            yield Static(parts_of(self.hint()), classes="hint", id="keys")

    def content(self) -> Widget:
        """Return what stands between title and keys."""
        raise NotImplementedError

    def hint(self) -> tuple[str, ...]:
        """Return the line of keys."""
        return self.keys.hint(self.PLACE)

    def verdict_keys(self) -> str:
        """Return the keys of the verdicts here, digits in short, for the line of keys."""
        keys = [self.keys.written(f"{self.PLACE}_{name}", 1) for name in VERDICT_COMMANDS[:-1]]
        return f"{'1-5' if keys == list('12345') else ' '.join(keys)} verdict"

    def show_hint(self) -> None:
        """Show the line of keys as it is now."""
        self.query_one("#keys", Static).update(parts_of(self.hint()))

    def entitle(self, title: str) -> None:
        """Show a title."""
        self.query_one("#title", Static).update(Content(visible(title)))

    def action_help(self) -> None:
        """Show the keys that work here."""
        # A page to read is loaded when there is something to be read.
        from tui.screens.reading import PageDialog

        commands = commands_in(self.PLACE)
        room = max(len(self.keys.written(command.id)) for command in commands)
        lines = [self.ABOUT, ""]
        for command in commands:
            lines.append(f"  {self.keys.written(command.id):<{room}}  {command.help}")
        page = PageDialog("keys", self.keys.filled("\n".join(lines)))
        page.keys = self.keys
        self.app.push_screen(page)
