"""What decisions on the rows of a pair are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from copydesk.reviews.anchors import Anchor, ArticleAnchors, Target, anchor, row_target

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.articles.article import Article


def target_of(row: Row, left: Article, right: Article) -> Target:
    """Return what a verdict on `row` is about: the hashes and anchors of both runs."""
    return row_target(left, row.left, right, row.right)


def targets_of(rows: Iterable[Row], left: Article, right: Article) -> list[Target]:
    """Return what `target_of` does for all rows of a pair, in half of the time."""
    here, there = _places_in(left), _places_in(right)
    if right.sha256 < left.sha256:
        # Already in canonical order: what isn't is sorted, one by one.
        return [Target((there(row.right), here(row.left))) for row in rows]
    return [Target((here(row.left), there(row.right))) for row in rows]


def _places_in(article: Article) -> Callable[[Sequence[int]], ArticleAnchors]:
    """Return what gives the anchors of some sentences."""
    known = _anchors_of(article)
    sha256, name = article.sha256, article.name
    text = "" if article.text_sha256 == sha256 else article.text_sha256

    def places(sentences: Sequence[int]) -> ArticleAnchors:
        return ArticleAnchors(sha256, tuple([known[index] for index in sentences]), name, text)

    return places


@lru_cache(maxsize=64)
def _anchors_of(article: Article) -> tuple[Anchor, ...]:
    """Return the anchors of all sentences: an article stands in many pairs of a story."""
    return tuple(anchor(article, sentence) for sentence in article.sentences)
