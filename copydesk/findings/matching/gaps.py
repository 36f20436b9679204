"""Gaps: what is left over between units that say the same.

Left over on both sides between the same neighbours it was put otherwise; on one side only it was
added or left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct


class Gap(Struct, frozen=True, gc=False):
    """Two runs of unmatched units that stand in one place; one of them may be empty."""

    left: range  # indices of the left side's units; an empty one tells where nothing stands
    right: range
    edges: int  # how many of its two neighbours are matched with one another; ends count as such


def gaps_of(to_right: Sequence[int], to_left: Sequence[int]) -> Iterator[Gap]:
    """Yield the gaps of a matching, given by each unit's partner or -1, those of the left first."""
    used: set[int] = set()
    for run in _free_runs(to_right):
        gap = _gap(run, to_right, to_left)
        if not gap.right or gap.right.start not in used:
            used.update(gap.right)
            yield gap
        else:
            yield Gap(run, range(gap.right.start, gap.right.start), 0)
    for run in _free_runs(to_left):
        if run.start not in used:
            turned = _gap(run, to_left, to_right)
            yield Gap(range(turned.right.start, turned.right.start), run, turned.edges)


def _free_runs(partners: Sequence[int]) -> Iterator[range]:
    return ranges_of([at for at, partner in enumerate(partners) if partner < 0])


def ranges_of(indices: Sequence[int]) -> Iterator[range]:
    """Yield ascending indices as ranges without gaps."""
    start = 0
    for at in range(1, len(indices) + 1):
        if at == len(indices) or indices[at] != indices[at - 1] + 1:
            yield range(indices[start], indices[at - 1] + 1)
            start = at


def _gap(run: range, to_right: Sequence[int], to_left: Sequence[int]) -> Gap:
    """Return the gap of a free run: what lies between its neighbours' partners, or beside one."""
    before = to_right[run.start - 1] if run.start else -1
    after = to_right[run.stop] if run.stop < len(to_right) else len(to_left)
    if before < after and all(to_left[at] < 0 for at in range(before + 1, after)):
        return Gap(run, range(before + 1, after), 2)
    behind, ahead = _free_after(before, to_left), _free_before(after, to_left)
    if len(behind) >= len(ahead):
        return Gap(run, behind, 1)
    return Gap(run, ahead, 1)


def _free_after(place: int, partners: Sequence[int]) -> range:
    stop = place + 1
    while stop < len(partners) and partners[stop] < 0:
        stop += 1
    return range(place + 1, stop)


def _free_before(place: int, partners: Sequence[int]) -> range:
    start = place
    while start > 0 and partners[start - 1] < 0:
        start -= 1
    return range(start, place)
