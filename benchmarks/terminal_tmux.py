"""The same inside tmux, where the terminal's own answers never reach the program.

Attached, what counts is what tmux sends to the terminal that shows it: the line lies between these
two. Detached, nobody looks, and what is counted are the program's frames in its pane.
"""

from __future__ import annotations

import os
import select
import shlex
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.terminal_floods import Flood
from benchmarks.terminal_programs import Corpus, Program, Running, Size, settled
from tests.terminal.link import Link
from tests.terminal.terminal import Terminal
from tests.terminal.tmux import Tmux

FRAMES_A_SECOND: Final = 10
"""Frames that a program may draw where no answer tells it what the line carries."""

QUIET: Final = 0.6
"""Seconds of silence after which a key is answered: a round trip, and frames that are held back."""

_APART: Final = 0.005
"""Seconds of silence that part two frames: Textual draws at most 60 in a second."""

_Arrival = tuple[float, int]
"""When bytes came (seconds), and how many."""


class Pane(NamedTuple):
    """What a program drew while no terminal showed it."""

    bytes: int
    frames: int
    busiest: int
    """Most frames within one second."""


def missing() -> str:
    """Say why nothing can be measured in tmux here; "" if it can."""
    return "" if shutil.which("tmux") else "tmux is not installed here"


@contextmanager
def running_in_tmux(
    program: Program, corpus: Corpus, size: Size, link: Link
) -> Iterator[tuple[Running, Tmux]]:
    """Start a program in a tmux of its own that is shown behind `link`, and wait for it.

    Raises:
        AssertionError: It shows nothing, or doesn't stop writing; the message shows the screen.
    """
    with TemporaryDirectory(prefix="copydesk-") as home, ExitStack() as ends:
        began = time.monotonic()
        tmux = Tmux(
            partial(Terminal, home=Path(home)),
            program.on(corpus),
            columns=size.columns,
            rows=size.rows,
            environment=dict(program.variables),
            link=link,
        )
        ends.callback(tmux.outer.close)
        ends.enter_context(tmux)
        yield settled(program, tmux.outer, Path(home), began), tmux


def detached(tmux: Tmux, flood: Flood) -> Pane:
    """Take the terminal away from tmux, press keys all the same, and tell what was drawn."""
    tmux.do("detach-client")
    tmux.outer.wait_exit()
    with TemporaryDirectory(prefix="copydesk-") as folder:
        pipe = Path(folder, "pane")
        os.mkfifo(pipe)
        source = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            tmux.do("pipe-pane", f"exec cat > {shlex.quote(str(pipe))}")
            return _drawn(list(_pressed(tmux, flood, source)))
        finally:
            os.close(source)


def _pressed(tmux: Tmux, flood: Flood, source: int) -> Iterator[_Arrival]:
    """Press keys at their pace; yield what is written into the pane meanwhile and a second on."""
    began = time.monotonic()
    for number, key in enumerate(flood.keys):
        yield from _read(source, began + number * flood.seconds / len(flood.keys))
        tmux.do("send-keys", "-l", key)
    yield from _read(source, time.monotonic() + 1)


def _read(source: int, until: float) -> Iterator[_Arrival]:
    while (left := until - time.monotonic()) > 0:
        readable, _, _ = select.select([source], [], [], left)
        if readable and (output := os.read(source, 65536)):
            yield time.monotonic(), len(output)
        elif readable:  # nobody has opened it for writing yet
            time.sleep(min(left, _APART))


def _drawn(arrivals: list[_Arrival]) -> Pane:
    times = [when for when, _ in arrivals]
    frames = times[:1] + [when for before, when in pairwise(times) if when - before > _APART]
    busiest = max((sum(first <= one < first + 1 for one in frames) for first in frames), default=0)
    return Pane(sum(size for _, size in arrivals), len(frames), busiest)
