"""Which findings of a story ask the same.

Two findings are joined where they share their words in one article, where they set the same two
names against each other, the same two other wordings in sentences that belong together, or where
one tells what the other one tells and third articles lack. What keeps this from going on and on:
**a question never holds two different wordings of one article**. A join that would bring one in
isn't made, and joins that are surer are made first. So neither the order of the articles nor which
of them is the base makes any difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Final

from copydesk.alignment.link import LIKELY
from copydesk.articles.article import Span
from copydesk.judged.asked import Asked, StoryPair, Told
from copydesk.judged.wordings import VALUES, form_of, worded

_MOSTLY: Final = 0.5
"""Least share of the longer of two spans that both have, where they are the same place."""
_MOST_ALIKE: Final = 1_000
"""Findings that are joined for one reason: far above those of forty articles. Journals come from
strangers, and hold findings as well."""
_MOST_SPANS: Final = 100
"""Places in one sentence that are held against each other."""
_MOST_PLACES: Final = 50
"""Places of one article in one question."""
_WHOLE: Final = 0.8
"""Least share of a sentence that is left out where the sentence as a whole is."""


class _Group:
    """Findings that ask the same, with what each article says there."""

    def __init__(self, number: int, asked: Asked) -> None:
        self.numbers = [number]
        self.says: dict[str, dict[tuple[str, int, int], Told]] = {}
        for side in asked.sides:
            self.says.setdefault(side.sha256, {})[side.place] = side
        self.is_inside = len(self.says) < len(asked.sides)

    def may_join(self, other: _Group) -> bool:
        """Tell whether every article has one wording in both."""
        return not (self.is_inside or other.is_inside) and all(
            len(told) + len(self.says[sha256]) <= _MOST_PLACES
            and all(
                _is_one(one, known) for one in told.values() for known in self.says[sha256].values()
            )
            for sha256, told in other.says.items()
            if sha256 in self.says
        )

    def take(self, other: _Group) -> None:
        """Join another one to this one."""
        self.numbers += other.numbers
        for sha256, told in other.says.items():
            self.says.setdefault(sha256, {}).update(told)


def _is_one(one: Told, other: Told) -> bool:
    """Tell whether an article says the same in two places, or in two ways to point at one."""
    if one.span is None or other.span is None:
        return one.span is other.span
    return one.form == other.form or _are_one_place(one.span, other.span)


def _are_one_place(one: Span, other: Span) -> bool:
    """Tell whether two spans of an article point at one place, one perhaps at more of it."""
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter, longer = sorted((one.end - one.start, other.end - other.start))
    return common > 0 and (common == shorter or common >= _MOSTLY * longer)


_Spot = tuple[str, int]
"""A sentence: hash of its article and its index."""
_Alike = Sequence[int]
"""Numbers of findings that may be joined, all with all."""


def joined(asked: Sequence[Asked], linked: LinkedSentences) -> list[list[Asked]]:
    """Return the findings of a story in groups of those that ask the same.

    Args:
        asked: What `findings_asked` gives.
        linked: What the pairs that they are of have linked.
    """
    groups = {number: _Group(number, one) for number, one in enumerate(asked)}
    group_of = list(groups)
    for find in (_same_words, _same_place, _same_names, linked.same_wordings, linked.same_told):
        for alike in find(asked):
            first: list[int] = []
            for number in dict.fromkeys(group_of[one] for one in alike[:_MOST_ALIKE]):
                known = next((one for one in first if groups[one].may_join(groups[number])), None)
                if known is None:
                    first.append(number)
                    continue
                gone = groups.pop(number)
                groups[known].take(gone)
                for one in gone.numbers:
                    group_of[one] = known
    return [[asked[number] for number in sorted(group.numbers)] for group in groups.values()]


def _same_words(asked: Sequence[Asked]) -> Iterable[_Alike]:
    """Yield findings on just the same words of an article, whatever their kind."""
    places: dict[object, list[int]] = {}
    for number, one in enumerate(asked):
        for side in one.told:
            places.setdefault((side.place, len(one.told)), []).append(number)
    return places.values()


def _same_place(asked: Sequence[Asked]) -> Iterator[_Alike]:
    """Yield findings of one kind whose words in an article overlap."""
    places: dict[tuple[str, int, str, int], dict[Span, list[int]]] = {}
    for number, one in enumerate(asked):
        for side in one.told:
            assert side.span is not None
            key = side.sha256, side.sentence, one.kind, len(one.told)
            places.setdefault(key, {}).setdefault(side.span, []).append(number)
    for spans in places.values():
        for one_span, other in combinations(list(spans)[:_MOST_SPANS], 2):
            if _are_one_place(one_span, other):
                yield [*spans[one_span], *spans[other]]


def _same_names(asked: Sequence[Asked]) -> Iterable[_Alike]:
    """Yield findings that set the same two names against each other, wherever."""
    names: dict[object, list[int]] = {}
    for number, one in enumerate(asked):
        if one.kind == "name" and len(one.told) == 2:
            names.setdefault(tuple(sorted(side.form for side in one.told)), []).append(number)
    return names.values()


class LinkedSentences:
    """What belongs together because sentences are linked."""

    def __init__(self, pairs: Iterable[StoryPair]) -> None:
        self._linked_to: dict[_Spot, dict[_Spot, float]] = {}
        """For each sentence those that it is linked to, with the confidence of that."""
        self._headlines: set[_Spot] = set()
        for pair in pairs:
            for link in pair.links:
                here, there = (pair.left.sha256, link.left), (pair.right.sha256, link.right)
                self._linked_to.setdefault(here, {})[there] = link.confidence
                self._linked_to.setdefault(there, {})[here] = link.confidence
            self._headlines |= {
                (article.sha256, sentence.index)
                for article in (pair.left, pair.right)
                for sentence in article.sentences
                if sentence.kind == "headline"
            }

    def same_wordings(self, asked: Sequence[Asked]) -> Iterator[_Alike]:
        """Yield findings that set the same two wordings against each other in linked sentences.

        The same two numbers of a headline are those of the text, if they are of the same thing.
        """
        wordings: dict[object, dict[_Spot, dict[tuple[str, int, int], list[int]]]] = {}
        for number, one in enumerate(asked):
            if len(one.told) == 2 and one.kind != "name":
                sides = [(_worded(one, side), side) for side in one.told]
                both = sorted(words for words, _side in sides)
                for words, side in sides:
                    spots = wordings.setdefault((one.kind, *both, words), {})
                    places = spots.setdefault((side.sha256, side.sentence), {})
                    places.setdefault(side.place, []).append(number)
        for spots in wordings.values():
            for here, there in self._meeting(spots):
                for one_place, other in product(
                    list(spots[here].values())[:_MOST_SPANS],
                    list(spots[there].values())[:_MOST_SPANS],
                ):
                    yield [*one_place, *other]

    def _meeting(self, spots: Collection[_Spot]) -> Iterator[tuple[_Spot, _Spot]]:
        """Yield which of some sentences belong together, each two once."""
        for here in spots:
            linked = self._linked_to.get(here, ())
            yield from ((here, there) for there in sorted(linked) if here < there in spots)
        headlines = [spot for spot in spots if spot in self._headlines]
        for here in headlines:
            for there in spots:
                is_other = there not in self._headlines or here < there
                if here[0] == there[0] and is_other:
                    yield here, there

    def same_told(self, asked: Sequence[Asked]) -> Iterator[_Alike]:
        """Yield findings that say that articles lack a sentence, where these are linked."""
        told: dict[_Spot, list[int]] = {}
        for number, one in enumerate(asked):
            if len(one.told) == 1 and _is_whole(one.told[0]):
                told.setdefault((one.told[0].sha256, one.told[0].sentence), []).append(number)
        for here in sorted(told):
            for there, confidence in sorted(self._linked_to.get(here, {}).items()):
                if here < there and there in told and confidence >= LIKELY:
                    yield [*told[here], *told[there]]

    def are_linked(self, one: Told, other: Told) -> bool:
        """Tell whether the sentences in which two articles say something are linked."""
        linked = self._linked_to.get((one.sha256, one.sentence), {})
        return (other.sha256, other.sentence) in linked


def _worded(asked: Asked, side: Told) -> str:
    """Return what a side is compared by: a value together with what it is of."""
    if asked.kind not in VALUES or side.span is None:
        return side.form
    return form_of(worded(side.article, side.span, asked.kind))


def _is_whole(side: Told) -> bool:
    sentence = side.article.sentences[side.sentence]
    span = side.span
    return span is not None and span.end - span.start >= _WHOLE * (sentence.end - sentence.start)
