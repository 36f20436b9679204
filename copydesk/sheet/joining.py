"""Which facts stand in one line: the likeliest pairs are joined first, as long as they fit."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from copydesk.findings.reading.agreement import agreement
from copydesk.sheet.alike import JOINED, Alike
from copydesk.sheet.fact import Fact

_LOOKED_AT: Final = 4
"""Facts of each of two groups that are held against each other before they become one: enough to
notice a chain of likenesses that has led from one thing to another."""
_SHELVES: Final = 1_000
"""Steps of likelihood by which pairs are laid down: each holds few of them."""
_BITS: Final = 32
_OTHER: Final = (1 << _BITS) - 1
"""What of a packed pair is its second index; the first one stands above it."""


def groups_of(
    facts: Sequence[Fact], pairs: Iterable[tuple[int, int]], alike: Alike
) -> list[list[int]]:
    """Return the facts that speak of the same thing, as groups of indices; each stands in one.

    Args:
        facts: By article, then by place.
        pairs: Those that may speak of the same.
        alike: Says how likely they do.
    """
    home = list(range(len(facts)))
    members: dict[int, list[int]] = {number: [number] for number in home}
    for one, other in _likeliest_first(facts, pairs, alike):
        here, there = home[one], home[other]
        if here != there and _fit(facts, members[here], members[there], alike):
            if len(members[here]) < len(members[there]):
                here, there = there, here
            for number in members.pop(there):
                home[number] = here
                members[here].append(number)
    return [sorted(group) for group in members.values()]


def _likeliest_first(
    facts: Sequence[Fact], pairs: Iterable[tuple[int, int]], alike: Alike
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may stand in one line, the likeliest first, then by their indices.

    A thousand articles have tens of millions of them, so only those whose turn comes next are
    values of their own: the others lie packed, by how likely they are.
    """
    shelves: dict[int, tuple[array[float], array[int]]] = defaultdict(
        lambda: (array("d"), array("Q"))
    )
    for one, other in pairs:
        score = alike.score(facts[one], facts[other])
        if score >= JOINED:
            scores, packed = shelves[int(score * _SHELVES)]
            scores.append(-score)
            packed.append(one << _BITS | other)
    for shelf in sorted(shelves, reverse=True):
        for _score, pair in sorted(zip(*shelves.pop(shelf), strict=True)):
            yield pair >> _BITS, pair & _OTHER


def _are_two_things(one: Fact, other: Fact) -> bool:
    """Tell whether two facts of one article speak of two things: an article says a thing one way.

    What may be equal only, by a bound or a rounding, is another figure there; but a measure is
    converted.
    """
    if one.value is None or other.value is None:
        return one.sentence == other.sentence
    kind = agreement(one.value, other.value)
    if kind == "compatible" and one.value.kind != "measure":
        return (one.value.least, one.value.most) != (other.value.least, other.value.most)
    return kind in ("clash", "unrelated")


def _fit(facts: Sequence[Fact], one: Sequence[int], other: Sequence[int], alike: Alike) -> bool:
    """Tell whether two groups can be one: no article says two things, and most are alike."""
    by_article: dict[int, list[int]] = defaultdict(list)
    for number in one:
        by_article[facts[number].article].append(number)
    for number in other:
        for same in by_article.get(facts[number].article, ())[:_LOOKED_AT]:
            if _are_two_things(facts[number], facts[same]):
                return False
    cross = [
        alike.score(facts[here], facts[there])
        for here in one[:_LOOKED_AT]
        for there in other[:_LOOKED_AT]
    ]
    return sum(cross) / len(cross) >= JOINED / 2
