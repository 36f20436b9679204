"""Where an entry stands in a TOML file: the parser of the standard library doesn't tell."""

from __future__ import annotations

from collections.abc import Sequence


def line_of(text: str, names: Sequence[str]) -> int:
    """Return the line, from 1, on which an entry of a TOML file begins.

    Cost: the file is parsed once a line, which is for when something is wrong anyway.

    Args:
        text: A whole TOML file that can be parsed.
        names: The entry's name after those of the tables around it.
    """
    # As in `config`: most users have no configuration, and all wait for the program to start.
    import tomllib

    lines = text.split("\n")
    before = 0
    for end in range(1, len(lines) + 1):
        try:
            table: object = tomllib.loads("\n".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            # In the middle of a list or text of several lines.
            continue
        if _holds(table, names):
            return before + 1
        before = end
    return 1


def _holds(table: object, names: Sequence[str]) -> bool:
    for name in names:
        if not isinstance(table, dict) or name not in table:
            return False
        table = table[name]
    return True
