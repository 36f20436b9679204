"""What a terminal shows of a program at the other end of a line, and its keyboard.

There is no thread: output is taken, and questions are answered, only while somebody waits.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NoReturn

from tests.terminal.keys import key_bytes
from tests.terminal.line import Line
from tests.terminal.picture import Cell
from tests.terminal.screen import TerminalScreen


class Display:
    """Screen and keyboard.

    Args:
        line: Leads to the program.
        model: What becomes of its output.
    """

    def __init__(self, line: Line, model: TerminalScreen) -> None:
        self._line = line
        self._model = model
        self._last_arrival = 0.0

    @property
    def raw(self) -> bytes:
        """Everything that the program wrote, byte for byte; a slow link may still hold some."""
        return self._line.raw

    @property
    def under_way(self) -> bytes:
        """What of `raw` a slow link still holds."""
        return self._line.under_way

    @property
    def lines(self) -> list[str]:
        """The rows of the screen without the blanks at their right."""
        return self._model.lines

    @property
    def screen(self) -> str:
        """The text on the screen: `lines`, joined."""
        return "\n".join(self._model.lines)

    @property
    def cells(self) -> list[list[Cell]]:
        """All cells of the screen with their styles, row by row."""
        return self._model.cells

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        return self._model.cursor

    @property
    def modes(self) -> frozenset[int]:
        """DEC private modes that are not as at power-on (see `TerminalScreen.modes`)."""
        return self._model.modes

    @property
    def kitty_pushes(self) -> int:
        """How many kitty keyboard flags were pushed and not popped."""
        return self._model.kitty_pushes

    @property
    def last_arrival(self) -> float:
        """When the last output that was taken arrived, in seconds of `time.monotonic`."""
        return self._last_arrival

    def left_behind(self) -> list[str]:
        """Name what a shell would inherit if the program ended now: modes and line settings.

        An empty list after the program's end means that the terminal is as it was.

        Raises:
            ValueError: The terminal is gone (`hang_up`).
        """
        return self._model.left_behind() + self._line.changed_settings()

    def send(self, keys: str) -> None:
        """Type `keys`: plain text and names such as `<enter>` (see `key_bytes`).

        A lone `<esc>` needs a wait after it, as at a real keyboard: with the next key it reads as
        one sequence.

        Raises:
            ValueError: A name in angle brackets isn't a key, or the terminal was hung up.
        """
        if not self._line.is_connected:
            raise ValueError("the terminal was hung up: it has no keyboard any more")
        self._line.send(key_bytes(keys, application_cursor=1 in self._model.modes))

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the kernel sends SIGWINCH to the program."""
        self._model.resize(columns, rows)
        self._line.set_size(columns, rows)

    def watch(self, seconds: float) -> None:
        """Take whatever the program writes for `seconds`: the time that a person types or waits."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self._take_until(until):
            pass

    def _wait_until(self, is_there: Callable[[], bool], problem: str, timeout: float) -> float:
        """Wait for a whole screen that is as wanted; return when its last bytes arrived."""
        deadline = time.monotonic() + timeout
        while self._model.frame_is_open or not is_there():
            if not self._take_until(deadline):
                self._fail(problem)
        return self._last_arrival

    def _take_until(self, deadline: float) -> bool:
        """Wait for output and obey a piece; False if there was none until then or ever will be."""
        while self._line.is_open:
            left = deadline - time.monotonic()
            if self._take(max(0.0, left)):
                return True
            if left <= 0:
                return False
        return False

    def _take(self, timeout: float) -> bool:
        """Obey the oldest piece of output and answer it; False if there was none."""
        if (piece := self._line.take(timeout)) is None:
            return False
        self._last_arrival, output = piece
        self._model.feed(output)
        if answers := self._model.take_answers():
            self._line.send(answers)
        return True

    def _fail(self, problem: str) -> NoReturn:
        """Raise an error that tells the problem, how things stand, and shows the screen.

        Raises:
            AssertionError: Always.
        """
        state = self._state()
        if self._model.frame_is_open:
            state += ", in the middle of a synchronized update"
        picture = [f"|{line}" for line in self._model.lines]
        raise AssertionError("\n".join([f"{problem}; {state}. The screen:", *picture]))

    def _state(self) -> str:
        """Say how the program is."""
        return "the line is open" if self._line.is_open else "the line is closed"
