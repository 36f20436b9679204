"""Which units of two runs of sentences say the same, in whatever order.

Equal runs in their common order come first, then single words that tell something, by key and by
stem, each where its neighbours are; then what is merely alike (values that agree, spellings of one
name, a beginning shared); at last the words of grammar beside what is matched. Each unit has one
partner at most. Of several possible partners the one with matched neighbours is taken, then the one
nearest to where the neighbours lead.

Swapping the sides swaps the pairs: the work is done in an orientation that the units decide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from copydesk.alignment.sequence import longest_common, runs
from copydesk.findings.matching.alike import alike, beginnings
from copydesk.findings.reading.units import Unit

Pairs = list[tuple[int, int]]  # indices (left, right), sorted by the left one
_NEAREST: Final = 6  # uses of a word, each way from where it is expected; a refrain has more


def matched(left: Sequence[Unit], right: Sequence[Unit]) -> Pairs:
    """Return the pairs of units that say the same; each unit stands in one at most."""
    here, there = [unit.key for unit in left], [unit.key for unit in right]
    if here == there:
        return [(at, at) for at in range(len(left))]
    if there < here:
        return sorted((one, other) for other, one in _Matcher(right, left, there, here).pairs())
    return _Matcher(left, right, here, there).pairs()


class _Matcher:
    def __init__(
        self, left: Sequence[Unit], right: Sequence[Unit], here: list[str], there: list[str]
    ) -> None:
        self.left, self.right = left, right
        self.here, self.there = here, there
        self.to_right = [-1] * len(left)
        self.to_left = [-1] * len(right)

    def pairs(self) -> Pairs:
        for run in runs(longest_common(self.here, self.there)):
            if any(self.left[one].tells for one, _ in run):
                for one, other in run:
                    self._join(one, other)
        self._match(lambda unit: (unit.key,))
        self._match(lambda unit: (unit.stem,))
        self._grow()
        self._match(beginnings, check=True)
        self._grow()
        return [(one, other) for one, other in enumerate(self.to_right) if other >= 0]

    def _join(self, one: int, other: int) -> None:
        self.to_right[one], self.to_left[other] = other, one

    def _match(self, forms: Callable[[Unit], Iterable[str]], *, check: bool = False) -> None:
        """Match free telling units that share a form; to `check`, it is a hint: `alike` decides."""
        free: dict[str, list[int]] = defaultdict(list)
        for other, unit in enumerate(self.right):
            if self.to_left[other] < 0 and unit.tells:
                for form in forms(unit):
                    free[form].append(other)
        for one, unit in enumerate(self.left):
            if self.to_right[one] >= 0 or not unit.tells:
                continue
            found = [
                (self._fit(one, other), other)
                for form in forms(unit)
                for other in self._near(one, free.get(form, ()))
                if not check or alike(self.left, one, self.right, other)
            ]
            if found:
                self._join(one, max(found)[1])

    def _near(self, one: int, places: Sequence[int]) -> list[int]:
        """Return the free ones of `places`, of many those nearest to where `one` is expected."""
        if len(places) > 2 * _NEAREST:
            at = bisect_left(places, self._expected(one))
            places = places[max(0, at - _NEAREST) : at + _NEAREST]
        return [other for other in places if self.to_left[other] < 0]

    def _expected(self, one: int) -> int:
        """Return where the nearest matched unit before `one` leads."""
        for step in range(1, min(one, 2 * _NEAREST) + 1):
            if self.to_right[one - step] >= 0:
                return self.to_right[one - step] + step
        return one * len(self.right) // max(1, len(self.left))

    def _fit(self, one: int, other: int) -> tuple[float, int]:
        """Return how well a pair fits its neighbours, then how near it is to the expected place."""
        score = 0.0
        for step in (-1, 1, -2, 2):
            near, far = one + step, other + step
            inside = 0 <= near < len(self.left) and 0 <= far < len(self.right)
            if inside and (self.to_right[near] == far or self.here[near] == self.there[far]):
                score += 1 / abs(step)
        same_break = self.left[one].follows_break == self.right[other].follows_break
        return score + same_break / 8, -abs(self._expected(one) - other)

    def _grow(self) -> None:
        """Match equal free neighbours of what is matched, to both sides."""
        for step in (1, -1):
            order = range(len(self.left)) if step == 1 else range(len(self.left) - 1, -1, -1)
            for one in order:
                other = self.to_right[one]
                near, far = one + step, other + step
                if (
                    other >= 0
                    and 0 <= near < len(self.left)
                    and 0 <= far < len(self.right)
                    and self.to_right[near] < 0
                    and self.to_left[far] < 0
                    and self.left[near].stem == self.right[far].stem
                ):
                    self._join(near, far)
