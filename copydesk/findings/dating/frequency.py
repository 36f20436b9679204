"""Things that happen more often in one telling than in the other: weekly or monthly?

Both sides' rates (`rates`) are matched as figures are. A headline is also held against what the
other article's sentences, and its own, say of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.dating.rates import Rate, rates_in
from copydesk.findings.inside.within_pairs import alike_pairs, content_words
from copydesk.findings.text.matching import matched
from copydesk.findings.text.nearby import nearby_pairings
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.surroundings import share_a_claim, surroundings_shared

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_SLACK: Final = Fraction(1, 10)
"""Share by which rates may differ: four times a month is weekly."""
_SHARED: Final = 2
"""Words with content that a headline and a sentence about one thing share at least."""
_SAME_PLACE: Final = 1.0
_MOST_HEADLINES: Final = 5


class _Placed(Struct, frozen=True, eq=False):
    """A rate with its place in a side."""

    rate: Rate
    run: range
    passage: Passage

    @property
    def span(self) -> Span:
        return self.passage.span(self.rate.first, self.rate.last)

    @property
    def words(self) -> str:
        span = self.span
        return " ".join(self.passage.reading.article.quote(span).split())


def frequency_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield, as high, what happens at two rates; the same rate said in other words is none."""
    if not (_rated(matter.left) and _rated(matter.right)):
        return
    for pairing in (*matter.pairings, *nearby_pairings(matter)):
        yield from _clashes(pairing)
    if not (_headlines(matter.left) and _headlines(matter.right)):
        for headline, passage in _headed(matter.left, matter.right):
            yield from _first(Pairing([headline], [passage]))
        for headline, passage in _headed(matter.right, matter.left):
            yield from _first(Pairing([passage], [headline]))


def changed_frequencies(reading: Reading) -> Iterator[Clash]:
    """Yield, as high, what one article tells at two rates."""
    for headline, passage in _headed(reading, reading):
        yield from _first(Pairing([headline], [passage]))
    bodies = [passage for passage in _rated(reading) if passage.sentence.kind != "headline"]
    for one, other in alike_pairs(bodies):
        yield from _clashes(Pairing([one], [other], crossing=True))


def _rated(reading: Reading) -> list[Passage]:
    return [passage for passage in reading.told if rates_in(passage)]


def _headlines(reading: Reading) -> list[Passage]:
    found = [passage for passage in _rated(reading) if passage.sentence.kind == "headline"]
    return found[:_MOST_HEADLINES]


def _headed(reading: Reading, other: Reading) -> Iterator[tuple[Passage, Passage]]:
    """Yield each headline with the sentences of an article that are about the same thing."""
    for headline in _headlines(reading):
        for passage in _rated(other):
            shared = content_words(headline) & content_words(passage)
            if passage.sentence.kind != "headline" and len(shared) >= _SHARED:
                yield headline, passage


def _first(pairing: Pairing) -> Iterator[Clash]:
    return islice(_clashes(pairing, told_of_one=True), 1)


def _clashes(pairing: Pairing, *, told_of_one: bool = False) -> Iterator[Clash]:
    lefts = _placed(pairing.left)
    rights = _placed(pairing.right) if lefts else []

    def score(one: _Placed, other: _Placed) -> float:
        agree = _agree(one.rate, other.rate)
        return 0.1 + surroundings_shared(pairing, one.run, other.run) + (5 if agree else 0)

    is_sole = len(lefts) == len(rights) == 1
    for one, other in matched(lefts, rights, score):
        if _agree(one.rate, other.rate):
            continue
        is_one = told_of_one or (share_a_claim(pairing) and not pairing.crossing)
        place = surroundings_shared(pairing, one.run, other.run) - 0.5 * pairing.crossing
        if (is_sole and is_one) or place >= _SAME_PLACE:
            yield Clash("date", "high", f"{one.words} or {other.words}?", one.span, other.span)


def _agree(one: Rate, other: Rate) -> bool:
    return abs(one.a_year - other.a_year) <= _SLACK * max(one.a_year, other.a_year)


def _placed(side: Side) -> Sequence[_Placed]:
    return [
        _Placed(rate, range(rate.first + offset, rate.last + 1 + offset), passage)
        for offset, passage in side.offsets
        for rate in rates_in(passage)
    ]
