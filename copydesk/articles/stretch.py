"""Sentences of two versions that share words: which are kept, which are gone, which came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.articles.correspondence import certain_pairs
from copydesk.articles.version_side import VersionSide
from copydesk.articles.wording import Word, told

_LEAST_KEPT: Final = 0.5
"""Share of a sentence's words that must live on, all its new places taken together. For the reason
see `touched`: below that, what is left are words that any two sentences share."""


class Carried(Struct, frozen=True):
    """Where words of an older text stand in a later one."""

    spans: tuple[Span, ...]
    """Places in the later text, in its order: of a whole sentence the sentence or sentences that
    hold its words now, of a phrase its words."""
    changed: bool
    """Whether the words are others now; moved or cut into other lines they are the same."""
    gone: tuple[Span, ...] = ()
    """The words of the older text that are there no more: places in it."""
    come: tuple[Span, ...] = ()
    """The words that stand there instead or beside: places in the later text."""


class _Block(NamedTuple):
    """Old words that are gone and the new ones between the same neighbours; one may be empty."""

    gone: range
    come: range


class Stretch:
    """Old sentences, the new ones that hold words of them, and which word became which."""

    def __init__(
        self, old: VersionSide, new: VersionSide, links: Iterable[tuple[int, int]]
    ) -> None:
        """Compare the words of sentences.

        Args:
            old: The version that the words are from.
            new: The later one.
            links: Pairs of an old and a new sentence; what is not linked shares no word here.
        """
        linked = set(links)
        self._new = new
        self._mine, self._mine_in, self._places = _words(old, (one for one, _ in linked))
        self._theirs, self._theirs_in, self._holders = _words(new, (other for _, other in linked))
        pairs = certain_pairs(
            [word.form for word in self._mine], [word.form for word in self._theirs]
        )
        self._partner = {
            here: there
            for here, there in pairs
            if (self._mine_in[here], self._theirs_in[there]) in linked
        }
        self._claimed = frozenset(self._partner.values())

    def sentence(self, index: int) -> Carried | None:
        """Return where an old sentence stands now; None if too few of its words live on."""
        places = self._places[index]
        kept = [place for place in places if place in self._partner]
        counted = told([self._mine[place] for place in kept])
        if not kept or counted < _LEAST_KEPT * told(self._mine[places.start : places.stop]):
            return None
        holders = sorted({self._theirs_in[self._partner[place]] for place in kept})
        region = self._region(kept, holders)
        blocks = [self._trimmed(block) for block in self._blocks(places, region)]
        sentences = [self._new.sentences[holder] for holder in holders]
        return Carried(
            tuple([Span(sentence.start, sentence.end) for sentence in sentences]),
            any(block.gone or block.come for block in blocks) or self._is_joined(index, region),
            _spans(self._mine, [block.gone for block in blocks]),
            _spans(self._theirs, [block.come for block in blocks]),
        )

    def phrase(self, index: int, span: Span) -> Carried | None:
        """Return where a part of an old sentence stands now; None if none of its words does."""
        if self.sentence(index) is None:
            return None
        whole = self._places[index]
        inside = [
            place
            for place in whole
            if self._mine[place].end > span.start and self._mine[place].start < span.end
        ]
        kept = [place for place in inside if place in self._partner]
        words = [self._mine[place] for place in kept]
        if not kept or (not told(words) and told([self._mine[place] for place in inside])):
            return None
        blocks = list(self._replaced(whole, range(inside[0], inside[-1] + 1)))
        now = [self._partner[place] for place in kept]
        now += [place for block in blocks for place in block.come]
        gone = [range(place, place + 1) for place in inside if place not in self._partner]
        return Carried(
            (self._exact(span, range(inside[0], inside[-1] + 1), range(min(now), max(now) + 1)),),
            bool(gone) or any(block.come for block in blocks),
            _spans(self._mine, gone),
            _spans(self._theirs, [block.come for block in blocks]),
        )

    def _region(self, kept: Sequence[int], holders: Sequence[int]) -> range:
        """Return the new words that are those of an old sentence, or nobody else's beside them."""
        first, last = self._partner[kept[0]], self._partner[kept[-1]]
        claimed = self._claimed
        start, stop = self._holders[holders[0]].start, self._holders[holders[-1]].stop
        while first > start and first - 1 not in claimed:
            first -= 1
        while last + 1 < stop and last + 1 not in claimed:
            last += 1
        return range(first, last + 1)

    def _blocks(self, places: range, region: range) -> Iterator[_Block]:
        """Yield what is gone and what came between the kept words of `places`, and at its ends."""
        kept = [(place, self._partner[place]) for place in places if place in self._partner]
        edges = [(places.start - 1, region.start - 1), *kept, (places.stop, region.stop)]
        for (here, there), (next_here, next_there) in pairwise(edges):
            yield _Block(range(here + 1, next_here), range(there + 1, next_there))

    def _replaced(self, whole: range, phrase: range) -> Iterator[_Block]:
        """Yield the blocks inside of a phrase; one that reaches out of it isn't its own."""
        kept = [place for place in whole if place in self._partner]
        region = self._region(kept, [self._theirs_in[self._partner[place]] for place in kept])
        for gone, come in self._blocks(whole, region):
            within = phrase.start <= gone.start and gone.stop <= phrase.stop
            if within and (gone or phrase.start < gone.start < phrase.stop):
                yield _Block(gone, come)

    def _trimmed(self, block: _Block) -> _Block:
        """Leave out what both sides of a block begin or end with.

        Such words have no certain partner ("[-and B and-]{+and+}"); shown as changed they would
        only hide what changed.
        """
        gone, come = block
        while gone and come and self._mine[gone[0]].form == self._theirs[come[0]].form:
            gone, come = gone[1:], come[1:]
        while gone and come and self._mine[gone[-1]].form == self._theirs[come[-1]].form:
            gone, come = gone[:-1], come[:-1]
        return _Block(gone, come)

    def _is_joined(self, index: int, region: range) -> bool:
        """Tell whether a sentence has other neighbours inside of its sentence than it had.

        Where line breaks alone made one sentence of two, the words go on as they did before.
        """
        before, after = self._places[index].start - 1, self._places[index].stop
        starts = self._holders[self._theirs_in[region.start]].start == region.start
        stops = self._holders[self._theirs_in[region[-1]]].stop == region.stop
        follows = index - 1 in self._places and self._partner.get(before) == region.start - 1
        goes_on = index + 1 in self._places and self._partner.get(after) == region.stop
        return not ((starts or follows) and (stops or goes_on))

    def _exact(self, span: Span, old: range, new: range) -> Span:
        """Return the place of words, to the character if a span cuts kept words."""
        first, last = self._mine[old[0]], self._mine[old[-1]]
        start, end = self._theirs[new[0]].start, self._theirs[new[-1]].end
        if span.start > first.start and self._partner.get(old[0]) == new[0]:
            start = min(start + span.start - first.start, self._theirs[new[0]].end - 1)
        if span.end < last.end and self._partner.get(old[-1]) == new[-1]:
            end = max(end - (last.end - span.end), self._theirs[new[-1]].start + 1)
        return Span(start, max(end, start + 1))


def _words(
    side: VersionSide, sentences: Iterable[int]
) -> tuple[list[Word], list[int], dict[int, range]]:
    """Return the words of sentences, the sentence of each, and the places of each sentence."""
    words: list[Word] = []
    owners: list[int] = []
    places: dict[int, range] = {}
    for index in sorted(set(sentences)):
        start = len(words)
        words += side.words(index)
        owners += [index] * (len(words) - start)
        places[index] = range(start, len(words))
    return words, owners, places


def _spans(words: Sequence[Word], runs: Iterable[range]) -> tuple[Span, ...]:
    """Return the spans of runs of words, neighbouring ones as one."""
    spans: list[Span] = []
    last = -1
    for run in runs:
        if not run:
            continue
        start = spans.pop().start if spans and last == run.start else words[run.start].start
        spans.append(Span(start, words[run.stop - 1].end))
        last = run.stop
    return tuple(spans)
