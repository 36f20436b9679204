"""What `copydesk status` tells of how far reviewers agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.counted import counted
from copydesk.desk.desk import Desk
from copydesk.exports.cited import Cited, CitedArticles
from copydesk.exports.record_words import right_text
from copydesk.reviews.agreement import FEWEST_UNITS, Agreement, agreement_of
from copydesk.reviews.disputes import Dispute, disputes_of
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import AdjudicationData
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import subjects_of

_MOST_NAMES: Final = 5
"""Reviewers that are named; beyond, their number is enough."""

_MOST_LISTED: Final = 20
"""Disputes that are listed; the report has them all."""

_WORDS: Final = 60
"""Characters of an article's words that tell which row is meant."""


def agreement_lines(desk: Desk, review: Review) -> Iterator[str]:
    """Yield how far reviewers agree and where they don't; nothing where no two judged the same."""
    subjects = subjects_of(review)
    found = agreement_of(subjects)
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
    yield from _disputes(disputes_of(subjects), articles)


def _line(agreement: Agreement, what: str) -> str:
    alpha = agreement.told_alpha
    told = f"{agreement.share or 0:>6.0%} {'-' if alpha is None else f'{alpha:.2f}':>6}"
    return f"{agreement.units:>6} {agreement.equal:>6} {told}  {what}"


def _disputes(disputes: Sequence[Dispute], articles: CitedArticles) -> Iterator[str]:
    """Yield who said what where verdicts differ: what is still to be settled first."""
    if not disputes:
        return
    states = Counter(dispute.state for dispute in disputes)
    told = ", ".join(f"{states[state]} {state}" for state in ("open", "reopened", "settled"))
    yield ""
    yield f"disputes  {told}"
    for dispute in sorted(disputes, key=lambda dispute: not dispute.is_open)[:_MOST_LISTED]:
        yield from _dispute(dispute, articles)
    if (more := len(disputes) - _MOST_LISTED) > 0:
        yield f"  and {more} more: see the report"


def _dispute(dispute: Dispute, articles: CitedArticles) -> Iterator[str]:
    subject = dispute.subject
    cited = articles.of(subject.target)
    for one in cited:
        words = one.quote if len(one.quote) <= _WORDS else f"{one.quote[:_WORDS]}..."
        yield f"  {one.article.name}: {words or '(nothing)'}"
    for item in subject.judgements:
        yield f"    {item.reviewer}: {_said(item, articles, cited)}"
    if subject.final is not None:
        said = _said(subject.final.data, articles, cited)
        reopened = "; reopened by a verdict after it" if dispute.is_open else ""
        yield f"    final: {said}, by {subject.final.reviewer}{reopened}"


def _said(
    decision: Judgement | AdjudicationData, articles: CitedArticles, cited: Sequence[Cited]
) -> str:
    verdict, right = decision.verdict, decision.right
    word = f"{verdict} {verdict.word}" if verdict is not None else ""
    if not right:
        return word
    return f"{word}, {right_text(articles.label(right, cited))}"
