"""Lengths of time of which one article has changed the unit: 18 months, 18 weeks.

A number that both articles give with another unit was hardly met by chance, so the sentences need
no link. Where they are linked, `dates` compares them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.dating.dates import Placed, accord_of, placed_times
from copydesk.findings.dating.times import times_in
from copydesk.findings.text.pairing import Side

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.passage import Reading

_TELLING: Final = 12.0
"""Up to here two spans may share their number by chance: three weeks, three months."""
_EVERYDAY: Final = frozenset((24.0, 48.0, 72.0))
"""Hours that are days."""
_MOST: Final = 50


def misread_span_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield, as high, one number with two units of time, where neither article has both."""
    lefts, rights = _spans(matter.left), _spans(matter.right)
    for left in _unknown(lefts, rights)[:_MOST]:
        for right in _unknown(rights, lefts)[:_MOST]:
            if _count(left) == _count(right) and _is_one_thing(left, right):
                reason = f"{left.words} or {right.words}?"
                yield Clash("date", "high", reason, left.span, right.span)


def _spans(reading: Reading) -> list[Placed]:
    return [
        placed
        for passage in reading.told
        if any(time.kind == "duration" for time in times_in(passage))
        for placed in placed_times(Side([passage]))
        if placed.time.kind == "duration"
    ]


def _unknown(spans: list[Placed], others: list[Placed]) -> list[Placed]:
    """Return the spans that the other article doesn't have in any form."""
    others = others[:_MOST]
    return [
        span for span in spans[:_MOST] if not any(accord_of(span, o) == "agree" for o in others)
    ]


def _count(placed: Placed) -> float:
    return float(placed.time.value.split()[0])


def _is_one_thing(left: Placed, right: Placed) -> bool:
    count = _count(left)
    is_telling = count > _TELLING and count % 10 != 0 and count not in _EVERYDAY
    return is_telling and left.time.value != right.time.value
