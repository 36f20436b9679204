"""What a difference is for people: its kind, how grave it is, its question. One table."""

from __future__ import annotations

from typing import Final

from copydesk.articles.article import Article
from copydesk.findings.differences.candidate import Candidate
from copydesk.findings.differences.lack import Lack
from copydesk.findings.differences.weighing import confidence_of
from copydesk.findings.finding import Finding, FindingKind, Severity
from copydesk.findings.question import either, quoted

_KINDS: Final[dict[str, tuple[FindingKind, Severity]]] = {
    "spelling": ("name", "high"),
    "name": ("name", "high"),
    "swap": ("agency", "high"),
    "quotation": ("quote", "high"),
    "marks": ("quote", "medium"),
    "number": ("number", "high"),
    "date": ("date", "high"),
    "clock": ("date", "high"),
    "duration": ("date", "medium"),
    "negation": ("negation", "high"),
    "stage": ("stage", "high"),
    "phase": ("stage", "high"),
    "order": ("date", "high"),
    "hedge": ("hedge", "high"),
    "quantifier": ("scope", "medium"),
    "only": ("scope", "high"),
    "bound": ("scope", "low"),
    "title": ("office", "medium"),
    "rank": ("office", "high"),
    "source": ("attribution", "medium"),
    "word": ("label", "medium"),
    "phrase": ("label", "high"),
    "passage": ("label", "high"),
    "left-out": ("omission", "low"),
    "sentence": ("omission", "low"),
}
"""By type: its kind and its severity, where the greater part of the rows stand that readers listed
in stories and real articles (`make bench-findings` tells how often that agrees)."""


def kind_of(candidate: Candidate) -> FindingKind:
    """Return what kind of clash a difference is."""
    if candidate.left is None:
        return "addition"
    return "omission" if candidate.right is None else _KINDS[candidate.type][0]


def severity_of(candidate: Candidate) -> Severity:
    """Return how grave a difference is; what touches a name is never a trifle."""
    if isinstance(candidate.evidence, Lack):
        return "medium" if candidate.evidence.is_graver else "low"
    severity = _KINDS[candidate.type][1]
    return "medium" if severity == "low" and candidate.touches_name else severity


def finding_of(
    left: Article, right: Article, candidate: Candidate, weight: float, row: int
) -> Finding:
    """Return a weighed difference of two articles as a finding."""
    here, there = candidate.left, candidate.right
    are_marks = candidate.type == "marks"
    return Finding(
        kind_of(candidate),
        severity_of(candidate),
        quoted(left, here) if are_marks and here else either(left, here, right, there),
        candidate.left,
        candidate.right,
        row,
        candidate.type,
        confidence_of(weight),
    )
