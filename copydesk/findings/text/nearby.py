"""Sentences that tell of one thing though no link joins them.

The aligner links sentences that make the same claim. A retelling that folds three sentences into
one leaves some of them without a partner. A rule that wants the other telling of one act then looks
a little further: at sentences that share words which hardly occur elsewhere in the two articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from copydesk.findings.text.kin import meanings_of
from copydesk.findings.text.pairing import Pairing

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.passage import Passage, Reading

_MOST_USES: Final = 2
"""Sentences of an article that may have a word for it to join two sentences."""
_SHARED: Final = 2
"""Words of one meaning without which no sentence is the nearest."""
_LEAST: Final = 2.0
"""Least score: two words that stand in one sentence of either article."""


def nearby_pairings(matter: Matter) -> Iterator[Pairing]:
    """Yield pairings of sentences without a link of which one has no link at all."""
    linked = {(link.left, link.right) for link in matter.links}
    known_left = {left for left, _ in linked}
    known_right = {right for _, right in linked}
    for left, right in _close(matter.left, matter.right):
        if (left, right) not in linked and not (left in known_left and right in known_right):
            yield Pairing(
                [matter.left.passages[left]], [matter.right.passages[right]], crossing=True
            )


@lru_cache(maxsize=64)
def _close(one: Reading, other: Reading) -> tuple[tuple[int, int], ...]:
    """Return the indices of sentences that share rare words, in order."""
    scores: dict[tuple[int, int], float] = defaultdict(float)
    uses_right = uses_of(other)
    for word, in_left in uses_of(one).items():
        in_right = uses_right.get(word, ())
        if in_right and max(len(in_left), len(in_right)) <= _MOST_USES:
            for left in in_left:
                for right in in_right:
                    scores[left, right] += 1 / (len(in_left) * len(in_right))
    return tuple(sorted(pair for pair, score in scores.items() if score >= _LEAST))


def nearest(passage: Passage, reading: Reading) -> Passage | None:
    """Return the sentence of another article that shares most with `passage`, rare words first.

    None if no sentence shares two words with it.
    """
    scores: dict[int, float] = defaultdict(float)
    shared: dict[int, int] = defaultdict(int)
    uses = uses_of(reading)
    for meaning in sorted(set(meanings_of(passage)) - {""}):
        for index in uses.get(meaning, ()):
            scores[index] += 1 / len(uses[meaning])
            shared[index] += 1
    near = [(score, -index) for index, score in scores.items() if shared[index] >= _SHARED]
    return reading.passages[-max(near)[1]] if near else None


@lru_cache(maxsize=64)
def uses_of(reading: Reading) -> dict[str, list[int]]:
    """Return for each meaning the indices of the sentences that have it, furniture left out."""
    found = defaultdict(list)
    for passage in reading.told:
        for meaning in set(meanings_of(passage)) - {""}:
            found[meaning].append(passage.sentence.index)
    return found


def count_new(meanings: set[str], reading: Reading) -> int:
    """Return how many of the meanings no sentence of an article has, furniture left out."""
    known = uses_of(reading)
    return sum(meaning not in known for meaning in meanings)
