"""How a desk of 100,000 entries behaves, and desks that strangers filled: `make bench-store`.

Prints tables in Markdown. Every measurement runs in a process of its own, so that its peak memory
is its own; times are medians. A desk is made in the temporary folder (TMPDIR), and times to
*saved* are those of its disk.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import msgspec

from benchmarks.made_desks import (
    crowd,
    huge_lines,
    linked_by_hand,
    make_story,
    newsroom,
    read_story,
    write_desk,
)
from benchmarks.opening import Opened
from copydesk.articles.library import find_articles
from copydesk.comparison import compare
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.judged.edits import RowsByEdits, edits_of
from copydesk.judged.rows import RowsOfPair
from copydesk.reviews.kinds import VerdictData
from copydesk.reviews.verdict import Verdict
from copydesk.reviews.writer import SaveState
from tests.terminal.terminal import private_environment

EVENTS: Final = 100_000
_ROUNDS: Final = 5
_VERDICTS: Final = 200


class Measured(NamedTuple):
    """A line of a table."""

    what: str
    figure: str
    asked: str = ""


def main() -> None:
    """Make the desks, measure, print."""
    with tempfile.TemporaryDirectory(prefix="copydesk-") as name:
        folder = Path(name)
        articles = make_story(folder / "story")
        large = folder / "large"
        write_desk(large, newsroom(articles, EVENTS))
        size = sum(path.stat().st_size for path in large.rglob("*.jsonl"))
        print(f"## A desk of {EVENTS:,} entries ({size / 1e6:.0f} MB, 20 articles, 4 reviewers)\n")
        print(_table(_of_large(folder, large)))
        print("\n## Desks that strangers filled\n")
        print(_table(_of_strangers(folder)))


def _of_large(folder: Path, store: Path) -> Iterator[Measured]:
    opened = [_opened(store) for _ in range(_ROUNDS)]
    seconds = statistics.median(one.seconds for one in opened)
    processor = statistics.median(one.processor for one in opened)
    yield Measured("the desk opens: all is read and folded", _told(seconds), "1 s")
    yield Measured("processor time of that", _told(processor))
    megabytes = max(one.megabytes for one in opened)
    yield Measured("peak memory of that process", f"{megabytes:.0f} MB", "90 MB")
    saved = _apart(measure_saving, folder, store)
    yield Measured("verdict to *saved*, median", _told(statistics.median(saved)), "15 ms")
    yield Measured("verdict to *saved*, 95th percentile", _told(_percentile(saved, 95)))
    keys = _apart(measure_keys, folder, store)
    yield Measured("a verdict until its pair's rows can be drawn", _told(keys))
    first, *later = [_status(folder, store) for _ in range(_ROUNDS)]
    yield Measured("`status`, pairs aligned for the first time", _told(first))
    yield Measured("`status`, alignments kept", _told(statistics.median(later)), "1 s")


def _of_strangers(folder: Path) -> Iterator[Measured]:
    articles = read_story(folder / "story")
    desks = {
        "400 links by hand of 400 cells each": (linked_by_hand(articles, 400), []),
        "20 entries of 14,000 places": (iter(()), huge_lines(articles, 20)),
        "1,600 reviewers on one pair": (crowd(articles, 1_600), []),
    }
    for number, (what, (events, lines)) in enumerate(desks.items()):
        store = folder / f"stranger {number}"
        write_desk(store, events, lines)
        yield Measured(f"{what}: the desk opens", _told(_opened(store).seconds))
        keys = _apart(measure_keys, folder, store)
        yield Measured(f"{what}: a verdict until its rows can be drawn", _told(keys))
        _status(folder, store)
        yield Measured(f"{what}: `status`", _told(_status(folder, store)))


def _opened(store: Path) -> Opened:
    """Read and fold all journals of a desk in a process that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.opening", str(store)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=Opened)


def measure_saving(folder: Path, store: Path) -> list[float]:
    """Return seconds from a verdict until it is told that it is on disk, one after the other."""
    with _review(folder, store) as live:
        rows, _edits = _rows(live)
        targets = [row.target for row in rows.judged(live.review, live.desk.reviewer)]
        times: list[float] = []
        for number in range(_VERDICTS):
            began = time.perf_counter()
            live.write((VerdictData(Verdict(1 + number % 5)), targets[number % len(targets)]))
            while not live.wait_idle(60):
                pass
            times.append(time.perf_counter() - began)
        return times


def measure_keys(folder: Path, store: Path) -> float:
    """Return seconds that a verdict takes from the key to rows that can be drawn."""
    with _review(folder, store) as live:
        rows, edits = _rows(live)
        target = rows.judged(live.review, live.desk.reviewer)[0].target
        times: list[float] = []
        for number in range(20):
            began = time.perf_counter()
            live.write((VerdictData(Verdict(1 + number % 5)), target))
            edits.stand(live.review)
            rows.judged(live.review, live.desk.reviewer)
            times.append(time.perf_counter() - began)
        return statistics.median(times)


def _rows(live: LiveReview) -> tuple[RowsOfPair, RowsByEdits]:
    left, right = live.desk.article(0), live.desk.article(1)
    comparison = compare(left, right, edits=edits_of(left, right, live.review))
    return RowsOfPair(left, right, comparison), RowsByEdits(left, right, comparison)


@contextmanager
def _review(folder: Path, store: Path) -> Iterator[LiveReview]:
    desk = Desk(find_articles([folder / "story"]), store, "reviewer 0")
    live = LiveReview(desk, desk.read_review()[0], folder / "state", _nobody)
    try:
        yield live
    finally:
        live.close(60)


def _nobody(_state: SaveState) -> None:
    """Listen to nothing."""


def _status(folder: Path, store: Path) -> float:
    """Return seconds that `copydesk status` takes, as a process."""
    command = [sys.executable, "-m", "tui", "status", str(folder / "story")]
    home = folder / "home"
    home.mkdir(exist_ok=True)
    began = time.perf_counter()
    subprocess.run(
        [*command, "--desk", str(store), "--reviewer", "reviewer 0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | private_environment(home),
        check=True,
    )
    return time.perf_counter() - began


_Result = TypeVar("_Result")


def _apart(measure: Callable[..., _Result], *arguments: Path) -> _Result:
    """Call `measure` in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, arguments)


def _percentile(values: Sequence[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]


def _told(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _table(lines: Iterable[Measured]) -> str:
    head = "| what | measured | asked |\n| --- | ---: | ---: |"
    return "\n".join([head, *(f"| {' | '.join(line)} |" for line in lines)])


if __name__ == "__main__":
    main()
