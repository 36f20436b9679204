"""How soon the review is there, however long its articles and however many: `make bench-starts`.

The least Textual program and the review take turns at 120x40: a short pair, one of 2,000 sentences
a side, and a folder of 2,000 articles, each opened for the first time (nothing is kept) and again.
*Content* is the first sentence of the base, *rows* are there when the top line counts them, *list*
when it calls the articles on the screen by their short names, and *all read* when the line at the
bottom says no more that articles are read. Times are from exec to the arrival of the bytes, in ms;
they drift with the machine, and what counts is the ratio to the least program in the same round.
*CPU* is the same ratio for the time that the program was at work itself until its content was
there, without the child that reads for it: on a busy machine it says more than the clock. Memory is
the proportional set size of the program and its children, in MB, once all is quiet.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from typing import Final, NamedTuple

import copydesk
from benchmarks import minimal_app
from benchmarks.first_screen import COLUMNS, ROWS, first_words
from benchmarks.keys_while_aligning import made_story
from tests.processes import running
from tests.terminal.terminal import Terminal

SHORT: Final = 30
"""Sentences of an everyday article."""
LONG: Final = 2_000
"""Sentences of a very long one."""
MANY: Final = 2_000
"""Articles of a very large folder."""

TARGET: Final = Path(__file__).with_name("START.md")
_ABOUT: Final = """\
# Starting: measured

Written by `make bench-starts`, medians of {runs} rounds; what the columns mean stands in
`benchmarks/starts.py`. *New*: nothing was kept. *Again*: the pair was open before. Below it where
the time of imports goes, by `python -X importtime`, which makes them a fifth longer.

"""

_ROWS: Final = r"\d+ of \d+ done"
_NAMED: Final = r"\A(?![\s\S]*\.txt)[\s\S]*Articles"
"""A list without the name of a file."""
_READING: Final = "reading (?:the articles|article )"
_READ: Final = rf"\A(?![\s\S]*{_READING})"
_PATIENCE: Final = 300.0
"""Seconds after which something doesn't come."""
_QUIET: Final = 2.0
"""Seconds without output after which all is done that is done in the background."""


class Start(NamedTuple):
    """What one start took, in ms from exec, and its memory in MB."""

    content: float
    cpu: float
    rows: float = 0.0
    named: float = 0.0
    read: float = 0.0
    memory: float = 0.0


class Case(NamedTuple):
    """A way to start the review."""

    name: str
    story: Path
    home: Path | None
    """Where an earlier start kept something; None: nothing is kept."""
    is_waited_for: bool
    """Wait for the pair's rows: those of a new one of 2,000 sentences take ten seconds."""


def memory_of(pid: int) -> float:
    """Return the memory of a process and its children in MB, shared pages by share."""
    family = [pid, *(child for child, parent, _command in running() if parent == pid)]
    return sum(map(_proportional_size, family)) / 1024


def _proportional_size(pid: int) -> int:
    """Return the proportional set size of a process in KB; 0 for one that has ended."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
    return int(found[1]) if found else 0


def _cpu_of(pid: int) -> float:
    """Return how many ms the first thread of a process was at work; 0 where that isn't told."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]) / 1e6
    except OSError:
        return 0.0


def least(home: Path) -> Start:
    """Start the least program."""
    command: list[str | Path] = [sys.executable, Path(minimal_app.__file__).resolve()]
    with Terminal(command, home=home, columns=COLUMNS, rows=ROWS) as terminal:
        content = terminal.wait_for(minimal_app.TEXT)
        return Start(content * 1e3, _cpu_of(terminal.pid), memory=memory_of(terminal.pid))


def started(case: Case, home: Path) -> Start:
    """Start the review; wait for all that comes by itself, and leave."""
    # Before the program starts: reading a long article takes longer than its start.
    begins = first_words(copydesk.read_article(min(case.story.iterdir())))
    command: list[str | Path] = [sys.executable, "-m", "tui", case.story.resolve()]
    with Terminal(command, home=home, columns=COLUMNS, rows=ROWS) as terminal:
        wait = terminal.wait_for
        content = wait(begins, _PATIENCE)
        cpu = _cpu_of(terminal.pid)
        named = wait(_NAMED, _PATIENCE)
        rows = wait(_ROWS, _PATIENCE) if case.is_waited_for else 0.0
        read = wait(_READ, _PATIENCE)
        memory = 0.0
        if case.is_waited_for:
            terminal.wait_until_quiet(_QUIET, _PATIENCE)
            memory = memory_of(terminal.pid)
        terminal.send("q")
        terminal.wait_exit()
    return Start(content * 1e3, cpu, rows * 1e3, named * 1e3, read * 1e3, memory)


def cases(folder: Path) -> Iterator[Case]:
    """Make the stories, open each pair once, and yield the ways to start."""
    for name, articles, sentences in (
        ("short pair", 2, SHORT),
        (f"pair of {LONG:,}", 2, LONG),
        (f"folder of {MANY:,}", MANY, SHORT),
    ):
        story = made_story(folder / name, articles, sentences)
        again = Case(f"{name}, again", story, folder / f"{name}, home", articles == 2)
        yield Case(f"{name}, new", story, None, sentences == SHORT and articles == 2)
        assert again.home is not None
        started(again, again.home)
        yield again


def in_turns(found: Sequence[Case], runs: int) -> Iterator[tuple[Start, list[Start]]]:
    """Yield the start of the least program and that of each case, round by round."""
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as home:
            floor = least(Path(home))
        starts = []
        for case in found:
            with tempfile.TemporaryDirectory() as home:
                starts.append(started(case, case.home or Path(home)))
        yield floor, starts


def table(found: Sequence[Case], rounds: Sequence[tuple[Start, list[Start]]]) -> Iterator[str]:
    """Yield the lines of the table of medians."""
    floors = [floor for floor, _starts in rounds]
    yield "| start | content | ratio | min-max | CPU | rows | list | all read | MB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    content, memory = _median([one.content for one in floors]), _median([f.memory for f in floors])
    yield f"| least Textual program | {content:.0f} | 1.00 |  | 1.00 |  |  |  | {memory:.0f} |"
    for number, case in enumerate(found):
        starts = [round_[number] for _floor, round_ in rounds]
        ratios = [s.content / f.content for s, f in zip(starts, floors, strict=True)]
        cpu = [s.cpu / f.cpu for s, f in zip(starts, floors, strict=True) if f.cpu]
        cells = [
            case.name,
            f"{_median([one.content for one in starts]):.0f}",
            f"{_median(ratios):.2f}",
            f"{min(ratios):.2f}-{max(ratios):.2f}",
            f"{_median(cpu):.2f}" if cpu else "",
            *(_told([getattr(one, part) for one in starts]) for part in _LATER),
        ]
        yield f"| {' | '.join(cells)} |"


_LATER: Final = ("rows", "named", "read", "memory")
"""What comes after the content, in the order of the columns."""


def _median(values: Sequence[float]) -> float:
    return statistics.median(values)


def _told(values: Sequence[float]) -> str:
    return f"{_median(values):.0f}" if any(values) else ""


_IMPORT: Final = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)")
_RUNS: Final = 9
"""Imports of which the least time counts: on a busy machine some take ten times as long."""
_NAMED_APART: Final = ("textual", "rich", "copydesk", "tui", "widgets", "msgspec")


def imports(code: str, runs: int = 1) -> dict[str, tuple[float, int]]:
    """Return by package in how many ms how many modules are imported by `code`.

    Args:
        code: What is run.
        runs: How often; the least time of each module counts.
    """
    command = [sys.executable, "-X", "importtime", "-c", code]
    least_time: dict[str, float] = {}
    for _ in range(runs):
        told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        for taken, module in _IMPORT.findall(told):
            least_time[module] = min(int(taken) / 1e3, least_time.get(module, inf))
    found: dict[str, tuple[float, int]] = {}
    for module, taken in least_time.items():
        top = module.partition(".")[0]
        package = top if top in _NAMED_APART else "others"
        spent, count = found.get(package, (0.0, 0))
        found[package] = spent + taken, count + 1
    return found


def import_table() -> Iterator[str]:
    """Yield the lines of the table of what is imported, beside what the least program imports."""
    least_ones = imports("from textual.app import App; from textual.widgets import Static", _RUNS)
    review = imports("import tui.cli, tui.app.reading_ahead, tui.app.start", _RUNS)
    yield "| imports | least: ms | modules | review: ms | modules |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for package in (*_NAMED_APART, "others"):
        cells = [least_ones.get(package, (0, 0)), review.get(package, (0, 0))]
        yield f"| {package} | " + " | ".join(f"{ms:.0f} | {count}" for ms, count in cells) + " |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit status.

    Raises:
        AssertionError: A program didn't show what was waited for; the message shows the screen.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.starts", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="rounds (default: 9)")
    parser.add_argument("--only", help="only cases with this in their name")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name} too")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = [case for case in cases(Path(folder)) if (options.only or "") in case.name]
        rounds = list(in_turns(found, options.runs))
    told = "\n".join([*table(found, rounds), "", *import_table()]) + "\n"
    print(told, end="")
    if options.write:
        TARGET.write_text(_ABOUT.format(runs=options.runs) + told, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
