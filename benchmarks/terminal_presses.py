"""What a key makes a program send to its terminal, seen from the terminal's side.

A `Keyboard` types a key, waits until the program is silent, and tells the bytes, the frames, the
time to the last byte, and whether the text on the screen moved. It doesn't know the program.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from tests.terminal.terminal import Terminal

QUIET: Final = 0.2
"""Seconds of silence after which a key is taken for answered on a fast line: longer than a row must
be on the screen before it can be judged, and than a verdict takes to be saved."""

_FIRST: Final = 1.5
"""Seconds to wait for the first byte of an answer: a busy machine is slower than a quiet screen."""

PATIENCE: Final = 180
"""Seconds after which a program that still writes is given up."""

_UPDATE: Final = re.compile(rb"\x1b\[\?2026h")
_QUESTION: Final = re.compile(rb"\x1b\[(?:\?\d+\$p|\??[56]n)")
"""What asks a terminal to say that it is there: a mode (DECRQM) or its status (DSR)."""


@dataclass(frozen=True, slots=True)
class Press:
    """What one key made a program send."""

    sent: bytes
    seconds: float
    """From the key to the last byte; 0 where nothing was sent."""
    scrolled: bool = False
    """Whether the text on the screen is another, or stands elsewhere, than before."""
    led_on: bool = True
    """Whether anything on the screen, or the cursor's place, is another than before."""

    @property
    def frames(self) -> int:
        """How often it drew.

        Counted are synchronized updates; where there are none, the questions whose answers say
        that a frame has arrived; where there are none either, all that was sent is one frame.
        """
        found = len(_UPDATE.findall(self.sent)) or len(_QUESTION.findall(self.sent))
        return found or int(bool(self.sent))


class Keyboard:
    """Presses keys at a program, each when the answer to the one before has arrived whole.

    Args:
        shown: The program in its terminal.
        quiet: Seconds without a byte after which an answer is whole.
    """

    def __init__(self, shown: Terminal, quiet: float = QUIET) -> None:
        self._shown = shown
        self._quiet = quiet

    def press(self, key: str, quiet: float | None = None) -> Press:
        """Type `key`, wait for what comes of it, and tell it.

        Args:
            key: As for `Terminal.send`; "" only waits.
            quiet: As for the keyboard, for this key alone.

        Raises:
            AssertionError: The program doesn't stop writing; the message shows the screen.
        """
        shown = self._shown
        before, lines, cursor = len(shown.raw), shown.lines, shown.cursor
        typed = time.monotonic()
        shown.send(key)
        while key and len(shown.raw) == before and time.monotonic() < typed + _FIRST:
            shown.watch(self._quiet)
        shown.wait_until_quiet(self._quiet if quiet is None else quiet, PATIENCE)
        output = shown.raw[before:]
        seconds = shown.last_arrival - typed if output else 0.0
        led_on = (lines, cursor) != (shown.lines, shown.cursor)
        return Press(output, seconds, has_scrolled(lines, shown.lines), led_on)

    def each(self, keys: Iterable[str], quiet: float | None = None) -> list[Press]:
        """Press one key after the other."""
        return [self.press(key, quiet) for key in keys]

    def steps(self, key: str, *, inside: int, scrolling: int) -> list[Press]:
        """Press `key` until enough of both kinds of steps were seen, or it leads nowhere any more.

        Args:
            key: What goes a step on.
            inside: How many steps that leave the text in its place are enough.
            scrolling: How many that move it.
        """
        steps: list[Press] = []
        for _ in range(5 * (inside + scrolling)):
            steps.append(self.press(key))
            moved = sum(one.scrolled for one in steps)
            if not steps[-1].led_on or (moved >= scrolling and len(steps) - moved >= inside):
                break
        return [one for one in steps if one.led_on]


def has_scrolled(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether most rows that held text hold another one now.

    Looked at is the middle of each row: the panes at the sides may stand still while the text
    moves, or change while it stands still.
    """
    width = max((len(line) for line in [*before, *after]), default=0)
    middle = slice(width // 4, width * 6 // 10)
    rows = [
        (old[middle].strip(), new[middle].strip()) for old, new in zip(before, after, strict=True)
    ]
    held = [(old, new) for old, new in rows if old]
    return sum(old == new for old, new in held) * 2 < len(held)


def median(values: Sequence[float]) -> float:
    """Return the median; 0 of nothing."""
    return statistics.median(values) if values else 0.0


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that `percent` of all don't exceed; 0 of nothing."""
    return sorted(values)[ceil(percent / 100 * len(values)) - 1] if values else 0.0
