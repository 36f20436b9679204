"""Other keys for every command, as somebody may set them."""

from __future__ import annotations

from typing import Final

from tui.commands import COMMANDS, PLACES
from tui.key_presets import PRESETS


def rotated() -> dict[str, tuple[str, ...]]:
    """Return keys under which every command has those of the next one of its place."""
    keys: dict[str, tuple[str, ...]] = {}
    for place in PLACES:
        commands = [command for command in COMMANDS if command.where == place.name]
        for command, after in zip(commands, [*commands[1:], *commands[:1]], strict=True):
            keys[command.id] = after.keys
    return keys


KEY_MAPS: Final = {**{name: dict(keys) for name, keys in PRESETS.items()}, "rotated": rotated()}
"""The keys of every preset, and others for all commands."""
