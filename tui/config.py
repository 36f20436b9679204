"""What a user can set once: a TOML file, read into one frozen value.

Only `tui.cli` reads it. An unknown key or a value of the wrong kind is an error that names the
file, the line and the nearest key that exists, so that a misspelling never is silently ignored.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from copydesk.errors import InputError
from copydesk.visible import visible
from tui.commands import COMMAND, COMMANDS, PLACES, commands_in, is_typed_in
from tui.keys import Keys, blocks, key_of, spelled, types_a_character


@dataclass(frozen=True, slots=True)
class Config:
    """The settings. A command-line option or environment variable wins over the file."""

    reviewer: str = ""
    """Name under which verdicts are kept; "" takes the login name."""
    desk: str = ""
    """Folder of the store for every review; "" looks for one (see the README)."""
    blind: bool = False
    """Read blind: what others decided on a row is hidden until it has your own verdict."""
    theme: str = "ansi-dark"
    """A Textual theme. The ansi themes use the terminal's own colours and the fewest bytes."""
    ascii: bool = False
    """Draw the program's own lines in ASCII even where the terminal can do more."""
    mouse: bool = False
    """Take the mouse; off, the terminal's own selecting and copying works."""
    escape_delay: int = 250
    """Milliseconds to wait for the rest of a key's sequence, 10 to 5000; more on slow lines."""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Other keys for commands, by the command's id: `quit = "Q"` or `["Q", "ctrl+x"]`."""


def read_config(path: Path, *, required: bool) -> Config:
    """Return the settings in the file at `path`; the defaults where there is no file.

    Args:
        path: The TOML file.
        required: The user named this file: it must be there.

    Raises:
        InputError: The file can't be read, isn't TOML, or holds a key or value that can't be.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if required:
            raise InputError(f"There is no configuration at {visible(str(path))}.") from None
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The configuration {visible(str(path))} can't be read: {_reason(error)}."
        ) from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"The configuration {visible(str(path))} is not TOML: {visible(str(error))}."
        ) from error
    return _checked(table, text, path)


def as_toml(config: Config) -> str:
    """Return `config` as a TOML file, each key with what it means."""
    lines = [
        "# Settings of copydesk. Keys that are left out have these values.",
        f"reviewer = {_quoted(config.reviewer)}",
        f"desk = {_quoted(config.desk)}",
        f"blind = {str(config.blind).lower()}  # others' decisions on a row only after your own",
        f"theme = {_quoted(config.theme)}",
        f"ascii = {str(config.ascii).lower()}",
        f"mouse = {str(config.mouse).lower()}",
        f"escape_delay = {config.escape_delay}  # milliseconds",
        "",
        "[keys]",
    ]
    in_force = Keys(config.keys)
    for heading, commands in blocks():
        lines.append(f"# {heading}")
        for command in commands:
            keys = ", ".join(_quoted(spelled(key)) for key in in_force.of(command.id))
            sign = "" if command.id in config.keys else "# "
            lines.append(f"{sign}{command.id} = [{keys}]")
    return "\n".join(lines) + "\n"


def _checked(table: dict[str, object], text: str, path: Path) -> Config:
    kinds = {entry.name: type(entry.default) for entry in fields(Config) if entry.name != "keys"}
    values: dict[str, object] = {}
    for name, value in table.items():
        where = f"{visible(str(path))}, line {_line_of(name, text)}"
        if name == "keys":
            continue
        if name not in kinds:
            raise InputError(
                f"{where}: there is no setting {visible(name)!r}.", _nearest(name, kinds)
            )
        if type(value) is not kinds[name]:
            raise InputError(f"{where}: {name} must be a {_KIND_NAMES[kinds[name]]}.")
        if name == "escape_delay" and not (isinstance(value, int) and 10 <= value <= 5000):
            raise InputError(f"{where}: escape_delay must be between 10 and 5000 milliseconds.")
        values[name] = value
    keys = table.get("keys", {})
    if not isinstance(keys, dict):
        raise InputError(f"{visible(str(path))}: [keys] must be a table.")
    values["keys"] = {
        name: _checked_keys(name, value, f"{visible(str(path))}, line {_line_of(name, text)}")
        for name, value in keys.items()
    }
    config = Config(**values)  # type: ignore[arg-type]  # each value was checked against its field
    _refuse_clashes(config, path)
    return config


_KIND_NAMES = {str: "string", bool: "boolean (true or false)", int: "whole number"}


def _checked_keys(name: str, value: object, where: str) -> tuple[str, ...]:
    if name not in COMMAND:
        raise InputError(
            f"{where}: there is no command {visible(name)!r}.", _nearest(name, COMMAND)
        )
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise InputError(f"{where}: the keys of {name} must be a string or a list of strings.")
    for key in keys:
        if not _is_key(key):
            raise InputError(
                f"{where}: {visible(key)!r} is no key.", 'Write "x", "X", "ctrl+x" or "f5".'
            )
    return tuple(key_of(key) for key in keys)


def _is_key(key: str) -> bool:
    """Tell whether Textual can know a key by this name. It takes nonsense in silence."""
    name = key_of(key)
    plain = name.removeprefix("ctrl+").removeprefix("shift+").removeprefix("alt+")
    named = plain != name and re.fullmatch(r"[a-z0-9]|[a-z_]{2,}", plain)
    return bool(
        (len(name) == 1 and name.isprintable() and name != " ")
        or named
        or re.fullmatch(r"f([1-9]|1[0-9]|2[0-4])", name)
        or name in _NAMED_KEYS
        or name != key
    )


_NAMED_KEYS = frozenset(
    key for command in COMMANDS for key in command.keys if len(key) > 1
) | frozenset({"insert", "delete", "backspace", "minus", "plus", "equals_sign", "comma"})


def _refuse_clashes(config: Config, path: Path) -> None:
    """Refuse a key that stands for two commands in one place: one could never be reached.

    Nor can a command be where the key types a character.
    """
    keys = Keys(config.keys)
    for place in PLACES:
        owner: dict[str, str] = {}
        for command in commands_in(place.name):
            for key in keys.of(command.id):
                if is_typed_in(place.name) and types_a_character(key):
                    raise InputError(
                        f"{visible(str(path))}: {command.id} can't have the key "
                        f"{spelled(key)!r}, which types a character there.",
                        "Give it a key with ctrl, or a function key.",
                    )
                if owner.setdefault(key, command.id) != command.id:
                    raise InputError(
                        f"{visible(str(path))}: the key {spelled(key)!r} would mean both "
                        f"{owner[key]} and {command.id} ({place.title}).",
                        "Give one of them another key.",
                    )


def _line_of(name: str, text: str) -> int:
    """Return the line on which the key `name` is set; 1 where it can't be told."""
    match = re.search(
        rf"^[ \t]*[\"']?{re.escape(name)}[\"']?\s*(=|\.)|^[ \t]*\[{re.escape(name)}\]", text, re.M
    )
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _nearest(name: str, known: object) -> str:
    # difflib costs 8 ms; it is wanted once, when something is wrong anyway.
    from difflib import get_close_matches

    names = get_close_matches(name, list(known), n=1)  # type: ignore[call-overload]
    return f"Did you mean {names[0]!r}?" if names else ""


def _reason(error: Exception) -> str:
    return visible(getattr(error, "strerror", None) or str(error))


def _quoted(text: str) -> str:
    """Return `text` as a TOML basic string."""
    escaped = "".join(
        {"\\": "\\\\", '"': '\\"'}.get(c, c if c.isprintable() else f"\\u{ord(c):04x}")
        for c in text
    )
    return f'"{escaped}"'
