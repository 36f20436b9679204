"""One thing counted twice in one article, with two results."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from copydesk.findings.clash import Clash
from copydesk.findings.counts.figure import Figure
from copydesk.findings.counts.figure_clash import clash_between, is_miscopied
from copydesk.findings.counts.figures import figures_in
from copydesk.findings.counts.numbers import (
    Placed,
    kinship,
    number_clash,
    place_shared,
    placed_figures,
)
from copydesk.findings.inside.within_pairs import alike_pairs
from copydesk.findings.text.pairing import Pairing
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.word_sets import word_set

_SAME_PLACE: Final = 2.5
"""What two counts must share around them to be of one thing in one article."""
_MOST_HEADLINES: Final = 5


def changed_counts(reading: Reading) -> Iterator[Clash]:
    """Yield, as medium or high, exact counts of one thing that differ between two sentences.

    Two counts are of one thing when they have the same noun and the words around them are the same,
    or when one stands in the headline and looks like the other miscopied. A sentence that says that
    a count changed ("first", "revised", "rose to") or tells a part of the whole is passed over.
    """
    counting = [passage for passage in reading.told if _counts(passage)]
    for one, other in alike_pairs([p for p in counting if p.sentence.kind != "headline"]):
        yield from _changed(Pairing([one], [other]), in_headline=False)
    headlines = [passage for passage in counting if passage.sentence.kind == "headline"]
    for headline in headlines[:_MOST_HEADLINES]:
        for passage in counting:
            if passage.sentence.kind != "headline":
                yield from _changed(Pairing([headline], [passage]), in_headline=True)


@lru_cache(maxsize=8192)
def _counts(passage: Passage) -> bool:
    if any(token.key in word_set("counting", "changed") for token in passage.tokens):
        return False
    return any(_is_plain(figure) for figure in figures_in(passage))


def _is_plain(figure: Figure) -> bool:
    """Tell whether a figure counts things, exactly and more than one."""
    counts = figure.kind == "count" and figure.thing > figure.last
    is_whole = figure.value.denominator == 1 and figure.value > 1
    return counts and is_whole and not figure.approximate


def _changed(pairing: Pairing, *, in_headline: bool) -> Iterator[Clash]:
    lefts = [placed for placed in placed_figures(pairing.left) if _is_plain(placed.figure)]
    rights = [placed for placed in placed_figures(pairing.right) if _is_plain(placed.figure)]
    for one in lefts:
        same = [other for other in rights if kinship(one.figure, other.figure) == 2]
        if len(same) != 1 or sum(kinship(x.figure, one.figure) == 2 for x in lefts) != 1:
            continue
        if _differ(pairing, one, same[0], in_headline=in_headline):
            yield number_clash(one, same[0], "high" if in_headline else "medium")


def _differ(pairing: Pairing, one: Placed, other: Placed, *, in_headline: bool) -> bool:
    if clash_between(one.figure, other.figure) != "high":
        return False
    if in_headline:
        return is_miscopied(one.figure.value, other.figure.value)
    return place_shared(pairing, one, other) >= _SAME_PLACE
