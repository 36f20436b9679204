"""Finds the finding that stands on just the words that an earlier decision is about.

What a clash is called follows from whatever found it, and that changes from one version of the
program to the next: "office" becomes "name". The words that were judged are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from copydesk.reviews.anchors import Target, TargetKey


class SameWords:
    """What stands on which words.

    Args:
        targets: What is shown. Rows among them are never found.
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets = targets

    @cached_property
    def _numbers(self) -> dict[TargetKey, int | None]:
        """Numbers by words; None where findings of several kinds stand on the same ones."""
        numbers: dict[TargetKey, int | None] = {}
        for number, target in enumerate(self._targets):
            words = words_of(target)
            if words:
                numbers[words] = None if words in numbers else number
        return numbers

    def find(self, target: Target) -> int | None:
        """Return the number of the one finding on the words of a decision, whatever its kind.

        None where there is none, and where there are several: it can't be told which was meant.
        """
        return self._numbers.get(words_of(target))


def words_of(target: Target) -> TargetKey:
    """Return the places of a finding's own words, whatever its kind; nothing for a row."""
    return () if target.finding is None else Target(target.finding.articles).key
