"""Reads and folds all journals of a desk, and prints what that cost: for `benchmarks.store`."""

from __future__ import annotations

import resource
import sys
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from copydesk.reviews.reading import read_journals
from copydesk.reviews.review import Review


class Opened(msgspec.Struct, frozen=True):
    """What opening a desk costs in a process of its own."""

    seconds: float
    processor: float
    """Seconds of processor time."""
    megabytes: float
    """Peak memory, interpreter included."""


def main() -> None:
    """Open the desk that the command line names."""
    began, used = time.perf_counter(), time.process_time()
    journals = read_journals(Path(sys.argv[1]))
    Review(event for journal in journals for event in journal.events)
    seconds, processor = time.perf_counter() - began, time.process_time() - used
    sys.stdout.buffer.write(msgspec.json.encode(Opened(seconds, processor, peak_megabytes())))


def peak_megabytes() -> float:
    """Return the most memory that this process had.

    Linux counts the parent's into `ru_maxrss` of a process that it starts; VmHWM is its own.
    """
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()
