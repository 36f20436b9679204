"""Where a finding stands: in which rows its places begin, and what a decision on it is about.

It is found from both ends: from what the machine points at in two texts, and from the target of
what a person wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, get_args

from msgspec import structs

from copydesk.articles.article import Span
from copydesk.findings.finding import CONFIDENCES, SEVERITIES, Finding, FindingKind
from copydesk.judged.finding import End, JudgedFinding, Side
from copydesk.judged.finding_targets import ONE_SIDED, FindingTargets
from copydesk.reviews.anchors import ArticleAnchors, Target, TargetKey

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.articles.article import Article
    from copydesk.judged.row_targets import RowTargets
    from copydesk.reviews.changes import Hashes
    from copydesk.reviews.kinds import Severity

_MOST_QUOTED: Final = 40
"""Code points of a span that are quoted where nobody gave a reason."""


class Locator:
    """Finds the places of findings in one compared pair: each as nobody decided on it yet.

    Args:
        left: The base.
        right: The article beside it.
        rows: The rows of the pair.
        row_targets: The target of each of them, in order.
    """

    def __init__(
        self, left: Article, right: Article, rows: Sequence[Row], row_targets: RowTargets
    ) -> None:
        self._left = left
        self._right = right
        self.targets = FindingTargets(left, right, rows, row_targets)
        pair = min(left.sha256, right.sha256), max(left.sha256, right.sha256)
        self.articles: tuple[Hashes, ...] = (pair, (left.sha256,), (right.sha256,))
        """What targets of this pair are about: both articles, or either one."""

    def between(self, finding: Finding) -> JudgedFinding:
        """Return a finding between the two articles with its places."""
        ends = self._ends(("left", finding.left), ("right", finding.right))
        return JudgedFinding(finding, self.targets, ends)

    def inside(self, finding: Finding, side: Side) -> JudgedFinding:
        """Return a finding inside one article; it stands in the row of its later place."""
        ends = self._ends((side, finding.left), (side, finding.right))
        placed = structs.replace(finding, row=ends[-1].row)
        return JudgedFinding(placed, self.targets, ends, side)

    def of_target(
        self, target: Target, by: str, severity: Severity, reason: str
    ) -> JudgedFinding | None:
        """Return the finding that a target of this pair is about, None for another pair's.

        Args:
            target: What a person wrote about.
            by: Who that is.
            severity: How bad they say it is.
            reason: The clash as a question; "" for none given.
        """
        kinds: dict[str, FindingKind] = {kind: kind for kind in get_args(FindingKind)}
        if target.finding is None or target.finding.kind not in kinds:
            return None
        if target.hashes not in self.articles:
            return None
        kind = kinds[target.finding.kind]
        left, right = self._spans_of(target.finding.articles)
        if not left and not right:
            return None
        if len(target.hashes) == 1:
            inside: Side = "left" if left else "right"
            one, other = _first_two(left or right)
            reason = reason or self._question((inside, one), (inside, other))
            finding = Finding(kind, severity, reason, one, other, 0)
            return structs.replace(self.inside(finding, inside), by=by, written=target)
        one, other = next(iter(left), None), next(iter(right), None)
        if kind == ONE_SIDED or one is None or other is None:
            kind = "omission" if one is not None else "addition"
        reason = reason or self._question(("left", one), ("right", other))
        finding = Finding(kind, severity, reason, one, other, self.targets.row_of_two(one, other))
        return structs.replace(self.between(finding), by=by, written=target)

    def _spans_of(self, articles: Sequence[ArticleAnchors]) -> tuple[list[Span], list[Span]]:
        """Return the places of a target in either article; of two copies each gets one part."""
        left: list[Span] | None = None
        right: list[Span] | None = None
        for anchors in articles:
            if left is None and anchors.sha256 == self._left.sha256:
                left = _within_text(self._left, anchors)
            elif right is None and anchors.sha256 == self._right.sha256:
                right = _within_text(self._right, anchors)
        return left or [], right or []

    def _question(self, *places: tuple[Side, Span | None]) -> str:
        """Return the clash as a question, for want of somebody's words."""
        words = [
            (self._left if side == "left" else self._right).quote(span)
            for side, span in places
            if span is not None
        ]
        return " or ".join(word[:_MOST_QUOTED] for word in words) + "?"

    # Places

    def _ends(self, *places: tuple[Side, Span | None]) -> tuple[End, ...]:
        return tuple(
            End(side, span, self._row_of(side, span)) for side, span in places if span is not None
        )

    def _row_of(self, side: Side, span: Span) -> int:
        rows = self.targets.rows_left if side == "left" else self.targets.rows_right
        return rows.row_of(span)


def _first_two(spans: Sequence[Span]) -> tuple[Span | None, Span | None]:
    return (spans[0] if spans else None), (spans[1] if len(spans) > 1 else None)


def _within_text(article: Article, side: ArticleAnchors) -> list[Span]:
    """Return the places that lie in the article's text: journals come from strangers."""
    return [
        Span(place.start, place.end)
        for place in side.anchors
        if 0 <= place.start < place.end <= len(article.text) and article.sentences
    ]


def spot_of(target: Target) -> TargetKey:
    """Return what makes a finding the same in whatever row: its kind and its own words."""
    assert target.finding is not None
    return (*Target(target.finding.articles).key, target.finding.kind)


def in_order(found: Iterable[JudgedFinding]) -> list[JudgedFinding]:
    """Return findings by row, the gravest first, then by place."""
    return sorted(found, key=_rank)


def _rank(found: JudgedFinding) -> tuple[int, int, int, int, int, str, str]:
    finding = found.finding
    left = finding.left.start if finding.left else -1
    right = finding.right.start if finding.right else -1
    return (
        finding.row,
        SEVERITIES.index(finding.severity),
        left,
        right,
        CONFIDENCES.index(finding.confidence),
        finding.kind,
        found.inside,
    )
