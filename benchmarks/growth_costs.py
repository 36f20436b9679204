"""What a running program costs beside the clock: its own share and that of its children, by /proc.

A *child* is whatever a program started, down to children of children. What one used that has ended
is known from the last look at it, so a `Watch` looks every twentieth of a second.
"""

from __future__ import annotations

import os
import re
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

_PROC: Final = Path("/proc")
_COMPARES: Final = b"copydesk.background"
"""What stands in the command of a child that compares pairs."""

_WAITED_FOR: Final = slice(13, 15)
"""Where in `stat`, behind a process's name, the times of children are that it waited for."""

_BETWEEN_LOOKS: Final = 0.05
"""Seconds between two looks at the processors' time."""
_LOOKS_A_SIZE: Final = 5
"""Looks until the memory is looked at again: that takes the kernel a millisecond for 50 MB."""


def children(pid: int) -> list[int]:
    """Return the processes that a process started, and those that they did, while they run."""
    found: list[int] = []
    for told in _PROC.glob(f"{pid}/task/*/children"):
        with suppress(OSError):  # it ended meanwhile
            found += map(int, told.read_text(encoding="ascii").split())
    return [one for child in found for one in (child, *children(child))]


def worked(pid: int) -> float:
    """Return the seconds that the threads of a process were at work; 0 of one that has ended."""
    return sum(_worked(told) for told in _PROC.glob(f"{pid}/task/*/schedstat"))


def _worked(told: Path) -> float:
    with suppress(OSError):
        return int(told.read_text(encoding="ascii").split()[0]) / 1e9
    return 0.0


def children_worked(pid: int) -> float:
    """Return the seconds that the children of a process were at work, also those that ended."""
    ended = 0.0
    with suppress(OSError):
        # Behind the name, which may hold anything: the state is the first of what is left.
        told = (_PROC / str(pid) / "stat").read_bytes().rpartition(b")")[2].split()
        ended = sum(map(int, told[_WAITED_FOR])) / os.sysconf("SC_CLK_TCK")
    return ended + sum(map(worked, children(pid)))


def megabytes(pid: int) -> float:
    """Return the proportional set size of a process in MB; 0 of one that has ended."""
    return _first_number(_PROC / str(pid) / "smaps_rollup", r"^Pss:\s+(\d+) kB") / 1024


def megabytes_read(pid: int) -> float:
    """Return what a process and those it waited for read in all, in MB, also when it has ended."""
    return _first_number(_PROC / str(pid) / "io", r"^rchar: (\d+)") / 1e6


def all_megabytes_read(pid: int) -> float:
    """Return what a process and its children read in all, in MB."""
    return sum(map(megabytes_read, (pid, *children(pid))))


def _first_number(told: Path, pattern: str) -> int:
    with suppress(OSError):
        found = re.search(pattern, told.read_text(encoding="ascii"), re.MULTILINE)
        return int(found[1]) if found else 0
    return 0


class Memory(NamedTuple):
    """The memory of a program and that of its children, in MB, shared pages by share."""

    own: float = 0.0
    child: float = 0.0


def memory_of(pid: int) -> Memory:
    """Return the memory of a program and of its children as it is now."""
    return Memory(megabytes(pid), sum(map(megabytes, children(pid))))


class Watch:
    """Looks at a program and its children while it is used as a context, in a thread of its own.

    Args:
        pid: The program.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._compared: dict[int, float] = {}
        """Seconds that each child that compares was at work, when it was last looked at."""
        self._kinds: dict[int, bool] = {}
        """Whether a child is one that compares."""
        self._peak = Memory()
        self._most_resident = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    @property
    def peak(self) -> Memory:
        """The most that the program had, and that its children had, at whichever moment each."""
        return self._peak

    @property
    def most_resident(self) -> float:
        """The most that the program ever had in RAM, in MB: shared pages in full, none missed."""
        return self._most_resident

    @property
    def compared(self) -> float:
        """The seconds that children were at work which compare pairs."""
        return sum(tuple(self._compared.values()))

    def _look_on(self) -> None:
        looks = 0
        while not self._over.wait(_BETWEEN_LOOKS):
            self._look_at_work()
            most = _first_number(_PROC / str(self._pid) / "status", r"^VmHWM:\s+(\d+) kB") / 1024
            self._most_resident = max(most, self._most_resident)
            if looks % _LOOKS_A_SIZE == 0:
                now = memory_of(self._pid)
                self._peak = Memory(*map(max, self._peak, now))
            looks += 1

    def _look_at_work(self) -> None:
        for child in children(self._pid):
            if self._compares(child) and (seconds := worked(child)):
                self._compared[child] = seconds

    def _compares(self, child: int) -> bool:
        if not self._kinds.get(child):
            # A child that is being started is a copy of its parent until it runs its own program.
            with suppress(OSError):
                command = (_PROC / str(child) / "cmdline").read_bytes()
                self._kinds[child] = _COMPARES in command
        return self._kinds.get(child, False)
