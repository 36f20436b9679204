"""The counter of work that stands in for clocks: it counts loops, and tells square from line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.work import FOURFOLD, growth, lines_run


def _loop(times: int) -> int:
    count = 0
    for _ in range(times):
        count += 1
    return count


def _comprehension(times: int) -> list[int]:
    return [2 * n for n in range(times)]


def test_every_turn_of_a_loop_counts_wherever_it_is() -> None:
    assert lines_run(lambda: _loop(200)) - lines_run(lambda: _loop(100)) == 2 * 100
    few, many = (lines_run(partial(_comprehension, times)) for times in (100, 200))
    assert many - few >= 100


def test_holding_each_against_each_is_told_from_looking_at_each_once() -> None:
    def each(size: int) -> Callable[[], object]:
        return lambda: _loop(size)

    def each_with_each(size: int) -> Callable[[], object]:
        return lambda: [_loop(size) for _ in range(size)]

    assert 3.5 < growth(each, 40) < FOURFOLD < 12 < growth(each_with_each, 40)
