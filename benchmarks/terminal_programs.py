"""The programs whose output is measured, and the texts that they show.

copydesk, copydesk on Textual's own driver, the least program that Textual allows, and what people
use to lay two texts side by side: vimdiff, and delta in its pager. A program that isn't installed
is named with the reason.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple

import copydesk
from benchmarks import minimal_app
from benchmarks.keys_while_aligning import made_story
from benchmarks.terminal_presses import PATIENCE
from tests.terminal.link import Link
from tests.terminal.terminal import Terminal

SAMPLE: Final = Path(__file__).parent.parent / "seeds" / "norvik-ferry"
LONG: Final = 2_000
"""Sentences of each of the two articles that are made."""

SETTLED: Final = 1.0
"""Seconds of silence after which a start is over: the other articles were read and compared."""

ANYTHING: Final = r"\S"
"""What is on the screen of a program that shows something."""


class Size(NamedTuple):
    """A terminal's size in cells."""

    columns: int
    rows: int

    def __str__(self) -> str:
        """As people write it: 120x40."""
        return f"{self.columns}x{self.rows}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of articles, and two of them as programs for any two files are given them."""

    name: str
    folder: Path
    told_as: str
    """How the report names the folder: no path of this machine."""
    left: Path
    right: Path
    """The first two articles by name, a sentence a line: what copydesk steps by."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program in a terminal."""

    name: str
    command: tuple[str, ...]
    """How it is called; "{folder}", "{left}" and "{right}" stand for the texts."""
    told_as: str
    """What a person would type."""
    ready: str = ANYTHING
    """What is on the screen when its first picture is complete (a regular expression)."""
    pressed: Literal["review", "editor", "pager", "nothing"] = "nothing"
    """What is pressed in it: see `benchmarks.terminal_keys`."""
    variables: tuple[tuple[str, str], ...] = ()
    """Its environment beyond what every program here gets."""

    def on(self, corpus: Corpus) -> list[str]:
        """Return the command and its arguments for `corpus`."""
        places = {"folder": corpus.folder, "left": corpus.left, "right": corpus.right}
        return [part.format(**places) for part in self.command]


_REVIEW: Final = (sys.executable, "-m", "tui")
_COMPARED: Final = r"\d+ to do"
"""What the review says as soon as its pair is compared."""

COPYDESK: Final = Program(
    "copydesk", (*_REVIEW, "{folder}"), "copydesk FOLDER", _COMPARED, "review"
)
STOCK: Final = Program(
    "copydesk, stock driver",
    (*_REVIEW, "--driver", "textual", "{folder}"),
    "copydesk --driver textual FOLDER",
    _COMPARED,
    "review",
)
LEAST: Final = Program(
    "least Textual program",
    (sys.executable, str(Path(minimal_app.__file__).resolve())),
    "python benchmarks/minimal_app.py",
    re.escape(minimal_app.TEXT),
)
VIMDIFF: Final = Program(
    "vimdiff", ("vimdiff", "-n", "{left}", "{right}"), "vimdiff -n LEFT RIGHT", pressed="editor"
)
DELTA: Final = Program(
    "delta",
    ("delta", "--side-by-side", "--paging=always", "{left}", "{right}"),
    "delta --side-by-side --paging=always LEFT RIGHT",
    pressed="pager",
    variables=(("LESS", "-R"),),
)
ALL: Final = (COPYDESK, STOCK, LEAST, VIMDIFF, DELTA)


def missing(program: Program) -> str:
    """Say why `program` can't be measured here; "" if it can."""
    name = program.command[0]
    return "" if shutil.which(name) else f"{name} is not installed here"


def corpora(folder: Path) -> Iterator[Corpus]:
    """Yield what is there to be shown, copied or made into `folder`: nothing else is written to."""
    sources = [("sample", SAMPLE, "seeds/norvik-ferry")]
    if articles := os.environ.get("COPYDESK_ARTICLES"):
        sources.append(("real", Path(articles), "the articles in $COPYDESK_ARTICLES"))
    for name, source, told_as in sources:
        shown = Path(shutil.copytree(source, folder / name))
        yield Corpus(name, shown, told_as, *_two_files(shown, folder / f"{name} lines"))
    long = made_story(folder / "long", articles=2, sentences=LONG)
    told_as = f"two made articles of {LONG:,} sentences each"
    yield Corpus("long", long, told_as, *_two_files(long, folder / "long lines"))


def _two_files(story: Path, folder: Path) -> tuple[Path, Path]:
    """Write the first two articles of `story` into `folder`, a sentence a line."""
    folder.mkdir()
    left, right = (copydesk.read_article(path) for path in sorted(story.glob("*.txt"))[:2])
    files = folder / "left.txt", folder / "right.txt"
    for path, article in zip(files, (left, right), strict=True):
        lines = [" ".join(article.quote(one).split()) for one in article.sentences]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return files


class Running(NamedTuple):
    """A program that has started and shown all that it has to show."""

    program: Program
    shown: Terminal
    home: Path
    """Its user's home."""
    started: float
    """Seconds from its start to the last byte of that."""


@contextmanager
def running(
    program: Program, corpus: Corpus, size: Size, link: Link, home: Path
) -> Iterator[Running]:
    """Start a program and wait until it has settled.

    Args:
        program: What to start.
        corpus: What it shows.
        size: The size of its terminal.
        link: The line between the two.
        home: Its user's home; what earlier starts left there is kept.

    Raises:
        AssertionError: It shows nothing, or doesn't stop writing; the message shows the screen.
    """
    began = time.monotonic()
    with Terminal(
        program.on(corpus),
        home=home,
        columns=size.columns,
        rows=size.rows,
        environment=dict(program.variables),
        link=link,
    ) as shown:
        yield settled(program, shown, home, began)


def settled(program: Program, shown: Terminal, home: Path, began: float) -> Running:
    """Wait until a program that was started at `began` has shown all that it has to show.

    Raises:
        AssertionError: It shows nothing, or doesn't stop writing; the message shows the screen.
    """
    shown.wait_for(program.ready, PATIENCE)
    shown.wait_until_quiet(SETTLED, PATIENCE)
    return Running(program, shown, home, shown.last_arrival - began)
