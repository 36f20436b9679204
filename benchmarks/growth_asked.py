"""What is asked of the review as it grows, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from benchmarks.growth_cases import Beside, Measured
from benchmarks.growth_commands import Ran
from benchmarks.growth_costs import Memory
from benchmarks.growth_tables import (
    cell,
    key_costs,
    of_visits,
    own_work_a_pair,
    started,
    table,
)


class Found(NamedTuple):
    """All that was measured in one run; what was not is empty."""

    pairs: Sequence[Measured] = ()
    folders: Sequence[Measured] = ()
    desks: Sequence[Measured] = ()
    commands: Sequence[Ran] = ()


def asked_table(found: Found) -> Iterator[str]:
    """Yield the table of what is asked; what wasn't measured isn't told."""
    lines = (line for line in _lines(found) if line[1])
    yield from table(["what", "measured", "asked"], lines)


def _lines(found: Found) -> Iterator[tuple[str, str, str]]:
    yield from _contents(found)
    yield from _coming(found)
    yield from _working(found)
    for ran in found.commands:
        asked = "1" if "status" in ran.name else "4"
        yield f"{ran.name}, the second time: CPU s", cell(ran.again), asked
    for one in found.desks:
        if one.home is not None:
            work = of_visits(one, lambda item: item.visit.content_work)
            yield f"{one.name}: CPU s before the content", work, "1"
            quits = of_visits(one, lambda item: item.visit.ending and item.visit.ending.seconds)
            yield f"{one.name}: quits, s", quits, "0.2"
            read = of_visits(one, lambda item: item.visit.ending and item.visit.ending.read, 1)
            yield f"{one.name}: read while it quits, MB", read, "nothing again"


def _contents(found: Found) -> Iterator[tuple[str, str, str]]:
    """Yield the ratios to the least program until the first sentence is there."""
    for cases, names in (
        (found.pairs, {"2,000": "1.6", "5,000": "1.7", "10,000": "1.8"}),
        (found.folders, {"100": "1.6"}),
    ):
        kind = "sentences a side" if cases is found.pairs else "articles"
        for one in cases:
            if one.case.name in names:
                told = f"content, {one.case.name} {kind}, {_state(one)}: ratio"
                yield told, started(one)[1], names[one.case.name]


def _coming(found: Found) -> Iterator[tuple[str, str, str]]:
    for one in _called(found.folders, "real articles"):
        told = of_visits(one, lambda item: item.ratio("rows"))
        yield f"rows, {one.name}: ratio", told, "3.0"
    for one in _called(found.pairs, "2,000"):
        if one.home is not None:
            told = of_visits(one, lambda item: item.after_content("rows"))
            yield f"rows, {one.name}: s after the content", told, "0.3"
    for name, asked in (("2,000", "4"), ("5,000", "12")):
        for one in _called(found.pairs, name):
            if one.home is None:
                told = of_visits(one, lambda item: item.visit.compare_work)
                yield f"comparing {name} sentences a side: CPU s", told, asked
    for one in _called(found.folders, "1,000"):
        if one.home is not None:
            told = of_visits(one, _work_behind)
            yield "1,000 articles compared behind, the second time: CPU s", told, "10"


def _working(found: Found) -> Iterator[tuple[str, str, str]]:
    short = next((cost for one in found.pairs for cost in key_costs(one, "verdict")), None)
    for one in _called(found.pairs, "2,000"):
        if short and one.home is not None:
            told = cell(cost / short for cost in key_costs(one, "verdict"))
            yield "verdict, 2,000 sentences a side: ratio to a short pair's", told, "1"
    for one in _called(found.folders, "5,000"):
        told = of_visits(one, partial(own_work_a_pair, one), 1)
        yield f"5,000 articles, {_state(one)}: ms of the program a pair", told, "5"
    for name, own, child in (("real articles", "45", "0, after a minute"), ("1,000", "90", "100")):
        for one in _called(found.folders, name):
            sizes = [item.visit.rest for item in one.visits if item.visit.rest is not None]
            yield from _memory(one, sizes, own, child)


def _memory(
    one: Measured, sizes: Sequence[Memory], own: str, child: str
) -> Iterator[tuple[str, str, str]]:
    yield f"memory, {one.name}: MB", cell((size.own for size in sizes), 0), own
    yield f"memory of the child, {one.name}: MB", cell((size.child for size in sizes), 0), child


def _work_behind(item: Beside) -> float | None:
    own, children = item.visit.own_work, item.visit.children_work
    return None if own is None or children is None else own + children


def _called(found: Iterable[Measured], name: str) -> list[Measured]:
    return [one for one in found if one.case.name == name]


def _state(one: Measured) -> str:
    return "new" if one.home is None else "kept"
