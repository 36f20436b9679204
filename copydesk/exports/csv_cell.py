r"""One cell of a CSV file: what a spreadsheet shows as it is written, and runs in no case.

What opens a formula was tried in LibreOffice 7.4 and read up for Excel and Google Sheets (OWASP,
"CSV Injection"): LibreOffice computes whatever begins with "=", Excel and Sheets also what begins
with "+", "-" or "@" and can be read as a formula from end to end. So "=" is always a danger, the
others only where something could come of it: "-1+1|cmd", "@SUM(A1)", "+B2". Prose and numbers are
none: "- Fire broke out", "+47 22 00 00", "-5". Two words side by side are no operand that exists
in a table, so the whole can have no value; what acts all the same is a call, a link to another
program and one to another sheet.

A danger gets a leading apostrophe, as OWASP advises. The formats of JSON have the words as they
are.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.wording import is_inside_grapheme
from copydesk.counted import counted
from copydesk.visible import visible

LIMIT: Final = 32_767
"""Most UTF-16 units in a cell of Excel ("Excel specifications and limits"), which drops the rest
without a word. LibreOffice and Google Sheets hold more."""

_CONTROLS: Final = {
    code: visible(chr(code))
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
    if chr(code) not in "\t\n\r\x85"
}
"""Controls and lone surrogates, which UTF-8 can't say, with their stand-ins. Tabs and line ends
stay, and so does U+0085, the line end of some old texts."""

_LONE_RETURN: Final = re.compile("\r(?!\n)")

_CELLS: Final = re.compile("[\t\n\r;]")
"""Where a program that separates cells by tabs or semicolons, or knows no line ends in quotation
marks, would begin another cell."""

_SKIPPED: Final = "[\\s\"'`\u00b4\u2018-\u201f\u00ab\u00bb\u2039\u203a\u200b-\u200f\u2060\ufeff]*"
"""What programs drop or look through at the beginning of a cell."""

_EQUALS: Final = re.compile(f"{_SKIPPED}[=\u207c\u208c\ufe66\uff1d]")
"""What always is a formula; compatibility forms are turned into it by some input methods."""

_SIGN: Final = re.compile(
    f"{_SKIPPED}[+@\\-\u207a\u207b\u208a\u208b\ufe62\ufe63\ufe6b\uff0b\uff0d\uff20]"
)
"""What begins a formula where a formula follows."""

_WORD: Final = re.compile(r"\w")

_NUMBER: Final = re.compile(r"[\d\s.,:%'\u2019]*")
"""A number, a telephone's too: nothing to compute and nothing to look up."""

_PROSE: Final = re.compile(
    r"[\w\s.,:'\u2019\u2013\u2014#%@+-]*?(?<![\w:])[^\W\d_]{2,}[ \u00a0]+[^\W\d_]{2,}(?![\w:])"
)
"""Two words side by side, before anything that could begin a formula's string; "AB:AC" names
columns."""

_WITHIN: Final = 300
"""Code points of a cell in which its two words are looked for."""

_ACTS: Final = re.compile(r"[\w.]\s*[(\uff08\ufe59\u207d\u208d]|[|\uff5c]|[!\uff01\ufe57]\s*[\w$]")
"""A call, a link to another program (DDE), one to another sheet or file."""

_PLAIN: Final = re.compile("(?:\\w[^\x00-\x1f\x7f-\x9f;\ud800-\udfff]*)?")
"""What stays as it is at any length that a cell holds: it begins with a letter or digit, is one
cell to all programs, and holds no controls. Nearly all cells are so."""

_GRAPHEME: Final = 64
"""Most code points that are dropped so that a cut parts no character from its marks."""


def cell(text: str) -> str:
    """Return `text` as a cell: no formula, no control characters, no longer than `LIMIT`."""
    return text if _is_plain(text) else _cut(_harmless(text))


def is_cut(text: str) -> bool:
    """Tell whether the cell of a text lacks its end."""
    return len(text) > LIMIT // 4 and _units(_harmless(text)) > LIMIT


def _is_plain(text: str) -> bool:
    return len(text) <= LIMIT // 2 and _PLAIN.fullmatch(text) is not None


def _harmless(text: str) -> str:
    # One for one, so that offsets count the cell's characters as they do the article's.
    plain = _LONE_RETURN.sub("\n", text).translate(_CONTROLS)
    ends = [*(match.start() for match in _CELLS.finditer(plain)), len(plain)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    parts = list(zip(starts, ends, strict=True))
    signs = [_SIGN.match(plain, start, end) for start, end in parts]
    acts, words = (_last(one, plain) if any(signs) else 0 for one in (_ACTS, _WORD))

    def opens_formula(sign: re.Match[str] | None) -> bool:
        # A formula may go on over line ends: what counts is all that follows.
        if sign is None or words < sign.end():
            return False
        at = sign.end()
        is_prose = _NUMBER.fullmatch(plain, at) or _PROSE.match(plain, at, at + _WITHIN)
        return acts >= at or not is_prose

    return "".join(
        ("'" if _EQUALS.match(plain, start, end) or opens_formula(sign) else "")
        + plain[start : end + 1]
        for (start, end), sign in zip(parts, signs, strict=True)
    )


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where a pattern is found last; -1 for nowhere."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _cut(text: str) -> str:
    if len(text) <= LIMIT // 2 or _units(text) <= LIMIT:
        return text
    mark = f" \u2026 [cut here, of {counted(len(text), 'character')}]"
    room = LIMIT - len(mark)
    end = len(text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore"))
    whole = (at for at in range(end, end - _GRAPHEME, -1) if not is_inside_grapheme(text, at))
    return text[: next(whole, end)] + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
