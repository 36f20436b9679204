"""How comparing takes longer as text grows that nobody would write: `make bench-odd-text`.

Compares two articles of one paragraph, made of one sign or phrase over and over, at two lengths,
and prints the CPU seconds of both and by how much the longer one takes more. What is in proportion
grows by 4, what holds each against each by 16. The tests count lines of Python for the same
(`tests/work.py`); regular expressions and libraries in C are seen only here.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from copydesk.articles.read_article import read_article
from copydesk.comparison import compare

UNITS: Final = (
    *("a", "word ", "POLICE ", "?", '"', "“", "' ", "。", "😀", "شكراً ", ". . .", "A. ", "a.B"),
    *("every ", "once a month ", "3 times a ", "US-led ", "3 March ", "at least 12 ", "no "),
    *("will ", "“a ‘b «c ", "according to ", '"so," he said. ', "former Mayor Lund ", "Velden "),
    "police opened 12 ferries in Velden, and ",
)
"""What texts are made of: signs and words that rules look for."""

_TIMES: Final = 4
"""How much longer the longer text is."""


def seconds(folder: Path, text: str) -> float:
    """Return the CPU seconds of reading and comparing two articles of `text`, in a fresh file."""
    paths = [folder / "one.txt", folder / "other.txt"]
    paths[0].write_text(text)
    paths[1].write_text(text + " x")
    began = time.process_time()
    left, right = map(read_article, paths)
    compare(left, right)
    return time.process_time() - began


def line(unit: str, short: float, long: float) -> str:
    """Return a line of the report."""
    return f"{unit!r:44} {short:7.3f} {long:7.3f} {long / short:6.1f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.odd_text")
    parser.add_argument("--length", type=int, default=5_000, help="characters of the shorter text")
    length = parser.parse_args(arguments).length
    print(f"{'text':44} {length:7} {_TIMES * length:7}   more")
    with TemporaryDirectory() as name:
        seconds(Path(name), "The first comparison loads what all need.")
        for unit in UNITS:
            times = length // len(unit)
            short, long = (seconds(Path(name), unit * n) for n in (times, _TIMES * times))
            print(line(unit, short, long))


if __name__ == "__main__":
    main()
