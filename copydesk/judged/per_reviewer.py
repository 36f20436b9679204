"""Keeps what was made from each reviewer's judgements on a pair until those change.

A key of mine changes my judgements. Those of a thousand others stand where they stood, and placing
them anew with every key would make the program as slow as the desk is popular.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from copydesk.reviews.by_articles import Hashes, Stamp
    from copydesk.reviews.review import Review

Made = TypeVar("Made")


class PerReviewer(Generic[Made]):
    """What is made for each reviewer who judged something about some articles.

    Args:
        articles: Hashes, in canonical order, of the articles that judgements count of.
        make: Makes it for one reviewer, out of nothing but their judgements about these articles.
    """

    def __init__(self, articles: Sequence[Hashes], make: Callable[[Review, str], Made]) -> None:
        self._articles = articles
        self._make = make
        self._kept: dict[str, tuple[tuple[Stamp, ...], Made]] = {}

    def of(self, review: Review, reviewer: str) -> dict[str, Made]:
        """Return what was made for all who judged something there, and for `reviewer`, by name."""
        kept: dict[str, tuple[tuple[Stamp, ...], Made]] = {}
        for name in sorted({*review.reviewers(self._articles), reviewer}):
            stamp = review.stamp(name, self._articles)
            known = self._kept.get(name)
            kept[name] = known if known and known[0] == stamp else (stamp, self._make(review, name))
        self._kept = kept
        return {name: made for name, (_stamp, made) in kept.items()}
