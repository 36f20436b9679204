"""What comparing two articles of a desk gives today: taken from what is kept, or made and kept.

Importing this loads neither aligner nor rules: where everything is kept, nothing wants them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.background.messages import Errand
from copydesk.judged.edits import RowsByEdits, edits_of
from copydesk.judged.facts import as_corrected

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.compared import Comparison
    from copydesk.desk.caches import Caches
    from copydesk.reviews.review import Review


def comparison_of(
    left: Article, right: Article, review: Review, caches: Caches | None
) -> Comparison:
    """Return the comparison of two articles with their facts as corrected and people's edits.

    Args:
        left: The base.
        right: The article beside it.
        review: What was decided.
        caches: What is kept, and where what is made is kept; None: it is made, and nothing is kept.
    """
    pair = as_corrected(left, review), as_corrected(right, review)
    if caches is None:
        return Errand(*pair, edits_of(*pair, review)).run()
    kept = kept_comparison(*pair, review, caches)
    if kept is not None:
        return kept
    edits = edits_of(*pair, review)
    return Errand(*pair, edits, caches.alignments, caches.comparisons).run()


def kept_comparison(
    left: Article, right: Article, review: Review, caches: Caches
) -> Comparison | None:
    """Return the comparison of two articles if it is kept and has the rows of today's edits.

    Args:
        left: The base, with its facts as corrected.
        right: The article beside it, likewise.
        review: What was decided.
        caches: What is kept.
    """
    kept = caches.comparisons.find(left, right)
    if kept is None or not RowsByEdits(left, right, kept).are_those_of(
        edits_of(left, right, review)
    ):
        return None
    return kept
