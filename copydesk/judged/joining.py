"""Which findings of a story ask the same.

Two findings are joined where they share their words in one article, where they set the same two
names against each other, the same two other wordings in sentences that belong together, or where
one tells what the other one tells and third articles lack. What keeps this from going on and on:
**a question never holds two different wordings of one article**. A join that would bring one in
isn't made, and joins that are surer are made first. So neither the order of the articles nor which
of them is the base makes any difference.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from copydesk.alignment.link import LIKELY, Link
from copydesk.articles.article import Article, Span
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import JudgedRow
from copydesk.judged.wordings import VALUES, form_of, worded

if TYPE_CHECKING:
    from copydesk.findings.finding import FindingKind

Rank = tuple[str, tuple[tuple[str, int, int], ...]]
"""A finding's kind, then its places: article, start and end; -1 for an article that lacks it."""
AskedState = Literal["open", "done", "dismissed"]
"""Of a finding, or of a question: open while one of its findings is."""

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


class StoryPair(Struct, frozen=True):
    """Two articles of a story with what comparing them gave, joined to what was decided."""

    key: tuple[int, int]
    """What the caller knows it by."""
    left: Article
    right: Article
    links: tuple[Link, ...]
    rows: tuple[JudgedRow, ...]


class Told(Struct, frozen=True, eq=False):
    """What one article of a finding says there."""

    article: Article
    span: Span | None
    """None: it lacks what the other one tells."""
    sentence: int
    """Index of the sentence in which the span begins; -1 without one."""
    form: str
    """Its words in normal form; "" without a span."""
    sha256: str
    """Hash of the article."""
    place: tuple[str, int, int]
    """Where it stands: article, start and end, -1 without a span."""


class Asked(Struct, frozen=True, eq=False):
    """A finding among all those of a story."""

    pair: StoryPair
    row: JudgedRow
    judged: JudgedFinding
    sides: tuple[Told, ...]
    """What the two articles say; both of one article where it contradicts itself."""
    told: tuple[Told, ...]
    """The sides that say something."""
    kind: FindingKind
    """What clashes; omissions and additions are one kind, for the base decides which it is."""
    rank: Rank
    """Its place among all findings, whichever article of its pair is the base."""

    @property
    def state(self) -> AskedState:
        """Whether it wants my verdict; a verdict on its row settles it as well."""
        if self.judged.state == "open":
            return "open" if self.row.state in ("to do", "quiet") else "done"
        return "done" if self.judged.state == "done" else "dismissed"


def asked_in(pair: StoryPair) -> dict[Rank, Asked]:
    """Return the findings of a pair by rank; furniture asks nothing."""
    starts = {
        article.sha256: [sentence.start for sentence in article.sentences]
        for article in (pair.left, pair.right)
    }
    found: dict[Rank, Asked] = {}
    for row in pair.rows:
        for judged in row.findings:
            if not row.row.furniture or judged.is_decided:
                sides = _sides(pair, judged, starts)
                told = tuple(side for side in sides if side.span is not None)
                kind = judged.finding.kind
                kind = "omission" if kind == "addition" else kind
                rank = kind, tuple(sorted(side.place for side in sides))
                found.setdefault(rank, Asked(pair, row, judged, sides, told, kind, rank))
    return found


def _sides(
    pair: StoryPair, judged: JudgedFinding, starts: dict[str, list[int]]
) -> tuple[Told, ...]:
    finding = judged.finding
    left = pair.right if judged.inside == "right" else pair.left
    right = pair.left if judged.inside == "left" else pair.right

    def told(article: Article, span: Span | None) -> Told:
        if span is None:
            return telling(article, None, -1, "")
        sentence = max(0, bisect_right(starts[article.sha256], span.start) - 1)
        return telling(article, span, sentence, form_of(article.quote(span)))

    return told(left, finding.left), told(right, finding.right)


def telling(article: Article, span: Span | None, sentence: int, form: str) -> Told:
    """Return what an article says at a place; arguments as for the fields of `Told`."""
    start, end = (span.start, span.end) if span is not None else (-1, -1)
    return Told(article, span, sentence, form, article.sha256, (article.sha256, start, end))


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
    return one.form == other.form or are_one_place(one.span, other.span)


def are_one_place(one: Span, other: Span) -> bool:
    """Tell whether two spans of an article point at one place, one perhaps at more of it."""
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter, longer = sorted((one.end - one.start, other.end - other.start))
    return common > 0 and (common == shorter or common >= _MOSTLY * longer)


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
            if are_one_place(one_span, other):
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
        self._links: dict[tuple[str, int, str, int], float] = {}
        for pair in pairs:
            here, there = pair.left.sha256, pair.right.sha256
            for link in pair.links:
                self._links[here, link.left, there, link.right] = link.confidence
                self._links[there, link.right, here, link.left] = link.confidence

    def same_wordings(self, asked: Sequence[Asked]) -> Iterator[_Alike]:
        """Yield findings that set the same two wordings against each other in linked sentences.

        The same two numbers of a headline are those of the text, if they are of the same thing.
        """
        wordings: dict[object, dict[int, list[tuple[str, Told]]]] = {}
        for number, one in enumerate(asked):
            if len(one.told) == 2 and one.kind != "name":
                sides = [(_worded(one, side), side) for side in one.told]
                key = one.kind, *sorted(words for words, _side in sides)
                wordings.setdefault(key, {})[number] = sides
        for found in wordings.values():
            for one_number, other in combinations(list(found)[:_MOST_ALIKE], 2):
                if any(
                    words == others and self._meet(mine, theirs)
                    for words, mine in found[one_number]
                    for others, theirs in found[other]
                ):
                    yield one_number, other

    def same_told(self, asked: Sequence[Asked]) -> Iterator[_Alike]:
        """Yield findings that say that articles lack a sentence, where these are linked."""
        told: dict[tuple[str, int], list[int]] = {}
        for number, one in enumerate(asked):
            if len(one.told) == 1 and _is_whole(one.told[0]):
                told.setdefault((one.told[0].sha256, one.told[0].sentence), []).append(number)
        for (one_hash, i, other_hash, j), confidence in sorted(self._links.items()):
            if one_hash < other_hash and confidence >= LIKELY:
                here, there = told.get((one_hash, i)), told.get((other_hash, j))
                if here and there:
                    yield [*here, *there]

    def are_linked(self, one: Told, other: Told) -> bool:
        """Tell whether the sentences in which two articles say something are linked."""
        return (one.sha256, one.sentence, other.sha256, other.sentence) in self._links

    def _meet(self, one: Told, other: Told) -> bool:
        if one.sha256 == other.sha256:
            return _is_headline(one) or _is_headline(other)
        return self.are_linked(one, other)


def _worded(asked: Asked, side: Told) -> str:
    """Return what a side is compared by: a value together with what it is of."""
    if asked.kind not in VALUES or side.span is None:
        return side.form
    return form_of(worded(side.article, side.span, asked.kind))


def _is_headline(side: Told) -> bool:
    return side.article.sentences[side.sentence].kind == "headline"


def _is_whole(side: Told) -> bool:
    sentence = side.article.sentences[side.sentence]
    span = side.span
    return span is not None and span.end - span.start >= _WHOLE * (sentence.end - sentence.start)
