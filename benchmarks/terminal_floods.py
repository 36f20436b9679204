"""Keys that are held and text that is typed on a slow line: does the screen keep up?

`hold` sends keys at a steady pace whatever comes back, as a held key or a quick typist does, and
tells how many bytes that brought and how long after the last key the last of them came.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.terminal_presses import PATIENCE, Keyboard
from benchmarks.terminal_programs import Running
from tests.terminal.link import Link
from tests.terminal.program import personal_desk, verdicts_in
from tests.terminal.terminal import Terminal

SLOW: Final = Link(kbit=64, round_trip=100)
"""The line over which people reach a newsroom's machine: 8 kB a second, 100 ms there and back."""

_QUIET: Final = 1.0
"""Seconds of silence after which nothing more comes of what was pressed: many round trips."""


@dataclass(frozen=True, slots=True)
class Flood:
    """Keys that come faster than a slow line shows what they do."""

    name: str
    keys: str
    """One character a key."""
    seconds: float
    """How long they take together."""
    bytes_asked: int | None = None
    """How many bytes may be sent for all of them."""
    lag_asked: float = 0.5
    """Seconds after the last key within which the last byte must have come."""
    judges: bool = False
    """Whether each key would give a verdict if its row had been seen."""
    before: tuple[str, ...] = ()
    """Keys that are pressed first, in peace."""
    after: tuple[str, ...] = ()
    """Keys that are pressed when all is over."""


STEPS: Final = Flood("60 `j` in 1 s", "j" * 60, 1, bytes_asked=8_000)
VERDICTS: Final = Flood("60 `1` in 2 s", "1" * 60, 2, judges=True, before=("g",))
TYPING: Final = Flood(
    "a note of 200 letters in 20 s",
    ("The mate says that the captain had left the bridge. " * 4)[:200],
    20,
    before=("g", "a"),
    after=("<ctrl+g>",),
)


class Held(NamedTuple):
    """What came of one flood."""

    flood: Flood
    bytes: int
    lag: float
    """Seconds from the last key to the last byte; the line's own 0.1 s is in it."""
    written: int | None
    """Verdicts that were kept; None where the keys give none."""

    @property
    def missed(self) -> list[str]:
        """Name what does not hold: "bytes", "lag"."""
        most = self.flood.bytes_asked
        found = ["bytes"] if most is not None and self.bytes > most else []
        return [*found, "lag"] if self.lag > self.flood.lag_asked else found


def hold(shown: Terminal, keys: Sequence[str], seconds: float) -> tuple[int, float]:
    """Press `keys` at a steady pace; return the bytes that came and the lag of the last (s)."""
    before, began = len(shown.raw), time.monotonic()
    for number, key in enumerate(keys):
        shown.watch(began + number * seconds / len(keys) - time.monotonic())
        shown.send(key)
    released = time.monotonic()
    shown.wait_until_quiet(_QUIET, PATIENCE)
    count = len(shown.raw) - before
    return count, max(0.0, shown.last_arrival - released) if count else 0.0


def held(running: Running, floods: Sequence[Flood]) -> Iterator[Held]:
    """Yield what comes of each of `floods` at a program, one after the other.

    Raises:
        AssertionError: It doesn't stop writing; the message shows the screen.
    """
    keyboard = Keyboard(running.shown, _QUIET)
    for flood in floods:
        keyboard.each(flood.before)
        before = kept_verdicts(running.home)
        count, lag = hold(running.shown, flood.keys, flood.seconds)
        written = kept_verdicts(running.home) - before if flood.judges else None
        yield Held(flood, count, lag, written)
        keyboard.each(flood.after)


def kept_verdicts(home: Path) -> int:
    """Count the verdicts that the program kept in its user's own desk."""
    desks = home / ".local" / "share" / "copydesk" / "desks"
    return len(verdicts_in(personal_desk(home))) if desks.is_dir() else 0
