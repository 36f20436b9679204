"""The configuration's keys, checked: a preset's, and over them those of its own `[keys]`.

What comes out is a key map in which every command can be reached wherever it works. Anything else
is an error that names the line, and the nearest name that there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from copydesk.errors import InputError
from copydesk.visible import visible
from tui.commands import COMMAND, PLACES, commands_in, is_typed_in
from tui.key_names import key_named, nearest_key, spelled, types_a_character
from tui.key_presets import PRESETS
from tui.keys import Keys

Where = Callable[..., str]
"""Tells in which file and line an entry stands that is given by its names from the outside in. To
be called only when something is wrong with it: looking takes long."""

_EXAMPLES: Final = 'Write "x", "X", "ctrl+x" or "f5".'


def preset_named(name: str, where: Where) -> str:
    """Return the name of a preset.

    Raises:
        InputError: There is no preset of that name.
    """
    if name not in PRESETS:
        known = ", ".join(PRESETS)
        raise InputError(
            f"{where('key_preset')}: there is no preset {visible(name)!r}.",
            did_you_mean(name, PRESETS) or f"There are: {known}.",
        )
    return name


def own_keys(table: Mapping[str, object], where: Where) -> dict[str, tuple[str, ...]]:
    """Return the keys of the table `[keys]` in Textual's spelling, by the command's id.

    Raises:
        InputError: There is no such command, or what it should get is no key.
    """
    return {name: _keys(name, value, where) for name, value in table.items()}


def did_you_mean(name: str, known: Mapping[str, object]) -> str:
    """Return the question whether the nearest of the known names was meant; "" if none is near."""
    # difflib costs 8 ms; it is wanted once, when something is wrong anyway.
    from difflib import get_close_matches

    names = get_close_matches(name, list(known), n=1)
    return f"Did you mean {names[0]!r}?" if names else ""


def _keys(name: str, value: object, where: Where) -> tuple[str, ...]:
    if name not in COMMAND:
        raise InputError(
            f"{where('keys', name)}: there is no command {visible(name)!r}.",
            did_you_mean(name, COMMAND),
        )
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise InputError(
            f"{where('keys', name)}: the keys of {name} must be a string or a list of strings."
        )
    if not names:
        raise InputError(
            f"{where('keys', name)}: {name} must have a key, or nothing could give that command.",
            "Leave the line out to keep the one that it has.",
        )
    keys: dict[str, None] = {}
    for each in names:
        key = key_named(each)
        if key is None:
            raise InputError(f"{where('keys', name)}: {visible(each)!r} is no key.", _hint(each))
        keys[key] = None
    return tuple(keys)


def _hint(name: str) -> str:
    """Tell what may be meant by the name of a key that is none."""
    parts = [part for part in re.split(r"[\s,]+", name) if part]
    if len(parts) > 1 and all(map(key_named, parts)):
        return f"Several keys are a list: [{', '.join(map(_quoted, parts))}]."
    near = nearest_key(name)
    return f"Did you mean {_quoted(near)}?" if near else _EXAMPLES


def _quoted(key: str) -> str:
    return f'"{visible(key)}"'


def refuse_clashes(preset: str, own: Mapping[str, tuple[str, ...]], where: Where) -> None:
    """Refuse a key that stands for two commands in one place: one could never be reached.

    Nor can a command be where the key types a character.

    Args:
        preset: Name of a preset.
        own: Keys that the user gave commands, by the command's id.
        where: Where an entry stands.

    Raises:
        InputError: There is such a key.
    """
    keys = Keys({**PRESETS[preset], **own})
    for place in PLACES:
        owners: dict[str, str] = {}
        for command in commands_in(place.name):
            for key in keys.of(command.id):
                if is_typed_in(place.name) and types_a_character(key):
                    raise InputError(
                        f"{where('keys', command.id)}: {command.id} can't have the key "
                        f"{spelled(key)!r}, which types a character there.",
                        "Give it a key with ctrl, or a function key.",
                    )
                owner = owners.setdefault(key, command.id)
                if owner != command.id:
                    given = command.id if command.id in own else owner
                    both = " and ".join(_named(each, preset, own) for each in (owner, command.id))
                    raise InputError(
                        f"{where('keys', given)}: the key {spelled(key)!r} would mean both "
                        f"{both} ({place.title}).",
                        "Give one of them another key.",
                    )


def _named(command: str, preset: str, own: Mapping[str, tuple[str, ...]]) -> str:
    """Return a command with what its keys come from, if that isn't plain from the line."""
    of_preset = command in PRESETS[preset] and command not in own
    return f"{command} (in the preset {preset})" if of_preset else command
