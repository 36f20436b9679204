"""Numbers that clash: one thing counted, measured or ranked with two values.

Both sides' figures are matched: equal ones about the same thing first, then those about the same
thing at the same place of the statement. The less their nouns say that two figures are about one
thing, the more the words around them must; parts of one whole ("six of the 14") and the only shares
of two sentences need little. What only one side has is no clash here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.counts.counting import SCORE
from copydesk.findings.counts.figure import Figure
from copydesk.findings.counts.figure_clash import (
    are_comparable,
    clash_between,
    is_miscopied,
    is_share_miscalled,
)
from copydesk.findings.counts.figures import figures_in
from copydesk.findings.counts.things import AGE
from copydesk.findings.finding import Severity
from copydesk.findings.text.matching import MANY, matched
from copydesk.findings.text.nouns import DASHES
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.surroundings import share_a_claim, surroundings_shared
from copydesk.findings.text.tokens import stem
from copydesk.findings.text.word_sets import word_set

_NEAR: Final = 3
"""Tokens from a number to its noun within which both are shown."""
_SHARED_BY_SHARES: Final = 2
"""Words with content that two sentences share whose only shares are held together."""
_EVERYDAY: Final = 12
"""Up to here a number may be met twice in a text by chance."""


class Placed(Struct, frozen=True, eq=False):
    """A figure with its place in a side."""

    figure: Figure
    run: range
    """The tokens of the number and, where it follows closely, of what is counted."""
    number: range
    """The tokens of the number alone."""
    passage: Passage

    @property
    def span(self) -> Span:
        """Where the number and its noun stand in the article."""
        offset = self.number.start - self.figure.first
        return self.passage.span(self.run[0] - offset, self.run[-1] - offset)

    @property
    def words(self) -> str:
        """The number and its noun as written."""
        span = self.span
        return " ".join(self.passage.reading.article.quote(span).split())


class Match(Struct, frozen=True, eq=False):
    """A figure of the left side that may be the same as one of the right."""

    left: Placed
    right: Placed
    place: float
    """How much is shared around them."""


def number_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield the figures that differ for the same thing; `clash_between` tells how gravely."""
    matches = _matches(pairing)
    clashing = [
        (match, severity)
        for match in matches
        if (severity := clash_between(match.left.figure, match.right.figure)) is not None
    ]
    for match, severity in clashing:
        lone = _is_lone(match, [other for other, _ in clashing])
        if _is_one_thing(pairing, match, lone=lone) and not _both_tell_both(match):
            yield number_clash(match.left, match.right, severity)


def number_clash(left: Placed, right: Placed, severity: Severity) -> Clash:
    """Return the clash of two figures."""
    return Clash("number", severity, f"{left.words} or {right.words}?", left.span, right.span)


def placed_figures(side: Side) -> list[Placed]:
    """Return the figures of a side with their places in it."""
    found = []
    for offset, passage in side.offsets:
        for figure in figures_in(passage):
            number = range(figure.first + offset, figure.last + 1 + offset)
            run = _shown(passage, figure)
            run = range(run.start + offset, run.stop + offset)
            found.append(Placed(figure, run, number, passage))
    return found


def _shown(passage: Passage, figure: Figure) -> range:
    """Return the tokens of a figure that are shown: with its currency, noun or other half."""
    if figure.about == SCORE:
        follows = passage.tokens[figure.last + 1 : figure.last + 2]
        is_first = bool(follows) and follows[0].text in DASHES
        return range(figure.first - 2 * (not is_first), figure.last + 1 + 2 * is_first)
    start = figure.thing if figure.thing == figure.first - 1 else figure.first
    near = 0 <= figure.thing - figure.last <= _NEAR
    return range(max(0, start), (figure.thing if near else figure.last) + 1)


def _matches(pairing: Pairing) -> list[Match]:
    lefts = placed_figures(pairing.left)
    rights = placed_figures(pairing.right) if lefts else []
    if not rights:
        return []
    places = {
        (id(one), id(other)): place_shared(pairing, one, other)
        for one in lefts[:MANY]
        for other in rights[:MANY]
    }

    def score(one: Placed, other: Placed) -> float:
        return _likeness(one.figure, other.figure, places[id(one), id(other)])

    return [
        Match(one, other, places[id(one), id(other)])
        for one, other in matched(lefts, rights, score)
    ]


def place_shared(pairing: Pairing, one: Placed, other: Placed) -> float:
    """Return how much is shared around two figures, and between them and what they count."""
    between = range(other.number.stop, other.run.stop - 1)
    ours = range(one.number.stop, one.run.stop - 1)
    shared = sum(pairing.to_right.get(index, -1) in between for index in ours)
    return surroundings_shared(pairing, one.run, other.run) + shared


def _likeness(one: Figure, other: Figure, place: float) -> float:
    """Return how well two figures match: by what they count, their value and their place."""
    related = kinship(one, other)
    if one.whole and one.whole == other.whole:
        related = 2
    if one.is_whole != other.is_whole and one.whole != other.whole:
        # All nine; eight of the nine.
        return 0
    if one.value == other.value:
        # 5,500 is hardly met by chance, two is.
        telling = 3.0 if one.value > _EVERYDAY or one.value.denominator > 1 else 2.0
        return 2 * related + telling + place
    if not are_comparable(one, other):
        return 2 + place if is_share_miscalled(one, other) else 0
    agree = clash_between(one, other) is None
    related += one.kind == other.kind == "share"
    return 2 * related + 2 + place if agree else related + place


def kinship(one: Figure, other: Figure) -> int:
    """Return how sure it is that two figures are about the same: 2 by their noun, 1 by its kind."""
    if not one.about or not other.about:
        return 0
    if one.kind == other.kind == "amount":
        # Two sums in dollars are as often as not two sums.
        return int(are_comparable(one, other))
    if one.about == other.about:
        return 2
    return int({one.about, other.about} <= _persons())


@lru_cache
def _persons() -> frozenset[str]:
    return frozenset(stem(word) for word in word_set("persons"))


def _is_lone(match: Match, clashing: Sequence[Match]) -> bool:
    """Tell whether no other figures of the same kind clash in the two sentences."""
    kinds = match.left.figure.kind, match.right.figure.kind
    return kinds[0] == kinds[1] and all(
        other is match or other.left.figure.kind != kinds[0] for other in clashing
    )


def _is_one_thing(pairing: Pairing, match: Match, *, lone: bool) -> bool:
    """Tell whether two figures that differ are told of one thing.

    Args:
        pairing: The two sides.
        match: The figures.
        lone: No other figures of their kind differ there.
    """
    one, other = match.left.figure, match.right.figure
    # A cross-reference shares less than a row.
    place = match.place - 0.5 * pairing.crossing
    if _adds(match.left) != _adds(match.right):
        return False
    related = kinship(one, other)
    miscopied = is_miscopied(one.value, other.value)
    if one.whole and one.whole == other.whole:
        # Two of eleven, four of eleven.
        return True
    if is_share_miscalled(one, other) and max(one.value, other.value) > _EVERYDAY:
        return place >= 0.5
    if one.kind == other.kind == "share" and _are_sole(pairing, match) and not pairing.crossing:
        return place >= 1 or share_a_claim(pairing, _SHARED_BY_SHARES)
    if one.value == other.value and one.per and other.per:
        # 900 crowns a week, 900 crowns a month.
        return place >= 0.5
    if one.kind == "amount" or one.about.startswith(AGE) or not (one.about and other.about):
        return place >= (1 if miscopied and related else 1.5)
    if not related:
        return place >= (1 if miscopied else 2) and lone
    if lone and (_are_headlines(match) or (miscopied and share_a_claim(pairing))):
        return True
    if place >= 1:
        return True
    sole = related == 2 and not pairing.crossing and _are_sole(pairing, match)
    if lone and related == 2 and sole and share_a_claim(pairing, 1):
        return True
    return lone and related == 2 and place >= 0.5 and share_a_claim(pairing)


def _adds(placed: Placed) -> bool:
    """Tell whether a figure counts what comes on top or is lacking: nine thousand more."""
    tokens = placed.passage.tokens
    last = max(placed.figure.last, placed.figure.thing)
    beside = tokens[placed.figure.last + 1 : last + 2]
    return any(token.key in word_set("counting", "adding") for token in beside)


def _are_sole(pairing: Pairing, match: Match) -> bool:
    """Tell whether two figures are the only ones of their kind in the two sentences."""
    kind = match.left.figure.kind
    sides = pairing.left, pairing.right
    return all(
        sum(figure.kind == kind for passage in side.passages for figure in figures_in(passage)) == 1
        for side in sides
    )


def _are_headlines(match: Match) -> bool:
    kinds = {match.left.passage.sentence.kind, match.right.passage.sentence.kind}
    return kinds == {"headline"}


def _both_tell_both(match: Match) -> bool:
    """Tell whether each article has both figures of the same thing: then nothing was changed."""
    wanted = {(f.value, f.about, f.per) for f in (match.left.figure, match.right.figure)}
    told = _told(match.left.passage.reading), _told(match.right.passage.reading)
    return wanted <= told[0] and wanted <= told[1]


@lru_cache(maxsize=64)
def _told(reading: Reading) -> frozenset[tuple[Fraction, str, Fraction]]:
    return frozenset((f.value, f.about, f.per) for p in reading.told for f in figures_in(p))
