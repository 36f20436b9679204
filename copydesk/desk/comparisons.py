"""What comparing articles of a desk gives today: taken from what is kept, or made and kept.

Importing this loads neither aligner nor rules: where everything is kept, nothing wants them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copydesk.alignment.progress import stage
from copydesk.background.messages import Errand
from copydesk.judged.edits import RowsByEdits, edits_of
from copydesk.judged.facts import as_corrected

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress
    from copydesk.articles.article import Article
    from copydesk.compared import Comparison
    from copydesk.desk.caches import Caches
    from copydesk.reviews.review import Review


def comparisons_of(
    pairs: Sequence[tuple[Article, Article]],
    review: Review,
    caches: Caches | None,
    progress: Progress | None = None,
) -> Iterator[Comparison]:
    """Yield the comparisons of pairs with their facts as corrected and people's edits.

    Args:
        pairs: The base and the article beside it of each.
        review: What was decided.
        caches: What is kept, and where what is made is kept; None: all is made, and nothing kept.
        progress: Told the done share of all pairs, 0..1, while one is compared that isn't kept.
    """
    kept = (caches.alignments, caches.comparisons) if caches is not None else (None, None)
    for number, (one, other) in enumerate(pairs):
        pair = as_corrected(one, review), as_corrected(other, review)
        known = kept_comparison(*pair, review, caches)
        if known is None:
            part = stage(progress, number / len(pairs), (number + 1) / len(pairs))
            known = Errand(*pair, edits_of(*pair, review), *kept).run(part)
        yield known


def kept_comparison(
    left: Article, right: Article, review: Review, caches: Caches | None
) -> Comparison | None:
    """Return the comparison of two articles if it is kept and has the rows of today's edits.

    Args:
        left: The base, with its facts as corrected.
        right: The article beside it, likewise.
        review: What was decided.
        caches: What is kept.
    """
    kept = caches.comparisons.find(left, right) if caches is not None else None
    if kept is None:
        return None
    return kept if RowsByEdits(left, right, kept).stand(review) else None
