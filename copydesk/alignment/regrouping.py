"""Rows while they are regrouped: which there are, which have moved, where they stand.

What is decided about a row is decided when it is made, against the rows that are there then, and
never again. So making one changes nothing about the others.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Container, Iterable

from msgspec.structs import replace

from copydesk.alignment.edit import Runs
from copydesk.alignment.group import Group, Grouping
from copydesk.alignment.grouping import title_end, with_moves
from copydesk.articles.article import Article


class Regrouping:
    """The rows of two articles; `replace` is the only way to change them.

    Args:
        left: The base.
        right: The article beside it.
        grouping: The rows to begin with.
    """

    def __init__(self, left: Article, right: Article, grouping: Grouping) -> None:
        self._left, self._right = left, right
        self._turned = grouping.turned
        self._groups: dict[Runs, Group] = {}
        self._rows: tuple[dict[int, Runs], dict[int, Runs]] = {}, {}
        """The row of each left and of each right sentence that isn't alone."""
        self._stays: list[Runs] = []
        """The rows with two sides that haven't moved, in order."""
        for group in grouping.groups:
            self._enter(group)
        self._anchors = dict(grouping.anchors)
        self._alone = list(self._anchors)
        """The right sentences that are alone, in order."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows with two sides, in left order."""
        return tuple(sorted(self._groups.values(), key=lambda group: group.runs))

    @property
    def anchors(self) -> tuple[tuple[int, int], ...]:
        """Where right sentences that are alone stand; see `Grouping.anchors`."""
        return tuple((other, self._anchors[other]) for other in self._alone)

    def row(self, side: int, sentence: int) -> Runs:
        """Return the row of a left (0) or right (1) sentence."""
        alone: Runs = ((sentence,), ()) if side == 0 else ((), (sentence,))
        return self._rows[side].get(sentence, alone)

    def replace(self, rows: Collection[Runs], groups: Iterable[Group]) -> None:
        """Put groups in the place of some rows; the rest of these rows' sentences are alone then.

        Args:
            rows: All rows that hold a sentence of `groups`.
            groups: Whether they have moved is decided here, unless they are the row that was there.
        """
        before = {runs: self._take_out(runs) for runs in rows if runs in self._groups}
        fresh: list[Group] = []
        for group in groups:
            if (known := before.get(group.runs)) is None:
                fresh.append(group)
            else:
                self._enter(replace(group, moved=known.moved))
        lefts, rights = united(*rows)
        for group in with_moves(self._left, self._right, fresh, self._stays, turned=self._turned):
            self._enter(group)
            if not group.moved:
                self._make_way(group.runs, set(lefts))
        for other in rights:
            self._anchor(other)

    def _enter(self, group: Group) -> None:
        self._groups[group.runs] = group
        for known, run in zip(self._rows, group.runs, strict=True):
            known.update(dict.fromkeys(run, group.runs))
        if not group.moved:
            insort(self._stays, group.runs)

    def _take_out(self, runs: Runs) -> Group:
        group = self._groups.pop(runs)
        for known, run in zip(self._rows, runs, strict=True):
            for sentence in run:
                del known[sentence]
        if not group.moved:
            del self._stays[bisect_left(self._stays, runs)]
        return group

    def _make_way(self, runs: Runs, free: Container[int]) -> None:
        """Let right sentences that are alone stand on their side of a new row that hasn't moved.

        Only over left sentences that are `free`: what the edit doesn't touch keeps its order.
        """
        first, last = runs[0][0], runs[0][-1]
        for other in self._alone[bisect_left(self._alone, runs[1][-1]) :]:
            passed = range(self._anchors[other] + 1, last + 1)
            if not passed or not all(one in free for one in passed):
                break
            self._anchors[other] = last
        for other in reversed(self._alone[: bisect_left(self._alone, runs[1][0])]):
            passed = range(first, self._anchors[other] + 1)
            if not passed or not all(one in free for one in passed):
                break
            self._anchors[other] = first - 1

    def _anchor(self, other: int) -> None:
        """Say where a right sentence stands if it is alone now; where the others do, remains."""
        place = bisect_left(self._alone, other)
        is_known = self._alone[place : place + 1] == [other]
        if other in self._rows[1]:
            if is_known:
                del self._alone[place], self._anchors[other]
            return
        if is_known:
            return
        before = bisect_left(self._stays, other, key=lambda runs: runs[1][0])
        wanted = self._stays[before - 1][0][-1] if before else title_end(self._left, self._rows[0])
        if place:
            wanted = max(wanted, self._anchors[self._alone[place - 1]])
        if place < len(self._alone):
            wanted = min(wanted, self._anchors[self._alone[place]])
        self._alone.insert(place, other)
        self._anchors[other] = wanted


def united(*rows: Runs) -> Runs:
    """Return the sentences of some rows, in order."""
    return (
        tuple(sorted({one for row in rows for one in row[0]})),
        tuple(sorted({other for row in rows for other in row[1]})),
    )
