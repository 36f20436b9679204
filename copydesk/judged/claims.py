"""The claim lines of a review, found by the words that they are about."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.reviews.anchors import Target
from copydesk.reviews.events import Order
from copydesk.reviews.kinds import ClaimData
from copydesk.reviews.review import Review


@dataclass(frozen=True, slots=True)
class _Claim:
    """A reviewer's words for what a sentence, `[start, end)` of its article, says."""

    start: int
    end: int
    reviewer: str
    order: Order
    line: str


class Claims:
    """Knows the claim line of a row or finding.

    Args:
        review: Read once, at the beginning.
    """

    def __init__(self, review: Review) -> None:
        self._of_article: dict[str, list[_Claim]] = {}
        for entry in list(review.claims.values()):
            assert isinstance(entry.data, ClaimData)
            for article in entry.target.articles:
                self._of_article.setdefault(article.sha256, []).extend(
                    _Claim(item.start, item.end, entry.reviewer, entry.order, entry.data.line)
                    for item in article.anchors
                )

    def line(self, target: Target, reviewer: str) -> str:
        """Return the line on a sentence in `target`: the reviewer's own, else the newest, or ""."""
        fits = [
            claim
            for article in target.articles
            for claim in self._of_article.get(article.sha256, ())
            if any(item.start < claim.end and claim.start < item.end for item in article.anchors)
        ]
        best = max(fits, key=lambda claim: (claim.reviewer == reviewer, claim.order), default=None)
        return best.line if best else ""
