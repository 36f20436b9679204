"""Credits and dates that lost their line break and stick to a paragraph of the story.

"Pascal Rossi / Reuters Candles stand in front of the house", "... on Friday. (Photo: Ann
Doe/AFP)", "date 2025-03-15 Iraqi forces have ...". A credit becomes a paragraph of its own, so
that no sentence begins in it or ends with it; a date alone, which the article's facts tell, is
left out of the sentence.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.articles.bylines import are_names
from copydesk.articles.date_words import PUBLISHED_WORDS
from copydesk.articles.dates import dates_in
from copydesk.articles.furniture import own_pictures, without_published
from copydesk.articles.line_kinds import line_kind
from copydesk.articles.signatures import Signature

Piece = tuple[int, int, Signature]
"""Where a credit stands in a paragraph, and what it is."""

_LONGEST_CREDIT: Final = 140
_LONGEST_DATE: Final = 90
"""Code points of a credit, and of a date with its label and time."""
_LEAST_WORDS: Final = 5
"""Words that a story must go on with: a date above a name is a line of its own kind."""
_LEAST_BEFORE: Final = 2
"""Words of a sentence that a credit may stand behind; a label with a stop is none."""
_MOST_TAILS: Final = 4
"""Ends of sentences near the end of a paragraph behind which a credit is looked for."""

_BRACKETS_AHEAD: Final = re.compile(r"[(\[（][^()\[\]（）]{2,130}[)\]）]\.?(?=\s+\S)")
_BRACKETS_BEHIND: Final = re.compile(r"[(\[（][^()\[\]（）]{2,130}[)\]）]\.?$")
_OWNED_AHEAD: Final = re.compile(
    r"(?:(?:Photo|Foto|Image|Picture)s?(?:\s+by|\s*:)\s*)?(?P<names>[^\W\d_a-z][\w.'’ -]{2,50}?)"
    r"\s*/\s*(?=[^\W_])"
)
_AGENCY: Final = re.compile(r"(?:[^\W_][\w.-]*(?:\s+-\s+|\s+)){1,4}(?=[\"“„«'‘]?[^\W\d_a-z])")
_STOP: Final = re.compile(r"[.!?][\"'”’»)]*\s+|[。！？][」』”’]*\s*")
_STOPPED: Final = re.compile(r"[.!?。！？…][\"'”’»)」』]*\s*$")
_SPACELESS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_HINT: Final = re.compile(r"[/:：=©]|\b[Bb]y\b")
"""What all credits have that aren't in brackets; most paragraphs end without it."""
_CREDITS: Final = frozenset({"credit", "byline"})

_CLOCK: Final = re.compile(
    r"(?:(?:,\s*|T|\s+)\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*(?:[ap]\.?m\b\.?|Uhr\b|h\b))?)?"
    r"(?:\s*(?:Z|GMT|UTC|[A-Z]{1,4}T)\b)?"
)
_GAP: Final = re.compile(r"\s*[|•·–—-]{0,2}\s+(?=[\"“„«'‘(]?[^\W\d_])")


def credits_in(line: str) -> list[Piece]:
    """Return the credits at the start and at the end of a paragraph of the story, in order."""
    found = [piece for piece in (_ahead(line), _behind(line)) if piece]
    return [] if any(piece[1] - piece[0] >= len(line.strip()) for piece in found) else found


def date_end(line: str) -> int:
    """Return where the story begins behind a date that is glued to it, 0 where none is."""
    head = line[:_LONGEST_DATE]
    day = next((day for day in dates_in(head) if day.year), None)
    if day is None or not _is_label(head[: day.start]):
        return 0
    clock = _CLOCK.match(line, day.end)
    gap = _GAP.match(line, clock.end() if clock else day.end)
    if not gap or line[gap.end()].islower() or len(line[gap.end() :].split()) < _LEAST_WORDS:
        return 0
    return gap.end()


def _is_label(words: str) -> bool:
    rest, _ = without_published(PUBLISHED_WORDS.sub(" ", words))
    return not any(map(str.isalnum, rest))


def _ahead(line: str) -> Piece | None:
    brackets = _BRACKETS_AHEAD.match(line)
    kind = _credit(brackets[0]) if brackets else None
    if brackets and kind and "/" in brackets[0] + ":":
        return (0, brackets.end(), kind) if _names_picture(brackets[0]) else None
    owned = _OWNED_AHEAD.match(line)
    if not owned or not are_names(owned["names"]):
        return None
    end = _agency_end(line, owned.end())
    return (0, end, ("credit", "says whose picture it is")) if end else None


def _agency_end(line: str, start: int) -> int:
    """Return where the longest name of a picture agency at `start` ends, 0 where none stands."""
    words = _AGENCY.match(line, start)
    end = words.end() if words else start
    while end > start:
        name = line[start:end].rstrip(" -")
        if own_pictures(name):
            return start + len(name)
        end = start + name.rfind(" ") + 1
    return 0


def _behind(line: str) -> Piece | None:
    brackets = _BRACKETS_BEHIND.search(line, max(0, len(line) - _LONGEST_CREDIT))
    if brackets and brackets.start() and (kind := _credit(brackets[0])):
        stopped = _STOPPED.search(line, max(0, brackets.start() - 8), brackets.start())
        if stopped or _names_picture(brackets[0]):
            return brackets.start(), brackets.end(), kind
    if not _HINT.search(line, max(0, len(line) - _LONGEST_CREDIT)):
        return None
    tails = [stop.end() for stop in _STOP.finditer(line, max(0, len(line) - _LONGEST_CREDIT))]
    for start in reversed(tails[-_MOST_TAILS:]):
        is_behind = start < len(line) and len(line[:start].split()) >= _LEAST_BEFORE
        if (is_behind or _SPACELESS.search(line)) and (kind := _credit(line[start:])):
            return start, len(line), kind
    return None


def _credit(words: str) -> Signature | None:
    kind = line_kind(words)
    return kind if kind and kind[0] in _CREDITS else None


def _names_picture(words: str) -> bool:
    """Tell whether a credit is a picture's; with an agency alone, a sentence may end."""
    return bool(re.search(r"[/:：]|\b(?:by|via|courtesy)\b|\b(?:Photo|Image|Foto)s?\b", words))
