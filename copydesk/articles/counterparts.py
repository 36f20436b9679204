"""Which sentence of an older version of an article stands where in a later one.

The surest way first:

1. by its words and the ones before and after it, however line breaks cut the text into sentences;
2. as a sentence word for word, in order (`correspondence`), and then elsewhere: it moved. Of equal
   sentences only those that stand beside the same neighbours are told apart;
3. touched: by most of its words (`touched`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from copydesk.articles.correspondence import certain_pairs
from copydesk.articles.touched import touched_links
from copydesk.articles.version_side import VersionSide

_ACCOUNTED: Final = ">"
"""Stands before a word in order to make it unlike all words."""


class Counterparts(NamedTuple):
    """What became of the old sentences; one that is in neither is gone."""

    same: dict[int, int]
    """The sentence with the same words, by the old sentence."""
    touched: list[tuple[int, int]]
    """Pairs of an old sentence and a new one that holds words of it."""


def counterparts(old: VersionSide, new: VersionSide) -> Counterparts:
    """Return what became of the sentences of `old` in `new`."""
    search = _Search(old, new)
    in_order = search.find_by_words()
    for here, there in list(_gaps(in_order, len(old.forms), len(new.forms))):
        pairs = certain_pairs([old.forms[i] for i in here], [new.forms[i] for i in there])
        found = [(here[one], there[other]) for one, other in pairs]
        search.same.update(found)
        in_order += found
    in_order.sort()
    search.same.update(_moved(search))
    near = _Nearness(search.same, in_order, len(old.forms), len(new.forms))
    words_old = {index: old.forms[index].split() for index in search.open_old()}
    words_new = {index: new.forms[index].split() for index in search.open_new()}
    touched = touched_links(words_old, words_new | search.rest, near)
    return Counterparts(search.same, search.recut + touched)


class _Search:
    """What was found so far, and what is open."""

    def __init__(self, old: VersionSide, new: VersionSide) -> None:
        self.old, self.new = old, new
        self.same: dict[int, int] = {}
        self.recut: list[tuple[int, int]] = []
        """Old sentences with all their words, and new ones, cut differently, that hold them."""
        self.rest: dict[int, list[str]] = {}
        """Words of such new sentences, those made unlike any other that are accounted for."""

    def open_old(self) -> list[int]:
        """Return the old sentences without a counterpart."""
        found = {one for one, _ in self.recut}
        return [i for i in range(len(self.old.forms)) if i not in self.same and i not in found]

    def open_new(self) -> list[int]:
        """Return the new sentences that nothing is known of."""
        found = {other for _, other in self.recut} | set(self.same.values())
        return [index for index in range(len(self.new.forms)) if index not in found]

    def find_by_words(self) -> list[tuple[int, int]]:
        """Find sentences by their words alone, however the texts are cut into sentences.

        The words around a sentence must go on as before, else a short one ("he said.") would be
        found at the end of whatever stands there now.

        Returns:
            Pairs of sentences, ascending on both sides; several of one sentence if it was cut.
        """
        mine, theirs = _words_of(self.old), _words_of(self.new)
        partner = dict(certain_pairs([word for word, _ in mine], [word for word, _ in theirs]))
        accounted: set[int] = set()
        links: list[tuple[int, int]] = []
        start = 1
        for index, words in groupby(mine[1:-1], key=itemgetter(1)):
            end = start + len(list(words))
            first = partner.get(start, 0)
            if all(
                partner.get(start + step) == first + step for step in range(-1, end - start + 1)
            ):
                now = range(first, first + end - start)
                accounted.update(now)
                links += sorted({(index, theirs[place][1]) for place in now})
            start = end
        self._keep(links)
        held = {holder for _, holder in self.recut}
        for place, (word, index) in enumerate(theirs):
            if index in held:
                known = place in accounted
                self.rest.setdefault(index, []).append(_ACCOUNTED + word if known else word)
        return links

    def _keep(self, links: Sequence[tuple[int, int]]) -> None:
        """Keep links: as the same where a sentence is one as before, else as cut differently."""
        holders = Counter(one for one, _ in links)
        held = Counter(other for _, other in links)
        for one, other in links:
            is_one = holders[one] == held[other] == 1
            if is_one and self.old.forms[one] == self.new.forms[other]:
                self.same[one] = other
            else:
                self.recut.append((one, other))


def _moved(search: _Search) -> dict[int, int]:
    """Return pairs of equal sentences of which one stands elsewhere.

    They are told from others by being the only ones without a counterpart, or by a neighbour that
    moved with them.
    """
    old = {index: search.old.forms[index] for index in search.open_old()}
    new = {index: search.new.forms[index] for index in search.open_new()}
    count_old, count_new = Counter(old.values()), Counter(new.values())
    only = {form: index for index, form in new.items() if count_new[form] == 1}
    moved = {
        index: only[form] for index, form in old.items() if count_old[form] == 1 and form in only
    }
    taken = set(moved.values())
    return moved | _beside(
        {index: form for index, form in old.items() if index not in moved},
        {index: form for index, form in new.items() if index not in taken},
        moved,
    )


def _beside(old: dict[int, str], new: dict[int, str], moved: dict[int, int]) -> dict[int, int]:
    """Return pairs of equal sentences that stand beside sentences that moved together."""
    claims: set[tuple[int, int]] = set()
    for step in (1, -1):
        for pair in moved.items():
            one, other = pair[0] + step, pair[1] + step
            while one in old and other in new and old[one] == new[other]:
                claims.add((one, other))
                one, other = one + step, other + step
    by_old = Counter(one for one, _ in claims)
    by_new = Counter(other for _, other in claims)
    return {one: other for one, other in claims if by_old[one] == by_new[other] == 1}


def _gaps(in_order: Sequence[tuple[int, int]], old: int, new: int) -> Iterator[tuple[range, range]]:
    """Yield the sentences of both versions between two neighbouring pairs, if both have some."""
    for (one, other), (next_one, next_other) in pairwise([(-1, -1), *in_order, (old, new)]):
        here, there = range(one + 1, next_one), range(other + 1, next_other)
        if here and there:
            yield here, there


def _words_of(side: VersionSide) -> list[tuple[str, int]]:
    """Return the words of a version, each with its sentence's index, between two marks."""
    words = [(word, index) for index, form in enumerate(side.forms) for word in form.split()]
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
            bisect_left(self._chain_new, other)
            <= bisect_left(self._chain_old, one)
            <= bisect_right(self._chain_new, other)
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
