"""Lines with which agencies send their reports: codes, versions, notes to editors, ends.

They are told by their form: a caret before the line and "@", "=" or "<" behind it, capitals with
figures in them, "1st Ld-Writethru", "-0-".
"""

from __future__ import annotations

import re
from typing import Final

_CARET: Final = re.compile(r"\^\S.{0,200}")
_BREAK_MARK: Final = re.compile(r"[^\s.!?][^.!?]{1,60}[=<]")
"""A line that a typesetting mark closes: "Nordic Press="."""
_CODES: Final = re.compile(r"(?:ZCZC|NNNN)\b.{0,80}")
_VERSION: Final = re.compile(
    r"\b(?:\d(?:st|nd|rd|th)\s+(?:Ld|Lead|Add|Sub|Take)\b|Writethru\b|Ld-Writethru\b|\d\w\w LEAD\b)"
)
_NOTE: Final = re.compile(
    r"[(\[]?\s*(?:Eds|Editors)\s*(?::|--)\s*.{1,300}|ATTENTION EDITORS?\b.{0,300}"
)
_END: Final = re.compile(
    r"\W*(?:-\s?0\s?-|-\s?30\s?-|#{3}|(?:-{1,2}\s?|\()(?:ends?|ende|fin|fim|fine|more|mehr|конец)"
    r"(?:\s?-{1,2}|\))|END|ENDS|MORE)\W*",
    re.IGNORECASE,
)
_SHOUTED_END: Final = frozenset({"END", "ENDS", "MORE", "NNNN"})
_MOST_CODES: Final = 7
_LONGEST_VERSION: Final = 90


def slug_of(line: str) -> str:
    """Return what a line says of how an agency sent its report, "" where nothing says so."""
    if _CARET.fullmatch(line) or _CODES.fullmatch(line) or _is_code(line):
        return "an agency's code"
    if len(line) < _LONGEST_VERSION and _VERSION.search(line) and not line.endswith("."):
        return "an agency's version"
    if _NOTE.fullmatch(line):
        return "a note to editors"
    if line in _SHOUTED_END or (len(line) < 16 and not line.isalpha() and _END.fullmatch(line)):
        return "the end of a report"
    return "an agency's mark" if _BREAK_MARK.fullmatch(line) else ""


def _is_code(line: str) -> bool:
    """Tell whether a line is capitals and figures, some of them in one: "NVK0021 4 GEN 0342"."""
    tokens = line.split()
    if not 3 < len(tokens) <= _MOST_CODES:
        return False
    plain = all(token.isascii() and token.isalnum() and token.upper() == token for token in tokens)
    figures = [token for token in tokens if any(map(str.isdecimal, token))]
    mixed = [token for token in figures if not token.isdecimal()]
    return plain and len(figures) > 1 and bool(mixed)
