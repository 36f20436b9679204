"""How much work something is, counted in lines of Python: no clock, so no machine is too busy.

What is done inside C, by regular expressions above all, isn't seen; `make bench-odd-text` looks at
that with a clock, as a ratio.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

FOURFOLD: Final = 7.0
"""The most by which work grows with four times the matter, when it is in proportion: 4, and what
doesn't divide evenly. If each of the matter is held against each, it grows by 16."""


class Lines:
    """A trace function that counts the lines that are run.

    Args:
        within: Folders of which lines count; none: all do. How often Textual and asyncio look
            whether a thread is done depends on how busy the machine is.
    """

    def __init__(self, within: tuple[str, ...] = ()) -> None:
        self.lines = 0
        self._within = within

    def __call__(self, frame: FrameType, event: str, _argument: object) -> Lines | None:
        if self._within and not frame.f_code.co_filename.startswith(self._within):
            return None
        self.lines += event == "line"
        return self


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of Python `work` runs, those of what it calls included.

    A line in a loop counts as often as it is run; so does a comprehension's.
    """
    with counted_lines() as counter:
        work()
        return counter.lines  # before the counting ends, which runs lines itself


@contextmanager
def counted_lines(*within: Path) -> Iterator[Lines]:
    """Count the lines of Python that this thread runs meanwhile, those of coroutines included.

    Args:
        within: See `Lines`.
    """
    counter, before = Lines(tuple(map(str, within))), sys.gettrace()
    sys.settrace(counter)
    try:
        yield counter
    finally:
        sys.settrace(before)


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return by how much work grows with four times the matter.

    Args:
        work: Returns what is to be run on matter of a size. Making the matter isn't counted.
        size: The smaller of the two sizes, large enough that what is done once doesn't count.

    Returns:
        `FOURFOLD` at most if the work is in proportion; less than 4 if only so much is looked at.
    """
    work(size // 4)()  # fills what is kept for ever, such as words that were stemmed
    return lines_run(work(4 * size)) / lines_run(work(size))
