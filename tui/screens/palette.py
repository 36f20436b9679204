"""The table of commands as Textual's command palette offers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from tui.commands import COMMANDS, spelled


class Palette(CommandPalette):
    """Textual's palette, which can be left without Esc, and is still while nobody types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,ctrl+c", "escape", "leave", show=False, priority=True)
    ]

    def on_mount(self) -> None:
        """A blinking cursor sends a kilobyte a second over the line."""
        self.query_one(Input).cursor_blink = False


class CommandProvider(Provider):
    """Offers every command of the table."""

    async def discover(self) -> Hits:
        """Offer every command before anything is typed."""
        for command in COMMANDS:
            keys = " ".join(spelled(key) for key in command.keys)
            yield DiscoveryHit(
                f"{command.title} ({keys})", self._runs(command.id), help=command.help
            )

    async def search(self, query: str) -> Hits:
        """Offer the commands whose title or help matches."""
        matcher = self.matcher(query)
        for command in COMMANDS:
            text = f"{command.title}: {command.help}"
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, matcher.highlight(text), self._runs(command.id))

    def _runs(self, command: str) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, f"run('{command}')")
