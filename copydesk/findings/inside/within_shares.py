"""Shares in one sentence that don't follow from the numbers that they are given for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from copydesk.findings.clash import Clash
from copydesk.findings.counts.figure import Figure
from copydesk.findings.counts.figures import figures_in
from copydesk.findings.counts.numbers import Placed, number_clash, placed_figures
from copydesk.findings.text.pairing import Side
from copydesk.findings.text.passage import Passage, Reading

_FARTHEST: Final = 12
"""Tokens between a count and the share that says the same in another way, at most."""
_MOST: Final = 100
_OFF: Final = 0.025
"""By how much a share may be off: papers say a quarter of 27 in 100, and nearly a third of 31."""
_APPOSED: Final = frozenset(("or", "(", "–", "—", "equal", "about", "representing", "making"))


def wrong_shares(reading: Reading) -> Iterator[Clash]:
    """Yield, as high, "26 of the 206 patients, or 30 percent": 26 of 206 are 13 percent.

    The two must stand in one sentence, joined by "or", a bracket or a dash.
    """
    for passage in reading.told:
        if any(figure.kind == "share" for figure in figures_in(passage)):
            yield from _wrong(passage)


def _wrong(passage: Passage) -> Iterator[Clash]:
    counted = [
        placed
        for placed in islice(placed_figures(Side([passage])), _MOST)
        if placed.figure.whole or placed.figure.kind == "share"
    ]
    for one, other in pairwise(counted):
        parts = {placed.figure.kind: placed for placed in (one, other)}
        if set(parts) != {"count", "share"} or not _are_apposed(passage, one, other):
            continue
        count, share = parts["count"].figure, parts["share"].figure
        if 0 < count.value <= count.whole and not _allows(share, count):
            yield number_clash(one, other, "high")


def _are_apposed(passage: Passage, one: Placed, other: Placed) -> bool:
    between = passage.tokens[one.figure.last + 1 : other.figure.first]
    return len(between) <= _FARTHEST and any(token.key in _APPOSED for token in between)


def _allows(share: Figure, count: Figure) -> bool:
    """Tell whether a share may be that of a count in its whole."""
    found = float(count.value / count.whole)
    least, most = float(share.least), 1.0 if share.most is None else float(share.most)
    return least - _OFF <= found <= most + _OFF
