r"""Words from outside as plain text in Markdown: nothing of theirs becomes a link, a tag or a mark.

CommonMark and its GitHub flavour are what is aimed at; the escapes are harmless in others. Only
what would mean something at its place is escaped, for a report is read as it is written as well.
Bare addresses, which many viewers make links of, are broken up by a backslash. (One thing no escape
can: GitHub makes a link of a mail address however it is written.)

Where words stand says which function they need: `plain` behind other words of a line, `line` at the
beginning of a line, of a list item or of a quotation, `cell` in a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html.entities import html5
from typing import Final

from copydesk.exports.quoted import Piece
from copydesk.visible import visible

_TOP_LEVEL: Final = "[A-Za-z]{2}|com|org|net|edu|gov|biz|pro|web|xxx|aero|asia|coop|info|museum"
"""Ends of hosts' names that viewers know without "http": countries', and those of linkify-it."""

_SPECIAL: Final = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"
    r"|`"
    r"|(?P<run>\*+|_+|~+)"
    r"|\](?=\()"
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=\#\w{1,8}(?:;|$)|(?P<name>[A-Za-z][A-Za-z0-9]{1,31})(?:;|$))"
    r"|(?<=:/)/|(?<=/)/(?=[^\s/])"  # https://, //host
    r"|(?<=www)\."
    r"|(?<=[^\s!-#%-*,-/:;?@\[-\]_{}«»“”‘’…])\."
    rf"(?=(?:{_TOP_LEVEL}|name|shop|рф|xn--[a-z0-9-]+)(?![^\W_]))"  # evil.com, t.co, but not p.m.
    r"|(?<=\S)@(?=\S)"
    r"|(?<=\S)\$(?!\d)"  # mathematics, to GitHub and Pandoc
    r"|(?<!\S)\#+$",  # closes a heading
    re.IGNORECASE,
)
"""What may have a meaning anywhere in a line."""

_AT_START: Final = re.compile(
    r"#{1,6}(?=\s|$)"  # heading
    r"|>"  # quotation
    r"|[-+](?=\s|$)"  # list
    r"|=+\s*$|[-:|][-:|\s]*$"  # what is below a heading, or below a table's
    r"|\[(?=!|[ xX]\]|.*\]:)"  # a box, a note, a link's target
    r"|(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))"  # numbered list
)
"""What has a meaning at the beginning of a line, with the rest of `_SPECIAL`."""


def plain(text: str) -> str:
    """Return `text` on one line, escaped so that it reads as it is behind other words of a line.

    Line ends become spaces; other control, bidi and invisible characters their stand-ins.
    """
    return _escaped(_on_one_line(text))


def line(text: str) -> str:
    """Return `text` as `plain` does, for the beginning of a line."""
    return begun(plain(text))


def cell(text: str) -> str:
    """Return `text` as `plain` does, for a cell of a table."""
    return in_cell(plain(text))


def lines(text: str) -> list[str]:
    """Return the lines of `text` that aren't blank, each escaped for the beginning of a line."""
    return [line(one) for one in re.split(r"\r\n|[\r\n]", text) if one.strip()]


def strong(pieces: Iterable[Piece]) -> str:
    """Return pieces on one line, escaped as `plain` does, with the words in bold that are meant.

    Just these words are bold, whatever stands beside them: where a punctuation mark and a letter
    meet at a mark's edge, which would make it none (CommonMark 6.2), the letter is written as an
    entity, for that ends and begins in punctuation.
    """
    told = _trimmed(pieces)
    written: list[str] = []
    for number, (text, is_meant) in enumerate(told):
        if is_meant:
            written.append(f"**{_escaped(text)}**")
            continue
        before = told[number - 1][0] if number else ""
        after = told[number + 1][0] if number + 1 < len(told) else ""
        written.append(_beside_marks(text, before, after))
    return "".join(written)


def strong_line(pieces: Iterable[Piece]) -> str:
    """Return what `strong` does, for the beginning of a line."""
    return begun(strong(pieces))


def strong_cell(pieces: Iterable[Piece]) -> str:
    """Return what `strong` does, for a cell of a table."""
    return in_cell(strong(pieces))


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
    return f"|{''.join(f' {one} |' if one else ' |' for one in cells)}"


def _on_one_line(text: str) -> str:
    return visible(re.sub(r"[ \t\r\n]+", " ", text)).strip()


def _escaped(shown: str) -> str:
    return _SPECIAL.sub(_escape, shown)


def _escape(found: re.Match[str]) -> str:
    """Return what stands for a character, or a run of one, that may have a meaning."""
    told, text = found[0], found.string
    if found["run"]:
        around = text[: found.start()][-1:], text[found.end() :][:1]
        return told if _is_idle(told, *around) else "\\" + "\\".join(told)
    if told == "<":
        return "&lt;"
    if told == "&":
        name = found["name"]
        return "&amp;" if name is None or f"{name};" in html5 else "&"
    return f"\\{told}"


def _is_idle(run: str, before: str, after: str) -> bool:
    """Tell whether a run of one mark neither begins nor ends anything.

    Args:
        run: Asterisks, underscores or tildes.
        before: The character before it; "" where it isn't known.
        after: The one behind it, in the same way.
    """
    if before == after == " ":
        return run[0] != "~"
    if run[0] == "_":
        return before.isalnum() and after.isalnum()
    return run == "~" and before == " " and after.isalnum()


def begun(escaped: str) -> str:
    """Return what is escaped already for the beginning of a line."""
    start = _AT_START.match(escaped)
    if start is None:
        return escaped
    at = start.end() if start["number"] else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def in_cell(escaped: str) -> str:
    """Return what is escaped already for a cell of a table."""
    return escaped.replace("|", "\\|")


def _trimmed(pieces: Iterable[Piece]) -> list[tuple[str, bool]]:
    """Return pieces on one line, each with whether it is bold; none is bold and begins in space."""
    told: list[tuple[str, bool]] = []

    def add(text: str, *, is_meant: bool) -> None:
        ended = not told or told[-1][0].endswith(" ")
        shown = text.removeprefix(" ") if ended else text
        if shown and told and told[-1][1] == is_meant:
            told[-1] = told[-1][0] + shown, is_meant
        elif shown:
            told.append((shown, is_meant))

    for piece in pieces:
        text = visible(re.sub(r"[ \t\r\n]+", " ", piece.text))
        words = text.strip()
        if not piece.is_meant or not words:
            add(text, is_meant=False)
            continue
        start = text.index(words)
        add(text[:start], is_meant=False)
        add(words, is_meant=True)
        add(text[start + len(words) :], is_meant=False)
    if told:
        told[0] = told[0][0].lstrip(), told[0][1]
        told[-1] = told[-1][0].rstrip(), told[-1][1]
    return [one for one in told if one[0]]


def _beside_marks(text: str, before: str, after: str) -> str:
    """Return text between two bold ones ("" for none), so that the marks beside it are marks."""
    first = last = ""
    if before and _is_sign(before[-1]) and _is_letter(text[0]):
        first, text = f"&#{ord(text[0])};", text[1:]
    if text and after and _is_sign(after[0]) and _is_letter(text[-1]):
        last, text = f"&#{ord(text[-1])};", text[:-1]
    return f"{first}{_escaped(text)}{last}"


def _is_sign(character: str) -> bool:
    """Tell whether any version of CommonMark calls a character punctuation."""
    return unicodedata.category(character)[0] in "PS"


def _is_letter(character: str) -> bool:
    """Tell whether any version of CommonMark calls it neither punctuation nor white space."""
    is_ascii_sign = character in "$+<=>^`|~"
    return not is_ascii_sign and unicodedata.category(character)[0] not in "PZ"
