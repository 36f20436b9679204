"""Where an article contradicts itself: the same engine, over its own sentences.

Sentences of one article that tell the same are few: a headline and the lead, a figure given twice,
a quotation and the post that it was taken from. Two of them are held against one another when one
tells most of what the other tells; parallel sentences (each a verdict on another man) do that as
well, so only what is anchored in itself counts: figures and times of the same thing, one name in
two spellings, one quotation in two wordings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

from copydesk.findings.differences.candidates import candidates_of, first_told
from copydesk.findings.differences.spellings import spelling_candidates
from copydesk.findings.differences.weighing import is_anchored, weight_of
from copydesk.findings.finding import Finding
from copydesk.findings.kinds import finding_of
from copydesk.findings.matching.pairing import Pairing, Side
from copydesk.findings.reading.reading import Reading, reading_of

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.findings.differences.candidate import Candidate

_RARE: Final = 6
"""Sentences that may share a word before it is the story's subject and tells nothing."""
_SHARED: Final = 3
"""Rare words that two sentences share at least to be held against one another."""


def check_article(article: Article) -> tuple[Finding, ...]:
    """Return where an article contradicts itself, by place; both spans lie in it, `row` is 0."""
    reading = reading_of(article)
    found = chain(spelling_candidates(reading, reading, 0.0), _between_sentences(reading))
    weighed = ((each, weight_of(each)) for each in first_told(found))
    return tuple(
        finding_of(article, article, each, weight, 0)
        for each, weight in weighed
        if is_anchored(each, weight)
    )


def _between_sentences(reading: Reading) -> Iterator[Candidate]:
    for one, other in _alike(reading):
        pairing = Pairing(
            Side(reading, (one,)), Side(reading, (other,)), confidence=0.5, row=0, crosses=True
        )
        pairing.kinship = 0.0
        yield from (each for each in candidates_of(pairing) if each.left and each.right)


def _alike(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield pairs of sentences, the earlier first, that share enough rare words."""
    shared: Counter[tuple[int, int]] = Counter()
    for places in reading.sentences_by_stem.values():
        if 1 < len(places) <= _RARE:
            shared.update(
                (one, other) for at, one in enumerate(places) for other in places[at + 1 :]
            )
    yield from sorted(pair for pair, count in shared.items() if count >= _SHARED)
