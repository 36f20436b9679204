"""How long an alignment takes, and how much memory, at four sizes.

Part of `benchmarks.alignment`, and by itself `python -m benchmarks.alignment_speed`.
Each size runs in a process of its own, so that its peak memory is its own. The texts are made of
the invented stories' sentences: half of the right one retells the left one with a fifth of its
words missing, the rest is about other things.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import statistics
import sys
import time
from dataclasses import dataclass
from typing import Final

from benchmarks.gold_links import all_story_pairs
from copydesk.alignment.aligner import score_sentences

SIZES: Final = (30, 300, 1_000, 3_000)
"""Sentences a side."""
_RUNS: Final = {30: 21, 300: 7}
"""Runs of the small sizes; the others run three times."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What aligning two texts of one size costs."""

    sentences: int
    milliseconds: float
    """Median of several runs, in one process that has run once before."""
    megabytes: float
    """Peak memory of that process, interpreter and benchmark included."""


def made_texts(size: int) -> tuple[list[str], list[str]]:
    """Return two texts of `size` sentences, the same at every call."""
    draw = random.Random(size)
    told = [sentence for pair in all_story_pairs() for sentence in pair.left]

    def sentence(number: int) -> str:
        start, end = draw.choice(told).split(), draw.choice(told).split()
        words = start[: draw.randrange(1, len(start))] + end[draw.randrange(len(end)) :]
        return " ".join([*words, f"n{number}"])

    left = [sentence(number) for number in range(size)]
    right = [sentence(size + number) for number in range(size)]
    for number in range(0, size, 2):
        kept = [word for word in left[number].split() if draw.random() < 0.8]
        right[number] = " ".join(kept) or left[number]
    return left, right


def speed_at(size: int) -> Speed:
    """Measure one size in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (size,))


def _measure(size: int) -> Speed:
    left, right = made_texts(size)
    if size <= max(_RUNS):
        score_sentences(left, right)
    times = []
    for _ in range(_RUNS.get(size, 3)):
        began = time.perf_counter()
        score_sentences(left, right)
        times.append((time.perf_counter() - began) * 1e3)
    # Linux counts in kibibytes, macOS in bytes.
    unit = 1024**2 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return Speed(size, statistics.median(times), peak)


def main() -> None:
    """Measure and print."""
    print(f"{'sentences a side':>16}{'ms':>8}{'MB':>6}")
    for size in SIZES:
        speed = speed_at(size)
        print(f"{size:16,}{speed.milliseconds:8,.0f}{speed.megabytes:6.0f}")


if __name__ == "__main__":
    main()
