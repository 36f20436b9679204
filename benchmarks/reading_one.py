"""Reads files as the program does, and prints what that cost: for `benchmarks.reading`.

A process of its own, so that the memory of what reads is that of these files alone.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import msgspec

from benchmarks.opening import peak_megabytes
from copydesk.articles.elsewhere import end_all
from copydesk.articles.read_article import read_article
from copydesk.counted import counted
from copydesk.errors import InputError


class OneRead(msgspec.Struct, frozen=True):
    """What reading files cost."""

    said: str
    """What was wrong with the last of them; else how many sentences it has."""
    seconds: float
    processor: float
    """Seconds of processor time, here and in the process that read."""
    megabytes: float
    """The most memory that the process that read had, or this one where no other was needed."""


def main() -> None:
    """Read the files that the command line names."""
    began, said = time.perf_counter(), ""
    for path in map(Path, sys.argv[1:]):
        try:
            said = f"read: {counted(len(read_article(path).sentences), 'sentence')}"
        except InputError as error:
            said = str(error).replace(f"{path}: ", "").replace(str(path), path.name)
    seconds = time.perf_counter() - began
    end_all()
    here, there = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    processor = sum(used.ru_utime + used.ru_stime for used in (here, there))
    size = there.ru_maxrss / (1 if sys.platform == "linux" else 1024) / 1024 or peak_megabytes()
    sys.stdout.buffer.write(msgspec.json.encode(OneRead(said, seconds, processor, size)))


if __name__ == "__main__":
    main()
