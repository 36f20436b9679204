"""The processes that run on this machine, for tests about those that must not."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

_PATIENCE: Final = 30.0
"""Seconds after which what didn't happen won't."""

_BETWEEN_LOOKS: Final = 0.02
"""Seconds in which whoever makes it happen has the processor."""


def running() -> Iterator[tuple[int, int, str]]:
    """Yield process id, parent's id and command of each process that hasn't ended."""
    listing = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,stat=,args="], capture_output=True, check=True
    )
    for line in listing.stdout.decode(errors="replace").splitlines():
        pid, parent, state, *command = line.split(None, 3)
        # A zombie has ended; its parent only hasn't looked yet.
        if not state.startswith("Z"):
            yield int(pid), int(parent), "".join(command)


def comparing_children(parent: int) -> list[int]:
    """Return the children of `parent` that compare pairs."""
    return [pid for pid, ppid, command in running() if ppid == parent and "copydesk" in command]


def is_at_work(pid: int) -> bool:
    """Say whether a process or one that it started computes, or would if it got a processor.

    Linux tells; elsewhere the answer is no.
    """
    for task in Path(f"/proc/{pid}/task").glob("*"):
        # It may end while it is looked at.
        with suppress(OSError):
            state = (task / "stat").read_bytes().rpartition(b")")[2].split()[0]
            children = (task / "children").read_text().split()
            if state in (b"R", b"D") or any(map(is_at_work, map(int, children))):
                return True
    return False


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for something that no screen shows.

    Raises:
        AssertionError: It doesn't come.
    """
    latest = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < latest, "it doesn't happen"
        time.sleep(_BETWEEN_LOOKS)
