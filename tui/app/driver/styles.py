"""What a cell looks like, as the parameters of an SGR sequence, and the cheapest way between two.

A style is the text between `ESC[` and `m` that makes it from nothing: "1;38;5;12", "" for the
terminal's own. Styles that look the same are the same text. Source: ECMA-48, 8.3.117, and xterm's
control sequences for colours.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_ENDED_BY: Final = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "5": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "21": "24",
    "53": "55",
}
"""Attributes, and what ends each; "22" ends both bold and dim."""

_ENDS: Final = frozenset(_ENDED_BY.values())

_SEEN_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "53"})
"""Attributes that a space shows: lines through, over and under it, and reverse."""


@lru_cache(maxsize=4096)
def _parts(style: str) -> tuple[frozenset[str], str, str]:
    """Return the attributes, the foreground and the background of a style."""
    attributes: set[str] = set()
    colours = {"3": "", "4": ""}
    numbers = style.split(";") if style else []
    while numbers:
        number = numbers.pop(0)
        if number in ("38", "48"):
            more = 2 if numbers[:1] == ["5"] else 4
            colours[number[0]] = ";".join([number, *numbers[:more]])
            del numbers[:more]
        elif number in _ENDED_BY:
            attributes.add(number)
        elif number in _ENDS:
            attributes -= {attribute for attribute, end in _ENDED_BY.items() if end == number}
        elif len(number) == 2 and number[0] in colours:
            colours[number[0]] = "" if number[1] == "9" else number
        elif number.startswith(("9", "10")):
            colours["4" if number.startswith("10") else "3"] = number
        elif number in ("", "0"):
            attributes.clear()
            colours = {"3": "", "4": ""}
    return frozenset(attributes), colours["3"], colours["4"]


@lru_cache(maxsize=4096)
def combined(style: str, parameters: str) -> str:
    """Return the style after an SGR sequence with `parameters`, from `style` on."""
    attributes, *colours = _parts(f"{style};{parameters}" if style else parameters)
    return ";".join(part for part in (*sorted(attributes), *colours) if part)


@lru_cache(maxsize=4096)
def on_blank(style: str) -> str:
    """Return the least style that makes a space look as it does in `style`."""
    attributes, foreground, background = _parts(style)
    if not attributes & _SEEN_ON_BLANKS:
        return background
    # A line and a reversed space are drawn in the foreground's colour, bright or dim as it is.
    shown = sorted(attributes & (_SEEN_ON_BLANKS | {"1", "2"}))
    return ";".join(part for part in (*shown, foreground, background) if part)


@lru_cache(maxsize=4096)
def change(before: str, after: str) -> str:
    """Return the shortest sequence that turns the pen from one style into another; "" for none."""
    if before == after:
        return ""
    if not after:
        return "\x1b[m"
    anew = f"\x1b[0;{after}m" if before else f"\x1b[{after}m"
    old, new = _parts(before), _parts(after)
    ended = [_ENDED_BY[attribute] for attribute in sorted(old[0] - new[0])]
    begun = [a for a in sorted(new[0]) if a not in old[0] or _ENDED_BY[a] in ended]
    for place, default in ((1, "39"), (2, "49")):
        if old[place] != new[place]:
            begun.append(str(new[place] or default))
    onwards = f"\x1b[{';'.join([*dict.fromkeys(ended), *begun])}m"
    return min(anew, onwards, key=len)
