"""Which sentence of an older version of an article stands where in a later one.

The surest way first:

1. word for word, in order (`correspondence`); what is left of these, word for word elsewhere: it
   moved. Of equal sentences only those that stand beside the same neighbours are told apart;
2. by the words around it, where line breaks cut the text into sentences in other places;
3. touched: by most of its words (`touched`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from copydesk.articles.correspondence import certain_pairs, common_ends
from copydesk.articles.touched import touched_links
from copydesk.articles.version_side import VersionSide


class Counterparts(NamedTuple):
    """What became of the old sentences; one that is in neither is gone."""

    same: dict[int, int]
    """The sentence with the same words, by the old sentence."""
    touched: list[tuple[int, int]]
    """Pairs of an old sentence and a new one that holds words of it."""


def counterparts(old: VersionSide, new: VersionSide) -> Counterparts:
    """Return what became of the sentences of `old` in `new`."""
    in_order = certain_pairs(old.forms, new.forms)
    same = dict(in_order)
    same.update(_moved(old.forms, new.forms, same))
    recut = list(_recut(old, new, in_order, same))
    cut_old, cut_new = ({pair[side] for pair in recut} for side in (0, 1))
    claimed = cut_new | set(same.values())
    near = _Nearness(same, in_order, len(old.forms), len(new.forms))
    touched = touched_links(
        {
            index: form.split()
            for index, form in enumerate(old.forms)
            if index not in same and index not in cut_old
        },
        {index: form.split() for index, form in enumerate(new.forms) if index not in claimed},
        near,
    )
    return Counterparts(same, recut + touched)


def _moved(
    old: Sequence[str], new: Sequence[str], same: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of equal sentences of which one stands elsewhere.

    They are told from others by being the only ones without a counterpart, or by a neighbour that
    moved with them.
    """
    taken = set(same.values())
    free_old = [index for index in range(len(old)) if index not in same]
    free_new = [index for index in range(len(new)) if index not in taken]
    count_old = Counter(old[index] for index in free_old)
    count_new = Counter(new[index] for index in free_new)
    only = {new[index]: index for index in free_new if count_new[new[index]] == 1}
    moved = {
        index: only[old[index]]
        for index in free_old
        if count_old[old[index]] == 1 and old[index] in only
    }
    taken = set(moved.values())
    yield from moved.items()
    yield from _beside(
        {index: old[index] for index in free_old if index not in moved},
        {index: new[index] for index in free_new if index not in taken},
        moved,
    )


def _beside(
    old: dict[int, str], new: dict[int, str], moved: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of equal sentences that follow, or come before, sentences that moved together."""
    claims: set[tuple[int, int]] = set()
    for step in (1, -1):
        for pair in moved.items():
            one, other = pair[0] + step, pair[1] + step
            while one in old and other in new and old[one] == new[other]:
                claims.add((one, other))
                one, other = one + step, other + step
    by_old = Counter(one for one, _ in claims)
    by_new = Counter(other for _, other in claims)
    yield from (pair for pair in claims if by_old[pair[0]] == by_new[pair[1]] == 1)


def _recut(
    old: VersionSide, new: VersionSide, in_order: Sequence[tuple[int, int]], same: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield sentences whose words are all there, cut into other sentences.

    Their neighbours' words must go on as before, else a short sentence ("he said.") would be found
    at the end of whatever stands there now.
    """
    taken = set(same.values())
    for here, there in _gaps(in_order, len(old.forms), len(new.forms)):
        if not same.keys().isdisjoint(here) or not taken.isdisjoint(there):
            continue
        mine, theirs = _words_between(old, here), _words_between(new, there)
        head, tail = common_ends([word for word, _ in mine], [word for word, _ in theirs])
        shift = len(theirs) - len(mine)
        start = 1
        for index, words in groupby(mine[1:-1], key=itemgetter(1)):
            end = start + len(list(words))
            if end < head or start > len(mine) - tail:
                first = start if end < head else start + shift
                holders = {place for _, place in theirs[first : first + end - start]}
                yield from ((index, holder) for holder in sorted(holders))
            start = end


def _gaps(in_order: Sequence[tuple[int, int]], old: int, new: int) -> Iterator[tuple[range, range]]:
    """Yield the sentences of both versions between two neighbouring pairs, if both have some."""
    for (one, other), (next_one, next_other) in pairwise([(-1, -1), *in_order, (old, new)]):
        here, there = range(one + 1, next_one), range(other + 1, next_other)
        if here and there:
            yield here, there


def _words_between(side: VersionSide, sentences: range) -> list[tuple[str, int]]:
    """Return the words of neighbouring sentences, each with its sentence's index, between marks."""
    words = [(word, index) for index in sentences for word in side.forms[index].split()]
    return [("", -1), *words, ("", -1)]


class _Nearness:
    """Tells whether two sentences stand at the same place between their neighbours."""

    def __init__(
        self, same: dict[int, int], in_order: Sequence[tuple[int, int]], old: int, new: int
    ) -> None:
        back = {other: one for one, other in same.items()}
        self._chain_old = [one for one, _ in in_order]
        self._chain_new = [other for _, other in in_order]
        self._before_old = _nearest(range(old), same, -1)
        self._after_old = _nearest(range(old - 1, -1, -1), same, new)[::-1]
        ident = {other: other for other in back}
        self._before_new = _nearest(range(new), ident, -1)
        self._after_new = _nearest(range(new - 1, -1, -1), ident, new)[::-1]

    def __call__(self, one: int, other: int) -> bool:
        return (
            bisect_right(self._chain_old, one) == bisect_right(self._chain_new, other)
            or self._before_old[one] == self._before_new[other]
            or self._after_old[one] == self._after_new[other]
        )


def _nearest(places: Iterable[int], partner: dict[int, int], edge: int) -> list[int]:
    """Return for each of `places` the partner of the last place before it that has one."""
    found = []
    for place in places:
        found.append(edge)
        edge = partner.get(place, edge)
    return found
