"""What commands without a screen cost on large stories, the first time and again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import accumulate, cycle, islice, repeat
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.growth_stories import REVIEWER, SHORT
from benchmarks.keys_while_aligning import made_story
from benchmarks.made_desks import all_rows, make_story, write_desk
from copydesk.articles.article import Article
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.kinds import VerdictData
from copydesk.reviews.verdict import Verdict
from tests.terminal.terminal import private_environment

ARTICLES: Final = 100
"""Of the story whose state is asked for."""
VERDICTS: Final = 20_000
"""Of the desk that is exported."""


class Ran(NamedTuple):
    """What a command cost, its children included."""

    name: str
    first: Sequence[float]
    """Seconds of a processor where nothing was kept, a value a round."""
    again: Sequence[float]
    """The same, right behind."""


def commands(folder: Path, runs: int) -> Iterator[Ran]:
    """Run the commands; yield what they cost.

    Args:
        folder: Where stories and desks are made.
        runs: How often each is run for the first time, and again.
    """
    story = made_story(folder / "folder", ARTICLES, SHORT)
    yield _ran(f"`status` of {ARTICLES} articles", runs, "status", story)
    judged, desk = folder / "judged", folder / "desk"
    write_desk(desk, verdicts(make_story(judged), VERDICTS))
    options = ("--desk", desk, "--reviewer", REVIEWER, "--format", "csv", "-o", os.devnull)
    yield _ran(f"CSV of {VERDICTS:,} verdicts", runs, "export", judged, *options)


def verdicts(articles: Sequence[Article], count: int) -> Iterator[Event]:
    """Yield so many verdicts of one reviewer, on all rows of all pairs and then once more."""
    draw = random.Random(3)
    seconds = accumulate(repeat(10.0), initial=1_700_000_000.0)
    author = Author(REVIEWER, "laptop-1", HybridClock(lambda: next(seconds)))
    for target in islice(cycle(all_rows(articles)), count):
        yield author.write(VerdictData(Verdict(draw.randrange(1, 6))), target)


def _ran(name: str, runs: int, *arguments: str | Path) -> Ran:
    first, again = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as home:
            first.append(_work(Path(home), arguments))
            again.append(_work(Path(home), arguments))
    return Ran(name, first, again)


def _work(home: Path, arguments: Sequence[str | Path]) -> float:
    """Return the seconds of a processor that a command and its children take.

    Raises:
        CalledProcessError: It failed.
    """
    command = [sys.executable, "-m", "tui", *map(str, arguments)]
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | private_environment(home),
    ) as process:
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime
