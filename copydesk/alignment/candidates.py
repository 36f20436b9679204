"""Candidates: which sentences of the other article a person may want to link a sentence with.

A link is made by hand where the machine saw none, so every sentence that may link is offered. What
the comparison found comes first, links and near misses by their confidence. One number orders all
others: how alike two sentences are in letters, names, numbers and rare words, and how well the
other one fits between the partners of the sentences around (`surroundings`).

The numbers in `OFFERED` come from `python -m benchmarks.link_offers --fit`, fitted on one half of
the documents of the gold links; `benchmarks/OFFERS.md` says how good they are on the other half.
Tried and left out, because it moved the share among the first three by 0.003 at most: how much of
either sentence the common words are, how well the pair keeps its order, neighbours further away.

Looking closely at a sentence costs 0.15 ms. In a long article only those get it that share the
most, and the rarest, words with the one asked about. Of the links in English news that the aligner
misses, a shortlist of 80 out of 2,500 sentences made so holds 56 of 100; one made by rapidfuzz's
`token_set_ratio` at most 40.

Nothing here knows left from right, so a sentence is offered the same partners on either side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import fsum, log, log1p, sqrt
from typing import Final

from msgspec import Struct

from copydesk.alignment.link import Link
from copydesk.alignment.odds import weighed
from copydesk.alignment.roles import linkable
from copydesk.alignment.similarity import cell_features, word_stems
from copydesk.alignment.surroundings import Look, Surroundings
from copydesk.articles.article import Article

SHORTLIST: Final = 80
"""Most sentences that are looked at closely, for some 10 ms. Below the size up to which
`cell_features` looks at every cell."""
OFFERED: Final = (-5.11, 19.37, -3.58, 0.73, 3.17, 0.31, 1.22, 0.62, 0.78, -2.12, -0.6)
"""Constant and weights of what is seen of an offer, in the order of `offer_looks`."""
_DIGITS: Final = 6
"""Decimals of the log-odds by which offers are ranked: beyond lies the noise of arithmetic."""


class Candidate(Struct, frozen=True, gc=False):
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
    links: Iterable[Link] = (),
    near_misses: Iterable[Link] = (),
) -> tuple[Candidate, ...]:
    """Return the sentences of `other` that one sentence may be linked with, the likeliest first.

    Furniture has no candidates and is none; a
    headline's are headlines and leads, see `roles`.

    Args:
        article: The article that holds the sentence; either one of the pair.
        sentence: Index into `article.sentences`.
        other: The other article.
        links: The links of the two articles, `article` on the left.
        near_misses: What was not good enough for a link, further cells included, alike.

    Raises:
        IndexError: There is no such sentence.
    """
    links = tuple(links)
    linked = {link.right: link.confidence for link in links if link.left == sentence}
    missed = {link.right: link.confidence for link in near_misses if link.left == sentence}
    one = article.sentences[sentence]
    may_link = linkable(article, other)
    allowed = [each.index for each in other.sentences if may_link(sentence, each.index)]
    found = sorted(linked.keys() & set(allowed), key=lambda index: (-linked[index], index))
    found += sorted(missed.keys() & set(allowed) - linked.keys(), key=lambda n: (-missed[n], n))
    rest = [index for index in allowed if index not in found]
    texts = [other.quote(other.sentences[index]) for index in rest]
    around = Surroundings(sentence, (len(article.sentences), len(other.sentences)), links)
    found += [rest[n] for n in likeliest(article.quote(one), texts, [*map(around.look, rest)])]
    known = {**missed, **linked}
    return tuple(Candidate(index, known.get(index, 0.0), index in linked) for index in found)


def likeliest(sentence: str, others: Sequence[str], around: Sequence[Look]) -> list[int]:
    """Return the numbers of `others`, the likeliest partner of `sentence` first.

    Args:
        sentence: The text asked about.
        others: The texts to order.
        around: What the surroundings say of each, see `Surroundings.look`.
    """
    shared = shared_words(sentence, others)
    order = list(range(len(others)))
    if len(others) > SHORTLIST:
        order.sort(key=lambda number: (-shared[number], -around[number][0], number))
    close, rest = order[:SHORTLIST], order[SHORTLIST:]
    looks = offer_looks(
        sentence,
        [others[number] for number in close],
        [shared[number] for number in close],
        [around[number] for number in close],
    )
    odds = [round(weighed(OFFERED, look), _DIGITS) for look in looks]
    return [close[place] for place in sorted(range(len(close)), key=lambda n: (-odds[n], n))] + rest


def offer_looks(
    sentence: str, others: Sequence[str], shared: Sequence[float], around: Sequence[Look]
) -> list[Look]:
    """Return what is seen of each of `others` as a partner of `sentence`: words, then places."""
    cells = {cell.right: cell for cell in cell_features([sentence], others)}
    looks: list[Look] = []
    for number, (mass, place) in enumerate(zip(shared, around, strict=True)):
        cell = cells.get(number)
        # A cell without a trigram in common isn't there.
        words = (cell.grams, sqrt(cell.grams), cell.names, cell.numbers) if cell else (0.0,) * 4
        looks.append((*words, log1p(mass), *place))
    return looks


def shared_words(sentence: str, others: Sequence[str]) -> list[float]:
    """Return for each of `others` how much its words share with `sentence`, rare ones for more."""
    wanted = word_stems(sentence)
    shared = [wanted & word_stems(other) for other in others]
    frequency = Counter(chain.from_iterable(shared))
    weight = {word: log((len(others) + 1) / (count + 1)) + 1 for word, count in frequency.items()}
    return [fsum(map(weight.__getitem__, words)) for words in shared]
