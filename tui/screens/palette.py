"""The table of commands as Textual's command palette offers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from tui.commands import commands_in
from tui.screens.dialog import is_on_top
from tui.screens.panes import Panes


class Palette(CommandPalette, inherit_bindings=False):
    """Textual's palette, which can be left without Esc, and is still while nobody types.

    The field in it is Textual's own and edits by its own keys, which the table lists too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(command.keys),
            command.id.removeprefix(f"{command.where}_"),
            command.title,
            id=command.id,
            show=False,
            # Before the field, which binds ctrl+c too.
            priority=command.where == "dialog",
        )
        for command in commands_in("palette")
        if command.where in ("palette", "dialog")
    ]

    def on_mount(self) -> None:
        """A blinking cursor sends a kilobyte a second over the line."""
        self.query_one(Input).cursor_blink = False

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, once."""
        return super().dismiss(result) if is_on_top(self) else AwaitComplete()

    def action_leave(self) -> None:
        """Close without carrying anything out."""
        self._action_escape()

    def action_next(self) -> None:
        """Go to the next command."""
        self._action_cursor_down()

    def action_previous(self) -> None:
        """Go to the command before."""
        self._action_command_list("cursor_up")

    def action_page_down(self) -> None:
        """Go a screen down."""
        self._action_command_list("page_down")

    def action_page_up(self) -> None:
        """Go a screen up."""
        self._action_command_list("page_up")

    def action_first(self) -> None:
        """Go to the first command."""
        self._action_command_list("first")

    def action_last(self) -> None:
        """Go to the last command."""
        self._action_command_list("last")

    async def action_run(self) -> None:
        """Carry out the command under the cursor."""
        await self.query_one(Input).action_submit()


class CommandProvider(Provider):
    """Offers every command of the review."""

    async def discover(self) -> Hits:
        """Offer every command before anything is typed."""
        assert isinstance(self.screen, Panes)
        for command in commands_in("review"):
            keys = self.screen.keys.written(command.id)
            yield DiscoveryHit(
                f"{command.title} ({keys})", self._runs(command.id), help=command.help
            )

    async def search(self, query: str) -> Hits:
        """Offer the commands whose title or help matches."""
        matcher = self.matcher(query)
        for command in commands_in("review"):
            text = f"{command.title}: {command.help}"
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, matcher.highlight(text), self._runs(command.id))

    def _runs(self, command: str) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, f"run('{command}')")
