"""A visit to the review in a terminal of 120x40: what comes when, what keys cost, how it ends.

All times are in seconds. What doesn't come while a visit is patient is infinite: it is told so, and
the visit goes on. What was not asked is None.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from math import inf
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import minimal_app
from benchmarks.first_screen import COLUMNS, ROWS
from benchmarks.growth_costs import (
    Memory,
    Watch,
    all_megabytes_read,
    children_worked,
    megabytes_read,
    memory_of,
    worked,
)
from copydesk.compared import COMPARISONS
from tests.terminal.terminal import Terminal

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

_QUIET: Final = 2.0
"""Seconds of silence after which all is done that is done by itself."""
_STAYS: Final = 0.5
"""Seconds for which what came has to be there."""
_BETWEEN_LOOKS: Final = 0.02
"""Seconds between two looks at the screen."""
_REST: Final = 15.0
"""Seconds after which a program that isn't at rest is measured as it is."""
_PAUSE: Final = 0.5
"""Seconds between two keys: longer than a row must be seen before it can be judged, and
than the cursor rests before the review tells what stands elsewhere."""


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


def floor_visit(home: Path) -> Visit:
    """Start the least Textual program."""
    command: list[str | Path] = [sys.executable, Path(minimal_app.__file__).resolve()]
    with Terminal(command, home=home, columns=COLUMNS, rows=ROWS) as shown:
        content = shown.wait_for(minimal_app.TEXT)
        return Visit(content, worked(shown.pid), rest=memory_of(shown.pid))


def first_look(case: Case, home: Path) -> Visit:
    """Start the review, and leave as soon as its first sentence is there."""
    with _opened(case, home) as shown:
        content = _content(shown, case)
        found = Visit(content, worked(shown.pid), children_worked(shown.pid))
        shown.send("q")
        _wait_for_end(shown)
    return found


def whole_visit(case: Case, home: Path) -> Visit:
    """Start the review, wait for all that comes by itself, press keys, and leave."""
    if case.prepare is not None:
        case.prepare(home)
    with _opened(case, home) as shown:
        content = _content(shown, case)
        work, children = worked(shown.pid), children_worked(shown.pid)
        with Watch(shown.pid) as watch:
            arrived, when_read = _arrivals(shown, case, content)
            now, compared = worked(shown.pid), watch.compared
            all_children = children_worked(shown.pid) - children
            kept = kept_comparisons(home)
            is_at_rest = _came_to_rest(shown)
            rest = memory_of(shown.pid)
            verdict = step = None
            if case.keys:
                verdict, step = _keys(shown, case.keys, is_at_rest=is_at_rest)
            ending = _leave(shown, watch)
    return Visit(
        content,
        work,
        children,
        arrived,
        now - work,
        None if when_read is None else now - when_read,
        compared,
        all_children,
        kept,
        verdict,
        step,
        rest,
        watch.peak,
        ending,
    )


def kept_comparisons(home: Path) -> int:
    """Return of how many pairs the comparison is kept in a home."""
    return sum(1 for _ in (home / ".cache" / "copydesk" / COMPARISONS).glob("*"))


def _opened(case: Case, home: Path) -> Terminal:
    return Terminal(case.command, home=home, columns=COLUMNS, rows=ROWS)


def _content(shown: Terminal, case: Case) -> float:
    """Return when the first sentence came; what never shows it isn't the program that is meant.

    Raises:
        AssertionError: It never came; the message shows the screen.
    """
    return shown.wait_for(case.first, case.patience)


def _arrivals(shown: Terminal, case: Case, content: float) -> tuple[dict[str, float], float | None]:
    """Return when each thing came, and for how long the program was at work until all was read.

    What is there for a moment only, as nothing being read before it is said what is read, isn't.

    Raises:
        AssertionError: The program ended.
    """
    began, until = shown.last_arrival - content, time.monotonic() + case.patience
    wanted = {name: re.compile(ARRIVALS[name], re.MULTILINE) for name in case.awaited}
    since: dict[str, float] = {}
    when_read: float | None = None
    looked_at = 0.0
    while time.monotonic() < until:
        if shown.last_arrival > looked_at:
            looked_at = shown.last_arrival
            found = [name for name, pattern in wanted.items() if pattern.search(shown.screen)]
            if "read" in found and "read" not in since:
                when_read = worked(shown.pid)
            since = {name: since.get(name, looked_at - began) for name in found}
        if (
            len(since) == len(wanted)
            and time.monotonic() > began + max(since.values(), default=0.0) + _STAYS
        ):
            break
        assert not _has_ended(shown), f"the program ended:\n{shown.screen}"
        shown.watch(_BETWEEN_LOOKS)
    arrived = {name: since.get(name, inf) for name in wanted}
    return arrived, when_read if "read" in since else None


def _came_to_rest(shown: Terminal) -> bool:
    """Wait until nothing is done any more, or long enough; say whether it came to that."""
    try:
        shown.wait_until_quiet(_QUIET, _REST)
    except AssertionError:
        return False
    return True


def _keys(shown: Terminal, times: int, *, is_at_rest: bool) -> tuple[float, float]:
    """Return how long the program is at work for a verdict, and for a step to the next row.

    What it does at the same time by itself, in a large folder, is taken off.
    """
    aside = 0.0 if is_at_rest else _work_for(shown, "", times)
    before = _done(shown)
    work = _work_for(shown, "1", times) - aside
    given = _done(shown) - before
    verdict = work / given if given > 0 else inf
    return verdict, (_work_for(shown, "j", times) - aside) / times


def _done(shown: Terminal) -> int:
    found = re.search(COUNTED, shown.screen)
    return int(found[1]) if found else 0


def _work_for(shown: Terminal, key: str, times: int) -> float:
    before = worked(shown.pid)
    for _ in range(times):
        shown.send(key)
        shown.watch(_PAUSE)
    return worked(shown.pid) - before


def _leave(shown: Terminal, watch: Watch) -> Ending:
    """Leave by the key, and look on until the process has ended."""
    read = all_megabytes_read(shown.pid)
    began = time.monotonic()
    shown.send("q")
    _wait_for_end(shown)
    seconds = time.monotonic() - began
    # A process that ended can still be asked for as long as nobody has waited for it, and what its
    # children read is its own by then.
    read = megabytes_read(shown.pid) - read
    shown.wait_exit()
    return Ending(seconds, max(0.0, read), watch.most_resident)


def _wait_for_end(shown: Terminal, patience: float = 60.0) -> None:
    """Wait until the process has ended, and leave it to others to be waited for.

    Raises:
        AssertionError: It doesn't end.
    """
    until = time.monotonic() + patience
    while not _has_ended(shown):
        assert time.monotonic() < until, f"the program doesn't end:\n{shown.screen}"
        shown.watch(0.005)
        time.sleep(0.002)


def _has_ended(shown: Terminal) -> bool:
    return os.waitid(os.P_PID, shown.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
