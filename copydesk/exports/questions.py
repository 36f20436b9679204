"""Which question of the story a finding is part of: so a table can be counted by what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from copydesk.exports.pairs import ComparedPair
from copydesk.judged.asked import StoryPair
from copydesk.judged.questions import questions_of
from copydesk.reviews.anchors import TargetKey


def questions_told(pairs: Iterable[ComparedPair], order: Sequence[str]) -> dict[TargetKey, str]:
    """Return the questions by the targets of their findings, no two in the same words.

    Args:
        pairs: The pairs of the export: what others ask is not known.
        order: Hashes of the story's articles, in its order.
    """
    joined = [
        StoryPair((number, number), pair.first, pair.second, pair.links, pair.judged)
        for number, pair in enumerate(pairs)
    ]
    told: dict[TargetKey, str] = {}
    known: Counter[str] = Counter()
    for question in questions_of(joined, order):
        known[question.reason] += 1
        number = known[question.reason]
        words = f"{question.reason} ({number})" if number > 1 else question.reason
        told.update({asked.judged.target.key: words for asked in question.findings})
    return told
