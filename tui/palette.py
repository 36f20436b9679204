"""The table of commands as Textual's command palette offers it."""

from __future__ import annotations

from collections.abc import Callable

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.commands import COMMANDS, spelled
from tui.screens.review import ReviewScreen


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

    def _runs(self, command: str) -> Callable[[], None]:
        screen = self.screen
        assert isinstance(screen, ReviewScreen)
        return lambda: screen.action_run(command)
