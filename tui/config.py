"""What a user can set once: a TOML file, read into one frozen value.

Only `tui.cli` reads it. An unknown key or a value of the wrong kind is an error that names the
file, the line and the nearest key that exists, so that a misspelling never is silently ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final, cast

from copydesk.errors import InputError
from copydesk.visible import visible
from tui.finding_settings import types_off
from tui.key_names import spelled
from tui.key_presets import DEFAULT, PRESETS
from tui.key_settings import Where, did_you_mean, own_keys, preset_named, refuse_clashes
from tui.keys import Keys, blocks
from tui.toml_lines import line_of

DRIVERS: Final = ("copydesk", "textual")
"""What can draw the review."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings. A command-line option or environment variable wins over the file."""

    reviewer: str = ""
    """Name under which verdicts are kept; "" takes the login name."""
    desk: str = ""
    """Folder of the store for every review; "" looks for one (see docs/desk.md)."""
    blind: bool = False
    """Read blind: what others decided on a row is hidden until it has your own verdict."""
    theme: str = "terminal"
    """"terminal" (its own colours, fewest bytes), "dark", "light", or a theme of Textual's."""
    ascii: bool = False
    """Draw the program's own lines in ASCII even where the terminal can do more."""
    mouse: bool = False
    """Take the mouse; off, the terminal's own selecting and copying works."""
    driver: str = "copydesk"
    """What draws: "copydesk", which sends few bytes, or "textual", Textual's own, if that fails."""
    escape_delay: int = 250
    """Milliseconds after which an Esc without anything behind it is the key, 10 to 5000."""
    key_preset: str = DEFAULT
    """A set of keys to start from, see `tui.key_presets`."""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Other keys for commands, by the command's id: `quit = "Q"` or `["Q", "ctrl+x"]`. They win
    over the preset's."""
    findings_off: frozenset[str] = frozenset()
    """Types of findings to show nowhere: `off` in the table `[findings]`."""

    import_fields: dict[str, str] = field(default_factory=dict)
    """For `copydesk import`: the field of a record, by what it is of an article; the table
    `[import]`."""

    @property
    def keys_in_force(self) -> Keys:
        """The keys in force: the user's own, else the preset's, else the table's."""
        return Keys({**PRESETS[self.key_preset], **self.keys})


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
    # Most users have no configuration, and all wait for the program to start.
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Besides its own error the parser passes on those of numbers and depths beyond all use.
        raise InputError(
            f"The configuration {visible(str(path))} is not TOML: {visible(str(error))}."
        ) from error
    return _checked(table, text, path)


def as_toml(config: Config) -> str:
    """Return `config` as a TOML file, each key with what it means."""
    # As below: who only reads a configuration without the table needs no list of types.
    from copydesk.findings.types import FINDING_TYPES

    lines = [
        "# Settings of copydesk. Keys that are left out have these values.",
        f"reviewer = {_quoted(config.reviewer)}  # empty: your login name",
        f"desk = {_quoted(config.desk)}  # one desk for every story; empty: each has its own",
        f"blind = {str(config.blind).lower()}  # true hides others' decisions until yours is made",
        f"theme = {_quoted(config.theme)}  # terminal (its own colours), dark, light",
        f"ascii = {str(config.ascii).lower()}  # true draws lines and signs in ASCII only",
        f"mouse = {str(config.mouse).lower()}  # true takes the mouse from the terminal",
        f"driver = {_quoted(config.driver)}  # or textual, if the screen comes out wrong",
        f"escape_delay = {config.escape_delay}  # milliseconds until Esc is a key by itself",
        f"key_preset = {_quoted(config.key_preset)}  # or {_other_presets(config)}",
        "",
        "# A type of finding says what exactly was looked for. Types that stand in `off` are",
        "# neither shown nor counted. There are:",
        *(f"#   {kind.id:<10}  {kind.told}" for kind in FINDING_TYPES),
        "[findings]",
        f"off = [{', '.join(map(_quoted, sorted(config.findings_off)))}]",
        "",
        "# Fields of the records that `copydesk import` reads, where they aren't found by name.",
        '# text, title, author, outlet, published, updated, url, language: text = "content.body"',
        "[import]",
        *(f"{name} = {_quoted(value)}" for name, value in config.import_fields.items()),
        "",
        "# Keys of your own win over the preset's. Lines with # in front say which are in force.",
        "[keys]",
    ]
    in_force = config.keys_in_force
    for heading, commands in blocks():
        lines.append(f"# {heading}")
        for command in commands:
            keys = ", ".join(_quoted(spelled(key)) for key in in_force.of(command.id))
            sign = "" if command.id in config.keys else "# "
            lines.append(f"{sign}{command.id} = [{keys}]")
    return "\n".join(lines) + "\n"


def _other_presets(config: Config) -> str:
    return " or ".join(name for name in PRESETS if name != config.key_preset)


def _checked(table: dict[str, object], text: str, path: Path) -> Config:
    def where(*names: str) -> str:
        return f"{visible(str(path))}, line {line_of(text, names)}"

    kinds = {
        entry.name: type(entry.default) for entry in fields(Config) if entry.name not in _IN_TABLES
    }
    values = {
        name: _value(name, value, kinds, where)
        for name, value in table.items()
        if name not in _TABLES
    }
    tables = {name: table.get(name, {}) for name in _TABLES}
    for name, value in tables.items():
        if not isinstance(value, dict):
            raise InputError(f"{where(name)}: [{name}] must be a table.")
    config = Config(
        **values,  # type: ignore[arg-type]  # each value was checked against its field
        keys=own_keys(cast("dict[str, object]", tables["keys"]), where),
        findings_off=types_off(cast("dict[str, object]", tables["findings"]), where),
        import_fields=_import_fields(cast("dict[str, object]", tables["import"]), where),
    )
    refuse_clashes(config.key_preset, config.keys, where)
    return config


def _import_fields(table: Mapping[str, object], where: Where) -> dict[str, str]:
    """Return which field is what of an article; the command itself says what an article has."""
    for name, value in table.items():
        if not isinstance(value, str) or not value:
            raise InputError(f"{where('import', name)}: {name} must be the name of a field.")
    return cast("dict[str, str]", dict(table))


_TABLES: Final = ("findings", "import", "keys")
"""Settings that are tables of their own."""
_IN_TABLES: Final = ("findings_off", "import_fields", "keys")
"""Fields of `Config` that come from them."""

_KIND_NAMES = {str: "string", bool: "boolean (true or false)", int: "whole number"}


def _value(name: str, value: object, kinds: Mapping[str, type], where: Where) -> object:
    """Return the value of a setting, if it is one."""
    if name not in kinds:
        raise InputError(
            f"{where(name)}: there is no setting {visible(name)!r}.",
            did_you_mean(name, {**kinds, **dict.fromkeys(_TABLES, dict)}),
        )
    if type(value) is not kinds[name]:
        raise InputError(f"{where(name)}: {name} must be a {_KIND_NAMES[kinds[name]]}.")
    if name == "escape_delay" and not (isinstance(value, int) and 10 <= value <= 5000):
        raise InputError(f"{where(name)}: escape_delay must be between 10 and 5000 milliseconds.")
    if name == "driver" and value not in DRIVERS:
        raise InputError(
            f"{where(name)}: there is no driver {visible(str(value))!r}.",
            did_you_mean(str(value), dict.fromkeys(DRIVERS)),
        )
    if name == "key_preset":
        preset_named(str(value), where)
    return value


def _reason(error: Exception) -> str:
    return visible(getattr(error, "strerror", None) or str(error))


def _quoted(text: str) -> str:
    """Return `text` as a TOML basic string."""
    escaped = "".join(
        {"\\": "\\\\", '"': '\\"'}.get(c, c if c.isprintable() else f"\\U{ord(c):08x}")
        for c in text
    )
    return f'"{escaped}"'
