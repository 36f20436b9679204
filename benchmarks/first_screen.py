"""How long until the first sentence can be read: the review against the least Textual program.

`python -m benchmarks.first_screen` starts both in turns, so that a machine that speeds up or slows
down does it to both, and prints times in ms from exec to the arrival of the bytes that completed
the text at 120x40. The times drift with the machine; what counts is their ratio. Every start has a
fresh home: no resume position, no cached alignment. One start of each beforehand writes the .pyc.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import copydesk
from benchmarks import minimal_app
from copydesk.articles.article import Article
from copydesk.errors import InputError
from copydesk.visible import visible
from tests.terminal.terminal import Terminal, private_environment

COLUMNS: Final = 120
ROWS: Final = 40
FIRST_WORDS: Final = 20
"""Characters of the sentence to look for: they fit the narrowest text column without a break."""

Measure = Callable[[Sequence[str], str], float]
"""Runs a command until a pattern is on the screen; returns ms from exec."""


def first_words(article: Article) -> str:
    """Return the pattern that says that the first body sentence of `article` is on the screen.

    A line break or tab inside the sentence may be shown as a space or as its control picture.

    Raises:
        InputError: The article has no body.
    """
    for sentence in article.sentences:
        if sentence.kind == "body":
            words = article.quote(sentence)[:FIRST_WORDS].split()
            return "[\\s␉␊␍]+".join(re.escape(visible(word)) for word in words)
    raise InputError(f"{article.name} has no body sentence.", "Name another article with --base.")


def measure_in_terminal(command: Sequence[str], pattern: str) -> float:
    """Measure one start in the terminal of the tests, in ms.

    Raises:
        AssertionError: The pattern didn't appear; the message shows the screen.
    """
    with (
        tempfile.TemporaryDirectory() as home,
        Terminal(command, home=Path(home), columns=COLUMNS, rows=ROWS) as terminal,
    ):
        return terminal.wait_for(pattern) * 1000


def measure_with_probe(probe: Path) -> Measure:
    """Return a measure that leaves it to another program, with the options of term_probe."""

    def measure(command: Sequence[str], pattern: str) -> float:
        with tempfile.TemporaryDirectory() as home:
            result = Path(home, "result.json")
            options = f"--do paint --runs 1 --size {COLUMNS}x{ROWS} --json".split()
            subprocess.run(
                [sys.executable, probe, *options, result, "--ready", pattern, "--", *command],
                env=os.environ | private_environment(Path(home)),
                stdout=subprocess.DEVNULL,
                check=True,
            )
            paint = json.loads(result.read_text(encoding="utf-8"))["paint"]
        if paint["paint_ms"] is None:
            raise AssertionError(f"{pattern!r} is not on the screen:\n{paint['screen']}")
        return float(paint["paint_ms"])

    return measure


def run_in_turns(
    measure: Measure, commands: Sequence[tuple[Sequence[str], str]], runs: int
) -> list[list[float]]:
    """Return `runs` times in ms for each of `commands`, taken in turns after one warm-up each."""
    for command, pattern in commands:
        measure(command, pattern)
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for own, (command, pattern) in zip(times, commands, strict=True):
            own.append(measure(command, pattern))
    return times


def report(floor: Sequence[float], review: Sequence[float]) -> str:
    """Return the table of times (ms) and the ratios of the review to the floor."""
    pairs = [ours / least for least, ours in zip(floor, review, strict=True)]
    ratio = statistics.median(review) / statistics.median(floor)
    return "\n".join(
        [
            f"{'':16}{'min':>8}{'median':>8}{'max':>8}   ms, {len(floor)} runs",
            _row("least program", floor, ".0f"),
            _row("copydesk", review, ".0f"),
            _row("ratio by pairs", pairs, ".2f")
            + f"   {' '.join(f'{pair:.2f}' for pair in pairs)}",
            f"ratio of medians {ratio:.2f}",
        ]
    )


def _row(title: str, values: Sequence[float], style: str) -> str:
    figures = (min(values), statistics.median(values), max(values))
    return f"{title:16}" + "".join(f"{format(figure, style):>8}" for figure in figures)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit status.

    Raises:
        AssertionError: A program didn't show its text; the message shows the screen.
        CopydeskError: There is no article to look for.
    """
    options = _parse(arguments)
    review = [sys.executable, "-m", "tui", str(options.articles.resolve())]
    if options.base:
        review += ["--base", options.base]
    floor = [sys.executable, str(options.hello.resolve())]
    base = options.articles / options.base if options.base else first_article(options.articles)
    commands = [(floor, options.hello_text), (review, first_words(copydesk.read_article(base)))]
    measure = measure_with_probe(options.probe) if options.probe else measure_in_terminal
    print(report(*run_in_turns(measure, commands, options.runs)))
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    corpus = Path(__file__).parent.parent / "seeds" / "norvik-ferry"
    articles = Path(os.environ.get("COPYDESK_ARTICLES") or corpus)
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_screen", description=__doc__)
    add = parser.add_argument
    add("--runs", type=int, default=9, help="starts of each program (default: 9)")
    add("--articles", type=Path, default=articles, help="folder to open (default: %(default)s)")
    add("--base", help="name of the article on the left (default: expect the first file there)")
    add("--hello", type=Path, default=minimal_app.__file__, help="the least program, a .py file")
    add("--hello-text", default=r"is ready|HELLO-READY", help="what says that it is there (regex)")
    add("--probe", type=Path, help="measure with this term_probe.py, not with the tests' terminal")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs wants a number from 1")
    return options


def first_article(folder: Path) -> Path:
    """Return the first file by name that can be an article."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith((".", "README", "LICENSE")):
            return path
    raise InputError(f"{folder} holds no article.", "Name another folder with --articles.")


if __name__ == "__main__":
    raise SystemExit(main())
