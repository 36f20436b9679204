"""Brings places in one text of an article over to a later text of the same article.

A verdict was given on words. When the article was edited since, `Changes` says where these words
stand now, which of them are others, or that they are gone. Rather gone than wrong: a decision that
lost its place is listed and can be placed again by a person, one on the wrong words is believed.

Words are compared as rows compare them (`wording.normal_form`): case, quotes, dashes and white
space are no change. A row that differs in nothing else is called *same*, and to ask for a verdict
again because a house sets other quotes would teach people to wave such questions through. A number,
a name, a full stop is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from copydesk.articles.article import Span
from copydesk.articles.counterparts import counterparts
from copydesk.articles.stretch import Carried, Stretch
from copydesk.articles.version_side import Version, VersionSide


class Changes:
    """What became of the places of one text of an article in a later one.

    Made once for two texts, in well under a second for two thousand sentences and in time
    proportional to the texts for hostile ones; asking for a place is cheap.
    """

    def __init__(self, old: Version, new: Version) -> None:
        """Compare two versions.

        Args:
            old: The version that the places are in.
            new: The version to bring them over to.
        """
        self._old, self._new = VersionSide(old), VersionSide(new)
        found = counterparts(self._old, self._new)
        self._same = found.same
        self._links = _connected(found.touched)
        self._stretches: dict[tuple[int, int], Stretch] = {}

    def place(self, start: int, end: int) -> Carried | None:
        """Return where what stood in `[start, end)` stands now; None if it is gone.

        Any span will do: a sentence, several, a part of one, one that lies outside of the text.
        Places between sentences are white space and have nothing that could be carried over.
        """
        parts = [
            (span, carried)
            for index in self._old.touching(start, end)
            for span in [self._old.trimmed(index, start, end)]
            if span.start < span.end
            for carried in [self._part(index, span)]
        ]
        found = [carried for _, carried in parts if carried]
        if not found:
            return None
        lost = [span for span, carried in parts if carried is None]
        return Carried(
            _in_order(span for carried in found for span in carried.spans),
            bool(lost) or any(carried.changed for carried in found),
            _in_order([*lost, *(span for carried in found for span in carried.gone)]),
            _in_order(span for carried in found for span in carried.come),
        )

    def _part(self, index: int, span: Span) -> Carried | None:
        """Return where a sentence, or a part of it, stands now."""
        sentence = self._old.sentences[index]
        is_whole = span == self._old.trimmed(index, sentence.start, sentence.end)
        if is_whole and index in self._same:
            now = self._new.sentences[self._same[index]]
            return Carried((Span(now.start, now.end),), changed=False)
        links = [(index, self._same[index])] if index in self._same else self._links.get(index)
        if not links:
            return None
        stretch = self._stretches.get(links[0])
        if stretch is None:
            stretch = self._stretches[links[0]] = Stretch(self._old, self._new, links)
        return stretch.sentence(index) if is_whole else stretch.phrase(index, span)


def _connected(links: Iterable[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """Return for each old sentence all links that hang together with its own, the same list."""
    by_old: defaultdict[int, list[int]] = defaultdict(list)
    by_new: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in links:
        by_old[one].append(other)
        by_new[other].append(one)
    found: dict[int, list[tuple[int, int]]] = {}
    for first in by_old:
        together: list[tuple[int, int]] = []
        waiting = [first]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = together
                together += ((one, other) for other in by_old[one])
                # What a new sentence holds is looked at once.
                waiting += (older for other in by_old[one] for older in by_new.pop(other, ()))
    return found


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return distinct spans by their places."""
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))
