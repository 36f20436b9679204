"""Marks inside something that stands in mid-sentence, and lists in one line.

“He told me, ‘Run! Don't stop!’ and I ran,” is one sentence, though two marks stand in it: what
holds them (a quotation, a title, brackets, an aside between dashes) begins in mid-sentence, and
the sentence goes on behind it. "1. Close the gates. 2. Call Dock A. 3. Wait." is three, whatever
stands before the numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

_LONGEST: Final = 120
"""Code points of a cry, a title, an aside; what is longer is speech, cut as any text."""

_MARK: Final = re.compile(r"[“”„«»()\[\]\"「」『』《》]|(?<!\w)[‘‚']|[’'](?!\w)| [-–—]{1,2} ")
_OPENS: Final = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "(": ")", "[": "]", "‘": "’", "‚": "‘’",
    "「": "」", "『": "』", "《": "》",
}  # fmt: skip
_GOES_ON: Final = re.compile(r"[,;]?\s*(?:[-–—]{1,2}\s*)?(?P<next>[^\W\d_]|\d)")
_ASKS: Final = re.compile(r"[!?]\s|[！？]")
_ASIDE_STOP: Final = re.compile(r"[^\W\d_]{3}\.\s")
_ITEM: Final = re.compile(r"(?:^|(?<=[.!?;:] )|(?<=[.!?;:][\"'”’»)] ))\(?(\d{1,2})[.)]\s+(?=\S)")


class Asides:
    """The stretches of a line that no sentence ends in."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        """Join spans that overlap, which nested ones do."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, cut: int) -> bool:
        """Tell whether `cut` lies inside one of them."""
        place = bisect_right(self._starts, cut) - 1
        return place >= 0 and cut < self._ends[place]


class Items(NamedTuple):
    """A numbered list in one line."""

    starts: frozenset[int]
    """Where its items begin, but for one at the start of the line."""
    inside: frozenset[int]
    """What stands behind their numbers, where no sentence begins."""


def asides_of(line: str) -> Asides:
    """Return what stands in mid-sentence and asks or cries while the sentence goes on behind."""
    if not _ASKS.search(line):
        return Asides([])
    return Asides([pair for pair in _pairs(line) if _is_aside(line, *pair)])


def _pairs(line: str) -> list[tuple[int, int]]:
    """Return the spans between marks that belong together, the marks included."""
    pairs: list[tuple[int, int]] = []
    open_marks: list[tuple[str, int]] = []
    dash = -1
    for mark in _MARK.finditer(line):
        sign, place = mark[0], mark.start()
        if sign[0] == " ":
            if dash >= 0 and place - dash <= _LONGEST:
                pairs.append((dash, mark.end()))
            dash = place
            continue
        while open_marks and place - open_marks[-1][1] > _LONGEST:
            open_marks.pop()
        if open_marks and sign in _closing(open_marks[-1][0]):
            pairs.append((open_marks.pop()[1], mark.end()))
        elif sign in _OPENS or (sign in "\"'" and not line[place - 1 : place].isalnum()):
            open_marks.append((sign, place))
    return pairs


def _closing(sign: str) -> str:
    return _OPENS.get(sign, sign)


def _is_aside(line: str, start: int, end: int) -> bool:
    if end - start > _LONGEST or not _ASKS.search(line, start, end):
        return False
    if line[start] == "《":
        return True
    before = line[max(0, start - 2) : start].rstrip()[-1:]
    follows = _GOES_ON.match(line, end)
    if not follows or not (before.isalnum() or before in {",", ":"}):
        return False
    is_comma = line[end : end + 1] in (",", ";")
    is_dashed = line[start] == " " and line[end - 1] == " "
    if is_dashed and line[start + 1] in "-–—":
        asked = line[start:end].rstrip(" -–—")[-1:]
        return asked in ("!", "?") and follows["next"].islower()
    is_glued = line[start] in "“「『" and end == follows.start("next") and before not in {",", ":"}
    goes_on = is_comma or follows["next"].islower() or is_glued
    return goes_on and not _ASIDE_STOP.search(line, start, end)


def items_of(line: str) -> Items:
    """Return the items of a list whose numbers count up by one from the first.

    A list begins at the start of the line or behind a colon, with whatever number stands there.
    """
    starts: set[int] = set()
    inside: set[int] = set()
    found: list[re.Match[str]] = []
    for item in _ITEM.finditer(line):
        opens = item.start() == 0 or line[item.start() - 2] == ":"
        if found and int(item[1]) == int(found[-1][1]) + 1:
            found.append(item)
        elif opens and not found:
            found = [item]
    if len(found) > 1:
        starts.update(item.start() for item in found[1:])
        inside.update(item.end() for item in found)
    return Items(frozenset(starts), frozenset(inside))
