"""Which facts of a story may speak of the same thing, found without holding each against each.

Facts are looked up by the words of their sentences, the heaviest first. Of a word that many of an
article's facts share, those are looked at that stand where the story is at that point. So the time
goes with the number of facts, whatever they repeat.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.alignment.link import Progress
from copydesk.alignment.progress import watched
from copydesk.sheet.fact import Fact
from copydesk.sheet.partners import Partners
from copydesk.sheet.weights import Weights

_WORDS: Final = 8
"""Words of a sentence by which its facts are looked up: nearly all that tell something."""
_CROWD: Final = 4
"""Facts of one article under one word that are looked at."""
_LINKED: Final = 10.0
"""What a link is worth beside words: two rare ones in a story of 200 sentences."""
_KEPT: Final = 5
"""Facts of one article that go with a fact at most, those that share most: one sentence may state
several of a kind."""


def candidates(
    facts: Sequence[Fact],
    weights: Weights,
    partners: Partners,
    lengths: Sequence[int],
    progress: Progress | None = None,
) -> Iterator[tuple[int, int]]:
    """Yield pairs of facts that share words, by their indices, the smaller first; each pair once.

    Args:
        facts: By article, then by place.
        weights: Of the story's words.
        partners: Sentences that tell the same.
        lengths: Sentences of each article.
        progress: Told the share, 0..1, of the facts whose pairs were taken.
    """
    # Facts of one sentence share its words, however many they are.
    told = {words: weights.heaviest(words, _WORDS) for words in {fact.words for fact in facts}}
    keys = [weights.heaviest({*told[fact.words], *_counted(fact)}, _WORDS) for fact in facts]
    # Only facts of one kind can be compared.
    index: dict[tuple[str, str], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    places = [(fact.sentence + 0.5) / lengths[fact.article] for fact in facts]
    stated: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        stated[fact.article, fact.sentence, fact.kind].append(number)
        for key in keys[number]:
            index[key, fact.kind][fact.article].append(number)
    # With which facts before it each later one was paired: all pairs as values, those of a
    # thousand articles, are gigabytes.
    met: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for number, fact in enumerate(watched(facts, progress)):
        before = frozenset(met.pop(number, ()))
        shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for key in keys[number]:
            for article, postings in index[key, fact.kind].items():
                for other in _nearest(postings, places, places[number]):
                    shared[article][other] += weights.of(key)
        for (article, sentence), confidence in partners.of(fact.article, fact.sentence).items():
            for other in stated.get((article, sentence, fact.kind), ())[:_CROWD]:
                shared[article][other] += _LINKED * confidence
        for found in shared.values():
            found.pop(number, None)
            for other in sorted(found, key=lambda one: (-found[one], one))[:_KEPT]:
                if other > number:
                    met[other].append(number)
                    yield number, other
                elif other not in before:
                    yield other, number


def _counted(fact: Fact) -> frozenset[str]:
    return frozenset(fact.value.about) if fact.value else frozenset()


def _nearest(postings: list[int], places: Sequence[float], place: float) -> list[int]:
    """Return those facts of one article under one word that stand nearest to a place in the story.

    Args:
        postings: Facts in their order in the article.
        places: Where each fact stands, 0..1.
        place: Where to look.
    """
    if len(postings) <= _CROWD:
        return postings
    at = bisect_left(postings, place, key=places.__getitem__)
    first = max(0, min(at - _CROWD // 2, len(postings) - _CROWD))
    return postings[first : first + _CROWD]
