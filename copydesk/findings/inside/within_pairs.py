"""Sentences of one article that are alike enough to be about one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from copydesk.findings.text.content import is_content
from copydesk.findings.text.passage import Passage

_SHARED: Final = 3
"""Words with content that two alike sentences share at least."""
_MOST_USES: Final = 12
"""Sentences with one word beyond which it tells nothing: what the article is about."""


def alike_pairs(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Yield pairs of different sentences that share several words with content, in order.

    Args:
        passages: Sentences of one article in the order of the text.
    """
    uses: dict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        for word in content_words(passage):
            uses[word].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for places in uses.values():
        if len(places) <= _MOST_USES:
            shared.update((i, j) for at, i in enumerate(places) for j in places[at + 1 :])
    for (i, j), count in sorted(shared.items()):
        if count >= _SHARED:
            yield passages[i], passages[j]


@lru_cache(maxsize=8192)
def content_words(passage: Passage) -> frozenset[str]:
    """Return the stems of the words of a passage that carry content, without numbers."""
    return frozenset(t.stem for t in passage.tokens if t.kind == "word" and is_content(t))
