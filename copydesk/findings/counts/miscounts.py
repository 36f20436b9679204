"""Counts that one article has miscopied, in sentences that nothing links.

"All 212 travellers hauled to land" and "Ferry carrying 221 passengers hits reef" share no word, but
the two articles count people on board, and each has a number that the other one lacks and that
looks like the other's with a slip of the hand. Where the sentences are linked, `numbers` compares
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.counts.figure_clash import clash_between, is_miscopied
from copydesk.findings.counts.figures import figures_in
from copydesk.findings.counts.numbers import Placed, kinship, number_clash, placed_figures
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.passage import Reading

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_TELLING: Final = 100
"""Counts below may differ in a digit by chance."""
_MOST: Final = 50
"""Numbers of one article that are looked at; more is a table."""


def miscount_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield, as high, counts of one thing of which one looks like the other miscopied.

    Each pair of numbers is pointed at in the headlines and once in the text.
    """
    lefts, rights = _strange(matter.left, matter.right), _strange(matter.right, matter.left)
    compared = {pair for pairing in matter.pairings for pair in _sentences(pairing)}
    for value, uses in list(lefts.items())[:_MOST]:
        for other, others in list(rights.items())[:_MOST]:
            if not is_miscopied(value, other):
                continue
            for in_headline in (True, False):
                pairs = _of_one_thing(_standing(uses, in_headline), _standing(others, in_headline))
                if pairs and not any(_sentence_pair(*pair) in compared for pair in pairs):
                    yield number_clash(*pairs[0], "high")


def _strange(reading: Reading, other: Reading) -> dict[Fraction, list[Placed]]:
    """Return the uses of each large exact count that the other article doesn't have."""
    known = {figure.value for passage in other.told for figure in figures_in(passage)}
    found: dict[Fraction, list[Placed]] = {}
    for passage in reading.told:
        if not any(figure.value >= _TELLING for figure in figures_in(passage)):
            continue
        for placed in placed_figures(Side([passage])):
            figure = placed.figure
            is_count = figure.kind == "count" and figure.about and not figure.approximate
            if is_count and figure.value >= _TELLING and figure.value not in known:
                found.setdefault(figure.value, []).append(placed)
    return found


def _standing(uses: Sequence[Placed], in_headline: bool) -> list[Placed]:
    return [use for use in uses if (use.passage.sentence.kind == "headline") == in_headline]


def _of_one_thing(uses: Sequence[Placed], others: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    return [
        (one, other)
        for one in uses
        for other in others
        if kinship(one.figure, other.figure) and clash_between(one.figure, other.figure) == "high"
    ]


def _sentence_pair(one: Placed, other: Placed) -> tuple[int, int]:
    return one.passage.sentence.index, other.passage.sentence.index


def _sentences(pairing: Pairing) -> Iterator[tuple[int, int]]:
    for one in pairing.left.passages:
        for other in pairing.right.passages:
            yield one.sentence.index, other.sentence.index
