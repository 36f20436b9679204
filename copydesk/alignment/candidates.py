"""Candidates: which sentences of the other article a person may want to link a sentence with.

What the comparison found comes first, links and near misses by their confidence. But a link is made
by hand where the machine saw none, so every other sentence is offered too, ordered as the aligner's
first look at the cell would order them. That look costs 0.15 ms a sentence. In a long article only
those sentences get it that share the most, and the rarest, words with the one asked about. Of the
links in English news that the aligner misses, a shortlist of 80 out of 2,500 sentences made so
holds 56 of 100; one made by rapidfuzz's `token_set_ratio` at most 40.

Nothing here knows left from right, so a sentence is offered the same partners on either side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from math import fsum, log
from typing import Final

from msgspec import Struct

from copydesk.alignment.aligner import first_guess
from copydesk.alignment.roles import linkable
from copydesk.alignment.similarity import cell_features, word_stems
from copydesk.articles.article import Article

SHORTLIST: Final = 80
"""Most sentences that are looked at closely, for some 10 ms. Below the size up to which
`cell_features` looks at every cell."""


class Candidate(Struct, frozen=True):
    """A sentence of the other article that may be linked."""

    sentence: int
    """Index into the other article's `sentences`."""
    confidence: float = 0.0
    """0..1: of the link, near miss or further cell that the comparison found; 0.0 for none."""
    linked: bool = False


def candidates(
    article: Article,
    sentence: int,
    other: Article,
    *,
    links: Mapping[int, float] | None = None,
    near_misses: Mapping[int, float] | None = None,
) -> tuple[Candidate, ...]:
    """Return the sentences of `other` that one sentence may be linked with, the likeliest first.

    Furniture has no candidates and is none; a headline's are headlines and leads, see `roles`.

    Args:
        article: The article that holds the sentence; either one of the pair.
        sentence: Index into `article.sentences`.
        other: The other article.
        links: Confidences of the links that the sentence has, by the partner's index in `other`.
        near_misses: The same for what was not good enough for a link, further cells included.

    Raises:
        IndexError: There is no such sentence.
    """
    known = {**(near_misses or {}), **(links or {})}
    one = article.sentences[sentence]
    may_link = linkable(article, other)
    allowed = [each.index for each in other.sentences if may_link(sentence, each.index)]
    found = sorted(known.keys() & set(allowed), key=lambda index: (-known[index], index))
    unknown = [index for index in allowed if index not in known]
    texts = [other.quote(other.sentences[index]) for index in unknown]
    place = (2 * sentence + 1) * len(other.sentences)
    away = [abs(place - (2 * n + 1) * len(article.sentences)) for n in unknown]
    found += [unknown[number] for number in _likeliest(article.quote(one), texts, away)]
    return tuple(Candidate(index, known.get(index, 0.0), index in (links or {})) for index in found)


def _likeliest(sentence: str, others: Sequence[str], away: Sequence[int]) -> list[int]:
    """Return the numbers of `others`, the likeliest partner of `sentence` first.

    Args:
        sentence: The text asked about.
        others: The texts to order.
        away: For each of them, how far it is from the sentence's own place: settles ties.
    """
    order = list(range(len(others)))
    if len(others) > SHORTLIST:
        shared = _shared_words(sentence, others)
        order.sort(key=lambda number: (-shared[number], away[number], number))
    close, rest = order[:SHORTLIST], order[SHORTLIST:]
    cells = cell_features([sentence], [others[number] for number in close])
    guess = first_guess(cells)
    # The guess leaves out what is hopeless; among that, common letters still say something.
    looks = {cell.right: (guess.get((0, cell.right), 0.0), cell.grams) for cell in cells}

    def rank(place: int) -> tuple[float, float, int, int]:
        probability, grams = looks.get(place, (0.0, 0.0))
        return -probability, -grams, away[close[place]], close[place]

    return [close[place] for place in sorted(range(len(close)), key=rank)] + rest


def _shared_words(sentence: str, others: Sequence[str]) -> list[float]:
    """Return for each of `others` how much its words share with `sentence`, rare ones for more."""
    wanted = word_stems(sentence)
    shared = [wanted & word_stems(other) for other in others]
    frequency = Counter(chain.from_iterable(shared))
    weight = {word: log((len(others) + 1) / (count + 1)) + 1 for word, count in frequency.items()}
    return [fsum(map(weight.__getitem__, words)) for words in shared]
