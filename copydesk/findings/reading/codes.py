"""Figures that count nothing: scores, codes, telephone numbers, the numbers of flights."""

from __future__ import annotations

from typing import Final

from copydesk.findings.reading.line import Item, Line

UNITS: Final = frozenset(
    {"percent", "currency", "time", "unit", "age", "counter", "half", "oclock", "fold", "year-old"}
)
"""Roles of what stands behind a figure and is no noun."""
DASHES: Final = "-‐‑–—"


def code_end(line: Line, at: int) -> int:
    """Return the place of the last item of what counts nothing from `at` on, -1 if it counts."""
    if line.items[at].form != "figure":
        return -1
    last = at
    while line.is_mark(last + 1, DASHES + "/") and line.number(last + 2, "figure"):
        if not (line.items[last + 1].touches and line.items[last + 2].touches):
            break
        last += 2
    is_code = last > at + 2 or (last > at and _is_score(line, at, last))
    opens_list = at == 0 and line.is_mark(1, ".)") and line.items[1].touches and len(line.items) > 3
    is_code = is_code or opens_list or _is_labelled(line, at) or _is_glued(line, at, last)
    return last if is_code else -1


def _is_score(line: Line, at: int, last: int) -> bool:
    """Tell a score ("3-2", "won 2-3 at home") or odds (10/1) from a range ("10-12 people")."""
    behind, before = line.at(line.past_hyphen(last + 1)), line.at(at - 1)
    has_unit = behind is not None and bool(behind.roles.keys() & UNITS)
    is_led = before is not None and bool(before.roles.keys() & {"aged", "currency"})
    counts = has_unit or is_led or line.is_content(last + 1)
    return line.is_mark(at + 1, "/") or line.items[at].least >= line.items[last].least or not counts


def _is_labelled(line: Line, at: int) -> bool:
    """Tell whether a figure names a thing: section 12, No. 3, #4, Boeing 737."""
    item, before, follower = line.items[at], line.at(at - 1), line.at(at + 1)
    if before is None:
        return False
    if before.kind == "mark":
        is_number = before.text == "." and (item.touches or line.role(at - 2, "label") is not None)
        return is_number or before.text in "#§@_="
    if "label" in before.roles and before.text != "no":
        return True
    # A capital in mid-sentence right before a bare figure, in a language that writes nouns small.
    if len(before.text) == 1 and before.text.isupper() and not before.roles:
        return True
    is_name = not before.text.islower() and at > 1 and not before.roles and not before.form
    if not is_name or line.language not in ("", "en") or not item.text.isdecimal():
        return False
    is_plural = follower is not None and follower.kind == "word" and line.is_plural(follower)
    has_unit = follower is not None and bool(follower.roles.keys() & UNITS)
    return not is_plural and not has_unit and item.start - before.end == 1


def _is_glued(line: Line, at: int, last: int) -> bool:
    """Tell whether a figure is part of a code: COVID-19, F-16, 5G, 7c1d2f, /brewery/163646."""
    item, before, follower = line.items[at], line.at(at - 1), line.at(last + 1)
    if before and item.touches:
        is_joined = before.touches and before.text in "-‐‑/"
        name = line.at(at - 2) if is_joined else before
        is_word = name is not None and name.kind == "word" and "currency" not in name.roles
        if name and is_word and not _is_joined_script(name):
            return True
    if line.past_hyphen(last + 1) > last + 1:  # 7-Eleven
        name = line.items[last + 2]
        is_word = name.text[0].isupper() and not name.roles.keys() & UNITS
        return is_word and line.language in ("", "en")
    if not follower or not follower.touches or follower.kind != "word":
        return False
    return not follower.roles.keys() & UNITS and not _is_joined_script(follower)


def _is_joined_script(item: Item) -> bool:
    """Tell whether words of a script touch figures without making codes of them."""
    return "\u0590" <= item.text[0] < "\u1e00" or item.text[0] >= "\u3040"
