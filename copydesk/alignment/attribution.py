"""Attribution: what a sentence with a quotation says of who said it where.

“We stand ready,” the minister said in a statement posted on the ministry's site. Half of its words
are a tag, and a sentence that tells of that statement too shares them all: "According to a
statement posted on the ministry's site by the minister, troops have ..." It is about something
else. No list of words is needed to see that: a tag is what stands outside of the quotation marks
and a comma away from them (or a colon before them).

Letting the words of tags count for less everywhere costs more than it gives, because two sentences
in which one person speaks mostly do belong together (weighed by half spark loses 0.007 F1, by a
quarter 0.012). So links that rest on a tag are told apart where there is a choice: most of what the
two share stands in a tag, most of what is quoted and most of the other sentence isn't shared, and
the quotation has another link with a sentence that tells most of it. Of the 21 such links in all
gold sets together 11 are right, so that nothing is lost on the whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import fsum
from typing import Final, NamedTuple

from copydesk.alignment.edit import Cell
from copydesk.alignment.link import LINKED

RESTS_ON_A_TAG: Final = LINKED - 0.01
"""Greatest confidence of such a cell: about half are right, but a better one is there."""

_MOST: Final = 0.5
_LEAST_QUOTED: Final = 5
"""Words of a quotation that can be what a sentence is about: shorter ones are names and labels."""
_QUOTED: Final = re.compile('[“„«"「『]([^“”„«»"「」『』]+)[”“»"」』]?')
_MARKS: Final = frozenset('“„«"「『')
_WORD: Final = re.compile(r"\w")
_ENDS: Final = frozenset(",.!?;:…。、！？，")
_BEFORE: Final = frozenset(",:，：、")


class Tagged(NamedTuple):
    """A sentence with a quotation in two parts."""

    tag: str
    """Who said it where."""
    told: str
    """What is quoted, and what else isn't the tag."""


def attribution_of(sentence: str) -> Tagged | None:
    """Return the tag of a sentence and the rest; None for one without a quotation or a tag."""
    if _MARKS.isdisjoint(sentence):
        return None
    quotations = [
        found for found in _QUOTED.finditer(sentence) if len(found[1].split()) >= _LEAST_QUOTED
    ]
    told = [found[1] for found in quotations]
    tags: list[str] = []
    for outside, before, after in _outside(sentence, quotations):
        is_tag = (before and (before[-1] in _ENDS or outside[0] in _BEFORE)) or (
            after and outside[-1] in _BEFORE
        )
        (tags if is_tag else told).append(outside)
    return Tagged(" ".join(tags), " ".join(told)) if tags else None


def _outside(sentence: str, quotations: Sequence[re.Match[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield each piece outside of quotations, with the quoted words before and after it."""
    start, before = 0, ""
    for found in (*quotations, None):
        end = found.start() if found else len(sentence)
        if _WORD.search(piece := sentence[start:end].strip()):
            yield piece, before, found[1] if found else ""
        if found:
            start, before = found.end(), found[1].rstrip()


class Shared(NamedTuple):
    """What the words of sentences weigh, and which of them stand in tags alone."""

    words: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]
    tags: tuple[Mapping[int, frozenset[str]], Mapping[int, frozenset[str]]]
    """By sentence; those without a tag are left out."""
    weights: Mapping[str, float]

    def told(self, side: int, cell: Cell) -> float:
        """Return the share of what one sentence of a cell tells, its tag apart, in the other."""
        words = self.words[side][cell[side]] - self.tags[side].get(cell[side], frozenset())
        return _share(words & self.words[1 - side][cell[1 - side]], words, self.weights)

    def in_tags(self, cell: Cell) -> float:
        """Return the share of what two sentences have in common that stands in a tag."""
        common = self.words[0][cell[0]] & self.words[1][cell[1]]
        tags = [self.tags[side].get(cell[side], frozenset()) for side in (0, 1)]
        return _share(common.intersection(frozenset().union(*tags)), common, self.weights)


def resting_on_tags(links: Collection[Cell], shared: Shared) -> Iterator[Cell]:
    """Yield the links that rest on a tag though the quotation has a better partner."""
    for side in (0, 1):
        by_quotation: dict[int, list[Cell]] = {}
        for cell in links:
            if cell[side] in shared.tags[side]:
                by_quotation.setdefault(cell[side], []).append(cell)
        for cells in by_quotation.values():
            told = {cell: shared.told(side, cell) for cell in cells}
            if max(told.values()) >= _MOST:
                yield from (
                    cell
                    for cell in cells
                    if told[cell] < _MOST
                    and shared.told(1 - side, cell) < _MOST <= shared.in_tags(cell)
                )


def _share(some: Iterable[str], words: Collection[str], weights: Mapping[str, float]) -> float:
    """Return what `some` of the `words` weigh, as a share."""
    whole = fsum([weights[word] for word in words])
    return fsum([weights[word] for word in some]) / whole if whole else 0.0
