"""How long a key takes while pairs are aligned: `python -m benchmarks.keys_while_aligning`.

The review runs in a pseudo-terminal of 120x40; `j` is pressed again and again, and the time from
the key to the arrival of the bytes that completed the screen with the cursor moved is taken. The
articles are made for it, the same at every call. Four cases: nothing is aligned; a pair of 3,000
sentences each; pairs of 190, one opened after the other; the other pairs of a folder of 40
articles, in the background. Every start has a fresh home: no alignment is kept. Terminal and
program share the machine, so what is measured is on the high side.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from math import ceil
from pathlib import Path
from typing import Final

from benchmarks.alignment_speed import made_texts
from tests.terminal.terminal import Terminal

LONG: Final = 3_000
"""Sentences of an article whose pairs take seconds."""
MIDDLE: Final = 190
"""Sentences of an article whose pairs take a tenth of a second."""
FOLDER: Final = 40
"""Articles of the folder."""

_LIST: Final = 22
"""Columns of the list at 120 columns: the cursor's sign stands right after them."""
_PAUSE: Final = 0.03
"""Seconds of silence between an answer and the next key: no faster than a held key repeats."""
_RETURN: Final = 150
"""Keys after which the cursor returns to the top."""
_WAITING: Final = r"aligning \.\.\."
"""What the right column says while the pair on the screen is aligned."""
_UNKNOWN: Final = r"^.{0,20} \.\. "
"""What the list says of an article that was not compared yet."""


def made_story(folder: Path, articles: int, sentences: int) -> Path:
    """Write so many articles of so many sentences, each a retelling of one of two texts."""
    folder.mkdir()
    texts = made_texts(sentences)
    for number in range(articles):
        draw = random.Random(number)
        lines = [_sentence(line, draw) for line in texts[number % 2]]
        told = "\n\n".join([f"Title of paper {number}", *lines])
        (folder / f"{number:02}.txt").write_text(told + "\n", encoding="utf-8")
    return folder


def _sentence(line: str, draw: random.Random) -> str:
    """Return a line as one sentence for any splitter, with a word lost here and there."""
    words = [word for word in re.findall(r"\w+", line) if draw.random() < 0.95]
    return " ".join(["So", *words]) + "."


def cursor_of(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return where the cursor stands: the rows of the screen that bear its sign."""
    return [(y, line) for y, line in enumerate(lines) if line[_LIST : _LIST + 1] == ">"]


def times_while(shown: Terminal, pattern: str) -> Iterator[float]:
    """Press `j` and yield the ms to each answer, for as long as `pattern` stays on the screen."""
    wanted = re.compile(pattern, re.MULTILINE)
    for number in count(1):
        if not wanted.search(shown.screen):
            return
        if number % _RETURN == 0:
            # Below the last row j changes nothing.
            shown.send("g")
            shown.wait_until_quiet(_PAUSE)
        taken = shown.time_key("j", cursor_of) * 1e3
        # The answer may have come with the end of what is measured.
        if wanted.search(shown.screen):
            yield taken
        shown.wait_until_quiet(_PAUSE)


def while_idle(folder: Path, home: Path) -> list[float]:
    """Measure with nothing to align."""
    story = made_story(folder, 2, MIDDLE)
    with _review(story, home) as shown:
        shown.wait_for(r"\d+ to do")
        shown.wait_until_quiet(0.5)
        return [found for _, found in zip(range(40), times_while(shown, "to do"), strict=False)]


def while_long(folder: Path, home: Path) -> list[float]:
    """Measure while a long pair is aligned."""
    with _review(made_story(folder, 2, LONG), home) as shown:
        shown.wait_for(_WAITING, 60)
        return list(times_while(shown, _WAITING))


def while_middle(folder: Path, home: Path) -> list[float]:
    """Measure while one pair after the other is opened and aligned."""
    with _review(made_story(folder, FOLDER, MIDDLE), home) as shown:
        shown.wait_for(_WAITING)
        times = list(times_while(shown, _WAITING))
        for number in range(2, FOLDER):
            shown.send(">")
            shown.wait_for(rf"with {number:02}\b")
            times += times_while(shown, _WAITING)
        return times


def while_others(folder: Path, home: Path) -> list[float]:
    """Measure while the other pairs of a folder are compared."""
    with _review(made_story(folder, FOLDER, MIDDLE), home) as shown:
        shown.wait_for(r"\d+ to do")
        return list(times_while(shown, _UNKNOWN))


CASES: Final[dict[str, Callable[[Path, Path], list[float]]]] = {
    "nothing is aligned": while_idle,
    f"a pair of {LONG:,}": while_long,
    f"pairs of {MIDDLE}": while_middle,
    f"{FOLDER} pairs behind": while_others,
}


def _review(story: Path, home: Path) -> Terminal:
    return Terminal([sys.executable, "-m", "tui", story], home=home, columns=120, rows=40)


def report(times: dict[str, list[float]]) -> str:
    """Return the table of times (ms) from the key to the changed screen."""
    lines = [f"{'j while':24}{'keys':>6}{'median':>8}{'p95':>8}{'max':>8}   ms"]
    for name, values in times.items():
        figures: list[float] = []
        if values:
            p95 = sorted(values)[ceil(0.95 * len(values)) - 1]
            figures = [statistics.median(values), p95, max(values)]
        row = "".join(f"{figure:8.0f}" for figure in figures)
        lines.append(f"{name:24}{len(values):6}{row}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit status.

    Raises:
        AssertionError: The program didn't answer; the message shows the screen.
    """
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.keys_while_aligning", description=__doc__
    )
    parser.add_argument("--runs", type=int, default=3, help="starts a case (default: 3)")
    parser.add_argument("--case", choices=CASES, action="append", help="only this one")
    options = parser.parse_args(arguments)
    times: dict[str, list[float]] = {}
    for name in options.case or CASES:
        times[name] = []
        for _run in range(options.runs):
            with tempfile.TemporaryDirectory() as folder:
                times[name] += CASES[name](Path(folder, "story"), Path(folder, "home"))
    print(report(times))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
