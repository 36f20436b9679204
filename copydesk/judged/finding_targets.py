"""What decisions on the findings of a pair are about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal

from copydesk.reviews.anchors import Target, article_places, article_target, finding_target

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.articles.article import Article, Span
    from copydesk.findings.finding import Finding
    from copydesk.judged.row_targets import RowTargets

ONE_SIDED: Final = "omission"
"""What the store calls an omission or an addition: which of the two it is depends on the base."""

_Place = tuple[str, "Span | None", "Span | None", str]
"""A finding's kind and spans, and the article that contradicts itself."""


class FindingTargets:
    """What decisions on findings of a pair are about, each made when it is first asked for.

    Of most findings nobody ever asks. Two are equal if they are of the same articles: then equal
    findings of equal rows have equal targets.

    Args:
        left: The base.
        right: The article beside it.
        rows: The rows of the pair.
        row_targets: What decisions on them are about.
    """

    def __init__(
        self, left: Article, right: Article, rows: Sequence[Row], row_targets: RowTargets
    ) -> None:
        self._left = left
        self._right = right
        self._row_targets = row_targets
        self._made: dict[_Place, Target] = {}
        self.rows_left = RowsAt(left, (row.left for row in rows))
        """Where the left article's places stand."""
        self.rows_right = RowsAt(right, (row.right for row in rows))

    def of(self, finding: Finding, inside: Literal["", "left", "right"]) -> Target:
        """Return what a decision on a finding of the machine's is about.

        Args:
            finding: The finding.
            inside: The article that contradicts itself; "" for a finding between the two.
        """
        place = finding.kind, finding.left, finding.right, inside
        if (made := self._made.get(place)) is None:
            made = self._inside(finding, inside) if inside else self.between(*place[:3])
            self._made[place] = made
        return made

    def between(self, kind: str, left: Span | None, right: Span | None) -> Target:
        """Return the target of a finding on these spans, at least one of which is one."""
        return finding_target(
            self._row_targets[self.row_of_two(left, right) - 1],
            ONE_SIDED if left is None or right is None else kind,
            article_places(self._left, _spans(left)),
            article_places(self._right, _spans(right)),
        )

    def _inside(self, finding: Finding, inside: Literal["left", "right"]) -> Target:
        article = self._left if inside == "left" else self._right
        places = article_places(article, [*_spans(finding.left), *_spans(finding.right)])
        return finding_target(article_target(article), finding.kind, places)

    def row_of_two(self, left: Span | None, right: Span | None) -> int:
        """Return the number of the row in which the left span begins, else the right one."""
        if left is not None:
            return self.rows_left.row_of(left)
        assert right is not None
        return self.rows_right.row_of(right)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FindingTargets) and self._row_targets == other._row_targets

    def __hash__(self) -> int:
        return hash(self._row_targets)


class RowsAt:
    """In which row each place of an article stands.

    Args:
        article: The article.
        runs: Its sentences in each row, in order.
    """

    def __init__(self, article: Article, runs: Iterable[Iterable[int]]) -> None:
        row_of = {index: number for number, run in enumerate(runs, 1) for index in run}
        self._sentences = article.sentences
        self._rows = [row_of[sentence.index] for sentence in article.sentences]

    def row_of(self, span: Span) -> int:
        """Return the number of the row in which a span begins."""
        begun = bisect_right(self._sentences, span.start, key=attrgetter("start"))
        return self._rows[max(0, begun - 1)]


def _spans(span: Span | None) -> list[Span]:
    return [] if span is None else [span]
