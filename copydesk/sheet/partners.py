"""Which sentences of a story's articles tell the same, as far as it was compared.

Comparing each article with each would take the square of their number. The longest article is
compared with every other one; two sentences that tell the same as one of its sentences tell the
same. On the invented stories that is as good for joining facts as all pairs are (F1 0.745, 0.759).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from copydesk.alignment.between import alignment_task, article_scores
from copydesk.alignment.link import Link, Progress
from copydesk.alignment.progress import stage
from copydesk.articles.article import Article

_LONGEST: Final = 2_000
"""Sentences of a story up to which it is aligned for its sheet alone: in about a second."""

Cells = Mapping[tuple[int, int], Iterable[Link]]
"""Links and candidates of articles, by the indices of the two; links name sentences by index."""


class Partners:
    """The sentences that tell the same.

    Args:
        cells: Of some pairs of articles.
    """

    def __init__(self, cells: Cells) -> None:
        self._of: dict[tuple[int, int], dict[tuple[int, int], float]] = defaultdict(dict)
        for (left, right), links in cells.items():
            for link in links:
                self._add((left, link.left), (right, link.right), link.confidence)
                self._add((right, link.right), (left, link.left), link.confidence)

    @property
    def are_known(self) -> bool:
        """Whether any articles were compared."""
        return bool(self._of)

    def _add(self, one: tuple[int, int], other: tuple[int, int], confidence: float) -> None:
        known = self._of[one]
        known[other] = max(known.get(other, 0.0), confidence)

    def of(self, article: int, sentence: int) -> Mapping[tuple[int, int], float]:
        """Return the partners of a sentence, as (article, sentence), with their confidences."""
        return self._of.get((article, sentence), {})

    def confidence(self, one: tuple[int, int], other: tuple[int, int]) -> float:
        """Return how sure, 0..1, it is that two sentences of two articles tell the same.

        Args:
            one: Article and sentence.
            other: The same of the other one.
        """
        here, there = self._of.get(one), self._of.get(other)
        if not here or not there:
            return 0.0
        if other in here:
            return here[other]
        if len(there) < len(here):
            here, there = there, here
        return max((min(sure, there[by]) for by, sure in here.items() if by in there), default=0.0)


def are_aligned(articles: Sequence[Article]) -> bool:
    """Return whether a story's articles are aligned for its sheet: it isn't too long for that."""
    return 0 < sum(len(article.sentences) for article in articles) <= _LONGEST


def cells_of(articles: Sequence[Article], progress: Progress | None = None) -> Cells:
    """Return the links and candidates between the longest article and each other one.

    None for a story that is too long: then it takes less to go by the words of the sentences.

    Args:
        articles: In any order; of two as long as each other the name decides.
        progress: Told the done share, 0..1.
    """
    if not are_aligned(articles):
        return {}
    sizes = [(len(article.text), article.name, article.sha256) for article in articles]
    hub = sizes.index(max(sizes))
    pairs = [(min(hub, n), max(hub, n)) for n in range(len(articles)) if n != hub]
    cells = {}
    for number, (one, other) in enumerate(pairs):
        share = stage(progress, number / len(pairs), (number + 1) / len(pairs))
        # In the order in which whoever compared them first is likely to have done it.
        cells[one, other] = _aligned(articles[one], articles[other], share)
    return cells


def _aligned(left: Article, right: Article, progress: Progress | None) -> list[Link]:
    """Return the links and candidates of two articles."""
    scores = article_scores(left, right, alignment_task(left, right).run(progress))
    return [*scores.links, *scores.candidates]
