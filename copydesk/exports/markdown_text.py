r"""Words from outside as plain text in Markdown: nothing of theirs becomes a link, a tag or a mark.

CommonMark and its GitHub flavour are what is aimed at; the escapes are harmless in others. Angle
brackets and ampersands become entities, which even a renderer that passes HTML through leaves
alone. Addresses are broken up by a backslash, for renderers make links of bare ones.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.visible import visible

_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_SPECIAL: Final = re.compile(
    r"[\\`*_{}\[\]#|~$]"
    r"|(?<=\])\("
    r"|(?<=[A-Za-z]):(?=\S)"  # http://, mailto:
    r"|(?<=\w)\.(?=[^\W\d]{2})"  # www.example.com, t.co, but not p.m.
    r"|@"  # a citation, to Pandoc
)
"""What has a meaning anywhere in a line."""

_AT_START: Final = re.compile(r"(?:[-+=:]|[0-9]{1,9}(?=[.)]))")
"""What has a meaning at the beginning of a line, with the rest of `_SPECIAL`."""


def plain(text: str) -> str:
    """Return `text` on one line, escaped so that it reads as it is.

    Line ends become spaces; other control, bidi and invisible characters their stand-ins.
    """
    shown = visible(" ".join(re.split(r"[ \t\r\n]+", text)).strip())
    escaped = _SPECIAL.sub(r"\\\g<0>", shown)
    escaped = re.sub("[&<>]", lambda match: _ENTITIES[match[0]], escaped)
    start = _AT_START.match(escaped)
    if start is None:
        return escaped
    at = start.end() if start[0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def lines(text: str) -> list[str]:
    """Return the lines of `text` that aren't blank, each escaped."""
    return [plain(line) for line in re.split(r"\r\n|[\r\n]", text) if line.strip(" \t")]


def section(title: str, told: list[str]) -> list[str]:
    """Return what is told, under its title; nothing where nothing is told."""
    return [f"## {title}", "", *told] if told else []


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """Return the lines of a table, none without rows; the cells are escaped already."""
    if not rows:
        return []
    return [
        _row(head),
        _row(["---"] * len(head)),
        *(_row(row) for row in rows),
        "",
    ]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
