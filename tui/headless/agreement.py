"""What `copydesk status` tells of how far reviewers agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from copydesk.desk.desk import Desk
from copydesk.exports.cited import CitedArticles
from copydesk.reviews.agreement import FEWEST_UNITS, Agreement, Unit, agreement_of
from copydesk.reviews.review import Review
from tui.headless.output import counted

_MOST_NAMES: Final = 5
"""Reviewers that are named; beyond, their number is enough."""

_MOST_LISTED: Final = 20
"""Disagreements that are listed; the report has them all."""

_WORDS: Final = 60
"""Characters of an article's words that tell which row is meant."""


def agreement_lines(desk: Desk, review: Review) -> Iterator[str]:
    """Yield how far reviewers agree and where they don't; nothing where no two judged the same."""
    found = agreement_of(review)
    if not found.overall.units:
        return
    articles = CitedArticles(desk, review)
    names = found.reviewers
    who = ", ".join(names) if len(names) <= _MOST_NAMES else counted(len(names), "reviewer")
    yield f"{'shared':>6} {'equal':>6} {'share':>6} {'alpha':>6}  agreement of {who}"
    yield _line(found.overall, "all that two or more judged")
    for verdict, agreement in found.by_verdict:
        yield _line(agreement, verdict.word)
    for hashes, agreement in found.by_articles:
        yield _line(agreement, " and ".join(articles.named(sha256).name for sha256 in hashes))
    yield "alpha is Krippendorff's: 1 full agreement, 0 as much as by chance; told from"
    yield f"{FEWEST_UNITS} shared judgements"
    if found.disagreements:
        yield ""
        yield counted(len(found.disagreements), "disagreement")
        for unit in found.disagreements[:_MOST_LISTED]:
            yield from _disagreement(unit, articles)
        if (more := len(found.disagreements) - _MOST_LISTED) > 0:
            yield f"  and {more} more: see the report"


def _line(agreement: Agreement, what: str) -> str:
    alpha = agreement.told_alpha
    told = f"{agreement.share or 0:>6.0%} {'-' if alpha is None else f'{alpha:.2f}':>6}"
    return f"{agreement.units:>6} {agreement.equal:>6} {told}  {what}"


def _disagreement(unit: Unit, articles: CitedArticles) -> Iterator[str]:
    for one in articles.of(unit.target):
        words = one.quote if len(one.quote) <= _WORDS else f"{one.quote[:_WORDS]}..."
        yield f"  {one.article.name}: {words or '(nothing)'}"
    said = (f"{item.reviewer} {item.verdict} {item.verdict.word}"
            for item in unit.judgements if item.verdict is not None)  # fmt: skip
    yield f"    {', '.join(said)}"
