"""The processes that run on this machine, for tests about those that must not."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator


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


def wait_until(is_so: Callable[[], bool], seconds: float = 20) -> float:
    """Wait for something that no screen shows; return the seconds that it took.

    Raises:
        AssertionError: It didn't come.
    """
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() < began + seconds, "it doesn't happen"
    return time.monotonic() - began
