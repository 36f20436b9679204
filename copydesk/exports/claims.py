"""The claims that reviewers put in words of their own, with how each article makes them."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.exports.cited import Cited, CitedArticles, NameKey, name_key
from copydesk.exports.record import ExportClaim, ExportTelling
from copydesk.judged.claims import Claims, Written
from copydesk.reviews.review import Review


def claims_told(review: Review, cited: CitedArticles) -> tuple[ExportClaim, ...]:
    """Return the claims that have a line; one that several put in the same words stands once.

    Args:
        review: What was decided.
        cited: The articles.
    """
    by_line: dict[str, list[Written]] = {}
    for written in Claims(review).written:
        by_line.setdefault(written.line, []).append(written)
    placed = [_claim(line, found, cited) for line, found in by_line.items()]
    return tuple(claim for _order, claim in sorted(placed, key=lambda item: item[0]))


def _claim(
    line: str, found: Sequence[Written], cited: CitedArticles
) -> tuple[tuple[NameKey, int], ExportClaim]:
    """Return a claim with its place in the story: the article's name, then where it stands."""
    told: dict[str, Cited] = {}
    for written in found:
        for target in written.targets:
            for one in cited.of(target):
                told.setdefault(one.article.sha256, one)
    own = told.pop(found[0].own)
    others = sorted(told.values(), key=lambda one: name_key(one.article.name, one.article.sha256))
    claim = ExportClaim(
        line=line,
        reviewers=tuple(dict.fromkeys(written.reviewer for written in found)),
        written_at=max(written.at for written in found),
        tellings=tuple(ExportTelling(one.article, one.quote) for one in (own, *others)),
    )
    return (name_key(own.article.name, own.article.sha256), own.start or 0), claim
