"""What decisions on the rows of a pair are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from copydesk.reviews.anchors import Anchor, ArticleAnchors, Target, anchor

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.articles.article import Article


class RowTargets(Sequence[Target]):
    """What decisions on the rows of a pair are about, each made when it is first asked for.

    Of most rows nobody ever asks. Two are equal if they are of the same articles: then equal rows
    have equal targets.

    Args:
        rows: All rows of the pair, in order.
        left: The base.
        right: The article beside it.
    """

    def __init__(self, rows: Sequence[Row], left: Article, right: Article) -> None:
        self._rows = rows
        self._articles = left, right
        self._made: dict[int, Target] = {}

    def of(self, row: Row) -> Target:
        """Return what a decision on a row of the pair is about."""
        if row.number not in self._made:
            self._make((row,))
        return self._made[row.number]

    def _make(self, rows: Iterable[Row]) -> None:
        here, there = map(_places_in, self._articles)
        for row in rows:
            self._made[row.number] = Target((here(row.left), there(row.right)))

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Target: ...

    @overload
    def __getitem__(self, place: slice) -> list[Target]: ...

    def __getitem__(self, place: int | slice) -> Target | list[Target]:
        if isinstance(place, slice):
            return list(map(self.of, self._rows[place]))
        return self.of(self._rows[place])

    def __iter__(self) -> Iterator[Target]:
        # Together they take half of the time.
        self._make(row for row in self._rows if row.number not in self._made)
        return (self._made[row.number] for row in self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowTargets) and self._articles == other._articles

    def __hash__(self) -> int:
        return hash(self._articles)


def _places_in(article: Article) -> Callable[[Iterable[int]], ArticleAnchors]:
    """Return what gives the anchors of some sentences."""
    known = _anchors_of(article)
    sha256, name = article.sha256, article.name
    text = "" if article.text_sha256 == sha256 else article.text_sha256

    def places(sentences: Iterable[int]) -> ArticleAnchors:
        return ArticleAnchors(sha256, tuple([known[index] for index in sentences]), name, text)

    return places


@lru_cache(maxsize=64)
def _anchors_of(article: Article) -> tuple[Anchor, ...]:
    """Return the anchors of all sentences: an article stands in many pairs of a story."""
    return tuple(anchor(article, sentence) for sentence in article.sentences)
