"""Kills writers at random moments for some ten minutes: `make soak`.

What a writer was told is saved must be on disk, once, whatever happened since: 500 kills under
load, the same where files may not grow, the same on a disk that gets full, and four writers at
once. Prints a table in Markdown; the exit code is 1 if anything was lost or stands there twice.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from tests.soak.crashes import Outcome, fill_a_small_disk, kill_at_random, write_together

KILLS: Final = 500
"""Of each kind."""

Run = Callable[[Path], Outcome | None]


def main() -> int:
    """Run everything; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help="of each kind")
    kills: int = parser.parse_args().kills
    runs: dict[str, Run] = {
        f"{kills} SIGKILLs, one writer": partial(kill_at_random, rounds=kills),
        f"{kills // 2} times two writers of one reviewer, killed": partial(
            kill_at_random, rounds=kills // 2, at_once=2
        ),
        f"{kills} SIGKILLs under RLIMIT_FSIZE": partial(kill_at_random, rounds=kills, room=40_000),
        f"{kills} SIGKILLs on a full tmpfs": partial(fill_a_small_disk, rounds=kills),
        "four writers for 10 s": partial(write_together, writers=4, seconds=10),
    }
    print("| what | saved | lost or twice | seconds |\n| --- | ---: | ---: | ---: |", flush=True)
    faults: list[str] = []
    for what, run in runs.items():
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="copydesk-soak-") as folder:
            outcome = run(Path(folder))
        seconds = f"{time.monotonic() - began:.0f}"
        if outcome is None:
            print(f"| {what} | skipped: nothing can be mounted here | | |", flush=True)
            continue
        faults += [f"{what}: {fault}" for fault in outcome.faults]
        told = f"{outcome.saved:,} | {len(outcome.faults)}"
        print(f"| {what} | {told} | {seconds} |", flush=True)
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
