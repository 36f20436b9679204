"""What a difference is for people: its kind, how grave it is, its question."""

from __future__ import annotations

from typing import Final

from copydesk.articles.article import Article
from copydesk.findings.differences.candidate import Candidate
from copydesk.findings.differences.lack import Lack
from copydesk.findings.differences.weighing import confidence_of
from copydesk.findings.finding import Finding, FindingKind, Severity
from copydesk.findings.question import either, quoted
from copydesk.findings.types import FINDING_TYPES

_TYPES: Final = {each.id: each for each in FINDING_TYPES}


def kind_of(candidate: Candidate) -> FindingKind:
    """Return what kind of clash a difference is."""
    if candidate.left is None:
        return "addition"
    return "omission" if candidate.right is None else _TYPES[candidate.type].kind


def severity_of(candidate: Candidate) -> Severity:
    """Return how grave a difference is; what touches a name is never a trifle."""
    if isinstance(candidate.evidence, Lack):
        return "medium" if candidate.evidence.is_graver else "low"
    severity = _TYPES[candidate.type].severity
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
