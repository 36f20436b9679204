"""What a single line is when its words alone say so, wherever it stands in an article.

`blocks` asks before it joins hard-wrapped lines, `structure` asks before it looks at the place of a
paragraph. Lines that collect several things ("By A B | March 14, 2025 | 5 min read") are taken
apart at their bars and bullets.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from copydesk.articles.bylines import are_names
from copydesk.articles.furniture import furniture_reason, is_agency
from copydesk.articles.signatures import Signature, signature_of

LONGEST_LINE: Final = 600
"""Code points; no longer line is furniture. Bounds the cost of the expressions on hostile lines."""

_SEPARATOR: Final = re.compile(r"\s*[|•·‧∙]\s*|\s+[-–—]\s+|\s*[\n\t]\s*|\s{3,}")
_MAY_PART: Final = re.compile(r"[|•·‧∙\n\t]|\s[-–—\s]\s")
"""What every separator holds; looking for that alone takes a third of the time."""
_RUN_OF_SPACES: Final = re.compile(r"[^\S\n\t]{3,}")
"""Three spaces part columns; more would only make the expressions slow."""

_MOST_PARTS: Final = 12
_LONGEST_PLACE: Final = 4
_KNOWN_LINES: Final = 1024
"""Lines that are kept with their kind from one article to the next: those of an outlet return."""
_RANK: Final = ("byline", "dateline", "credit", "caption", "boilerplate")
"""Which kind a line of several parts takes: what tells most."""


def line_kind(line: str) -> Signature | None:
    """Return the kind of `line` and the reason, or None when its words alone don't say.

    Args:
        line: One line without surrounding white space.
    """
    if len(line) > LONGEST_LINE:
        return None if any(map(str.isalnum, line)) else ("boilerplate", furniture_reason(line))
    return _short_line_kind(line)


def forget_lines() -> None:
    """Forget the lines of the articles that were read, if they are many.

    Whoever has read an article says so. Until then all of its lines are known: a reader, `blocks`
    and `structure` ask for the same ones, each from the first to the last, so that of a page with
    more lines than are kept each would be looked at every time.
    """
    if _short_line_kind.cache_info().currsize > _KNOWN_LINES:
        _short_line_kind.cache_clear()


@cache
def _short_line_kind(line: str) -> Signature | None:
    line = _RUN_OF_SPACES.sub("   ", line.strip("*_ ") or line)
    return _whole_kind(line) or _kind_of_parts(line)


def _whole_kind(line: str) -> Signature | None:
    signature = signature_of(line)
    if signature:
        return signature
    reason = furniture_reason(line)
    return ("boilerplate", reason) if reason else None


def _kind_of_parts(line: str) -> Signature | None:
    if not _MAY_PART.search(line):
        return None
    parts = [part for part in _SEPARATOR.split(line) if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    kinds = [_whole_kind(part) for part in parts]
    found = [kind for kind in kinds if kind]
    if _is_place_and_date(parts, kinds):
        return "dateline", "a place and a date alone"
    if len(parts) == 2 and not kinds[0] and are_names(parts[0]) and is_agency(parts[1]):
        return "dateline", "a place and an agency"
    if len(found) < len(kinds) or any(kind not in _RANK for kind, _ in found):
        return None
    return min(found, key=lambda kind: _RANK.index(kind[0]))


def _is_place_and_date(parts: list[str], kinds: list[Signature | None]) -> bool:
    """Tell whether one part is a name and all others are dates and times, at least one a date."""
    unknown = [part for part, kind in zip(parts, kinds, strict=True) if not kind]
    times = [kind for kind in kinds if kind]
    if len(unknown) != 1 or not any(kind == "dateline" for kind, _ in times):
        return False
    told = all(kind == "dateline" or reason == "a time alone" or reason == "a number alone"
               for kind, reason in times)  # fmt: skip
    return told and are_names(unknown[0]) and len(unknown[0].split()) <= _LONGEST_PLACE
