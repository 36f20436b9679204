"""A visit to the review in a terminal of 120x40: what comes when, what keys cost, how it ends.

What doesn't come while a visit is patient is told so, and the visit goes on.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable
from math import inf
from pathlib import Path
from typing import Final, Protocol

from benchmarks import minimal_app
from benchmarks.first_screen import COLUMNS, ROWS
from benchmarks.growth_costs import (
    Watch,
    all_megabytes_read,
    children_worked,
    megabytes_read,
    memory_of,
    worked,
)
from benchmarks.growth_values import ARRIVALS, COUNTED, Case, Ending, Visit
from copydesk.compared import COMPARISONS
from tests.terminal.terminal import Terminal

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


def floor_visit(home: Path) -> Visit:
    """Start the least Textual program."""
    command: list[str | Path] = [sys.executable, Path(minimal_app.__file__).resolve()]
    with Terminal(command, home=home, columns=COLUMNS, rows=ROWS) as shown:
        content = shown.wait_for(minimal_app.TEXT)
        return Visit(content, worked(shown.pid), rest=memory_of(shown.pid))


def first_look(case: Case, home: Path) -> Visit:
    """Start the review, and leave as soon as its first sentence is there."""
    with _opened(case, home) as shown:
        found = _first_sentence(shown, case)
        shown.send("q")
        _wait_for_end(shown)
    return found


def whole_visit(case: Case, home: Path) -> Visit:
    """Start the review, wait for all that comes by itself, press keys, and leave."""
    if case.prepare is not None:
        case.prepare(home)
    with _opened(case, home) as shown:
        begun = _first_sentence(shown, case)
        with Watch(shown.pid) as watch:
            come = _waited(shown, case, begun)._replace(
                compare_work=watch.compared, kept=kept_comparisons(home)
            )
            is_at_rest = _came_to_rest(shown)
            rested = come._replace(rest=memory_of(shown.pid))
            pressed = _keys(shown, case.keys, rested, is_at_rest=is_at_rest)
            return pressed._replace(ending=_leave(shown, watch), peak=watch.peak)


def kept_comparisons(home: Path) -> int:
    """Return of how many pairs the comparison is kept in a home."""
    return sum(1 for _ in (home / ".cache" / "copydesk" / COMPARISONS).glob("*"))


def _opened(case: Case, home: Path) -> Terminal:
    return Terminal(case.command, home=home, columns=COLUMNS, rows=ROWS)


def _first_sentence(shown: Terminal, case: Case) -> Visit:
    """Wait for the first sentence; what never shows it isn't the program that is meant.

    Raises:
        AssertionError: It never came; the message shows the screen.
    """
    content = shown.wait_for(case.first, case.patience)
    return Visit(content, worked(shown.pid), children_worked(shown.pid))


def _waited(shown: Terminal, case: Case, begun: Visit) -> Visit:
    """Wait for all that comes by itself; add when it came, and for how long it was worked at.

    Raises:
        AssertionError: The program ended.
    """
    until = time.monotonic() + case.patience
    since = Arrivals(case.awaited, shown.last_arrival - begun.content)
    when_read: float | None = None
    while time.monotonic() < until and not since.are_all_there:
        assert not _has_ended(shown), f"the program ended:\n{shown.screen}"
        if "read" in since.look(shown):
            when_read = worked(shown.pid)
        shown.watch(_BETWEEN_LOOKS)
    now = worked(shown.pid)
    return begun._replace(
        arrived=since.told,
        own_work=now - begun.content_work,
        behind_work=None if when_read is None or since.told["read"] == inf else now - when_read,
        children_work=children_worked(shown.pid) - begun.content_children,
    )


class Screen(Protocol):
    """What is looked at."""

    @property
    def last_arrival(self) -> float:
        """When it changed last, by `time.monotonic`."""

    @property
    def screen(self) -> str:
        """The text on it."""


class Arrivals:
    """What has come, and since when it is there.

    What is there for a moment only, as nothing being read before it is said what is read, isn't.

    Args:
        awaited: What is waited for: keys of `ARRIVALS`.
        began: When the program was started, by `time.monotonic`.
    """

    def __init__(self, awaited: Iterable[str], began: float) -> None:
        self._began = began
        self._patterns = {name: re.compile(ARRIVALS[name], re.MULTILINE) for name in awaited}
        self._since: dict[str, float] = {}
        self._looked_at = 0.0

    def look(self, shown: Screen) -> set[str]:
        """Look at the screen, if it changed; return what is there that wasn't."""
        if shown.last_arrival == self._looked_at:
            return set()
        self._looked_at, before = shown.last_arrival, self._since
        found = (name for name, one in self._patterns.items() if one.search(shown.screen))
        self._since = {name: before.get(name, shown.last_arrival) for name in found}
        return self._since.keys() - before.keys()

    @property
    def are_all_there(self) -> bool:
        """Whether all that is waited for has been there for long enough."""
        latest = max(self._since.values(), default=self._began)
        return len(self._since) == len(self._patterns) and time.monotonic() > latest + _STAYS

    @property
    def told(self) -> dict[str, float]:
        """Seconds from the start of the program until each came."""
        return {name: self._since.get(name, inf) - self._began for name in self._patterns}


def _came_to_rest(shown: Terminal) -> bool:
    """Wait until nothing is done any more, or long enough; say whether it came to that."""
    try:
        shown.wait_until_quiet(_QUIET, _REST)
    except AssertionError:
        return False
    return True


def _keys(shown: Terminal, times: int, rested: Visit, *, is_at_rest: bool) -> Visit:
    """Press keys; add how long the program is at work for a verdict and for a step to the next row.

    What it does at the same time by itself, in a large folder, is taken off.
    """
    if not times:
        return rested
    aside = 0.0 if is_at_rest else _work_for(shown, "", times)
    before = _done(shown)
    work = _work_for(shown, "1", times) - aside
    given = _done(shown) - before
    step = (_work_for(shown, "j", times) - aside) / times
    return rested._replace(verdict=work / given if given > 0 else inf, step=step)


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
