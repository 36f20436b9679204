"""How alike two sentences are: a few explainable features for each cell worth looking at.

The aligner turns these features into a probability. Two promises hold here so that it can keep its
own. *Mirror*: swapping the two texts swaps `left` and `right` in every value and changes no bit of
it; sums go through `math.fsum`, which doesn't depend on the order of its terms. *Bounded work*: up
to `_DENSE_CELLS` every cell is looked at; beyond that each sentence proposes at most `_PROPOSALS`
partners, found by reading at most `_POSTINGS` entries of an inverted index, so that cost grows with
the number of sentences and not with its square. Longer texts lose nothing that matters: looking at
these cells only, whatever the size, changed F1 by 0.002 at most on spark, porsimples, deplain and
the invented stories.

Pure Python on purpose: numpy would be the heaviest dependency of the whole program.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise, product
from math import fsum, lcm, log, sqrt
from typing import TYPE_CHECKING, Final

import msgspec

from copydesk.alignment.attribution import attribution_of
from copydesk.alignment.names import near_identical_names
from copydesk.alignment.progress import stage, watched
from copydesk.alignment.tokens import folded, spaced, stems, words_of
from copydesk.articles.seen import as_seen

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress

_DENSE_CELLS: Final = 600
"""Up to so many cells all are looked at: finding the promising ones would cost as much."""
_PROPOSALS: Final = 5
"""Partners that one sentence of a long text may propose by its words."""
_NEIGHBOURS: Final = 1
"""Partners to each side of a sentence's own place that are proposed whatever they say."""
_POSTINGS: Final = 150
"""Entries of the inverted index that one sentence may read to find its partners."""
_RARE: Final = 16
"""Cells that may share a word which is called rare: with more, a share of it says nothing. From 4
to 25 makes no difference."""
_WHOLE: Final = lcm(*range(1, _RARE + 1))
_READ_CHARACTERS: Final = 4_000
"""Characters of a sentence that are compared; what is longer is no sentence but a broken file."""

_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")

_Postings = tuple[dict[str, list[int]], dict[str, list[int]]]
"""Sentences of a text by trigram and by word, ascending."""


class CellFeatures(msgspec.Struct, frozen=True, gc=False):
    """How alike sentence `left` of one text and `right` of the other are; all shares are 0..1."""

    left: int
    """Index of the sentence in the left text, from 0."""
    right: int
    grams: float
    """Cosine of the TF-IDF weights of character trigrams."""
    words: float
    """IDF-weighted share of words (by their first letters) that stand in both (Dice)."""
    names: float
    """Share of names that stand in both, near-identical spellings counting as one (Dice)."""
    numbers: float
    """Share of numbers that stand in both (Dice)."""


class _Profile:
    """What is read from one sentence, once."""

    __slots__ = ("grams", "names", "numbers", "pairs", "tag", "words")

    def __init__(self, sentence: str) -> None:
        text = as_seen(sentence[:_READ_CHARACTERS]).text
        fold = folded(text)
        tokens = words_of(fold)
        padded = spaced(tokens)
        self.grams = Counter([padded[at : at + 3] for at in range(len(padded) - 2)])
        words = stems(tokens)
        self.words = frozenset(words)
        self.pairs = frozenset(map(" ".join, pairwise(words)))
        # A name is written like one, as is many a word that opens a sentence.
        whole = _WORD.findall(unicodedata.normalize("NFC", text))
        names = [word for word in whole if word[0].isupper() and len(word) > 1]
        self.names = frozenset(map(folded, names))
        tagged = attribution_of(text)
        self.tag = tagged and frozenset(_stems(tagged.tag)).difference(_stems(tagged.told))
        self.numbers = frozenset(_NUMBER.findall(fold))


class _WeighedText:
    """One text: its profiles, weighed by how rare each feature is in both texts together."""

    def __init__(
        self, profiles: Sequence[_Profile], weights: _Weights, progress: Progress | None
    ) -> None:
        self.grams = [
            _unit_vector(profile.grams, weights.grams) for profile in watched(profiles, progress)
        ]
        self.words = [profile.words for profile in profiles]
        self.mass = [fsum(weights.words[word] for word in profile.words) for profile in profiles]
        self.names = [
            frozenset(weights.spelling.get(name, name) for name in profile.names)
            for profile in profiles
        ]
        self.numbers = [profile.numbers for profile in profiles]

    def __len__(self) -> int:
        return len(self.words)

    def postings(self, progress: Progress | None) -> _Postings:
        """Return the sentences by the trigrams and by the words that they hold."""
        return (
            _index(self.grams, stage(progress, 0, 0.8)),
            _index(self.words, stage(progress, 0.8, 1)),
        )


class _Weights:
    """Inverse document frequencies over both texts, and one spelling for near-identical names."""

    def __init__(self, profiles: Sequence[_Profile], progress: Progress | None) -> None:
        self.grams = _idf([profile.grams for profile in profiles], stage(progress, 0, 0.5))
        self.words = _idf([profile.words for profile in profiles], stage(progress, 0.5, 0.6))
        self.spelling = near_identical_names(
            frozenset(chain.from_iterable(profile.names for profile in profiles)),
            stage(progress, 0.6, 1),
        )


class Texts:
    """Two lists of sentences, read once: the features of their cells, and their words.

    Args:
        left: Sentences of one text.
        right: Sentences of the other.
        progress: Told the done share, 0..1; what it raises ends the work.
    """

    def __init__(
        self, left: Sequence[str], right: Sequence[str], *, progress: Progress | None = None
    ) -> None:
        # Where each stage ends is what it takes of 3,000 x 3,000 sentences.
        left_profiles = [_Profile(one) for one in watched(left, stage(progress, 0, 0.1))]
        right_profiles = [_Profile(one) for one in watched(right, stage(progress, 0.1, 0.2))]
        weights = _Weights([*left_profiles, *right_profiles], stage(progress, 0.2, 0.25))
        left_text = _WeighedText(left_profiles, weights, stage(progress, 0.25, 0.33))
        right_text = _WeighedText(right_profiles, weights, stage(progress, 0.33, 0.4))
        self.words = left_text.words, right_text.words
        """The words of each sentence, by their first letters."""
        self.tags = _tags(left_profiles), _tags(right_profiles)
        """Those that stand in the tag of a quotation alone, by sentence."""
        self.weights: Mapping[str, float] = weights.words
        """How much each word counts, by how rare it is."""
        partners = candidates(left_text, right_text, stage(progress, 0.4, 0.64))
        self.rare_words = _rarely_shared(
            [one.words for one in left_profiles], [one.words for one in right_profiles]
        )
        """What the two sentences of a cell share and few other cells do, for those that share any:
        each word counts one over the cells that share it."""
        self.rare_pairs = _rarely_shared(
            [one.pairs for one in left_profiles], [one.pairs for one in right_profiles]
        )
        """The same of pairs of neighbouring words."""
        self.cells: list[CellFeatures] = []
        """The features of every cell worth looking at, sorted by (left, right). One that shares no
        trigram at all is left out: it could never become a link."""
        for number, others in enumerate(watched(partners, stage(progress, 0.64, 1))):
            for other in others:
                features = _features(left_text, number, right_text, other, weights)
                if features.grams > 0:
                    self.cells.append(features)


def _tags(profiles: Sequence[_Profile]) -> dict[int, frozenset[str]]:
    return {
        number: profile.words & profile.tag
        for number, profile in enumerate(profiles)
        if profile.tag
    }


def cell_features(left: Sequence[str], right: Sequence[str]) -> list[CellFeatures]:
    """Return the features of every cell of two texts worth looking at; see `Texts`."""
    return Texts(left, right).cells


def candidates(
    left: _WeighedText, right: _WeighedText, progress: Progress | None = None
) -> list[list[int]]:
    """Return, for each left sentence, the right ones worth looking at, ascending."""
    if len(left) * len(right) <= _DENSE_CELLS:
        return [list(range(len(right))) for _ in range(len(left))]
    chosen: list[set[int]] = [set() for _ in range(len(left))]
    postings = right.postings(stage(progress, 0, 0.1))
    for number in watched(range(len(left)), stage(progress, 0.1, 0.5)):
        chosen[number].update(_proposals(left, number, right, postings))
    postings = left.postings(stage(progress, 0.5, 0.6))
    for number in watched(range(len(right)), stage(progress, 0.6, 1)):
        for other in _proposals(right, number, left, postings):
            chosen[other].add(number)
    return [sorted(others) for others in chosen]


def _proposals(
    side: _WeighedText, number: int, other: _WeighedText, postings: _Postings
) -> Iterable[int]:
    """Return the partners in `other` that sentence `number` of `side` proposes.

    Counting what the rarest keys have in common is nearly the order that the weighted cosine gives,
    and `Counter` counts in C.
    """
    by_gram, by_word = postings
    lists = list(filter(None, map(by_gram.get, side.grams[number])))
    lists += filter(None, map(by_word.get, side.words[number]))
    counts = Counter(chain.from_iterable(_shortest(lists)))
    place = (2 * number + 1) * len(other)

    def rank(partner: int) -> tuple[int, int, int]:
        # Integers, so that the distance from the diagonal is the same seen from either side.
        return -counts[partner], abs(place - (2 * partner + 1) * len(side)), partner

    least = sorted(counts.values(), reverse=True)[:_PROPOSALS]
    best = [partner for partner, count in counts.items() if count >= least[-1]]
    centre = place // (2 * len(side))
    near = range(max(0, centre - _NEIGHBOURS), min(len(other), centre + _NEIGHBOURS + 1))
    return chain(sorted(best, key=rank)[:_PROPOSALS], near)


def _shortest(lists: list[list[int]]) -> list[list[int]]:
    """Return the shortest lists, as many as the budget pays for.

    Cut between lengths, never among equals: what is read mustn't depend on the order of the keys.
    """
    lists.sort(key=len)
    paid = bisect_right(list(accumulate(map(len, lists))), _POSTINGS)
    while 0 < paid < len(lists) and len(lists[paid - 1]) == len(lists[paid]):
        paid -= 1
    return lists[:paid]


def _features(
    left: _WeighedText, number: int, right: _WeighedText, other: int, weights: _Weights
) -> CellFeatures:
    """Return the features of one cell."""
    left_grams, right_grams = left.grams[number], right.grams[other]
    shared = left.words[number] & right.words[other]
    idf = weights.words
    mass = fsum([idf[word] for word in shared]) if shared else 0.0
    # By place, and no call where there is nothing to compare: this is half of all the work.
    return CellFeatures(
        number,
        other,
        fsum([left_grams[gram] * right_grams[gram] for gram in left_grams.keys() & right_grams]),
        2 * mass / (left.mass[number] + right.mass[other]) if mass else 0.0,
        _dice(one, two) if (one := left.names[number]) and (two := right.names[other]) else 0.0,
        _dice(one, two) if (one := left.numbers[number]) and (two := right.numbers[other]) else 0.0,
    )


def word_stems(sentence: str) -> frozenset[str]:
    """Return the words of a sentence by their first letters, without case and accents."""
    return frozenset(_stems(as_seen(sentence[:_READ_CHARACTERS]).text))


def _stems(text: str) -> list[str]:
    return stems(words_of(folded(text)))


def _index(sentences: Sequence[Iterable[str]], progress: Progress | None) -> dict[str, list[int]]:
    """Return, for each feature, the sentences that hold it, ascending.

    Without those that no budget pays for.
    """
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, features in enumerate(watched(sentences, progress)):
        for feature in features:
            index[feature].append(number)
    return {feature: numbers for feature, numbers in index.items() if len(numbers) <= _POSTINGS}


def _rarely_shared(
    left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]
) -> dict[tuple[int, int], float]:
    """Return for each cell the sum, over what it shares, of one over the cells that share it."""
    none: frozenset[str] = frozenset()
    common = none.union(*left) & none.union(*right)
    of_left, of_right = _holders(left, common), _holders(right, common)
    # In whole numbers, so that the order of the terms makes no difference.
    parts: dict[tuple[int, int], int] = {}
    for key, lefts in of_left.items():
        rights = of_right[key]
        if len(lefts) * len(rights) <= _RARE:
            part = _WHOLE // (len(lefts) * len(rights))
            for cell in product(lefts, rights):
                parts[cell] = parts.get(cell, 0) + part
    return {cell: part / _WHOLE for cell, part in parts.items()}


def _holders(sentences: Sequence[frozenset[str]], wanted: frozenset[str]) -> dict[str, list[int]]:
    """Return the sentences that hold each of the `wanted` keys, ascending."""
    holders: dict[str, list[int]] = {key: [] for key in wanted}
    for number, keys in enumerate(sentences):
        for key in keys & wanted:
            holders[key].append(number)
    return holders


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of members that stand in both sets, 0..1."""
    shared = len(left & right)
    return 2 * shared / (len(left) + len(right)) if shared else 0.0


def _idf(sentences: Sequence[Iterable[str]], progress: Progress | None) -> dict[str, float]:
    """Return the smoothed inverse document frequency of every feature of `sentences`."""
    frequency: Counter[str] = Counter()
    for features in watched(sentences, progress):
        # Counts the keys of a counter, whatever their counts: an update would add those.
        frequency.update(iter(features))
    total = len(sentences) + 1
    weight = {count: log(total / (count + 1)) + 1 for count in set(frequency.values())}
    return {feature: weight[count] for feature, count in frequency.items()}


def _unit_vector(counts: Mapping[str, int], idf: Mapping[str, float]) -> dict[str, float]:
    """Return TF-IDF weights of length 1, with a term's count damped by its logarithm."""
    weights = {
        key: idf[key] if count == 1 else (1 + log(count)) * idf[key]
        for key, count in counts.items()
    }
    length = sqrt(fsum([weight * weight for weight in weights.values()])) or 1.0
    return {key: weight / length for key, weight in weights.items()}
