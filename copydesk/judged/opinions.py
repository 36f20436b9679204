"""What reviewers say of a row or finding beside each other: verdicts, wishes, disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.reviews.disputes import Dispute, dispute_about, final_stands
from copydesk.reviews.subjects import Subject

if TYPE_CHECKING:
    from copydesk.judged.rows import Judged
    from copydesk.reviews.judgement import Judgement


def judgements_on(judged: Judged) -> tuple[Judgement, ...]:
    """Return everybody's judgements that say something, mine first, then by reviewer."""
    mine = judged.mine
    return (*((mine,) if mine is not None and not mine.is_empty else ()), *judged.others)


def verdicts_on(judged: Judged) -> tuple[Judgement, ...]:
    """Return everybody's judgements that hold a verdict, in the same order."""
    return tuple(item for item in judgements_on(judged) if item.verdict is not None)


def wanted_by(judged: Judged) -> tuple[str, ...]:
    """Return who wants a second reader for a row or finding."""
    return tuple(item.reviewer for item in judgements_on(judged) if item.second_reader)


def subject_of(judged: Judged) -> Subject:
    """Return a row or finding as what can be disputed, with the verdicts on what it is now."""
    standing = [item for item in verdicts_on(judged) if not item.changed_since]
    return Subject(
        judged.target,
        tuple(sorted(standing, key=lambda item: item.reviewer)),
        judged.final.entry if judged.final is not None else None,
    )


def dispute_on(judged: Judged) -> Dispute | None:
    """Return the dispute on a row or finding; None where all that is shown is of one mind."""
    return dispute_about(subject_of(judged)) if judged.others or judged.final else None


def is_disputed(judged: Judged) -> bool:
    """Tell whether somebody has to settle a dispute on a row or finding, or settle it again."""
    dispute = dispute_on(judged)
    return dispute is not None and dispute.is_open


def is_final(judged: Judged) -> bool:
    """Tell whether a final decision stands on just these words, having seen every verdict."""
    final = judged.final
    return final is not None and not final.changed_since and final_stands(subject_of(judged))
