"""How findings do on a story that the numbers were fitted without: `findings_report --only fit`.

Each invented story is compared with numbers fitted to all other material (`fit_findings`). Its rows
took no part in these numbers, but they were read while types were written: such a figure says more
than that of a fitted set, and less than that of a sealed one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.findings import ScoredSet, score_set
from benchmarks.fit_findings import Numbers, all_examples, fit
from benchmarks.gold_findings import STORIES, story_set
from copydesk.findings.differences.fitted import BIAS, SLOPES


def left_out_sets() -> list[ScoredSet]:
    """Return every invented story, scored with numbers that were fitted without it."""
    examples = all_examples()
    sets = []
    for name in STORIES:
        numbers = fit([example for example in examples if example.story != name])
        with _in_force(numbers):
            sets.append(score_set(story_set(name)))
    return sets


@contextmanager
def _in_force(numbers: Numbers) -> Iterator[None]:
    """Let the whole engine weigh by other numbers for a while."""
    before = dict(BIAS), dict(SLOPES)
    BIAS.update(numbers.bias)
    SLOPES.update(numbers.slopes)
    try:
        yield
    finally:
        BIAS.update(before[0])
        SLOPES.update(before[1])
