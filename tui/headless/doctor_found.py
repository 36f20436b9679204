"""What the doctor says of something that was looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple


class Found(NamedTuple):
    """One line of what the doctor says; `problem` makes that of a problem."""

    kind: Literal["ok", "note", "problem"]
    text: str
    cure: str = ""
    """What to do about it; "" where nothing has to be done."""


def problem(text: str, cure: str) -> Found:
    """Return a problem with what to do about it.

    Args:
        text: What is wrong.
        cure: What a person can do; the same words for the same kind of problem.
    """
    return Found("problem", text, cure)


def lines_of(found: Sequence[Found]) -> Iterator[str]:
    """Yield what to print; problems one after another with the same cure have it told once."""
    for cure, told in groupby(found, key=lambda one: one.cure):
        for one in told:
            yield f"{one.kind:<8} {one.text}"
        if cure:
            yield f"{'help':<8} {cure}"
