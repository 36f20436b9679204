"""Order: what a walk along one text says about cells of equal wording."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.order import STEPS, steps_between, walked
from tests.tries import tries

CELLS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 8)),
    st.sampled_from([0.0, 0.01, 0.2, 0.5, 0.9, 0.999, 1.0]),
    max_size=40,
)


@given(CELLS)
@settings(max_examples=tries(150))
def test_swapping_the_texts_mirrors_every_bit(guess: dict[tuple[int, int], float]) -> None:
    turned = walked({(other, one): chance for (one, other), chance in guess.items()}, 9, 12)
    assert walked(guess, 12, 9) == {(one, other): turned[other, one] for one, other in guess}


def test_of_two_equal_cells_the_one_in_order_is_better() -> None:
    guess = {(n, n): 0.9 for n in range(10) if n != 5} | {(5, 5): 0.3, (5, 0): 0.3}
    order = walked(guess, 10, 10)
    assert order[5, 5] > order[5, 0] + 2


def test_order_says_more_about_a_pair_that_keeps_its_order() -> None:
    """The same two cells, told in order and told back to front."""

    def gain(others: dict[tuple[int, int], float]) -> float:
        order = walked(others | {(10, 10): 0.3, (10, 2): 0.3}, 20, 20)
        return order[10, 10] - order[10, 2]

    rest = [n for n in range(20) if n not in (2, 9, 10, 11)]
    beside = {(9, 9): 0.95, (11, 11): 0.95}
    ordered = {(n, n): 0.95 for n in rest} | beside
    scattered = {(n, rest[(7 * at + 3) % len(rest)]): 0.95 for at, n in enumerate(rest)} | beside
    assert gain(ordered) > gain(scattered) > 0


def test_steps_are_counted_by_kind() -> None:
    """Back far, back one, stay, on one, on two, on a few, leap."""
    assert steps_between([4, 0, 1, 1, 0, 2, 5, 30, 3]) == [1, 1, 1, 1, 1, 1, 2]
    assert steps_between([]) == [0] * len(STEPS)
    assert sum(STEPS) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_a_thousand_certain_cells_neither_overflow_nor_vanish(chance: float) -> None:
    size = 1_000
    guess = {(n, m): chance for n in range(size) for m in (n, (n * 7) % size)}
    assert all(abs(odds) < 30 for odds in walked(guess, size, size).values())


def test_without_cells_there_is_nothing_to_walk() -> None:
    assert walked({}, 0, 0) == {}
    assert walked({}, 3, 0) == {}
