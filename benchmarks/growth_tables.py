"""The tables of what was measured, in Markdown: medians, the least and the most behind them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from math import inf, isinf
from typing import Final

from benchmarks.growth_cases import Beside, Measured
from benchmarks.growth_commands import Ran
from benchmarks.growth_costs import Memory

NOT_COME: Final = "not come"
"""Stands for a time after which something came that never did."""


def cell(values: Iterable[float | None], digits: int = 2) -> str:
    """Return the median of what was measured, and its range if there is one; "" of nothing."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return ""
    median = statistics.median(known)
    if len(known) == 1 or _number(known[0], digits) == _number(known[-1], digits):
        return _number(median, digits)
    ends = f"{_number(known[0], digits)}-{_number(known[-1], digits)}"
    return f"{_number(median, digits)} ({ends})"


def _number(value: float, digits: int) -> str:
    return NOT_COME if isinf(value) else f"{value:,.{digits}f}"


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; all columns but the first hold numbers."""
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    for line in lines:
        yield f"| {' | '.join(line)} |"


def started(one: Measured) -> list[str]:
    """Return how soon there is something to read: the name, and two ratios."""
    found = [*one.starts, *one.visits]
    content, work = (item.content for item in found), (item.content_work for item in found)
    return [one.name, cell(content), cell(work)]


def floors(found: Sequence[Measured]) -> str:
    """Return the sentence about what all ratios are of."""
    least = [item.floor for one in found for item in (*one.starts, *one.visits)]
    if not least:
        return "Nothing was measured."
    return (
        f"1.00 is the least Textual program: {cell([one.content * 1e3 for one in least], 0)} ms by"
        f" the clock, {cell([one.content_work * 1e3 for one in least], 0)} ms of a processor,"
        f" {cell([one.rest.own for one in least if one.rest], 0)} MB."
    )


def of_visits(one: Measured, figure: Callable[[Beside], float | None], digits: int = 2) -> str:
    """Return the cell of a figure of whole visits."""
    return cell((figure(item) for item in one.visits), digits)


def lengths_coming(found: Sequence[Measured]) -> Iterator[str]:
    """Yield the table of what comes when, by length."""
    head = ["sentences a side", "content", "CPU", "rows", "rows: s", "findings: s", "compare: s"]
    yield from table(head, ([*started(one), *_rows(one), _comparing(one)] for one in found))


def _rows(one: Measured) -> list[str]:
    return [
        of_visits(one, lambda item: item.ratio("rows")),
        of_visits(one, lambda item: item.after_content("rows")),
        of_visits(one, lambda item: item.after_content("findings")),
    ]


def _comparing(one: Measured) -> str:
    return of_visits(one, lambda item: item.visit.compare_work)


def folders_coming(found: Sequence[Measured]) -> Iterator[str]:
    """Yield the table of what comes when, by number of articles."""
    head = ["articles", "content", "CPU", "rows", "list: s", "all read: s"]
    yield from table(
        head,
        (
            [
                *started(one),
                of_visits(one, lambda item: item.ratio("rows")),
                of_visits(one, lambda item: item.after_content("listed")),
                of_visits(one, lambda item: item.after_content("read")),
            ]
            for one in found
        ),
    )


def folders_behind(found: Sequence[Measured]) -> Iterator[str]:
    """Yield the table of what is compared behind the pair on the screen."""
    head = ["articles", "all compared: s", "pairs left", "children: s", "program: s", "ms a pair"]
    yield from table(
        head,
        (
            [
                one.name,
                of_visits(one, lambda item: item.after_content("behind")),
                of_visits(one, partial(_pairs_left, one), 0),
                of_visits(one, lambda item: item.visit.children_work),
                of_visits(one, lambda item: item.visit.own_work),
                of_visits(one, partial(own_work_a_pair, one), 1),
            ]
            for one in found
        ),
    )


def _pairs_left(one: Measured, item: Beside) -> int:
    """Return how many pairs weren't compared, as far as what is kept tells."""
    if item.visit.arrived["behind"] < inf:
        return 0
    return max(0, one.case.pairs - item.visit.kept)


def own_work_a_pair(one: Measured, item: Beside) -> float | None:
    """Return for how many ms the program was at work for each pair; None before all was read."""
    pairs, work = one.case.pairs - _pairs_left(one, item), item.visit.behind_work
    return work * 1e3 / pairs if work is not None and pairs else None


def staying(what: str, found: Sequence[Measured]) -> Iterator[str]:
    """Yield the table of what keys cost, of memory and of leaving.

    Args:
        what: The head of the first column.
        found: The cases; the first that was kept is what the others are compared with.
    """
    head = [what, "verdict", "ms", "next row", "ms", "quits: s", "MB", "child", "most", "child"]
    least = next((one for one in found if one.home is not None), None)
    yield from table(head, (_stayed(one, least) for one in found))


def _stayed(one: Measured, least: Measured | None) -> list[str]:
    sizes = [
        of_visits(one, partial(_size, memory, part), 0)
        for memory in ("rest", "peak")
        for part in ("own", "child")
    ]
    keys = [text for key in ("verdict", "step") for text in _key(one, least, key)]
    return [one.name, *keys, of_visits(one, _quits), *sizes]


def _quits(item: Beside) -> float | None:
    return item.visit.ending.seconds if item.visit.ending else None


def _size(memory: str, part: str, item: Beside) -> float | None:
    found: Memory | None = getattr(item.visit, memory)
    return None if found is None else float(getattr(found, part))


def _key(one: Measured, least: Measured | None, key: str) -> tuple[str, str]:
    own, short = key_costs(one, key), key_costs(least, key) if least else []
    usual = statistics.median(short) if short else inf
    ratios = [value / usual for value in own] if usual < inf else []
    return cell(ratios), cell((value * 1e3 for value in own), 1)


def key_costs(one: Measured, key: str) -> list[float]:
    """Return what a key cost in each visit in which it was pressed, in seconds."""
    costs = (getattr(item.visit, key) for item in one.visits)
    return [cost for cost in costs if cost is not None]


def desk_table(found: Sequence[Measured]) -> Iterator[str]:
    """Yield the table of an old desk."""
    head = ["desk", "content", "CPU", "CPU: s", "children: s", "rows: s"]
    head += ["quits: s", "read: MB", "most: MB"]
    yield from table(
        head,
        (
            [
                *started(one),
                of_visits(one, lambda item: item.visit.content_work),
                of_visits(one, lambda item: item.visit.content_children),
                of_visits(one, lambda item: item.after_content("rows")),
                of_visits(one, _quits),
                of_visits(one, lambda item: item.visit.ending and item.visit.ending.read, 1),
                of_visits(one, lambda item: item.visit.ending and item.visit.ending.peak, 0),
            ]
            for one in found
        ),
    )


def command_table(found: Sequence[Ran]) -> Iterator[str]:
    """Yield the table of commands."""
    lines = ([one.name, cell(one.first), cell(one.again)] for one in found)
    yield from table(["command", "first: s", "again: s"], lines)


def problems(found: Sequence[Measured]) -> Iterator[str]:
    """Yield a sentence about each case that couldn't be measured, or only in part."""
    for one in found:
        if one.problem:
            yield f"**{one.name}**: {one.problem}."
