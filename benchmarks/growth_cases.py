"""Visits to stories of one kind, each beside the least Textual program: the measuring itself.

A start drifts with the machine, so starts are measured in rounds: the least program, then each
case, which is left as soon as its first sentence is there. Whole visits take longer and are made as
often as there is time for, each right behind a start of the least program.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import copydesk
from benchmarks.first_screen import first_article, first_words
from benchmarks.growth_values import Case, Visit
from benchmarks.growth_visits import first_look, floor_visit, whole_visit

_TIME_A_CASE: Final = 15.0
"""Seconds after which a case isn't visited once more."""


class Effort(NamedTuple):
    """How much is measured."""

    runs: int = 3
    """Rounds of starts, and the most whole visits that are made to one case."""
    bound: float = 60.0
    """Seconds that the largest folder is waited for."""
    is_quick: bool = False
    """Large stories are left out."""


class Beside(NamedTuple):
    """A visit, and the start of the least program that it was measured beside."""

    floor: Visit
    visit: Visit

    @property
    def content(self) -> float:
        """How many times as long the first sentence takes."""
        return self.visit.content / self.floor.content

    @property
    def content_work(self) -> float:
        """How many times as long the program is at work for it."""
        return self.visit.content_work / self.floor.content_work

    def after_content(self, what: str) -> float:
        """Return how many seconds after the first sentence something came."""
        return self.visit.arrived[what] - self.visit.content

    def ratio(self, what: str) -> float:
        """Return how many times as long as the least program's start something took."""
        return self.visit.arrived[what] / self.floor.content


class Measured:
    """What was measured of one case.

    Args:
        case: What was visited.
        home: Where an earlier visit kept something; None where nothing is kept.
    """

    def __init__(self, case: Case, home: Path | None) -> None:
        self.case = case
        self.home = home
        self.starts: list[Beside] = []
        self.visits: list[Beside] = []
        self.problem = ""
        """Why there is no more; "" where there is all."""

    @property
    def name(self) -> str:
        """The story, and whether something is kept of it."""
        return f"{self.case.name}, {'new' if self.home is None else 'kept'}"


def review_of(story: Path, *options: str | Path) -> tuple[str | Path, ...]:
    """Return the command that opens a story."""
    return (sys.executable, "-m", "tui", story.resolve(), *options)


def first_of(story: Path) -> str:
    """Return what the first screen of a story shows: words of its first article by name."""
    return first_words(copydesk.read_article(first_article(story)))


def measured(cases: Iterator[Case], folder: Path, effort: Effort) -> list[Measured]:
    """Visit each case new and then kept, and after that start all of them in turns.

    Args:
        cases: The cases; each is made when it is wanted.
        folder: Where homes are made.
        effort: How much is measured.
    """
    found: list[Measured] = []
    for case in cases:
        home = folder / f"{case.name}, home"
        new, kept = Measured(case, None), Measured(case, home)
        found += [new, kept]
        _visit(new, home, effort)
        _visit(kept, home, effort)
    for _ in range(effort.runs):
        _start_in_turns(found)
    return found


def _visit(one: Measured, kept: Path, effort: Effort) -> None:
    """Make whole visits; the first to a story of which nothing is kept leaves its home behind.

    Nobody presses a key in that one: it is to be found again as it was opened.
    """
    began = time.monotonic()
    case = one.case if one.home is not None else one.case._replace(keys=0)
    while len(one.visits) < effort.runs and not one.problem:
        with tempfile.TemporaryDirectory() as name:
            home = Path(name, "home")
            if one.home is not None and kept.exists():
                shutil.copytree(kept, home)
            _told(f"{one.name}: a visit")
            _add(one, one.visits, floor(), partial(whole_visit, case, home))
            if not kept.exists() and home.exists():
                shutil.copytree(home, kept)
        if time.monotonic() - began > _TIME_A_CASE:
            return


def _start_in_turns(found: Sequence[Measured]) -> None:
    least = floor()
    for one in found:
        if not one.problem:
            with tempfile.TemporaryDirectory() as name:
                home = one.home or Path(name)
                _told(f"{one.name}: a start")
                _add(one, one.starts, least, partial(first_look, one.case, home))


def _add(one: Measured, to: list[Beside], least: Visit, visit: Callable[[], Visit]) -> None:
    """Visit; what goes wrong is told of this case, and the others are measured all the same."""
    try:
        to.append(Beside(least, visit()))
    except AssertionError as error:
        # What the error tells of the screen may be of an article that is nobody else's to read.
        one.problem = "the first sentence didn't come, or the program didn't answer or end"
        print(f"{one.name}: {error}", file=sys.stderr)


def floor() -> Visit:
    """Start the least program in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        return floor_visit(Path(home))


def _told(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
