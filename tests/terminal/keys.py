"""What a keyboard sends: names of keys in, the bytes of an xterm out.

The codes are those of xterm's ctlseqs ("PC-Style Function Keys") without any keyboard protocol:
the least that every terminal, tmux and ssh line can send, and so what the program has to live on.
"""

from __future__ import annotations

import re
from typing import Final

_PLAIN: Final = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "ctrl+space": "\x00",
    "backspace": "\x7f",
    "lt": "<",
}

_LETTERED: Final = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
"""Cursor keys: `CSI letter`, or `SS3 letter` while mode 1 (application cursor keys) is set."""

_FUNCTION: Final = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
"""The first function keys: `SS3 letter`, always."""

_NUMBERED: Final = {
    "insert": 2,
    "delete": 3,
    "pageup": 5,
    "pagedown": 6,
    **dict(zip(("f5", "f6", "f7", "f8", "f9", "f10"), (15, 17, 18, 19, 20, 21), strict=True)),
    **{"f11": 23, "f12": 24},
}

_MODIFIERS: Final = {"shift": 1, "alt": 2, "ctrl": 4}
"""Bits of the modifier parameter, which is one more than their sum."""

_NAMED: Final = re.compile(
    r"<((?:(?:ctrl|alt|shift)\+)*(?:[a-z][a-z0-9]*|[^<>\s]))>", re.IGNORECASE
)


def key_bytes(keys: str, *, application_cursor: bool = False) -> bytes:
    """Return the bytes that a terminal sends for `keys`.

    Args:
        keys: Plain text, sent as UTF-8, and names in angle brackets: `<enter> <esc> <tab>
            <shift+tab> <space> <backspace> <up> <down> <left> <right> <home> <end> <insert>
            <delete> <pageup> <pagedown> <f1>`..`<f12>`, the last three lines also with `ctrl+`,
            `alt+`, `shift+`; `<ctrl+r>`, `<alt+x>`; `<lt>` is the character "<" where it could be
            read as the beginning of a name.
        application_cursor: DEC private mode 1, which the program may have set.

    Raises:
        ValueError: A name in angle brackets isn't a key.
    """
    text = _NAMED.sub(lambda name: _sequence(name[1].lower(), application_cursor), keys)
    return text.encode()


def _sequence(name: str, application_cursor: bool) -> str:
    if name in _PLAIN:
        return _PLAIN[name]
    *modifiers, key = name.split("+") if name[-1] != "+" else [*name[:-2].split("+"), "+"]
    bits = sum(_MODIFIERS[modifier] for modifier in set(modifiers))
    if key in _LETTERED or key in _FUNCTION:
        letter = _LETTERED.get(key) or _FUNCTION[key]
        if bits:
            return f"\x1b[1;{bits + 1}{letter}"
        return f"\x1b{'O' if key in _FUNCTION or application_cursor else '['}{letter}"
    if key in _NUMBERED:
        return f"\x1b[{_NUMBERED[key]}{f';{bits + 1}' if bits else ''}~"
    return _typed(name, key, bits)


def _typed(name: str, key: str, bits: int) -> str:
    """Return what a typed key sends: ctrl folds it to a control character, alt prefixes ESC."""
    prefix = "\x1b" if bits & _MODIFIERS["alt"] else ""
    if prefix and key in _PLAIN and not bits & _MODIFIERS["ctrl"]:
        return prefix + _PLAIN[key]
    if bits & _MODIFIERS["ctrl"] and re.fullmatch(r"[a-z@\[\\\]^_]", key):
        return prefix + chr(ord(key.upper()) & 0x1F)
    if bits == _MODIFIERS["alt"] and len(key) == 1:
        return prefix + key
    raise ValueError(f"<{name}> is no key; write <lt>{name}> to type it")
