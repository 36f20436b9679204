"""What is known of a finding beyond its target: how grave it is, what it asks, who found it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from copydesk.exports.pairs import ComparedPair
from copydesk.findings.finding import BY_HAND
from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.review import Review

_MACHINE: Final = "machine"
"""What an export calls the finder of what no person added."""


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """What no target says of a finding."""

    severity: str = ""
    reason: str = ""
    by: str = ""
    type: str = ""
    confidence: str = ""
    """"" where a person added it: theirs is no guess."""
    question: str = ""
    row: TargetKey = ()
    """The row that shows it now; () where none does."""


def findings_known(
    review: Review, pairs: Iterable[ComparedPair], questions: Mapping[TargetKey, str]
) -> dict[TargetKey, KnownFinding]:
    """Return what is known of findings by the targets that decisions on them have.

    Args:
        review: What was decided.
        pairs: The pairs that were compared.
        questions: What `questions_told` gives.
    """
    known: dict[TargetKey, KnownFinding] = {}
    by_hand = sorted(review.findings.values(), key=lambda entry: entry.order)
    for entry in by_hand:
        data = entry.data
        known[entry.target.key] = KnownFinding(
            data.severity, data.reason, entry.reviewer, type=BY_HAND
        )
    for pair in pairs:
        for row, judged in pair.shown_findings():
            found = KnownFinding(
                severity="" if judged.lost else judged.finding.severity,
                reason=judged.finding.reason,
                by="" if judged.lost else judged.by or _MACHINE,
                type=judged.finding.type,
                confidence="" if judged.by else judged.finding.confidence,
                question=questions.get(judged.target.key, ""),
                row=() if judged.inside else row.target.key,
            )
            targets = [judged.target, *(item.target for item in judged.verdicts)]
            known.update({target.key: found for target in targets})
    return known
