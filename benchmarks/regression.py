"""Logistic regression by Newton's method, in pure Python: what both fitting commands stand on."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from operator import mul
from typing import Final

_STEPS_AT_MOST: Final = 40
_STILL: Final = 1e-9
"""Greatest change of a number at which the search ends."""

Look = Sequence[float]


def logistic_regression(examples: Sequence[tuple[Look, float, float]], ridge: float) -> list[float]:
    """Return the constant and the weights that make the examples most probable.

    Newton's method (iteratively reweighted least squares) on standardised values.

    Args:
        examples: (values, 1.0 for yes and 0.0 for no, weight) each, with equally many values.
        ridge: Weight, an example, of the squares of the numbers of standardised values; the
            constant goes free.
    """
    means, spreads = _standard([look for look, _, _ in examples])
    rows = [
        (
            1.0,
            *(
                (value - mean) / spread
                for value, mean, spread in zip(look, means, spreads, strict=True)
            ),
        )
        for look, _, _ in examples
    ]
    size = len(rows[0])
    ridge = ridge * sum(weight for _, _, weight in examples)
    numbers = [0.0] * size
    for _ in range(_STEPS_AT_MOST):
        slope = [0.0, *(-ridge * number for number in numbers[1:])]
        curve = [
            [ridge * (one == other and one > 0) for other in range(size)] for one in range(size)
        ]
        for row, (_, linked, weight) in zip(rows, examples, strict=True):
            chance = 1 / (1 + exp(-sum(map(mul, numbers, row))))
            missed, bend = weight * (linked - chance), weight * chance * (1 - chance)
            for one, value in enumerate(row):
                slope[one] += missed * value
                bent, line = bend * value, curve[one]
                for other in range(one + 1):
                    line[other] += bent * row[other]
        for one in range(size):
            for other in range(one):
                curve[other][one] = curve[one][other]
        change = _solved(curve, slope)
        numbers = [number + step for number, step in zip(numbers, change, strict=True)]
        if max(map(abs, change)) < _STILL:
            break
    weights = [number / spread for number, spread in zip(numbers[1:], spreads, strict=True)]
    return [numbers[0] - sum(map(mul, weights, means)), *weights]


def _standard(looks: Sequence[Look]) -> tuple[list[float], list[float]]:
    """Return mean and standard deviation of each value."""
    columns = list(zip(*looks, strict=True))
    means = [sum(column) / len(column) for column in columns]
    spreads = [
        (sum((value - mean) ** 2 for value in column) / len(column)) ** 0.5 or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    return means, spreads


def _solved(curve: list[list[float]], slope: list[float]) -> list[float]:
    """Return the solution of a set of linear equations, by elimination with the greatest pivot."""
    rows = [[*line, value] for line, value in zip(curve, slope, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            rows[below] = [
                value - factor * above for value, above in zip(rows[below], rows[at], strict=True)
            ]
    solution = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][column] * solution[column] for column in range(at + 1, size))
        solution[at] = (rows[at][size] - known) / rows[at][at]
    return solution
