"""What an article says that contradicts what it says elsewhere.

The rules here ask for more than those between two articles: an article usually knows why it gives
two numbers. Each finding names two places of the one article, the earlier one first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

from copydesk.articles.article import Article, Span
from copydesk.findings.clash import Clash
from copydesk.findings.dating.frequency import changed_frequencies
from copydesk.findings.finder import once
from copydesk.findings.finding import Finding
from copydesk.findings.inside.within_causes import premature_causes
from copydesk.findings.inside.within_counts import changed_counts
from copydesk.findings.inside.within_dates import (
    impossible_dates,
    moved_events,
    posts_before_events,
)
from copydesk.findings.inside.within_names import changed_spellings, shared_offices
from copydesk.findings.inside.within_shares import wrong_shares
from copydesk.findings.text.passage import Reading, reading_of

_RULES: Final[tuple[Callable[[Reading], Iterable[Clash]], ...]] = (
    impossible_dates,
    changed_spellings,
    moved_events,
    posts_before_events,
)
_ENGLISH_RULES: Final[tuple[Callable[[Reading], Iterable[Clash]], ...]] = (
    changed_counts,
    changed_frequencies,
    wrong_shares,
    shared_offices,
    premature_causes,
)
"""Rules about words."""


def check_article(article: Article) -> tuple[Finding, ...]:
    """Return where an article contradicts itself, in the order of the text.

    Dates that don't exist, a weekday that wasn't on its date, one thing counted twice with two
    results, a share that doesn't follow from its numbers, one event on two days or at two rates,
    two spellings of a name, two holders of an office, a cause that the article says nobody knows
    yet. Both spans of a finding point into `article`; its row is 0.
    """
    reading = reading_of(article)
    found = [_in_order(clash) for clash in once(_clashes(reading))]
    return tuple(
        Finding(
            clash.kind,
            clash.severity,
            clash.reason,
            clash.left,
            clash.right,
            0,
            type=clash.kind,
            confidence="likely",
        )
        for clash in sorted(found, key=_place)
    )


def _clashes(reading: Reading) -> Iterator[Clash]:
    rules = _RULES + _ENGLISH_RULES if reading.language == "en" else _RULES
    return chain.from_iterable(rule(reading) for rule in rules)


def _in_order(clash: Clash) -> Clash:
    """Return the clash with the place that comes first in the text as its left one."""
    return clash.mirrored if _start(clash.left) > _start(clash.right) else clash


def _start(span: Span | None) -> int:
    return span.start if span else 0


def _place(clash: Clash) -> tuple[int, int, str]:
    return _start(clash.left), _start(clash.right), clash.kind
