"""Figures: what digits with their marks and groups are worth."""

from __future__ import annotations

import re
from typing import Final

from copydesk.findings.reading.line import Line

_COMMA_DECIMAL: Final = frozenset(
    {"de", "fr", "es", "it", "pt", "nl", "da", "sv", "no", "nb", "nn", "fi", "pl", "cs", "sk"}
    | {"ru", "uk", "tr", "el", "ro", "hu", "bg", "hr", "sr", "sl", "id", "vi", "ca", "lt", "lv"}
)
"""Languages that write 1.234,5 (CLDR's number symbols)."""
_LONGEST: Final = 18
"""Digits beyond which a figure is noise: a key, a bar code."""
_GROUP: Final = re.compile(r"\d{3}(?:[.,]\d+)?")
_FIRST_GROUP: Final = re.compile(r"[1-9]\d{0,2}")


def figure_value(text: str, language: str) -> tuple[float, float] | None:
    """Return what a figure is worth and what its last digit is; None for no plain number.

    Where both readings of "3.000" are possible, the language decides; a last nought means
    thousands ("3.000 people" in English: nobody measures to a useless nought).
    """
    marks = {sign for sign in text if sign in ".,:"}
    if ":" in marks or sum(sign.isdecimal() for sign in text) > _LONGEST:
        return None
    mark = next((sign for sign in text if sign in ".,"), "")
    if mark and (len(marks) == 2 or _divides_thousands(text, mark, language)):
        text = text.replace(mark, "")
    whole, _, decimals = text.replace(",", ".").partition(".")
    if decimals and not decimals.isdecimal():
        return None
    value = float(f"{whole}.{decimals or 0}")
    return value, 10.0 ** -len(decimals) if decimals else noughts(value)


def grouped_figure(line: Line, at: int) -> tuple[str, int]:
    """Return a figure with the groups that spaces or apostrophes part: 1 500, 1'500."""
    text, after = line.items[at].text, at + 1
    if not _FIRST_GROUP.fullmatch(text):
        return text, after
    while len(text) < _LONGEST and "." not in text and "," not in text:
        is_marked = line.is_mark(after, "'’") and line.items[after].touches
        group = line.at(after + is_marked)
        gap = group.start - line.items[after - 1].end if group else 0
        if not group or not _GROUP.fullmatch(group.text) or gap != 1:
            break
        text += group.text
        after += 1 + is_marked
    if "." in text or "," in text:
        whole, mark, decimals = re.split(r"([.,])", text, maxsplit=1)
        text = text if after == at + 1 else f"{whole}{'.' if mark else ''}{decimals}"
    return text, after


def _divides_thousands(figure: str, mark: str, language: str) -> bool:
    groups = figure.split(mark)
    if len(groups[-1]) != 3 or not 1 <= len(groups[0]) <= 3 or groups[0].startswith("0"):
        return False
    # Indian papers group by twos: 1,00,000.
    if any(len(group) not in (2, 3) for group in groups[1:-1]):
        return False
    usual = "." if language in _COMMA_DECIMAL else ","
    return mark == usual or len(groups) > 2 or figure.endswith("0")


def noughts(value: float) -> float:
    """Return the worth of the last digit of a whole number that isn't a rounding nought.

    From 1,000 on, two noughts or more at the end may be a rounding; 20 people are twenty.
    """
    grain = 1.0
    while value >= 1000 and value % (grain * 10) == 0:
        grain *= 10
    return grain if grain >= 100 else 1.0
