"""Lets writers run, kills them, and looks whether what they said was saved is there, once."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from copydesk.reviews.gaps import gaps
from copydesk.reviews.reading import entry_numbers, read_journal, read_journals

_ROUNDS_A_DESK: Final = 25
_ROOT = Path(__file__).parents[2]


class Desk:
    """A desk that writers write to, and what they said was saved.

    Args:
        folder: Where desk and state lie.
    """

    def __init__(self, folder: Path) -> None:
        self.store = folder / "desk"
        self.state = folder / "state"
        self.acknowledged: set[str] = set()

    def start(self, reviewer: str = "ann", limit: int | None = None) -> subprocess.Popen[str]:
        """Start a writer."""
        arguments = [str(self.store), str(self.state), reviewer, *([str(limit)] if limit else [])]
        return subprocess.Popen(
            [sys.executable, "-m", "tests.soak.writer", *arguments],
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
        )

    def end(self, writers: Sequence[subprocess.Popen[str]]) -> None:
        """Kill writers, and take note of what they said."""
        for writer in writers:
            writer.kill()
        for writer in writers:
            said, _ = writer.communicate()
            # The last line may be cut: the id in it is none then, or was said whole.
            self.acknowledged.update(said[: said.rfind("\n") + 1].split())

    def faults(self) -> list[str]:
        """Return what is wrong with the desk: lost, there twice, or missing by its number."""
        journals = read_journals(self.store)
        aside = [read_journal(path) for path in self.state.glob("parked/*.jsonl")]
        kept = Counter(event.id for journal in journals for event in journal.events)
        everywhere = {event.id for journal in (*journals, *aside) for event in journal.events}
        return [
            *(f"{one} was saved and is gone" for one in self.acknowledged - everywhere),
            *(f"{one} stands there {times} times" for one, times in kept.items() if times > 1),
            *map(str, gaps(entry_numbers((*journals, *aside)))),
        ]


def kill_at_random(
    folder: Path, rounds: int, *, at_once: int = 1, room: int | None = None
) -> Outcome:
    """Start writers and kill them at a random moment, again and again, most on one desk.

    Args:
        folder: Where the desks lie: another one after so many rounds, for each reads its desk.
        rounds: How often.
        at_once: Writers that write at the same time, as one reviewer on one device.
        room: Bytes, at most, by which a file may grow in one round before writing is refused;
            a random number below.
    """
    draw = random.Random()
    outcome = Outcome()
    for number in range(rounds):
        if number % _ROUNDS_A_DESK == 0:
            desk = Desk(folder / str(number))
        largest = max((path.stat().st_size for path in desk.store.rglob("*.jsonl")), default=0)
        limit = None if room is None else largest + draw.randrange(1, room)
        outcome.add(desk, [desk.start(limit=limit) for _ in range(at_once)], draw.random() * 0.05)
    return outcome


def write_together(folder: Path, writers: int, seconds: float) -> Outcome:
    """Let writers write at once for some time, half of them as one reviewer; then kill them."""
    desk = Desk(folder)
    names = ["ann" if number % 2 else f"reviewer {number}" for number in range(writers)]
    outcome = Outcome()
    outcome.add(desk, [desk.start(name) for name in names], seconds)
    return outcome


class Outcome:
    """What came of writers that were killed."""

    def __init__(self) -> None:
        self.saved = 0
        """Events that were said to be saved."""
        self.faults: list[str] = []

    def add(self, desk: Desk, writers: Sequence[subprocess.Popen[str]], seconds: float) -> None:
        """Let writers write for some seconds, kill them, and look at the desk."""
        before = len(desk.acknowledged)
        for writer in writers:
            assert writer.stdout is not None
            # The first word says that it has begun; a writer without room may end without one.
            desk.acknowledged.update(writer.stdout.readline().split())
        time.sleep(seconds)
        desk.end(writers)
        self.saved += len(desk.acknowledged) - before
        self.faults += desk.faults()


class SmallDisk:
    """A file system in memory that is as large as is asked for.

    Args:
        folder: Where to mount it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.is_mounted = self._mount("size=1m")

    def leave_room(self, size: int) -> None:
        """Leave `size` bytes, and what a page more makes of it, for files to grow into."""
        used = shutil.disk_usage(self.folder).used
        assert self._mount(f"remount,size={used + size}")

    def close(self) -> None:
        """Unmount it."""
        if self.is_mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)

    def _mount(self, options: str) -> bool:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.folder)]
        try:
            return subprocess.run(command, capture_output=True, check=False).returncode == 0
        except FileNotFoundError:
            return False


def fill_a_small_disk(folder: Path, rounds: int, room: int = 40_000) -> Outcome | None:
    """Write to desks on a disk that gets full, kill at random, make room, and go on.

    Returns:
        What came of it; None where nothing can be mounted.
    """
    with closing(SmallDisk(folder / "disk")) as disk:
        if not disk.is_mounted:
            return None
        draw = random.Random()
        outcome = Outcome()
        for number in range(rounds):
            if number % _ROUNDS_A_DESK == 0:
                desk = Desk(folder / str(number))
                desk.store = disk.folder / f"desk {number}"
            disk.leave_room(draw.randrange(room))
            outcome.add(desk, [desk.start()], draw.random() * 0.3)
        return outcome
