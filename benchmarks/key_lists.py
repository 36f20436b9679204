"""Writes the keys of the table into docs/KEYS.md: `make keys`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tui.key_presets import PRESETS, WORDS
from tui.keys import Keys, blocks, keys_text

ROOT: Final = Path(__file__).parent.parent
ALL_KEYS: Final = ROOT / "docs" / "KEYS.md"


def all_keys() -> str:
    """Return the page of all keys."""
    return f"""\
# All keys

What `copydesk keys` prints as long as no key was changed: every command with its keys and its name,
by where they work. In the configuration's `[keys]` each can get other keys. A key stands for one
command in each place; where something is typed, no character can be one.

A character is written as it is, a key with a name by that name: `"x"`, `"X"`, `"é"`, `"Enter"`,
`"PgUp"`, `"f5"`, `"ctrl+x"`, `"shift+left"`, `"alt+x"`. Several are a list. `[`, `]` and `^` can't
be keys: on a slow line they are what is left of other keys. Most terminals can't tell `ctrl+shift`
with a letter, nor `ctrl` with Enter, Tab or Backspace, from the same key without: those that speak
the kitty keyboard protocol can.

```text
{keys_text(Keys())}```
{"".join(map(_preset, WORDS))}"""


def _preset(name: str) -> str:
    """Return what a preset changes."""
    changed = PRESETS[name]
    listed = (
        (heading, tuple(command for command in commands if command.id in changed))
        for heading, commands in blocks()
    )
    keys = keys_text(Keys(changed), [block for block in listed if block[1]])
    return f"""
## `key_preset = "{name}"`

{WORDS[name][0].upper()}{WORDS[name][1:]}. What differs from the above:

```text
{keys}```
"""


def main() -> None:
    """Write the page."""
    ALL_KEYS.parent.mkdir(exist_ok=True)
    ALL_KEYS.write_text(all_keys(), encoding="utf-8")


if __name__ == "__main__":
    main()
