"""What a child process owes its parent: it can be ended, and goes when the parent is gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import FrameType

_LOOKS_EVERY: Final = 0.1
"""Seconds between two looks at whether the parent is there."""


def heed(parent: int) -> None:
    """Die of what ends programs, and be ready to look for the parent (see `looking`).

    Args:
        parent: Its process id, asked for before it can have gone.
    """
    # What a parent ignores, its children ignore too, unless they say otherwise.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)

    def look(_number: int, _frame: FrameType | None) -> None:
        if os.getppid() != parent:
            os._exit(0)

    signal.signal(signal.SIGALRM, look)


@contextmanager
def looking() -> Iterator[None]:
    """Look for the parent while something takes long: at once and without a word it is left."""
    signal.setitimer(signal.ITIMER_REAL, _LOOKS_EVERY, _LOOKS_EVERY)
    try:
        yield
    finally:
        # An alarm while the interpreter ends would be nobody's, and deadly.
        signal.setitimer(signal.ITIMER_REAL, 0)
