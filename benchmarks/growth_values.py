"""What is visited, what is waited for on the screen, and what came of a visit, as values.

All times are in seconds. What doesn't come while a visit is patient is infinite; what was not asked
is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.growth_costs import Memory

LISTED: Final = r"\A(?![\s\S]*\.txt)[\s\S]*Articles"
"""A list without the name of a file."""
READ: Final = r"\A(?![\s\S]*reading (?:the articles|article ))"
"""Nothing says any more that articles are read."""
COUNTED: Final = r"(\d+) of \d+ done"
"""How many rows of the pair are done: their findings are known."""
ROWS_SHOWN: Final = rf"{COUNTED}|looking for findings"
"""The rows of the pair are there, with or without their findings."""
BEHIND: Final = r"story \d+ of \d+(?!\d| so far)"
"""All pairs of the base were compared."""


class Case(NamedTuple):
    """A story, and how it is visited."""

    name: str
    command: tuple[str | Path, ...]
    """What starts the program on it."""
    first: str
    """What its first screen shows (a regular expression)."""
    patience: float = 120.0
    """Seconds from the start after which what is waited for doesn't come."""
    awaited: tuple[str, ...] = ()
    """What is waited for: keys of `ARRIVALS`."""
    keys: int = 0
    """How often each key is pressed whose cost is measured."""
    pairs: int = 1
    """How many pairs the first article makes with the others."""
    prepare: Callable[[Path], None] | None = None
    """Puts into a home what lies there before each visit."""


ARRIVALS: Final[Mapping[str, str]] = {
    "listed": LISTED,
    "rows": ROWS_SHOWN,
    "findings": COUNTED,
    "read": READ,
    "behind": BEHIND,
}
"""What comes by itself, and what is on the screen when it is there."""


class Ending(NamedTuple):
    """What it took to leave."""

    seconds: float
    """From the key to the end of the process."""
    read: float
    """MB that were read meanwhile."""
    peak: float
    """MB of RAM, the most that the program ever had."""


class Visit(NamedTuple):
    """What was measured in one visit."""

    content: float
    """From exec to the first sentence."""
    content_work: float
    """How long the program itself was at work for it."""
    content_children: float = 0.0
    """How long its children were."""
    arrived: Mapping[str, float] = {}
    """From exec to each of `ARRIVALS` that was waited for."""
    own_work: float | None = None
    """How long the program itself was at work from the first sentence until all that had come."""
    behind_work: float | None = None
    """How long of that all articles had been read: what comparing them costs the program."""
    compare_work: float | None = None
    """How long its children were that do nothing but compare."""
    children_work: float | None = None
    """How long all of its children were from the first sentence on, also those that read."""
    kept: int = 0
    """Pairs whose comparison is kept by then."""
    verdict: float | None = None
    """How long the program is at work for a verdict."""
    step: float | None = None
    """How long for the next row."""
    rest: Memory | None = None
    peak: Memory | None = None
    ending: Ending | None = None
