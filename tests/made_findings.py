"""Findings that tests make themselves, so that they hold whatever the rules find today."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

import pytest
from msgspec import structs

from copydesk.alignment.link import LIKELY, SURE
from copydesk.articles.article import Article, Span
from copydesk.background.messages import Errand
from copydesk.compared import Comparison
from copydesk.findings.finding import Confidence, Finding, FindingKind, Severity

Finder = Callable[[Article, Article], Iterable[Finding]]
"""Returns the findings of two articles."""


def words_in(article: Article, words: str) -> Span | None:
    """Return where words stand first in an article; None for no words."""
    if not words:
        return None
    start = article.text.index(words)
    return Span(start, start + len(words))


def clash(
    left: Article,
    right: Article,
    words: str,
    others: str,
    *,
    kind: FindingKind = "number",
    severity: Severity = "high",
    type: str = "value",
    confidence: Confidence = "likely",
) -> Finding:
    """Return a finding on words of the left and on words of the right article; "" for none."""
    reason = " or ".join(filter(None, (words, others))) + "?"
    spans = words_in(left, words), words_in(right, others)
    return Finding(kind, severity, reason, *spans, 0, type=type, confidence=confidence)


def no_findings(_left: Article, _right: Article) -> Iterable[Finding]:
    """Find nothing."""
    return ()


def with_findings(
    comparison: Comparison, left: Article, right: Article, find: Finder = no_findings
) -> Comparison:
    """Return a comparison with these findings instead of those of the rules.

    Every row but `same` is to do, and every article is English: that follows from rules, too.
    """
    rows = tuple(
        structs.replace(row, confidence=(LIKELY + SURE) / 2) if row.relation == "reworded" else row
        for row in comparison.rows
    )
    starts = {left.sentences[i].start: row.number for row in rows for i in row.left}
    others = {right.sentences[i].start: row.number for row in rows for i in row.right}

    def placed(finding: Finding) -> Finding:
        known, span = (starts, finding.left) if finding.left else (others, finding.right)
        assert span is not None
        place = max(start for start in known if start <= span.start)
        return structs.replace(finding, row=known[place])

    found = sorted(map(placed, find(left, right)), key=lambda finding: finding.row)
    return structs.replace(
        comparison,
        rows=rows,
        findings=tuple(found),
        inside_left=(),
        inside_right=(),
        checkable=frozenset(row.number for row in rows if not (row.left and row.right)),
        languages=("en", "en"),
    )


def find_by(monkeypatch: pytest.MonkeyPatch, find: Finder = no_findings) -> None:
    """Have the screen's comparisons hold these findings instead of those of the rules."""

    async def compare(_comparer: object, errand: Errand, *_: object) -> Comparison:
        comparison = await asyncio.to_thread(errand.run)
        return with_findings(comparison, errand.left, errand.right, find)

    monkeypatch.setattr("copydesk.background.pool.Comparer.compare", compare)
