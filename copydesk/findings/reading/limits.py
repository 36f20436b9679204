"""Bounds of a value: about, nearly, more than, at least, up to, or more."""

from __future__ import annotations

from typing import Final

from copydesk.findings.reading.draft import Draft
from copydesk.findings.reading.line import Line
from copydesk.findings.reading.value import Bound

ROUGHLY: Final = 0.1
"""Share of a value by which "about" may miss it at most: about 30 is 32, not 34 (a judgement)."""
OPEN: Final = 2.0
"""Factor up to which an open bound reaches: nobody writes "more than 30" of 70 (a judgement)."""
_BOUNDED: Final = frozenset({"number", "money", "share", "measure", "age", "duration", "frequency"})


def limited(line: Line, draft: Draft) -> tuple[Bound, float, float, bool]:
    """Return a value's bound, its range with the bound, and whether it is rough."""
    least, most = draft.least, draft.most
    worth = line.role(draft.first - 1, "bound")
    is_near = line.role(draft.first - 1, "nearly") is not None
    if worth is None:
        worth = line.role(draft.last + 1, "bound-after")
        if worth is None and line.is_mark(draft.last + 1, "+"):
            worth = "least"
    if worth == "about":
        slack = min(ROUGHLY * most, _last_digit(most, draft.grain))
        if draft.kind == "clock":
            return "", least - 15, most + 15, True
        if draft.kind == "date":
            return "", least, most, True
        return "", least - slack, most + slack, True
    if worth is None or draft.kind not in _BOUNDED:
        return "", least, most, draft.rough
    if worth == "over":
        return "over", least, most * OPEN, True
    if worth == "least":
        return "least", least, most * OPEN, True
    if worth == "under":
        return "under", least * (1 - ROUGHLY if is_near else 1 / OPEN), most, True
    return "most", least / OPEN, most, True


def _last_digit(size: float, grain: float) -> float:
    """Return the worth of the last digit that isn't a nought, of a five half of five.

    Whoever says "about 8.6 million" means it to the hundred thousand; 95 is the nearest five.
    """
    if not grain:
        return size
    digits = round(size / grain)
    while digits and digits % 10 == 0:
        digits, grain = digits // 10, grain * 10
    return grain * 2.5 if digits % 5 == 0 else grain
