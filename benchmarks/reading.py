"""What reading articles costs, format by format, and what a file can cost: `make bench-reading`.

Writes READING.md. *CPU* is the time of a processor, of all processes together: on a machine that
does other work too it says more than the clock. Memory is the most that the process that reads had
in RAM, its libraries and Python included (10 MB).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from benchmarks.hostile_files import HOSTILE
from benchmarks.made_pages import made_articles
from benchmarks.reading_one import OneRead
from copydesk.articles.readers.formats import READERS, SUFFIXES, libraries_of
from copydesk.articles.reading_all import processors
from tests.readers.word_file import word_parts, zipped
from tests.terminal.terminal import Terminal
from tui.app.order_of_reading import Opening, Sought
from tui.app.reading_ahead import ReadingAhead
from tui.request import Locations

TARGET: Final = Path(__file__).with_name("READING.md")
FORMATS: Final = Path(__file__).parent.parent / "tests" / "formats"
PAGES: Final = 1_000
"""Saved pages of a large folder."""
_TIMES: Final = 20
"""How often a file is read by one process."""
_PATIENCE: Final = 600.0


def _one(paths: Iterable[Path]) -> OneRead:
    command = [sys.executable, "-m", "benchmarks.reading_one", *map(str, paths)]
    ran = subprocess.run(command, capture_output=True, check=True)
    return msgspec.json.decode(ran.stdout, type=OneRead)


def formats(folder: Path) -> Iterator[str]:
    """Yield a table of what a file of each format costs."""
    yield "| file | kB | loads | first: CPU ms | each more: CPU ms | memory: MB |"
    yield "| --- | ---: | --- | ---: | ---: | ---: |"
    for path in _typical(folder):
        form = SUFFIXES[path.suffix]
        rounds = [(_one([path]), _one([path] * (1 + _TIMES))) for _ in range(3)]
        first = statistics.median(one.processor for one, _many in rounds) * 1e3
        more = statistics.median((many.processor - one.processor) for one, many in rounds)
        size = max(many.megabytes for _one, many in rounds)
        loads = ", ".join(libraries_of(form)) or "Python's own"
        yield (
            f"| {path.name} | {path.stat().st_size / 1e3:.0f} | {loads} | {first:.0f}"
            f" | {more / _TIMES * 1e3:.1f} | {size:.0f} |"
        )


def _typical(folder: Path) -> list[Path]:
    """Return a file of everyday size in each format: one article, and what programs made."""
    told = made_articles(1)[0]
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in told.paragraphs)
    made = {
        "made.txt": told.text.encode(),
        "made.md": f"# {told.text}".encode(),
        "made.html": told.page.encode(),
        "made.docx": zipped(word_parts(body)),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    found = [path for path in sorted(FORMATS.glob("*/*")) if path.parent.name in READERS]
    largest = {}
    for path in sorted(found, key=lambda path: path.stat().st_size):
        if _one([path]).said.startswith("read"):
            largest[path.suffix] = path
    return [*(folder / name for name in made), *largest.values()]


class Listed(NamedTuple):
    """What listing a folder took."""

    first: float
    """Seconds until there is something to show."""
    pair: float
    """Seconds until the review begins."""
    all: float
    titles: int
    """Articles with a title and a date."""


def listed(story: Path, user: Path) -> Listed:
    """Read a folder as the review does."""
    names = ("desks", "state", "cache", "demo")
    sought = Sought([story], Locations(*(user / name for name in names)), "ann")
    began = time.perf_counter()
    ahead = ReadingAhead(sought)
    opening = ahead.first()
    first = time.perf_counter() - began
    read = ahead.articles() if isinstance(opening, Opening) else opening
    pair = time.perf_counter() - began
    known = dict(read.articles)
    while step := ahead.rest():
        known.update((index, one) for index, one in step if not isinstance(one, str))
    everything = time.perf_counter() - began
    ahead.close()
    titles = sum(bool(one.title and one.facts.published) for one in known.values())
    return Listed(first, pair, everything, titles)


def on_screen(story: Path, home: Path) -> tuple[float, float]:
    """Return the seconds until the list is on the screen, and until all of it was read."""
    command: list[str | Path] = [sys.executable, "-m", "tui", story]
    with Terminal(command, home=home, columns=120, rows=40) as terminal:
        first = terminal.wait_for("Articles", _PATIENCE)
        terminal.wait_for(r"\d+ of \d+ done", _PATIENCE)
        read = terminal.wait_for(r"\A(?![\s\S]*reading (?:the articles|article ))", _PATIENCE)
        terminal.send("q")
        terminal.wait_exit()
    return first, read


def many(folder: Path) -> Iterator[str]:
    """Yield a table of what a large folder costs, as pages and as text, new and again."""
    stories = folder / "text", folder / "pages"
    for story in stories:
        story.mkdir()
    for number, told in enumerate(made_articles(PAGES)):
        (stories[0] / f"{number:04}.txt").write_text(told.text, encoding="utf-8")
        (stories[1] / f"{number:04}.html").write_text(told.page, encoding="utf-8")
    yield (
        "| folder | list on screen: s | all listed: s | first to show: ms | pair: s | all read: s"
        " | with title and date |"
    )
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for story in stories:
        for name in ("new", "again"):
            first, read = on_screen(story, folder / f"home-{story.name}")
            found = listed(story, folder / f"user-{story.name}")
            yield (
                f"| {PAGES:,} x {story.name}, {name} | {first:.2f} | {read:.1f} |"
                f" {found.first * 1e3:.0f} | {found.pair:.2f} | {found.all:.1f} |"
                f" {found.titles} |"
            )
    kept = sum(path.stat().st_blocks * 512 for path in (folder / "user-pages").rglob("*"))
    yield ""
    yield f"What is kept of the pages takes {kept / 1e6:.1f} MB of the disk, of 64 MiB that it may."


def hostile(folder: Path) -> Iterator[str]:
    """Yield a table of what files cost that are made to break a reader."""
    yield "| file | kB | what is said | s | CPU: s | memory: MB |"
    yield "| --- | ---: | --- | ---: | ---: | ---: |"
    for name, make in HOSTILE.items():
        path = folder / name
        path.write_bytes(make())
        size = path.stat().st_size / 1e3
        found = _one([path])
        path.unlink()
        said = found.said.replace("|", "\\|").replace("<", "\\<")
        yield (
            f"| {name} | {size:,.0f} | {said} | {found.seconds:.1f} | {found.processor:.1f}"
            f" | {found.megabytes:.0f} |"
        )


_PARTS: Final[dict[str, Callable[[Path], Iterator[str]]]] = {
    "formats": formats,
    "many": many,
    "hostile": hostile,
}
_HEADS: Final = {
    "formats": (
        "## A file of each format\n\nRead by one process one after the other; the first loads the"
        " libraries. Files that aren't called *made* are from `tests/formats`."
    ),
    "many": (
        f"## {PAGES:,} saved pages of 100 kB, and the same articles as text\n\n*On screen* is the"
        " program in a terminal of 120x40, from exec to the bytes; the columns after it are what"
        " reads for it, alone. *Again*: all were read before."
    ),
    "hostile": "## Files that are made to break a reader\n\nEach read by itself, by a new process.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--only", choices=_PARTS, help="one table")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name} too")
    options = parser.parse_args(arguments)
    lines = []
    for line in _told([options.only] if options.only else list(_PARTS)):
        print(line, flush=True)
        lines.append(line)
    if options.write:
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _told(parts: Sequence[str]) -> Iterator[str]:
    yield "# Reading: measured"
    yield ""
    yield "Written by `make bench-reading`; `benchmarks/reading.py` says what the columns mean."
    for name in parts:
        load = os.getloadavg()[0]
        yield from ("", _HEADS[name], "")
        yield f"{processors()} processors; {load:.1f} other processes wanted them when this began."
        yield ""
        with tempfile.TemporaryDirectory() as folder:
            yield from _PARTS[name](Path(folder))


if __name__ == "__main__":
    raise SystemExit(main())
