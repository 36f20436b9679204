"""How findings do on a story that the numbers were fitted without: `findings_report --only fit`.

Each invented story is compared with numbers fitted to all other material (`fit_findings`). Its rows
took no part in these numbers, but they were read while types were written: such a figure says more
than that of a fitted set, and less than that of a sealed one.
"""

from __future__ import annotations

from unittest.mock import patch

from benchmarks.findings import ScoredSet, score_set
from benchmarks.fit_findings import all_examples, fit
from benchmarks.gold_findings import STORIES, story_set
from copydesk.findings.differences.fitted import BIAS, SLOPES


def left_out_sets() -> list[ScoredSet]:
    """Return every invented story, scored with numbers that were fitted without it."""
    examples = all_examples()
    sets = []
    for name in STORIES:
        numbers = fit([example for example in examples if example.story != name])
        with patch.dict(BIAS, numbers.bias), patch.dict(SLOPES, numbers.slopes):
            sets.append(score_set(story_set(name)))
    return sets
