"""A program in a real pseudo-terminal, for what a pilot inside the program can't see.

Restored modes, exit statuses, signals, a line that goes away, raw bytes, time to the first screen:
`Terminal` starts a command with a controlling terminal of its own, answers what a terminal is asked
(`tests/terminal/screen.py`), and waits for what a person would wait for: text on the screen::

    with Terminal(["copydesk", articles], home=tmp_path) as terminal:
        terminal.wait_for("to do")
        terminal.send("j<pagedown>q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []

There is no thread: output is taken, and questions are answered, only inside the `wait_...` methods.
`screen`, `raw` and `modes` show what was taken so far. Linux and macOS.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from tests.terminal.keys import key_bytes
from tests.terminal.launch import launch
from tests.terminal.screen import TerminalScreen

_CHUNK: Final = 65536
"""Bytes taken at one read."""

_QUEUE: Final = 64
"""Reads that may wait to be drawn; beyond that the program is held up, as by a slow line."""

_PATIENCE: Final = 0.05
"""Seconds between two looks at whether the program ended: its children may keep the line open."""

_DRAIN: Final = 0.5
"""Seconds of silence after which the line of a program that ended is taken for drained."""

_FLAGS: Final = {
    0: ("BRKINT", "ICRNL", "IGNBRK", "IGNCR", "INLCR", "ISTRIP", "IXANY", "IXOFF", "IXON"),
    1: ("OPOST", "ONLCR", "OCRNL"),
    3: ("ECHO", "ECHOE", "ECHOK", "ECHONL", "ICANON", "IEXTEN", "ISIG", "NOFLSH", "TOSTOP"),
}
"""Line settings by their place in `termios.tcgetattr`: input, output, local."""


class StartTerminal(Protocol):
    """What the fixture `terminal` gives: starts a program; the fixture ends it."""

    def __call__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        term: str = "xterm-256color",
        environment: Mapping[str, str] | None = None,
    ) -> Terminal:
        """Start `command` in a terminal of its own, in the test's private home."""


class Terminal:
    """A command that runs in a pseudo-terminal, and the screen that a person would see.

    Args:
        command: The program and its arguments.
        home: Home directory of the program and where it starts; made if absent. The XDG
            directories lie in it.
        columns: Width in cells.
        rows: Height in cells.
        term: The variable TERM, which also says what the terminal answers.
        environment: Variables on top of `private_environment(home)`, PATH, LANG and TERM; nothing
            is inherited from the test run.

    Raises:
        OSError: The command can't be run.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        term: str = "xterm-256color",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self._model = TerminalScreen(columns, rows, term)
        self._raw = bytearray()
        self._arrived: deque[tuple[float, bytes]] = deque()
        self._outgoing = bytearray()
        self._ended = False
        self._last_arrival = 0.0
        self._master, line = os.openpty()
        try:
            self._set_size(columns, rows)
            os.set_blocking(self._master, False)
            self._settings_at_start = termios.tcgetattr(self._master)
            variables = {
                "PATH": os.environ.get("PATH", os.defpath),
                "LANG": "C.UTF-8",
                "TERM": term,
                **private_environment(home),
                **(environment or {}),
            }
            arguments = [str(part) for part in command]
            self._process, self._started = launch(arguments, line, home, variables)
        except BaseException:
            self.hang_up()
            raise
        finally:
            os.close(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The program's process id, which is also that of its process group and session."""
        return self._process.pid

    @property
    def raw(self) -> bytes:
        """Everything that the program wrote, byte for byte."""
        return bytes(self._raw)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen without the blanks at their right."""
        return self._model.lines

    @property
    def screen(self) -> str:
        """The text on the screen: `lines`, joined."""
        return "\n".join(self._model.lines)

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

    def left_behind(self) -> list[str]:
        """Name what a shell would inherit if the program ended now: modes and line settings.

        An empty list after the program's end means that the terminal is as it was.

        Raises:
            ValueError: The terminal is gone (`hang_up`).
        """
        return self._model.left_behind() + self._changed_settings()

    def _changed_settings(self) -> list[str]:
        """Compare the line settings (termios) with those before the program ran, as stty says."""
        if self._master < 0:
            raise ValueError("the terminal was hung up: nobody can ask it for its settings")
        before, now = self._settings_at_start, termios.tcgetattr(self._master)
        changes = []
        for place, names in _FLAGS.items():
            for name in names:
                bit = getattr(termios, name)
                if (before[place] ^ now[place]) & bit:
                    changes.append(f"stty {'' if now[place] & bit else '-'}{name.lower()}")
        if before[6] != now[6]:
            changes.append("stty control characters")
        return changes

    def send(self, keys: str) -> None:
        """Type `keys`: plain text and names such as `<enter>` (see `key_bytes`).

        A lone `<esc>` needs a wait after it, as at a real keyboard: with the next key it reads as
        one sequence.

        Raises:
            ValueError: A name in angle brackets isn't a key, or the terminal was hung up.
        """
        if self._master < 0:
            raise ValueError("the terminal was hung up: it has no keyboard any more")
        self._outgoing += key_bytes(keys, application_cursor=1 in self._model.modes)
        self._write()

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the kernel sends SIGWINCH to the program."""
        self._model.resize(columns, rows)
        self._set_size(columns, rows)

    def kill(self, number: int = signal.SIGTERM) -> None:
        """Send a signal to the program (not to its children), unless it ended."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Take the line away, as a lost SSH connection does: the program gets SIGHUP."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def wait_for(self, pattern: str, timeout: float = 20) -> float:
        """Wait until `pattern` is on the screen.

        A synchronized update that hasn't ended is not on the screen yet.

        Args:
            pattern: Regular expression, searched in `screen`; `^` and `$` match at each line.
            timeout: In seconds.

        Returns:
            Seconds from the program's exec to the arrival of the bytes that completed the text.

        Raises:
            AssertionError: It didn't appear, or the program ended; the message shows the screen.
        """
        wanted = re.compile(pattern, re.MULTILINE)
        problem = f"{pattern!r} is not on the screen"
        arrival = self._wait_until(lambda: bool(wanted.search(self.screen)), problem, timeout)
        return arrival - self._started

    def time_key(self, key: str, place: Callable[[Sequence[str]], object]) -> float:
        """Type `key` and wait until the screen answers.

        Args:
            key: As for `send`.
            place: What the key changes, read from the rows of the screen. What else is drawn
                meanwhile is no answer.

        Returns:
            Seconds until the bytes that completed the answer arrived.

        Raises:
            AssertionError: It didn't answer, or the program ended; the message shows the screen.
        """
        before = place(self.lines)
        sent = time.monotonic()
        self.send(key)
        problem = f"{key} changes nothing"
        return self._wait_until(lambda: place(self.lines) != before, problem, 20) - sent

    def _wait_until(self, is_there: Callable[[], bool], problem: str, timeout: float) -> float:
        """Wait for a whole screen that is as wanted; return when its last bytes arrived."""
        deadline = time.monotonic() + timeout
        while self._model.frame_is_open or not is_there():
            if not self._take_until(deadline):
                raise AssertionError(self._describe(problem))
        return self._last_arrival

    def wait_until_quiet(self, seconds: float = 0.1, timeout: float = 20) -> None:
        """Wait until the program has written nothing for `seconds`, or has ended.

        For what has no text to wait for: that nothing (more) happens, how many bytes a key costs.

        Raises:
            AssertionError: It was still writing after `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while self._take_until(time.monotonic() + seconds):
            if time.monotonic() > deadline:
                raise AssertionError(self._describe("the program doesn't stop writing"))

    def wait_exit(self, timeout: float = 20) -> int:
        """Wait until the program has ended, and take the last of its output.

        Returns:
            Its exit status; -n if signal n ended it.

        Raises:
            AssertionError: It is still running after `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while self._process.poll() is None and self._line_is_open:
            if time.monotonic() > deadline:
                raise AssertionError(self._describe("the program is still running"))
            self._take(min(_PATIENCE, max(0.0, deadline - time.monotonic())))
        try:
            status = self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise AssertionError(self._describe("the program is still running")) from None
        while self._take_until(time.monotonic() + _DRAIN):
            if time.monotonic() > deadline + _DRAIN:
                break  # a child that it left behind goes on writing
        return status

    def close(self) -> None:
        """End the program and whatever it started in its process group; take the line down."""
        if self._process.poll() is None:
            # Not reaped yet, so the number can't belong to another group. A zombie's group is
            # "not permitted" on macOS.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        # Before waiting: on macOS a dying program waits for its output to be read.
        self.hang_up()
        self._process.wait()

    @property
    def _line_is_open(self) -> bool:
        return self._master >= 0 and not (self._ended and not self._arrived)

    def _set_size(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, columns * 8, rows * 16)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    def _take_until(self, deadline: float) -> bool:
        """Wait for output and obey a piece; False if there was none until then or ever will be."""
        while self._line_is_open:
            left = deadline - time.monotonic()
            if self._take(max(0.0, left)):
                return True
            if left <= 0:
                return False
        return False

    def _take(self, timeout: float) -> bool:
        """Move bytes both ways, obey the oldest piece of output; False if there was none.

        All that is ready is read before one piece is drawn: drawing is slower than reading, and
        times of arrival should be the program's.
        """
        self._read(0 if self._arrived else timeout)
        if not self._arrived:
            return False
        self._last_arrival, piece = self._arrived.popleft()
        self._model.feed(piece)
        self._outgoing += self._model.take_answers()
        self._write()
        return True

    def _read(self, timeout: float) -> None:
        """Read what is there, waiting up to `timeout` seconds for the first piece."""
        while self._line_is_open and not self._ended and len(self._arrived) < _QUEUE:
            waiting = [self._master] if self._outgoing else []
            readable, writable, _ = select.select([self._master], waiting, [], timeout)
            if writable:
                self._write()
            if not readable:
                return
            timeout = 0
            piece = self._read_piece()
            self._ended = not piece
            if piece:
                self._arrived.append((time.monotonic(), piece))
                self._raw += piece

    def _read_piece(self) -> bytes:
        try:
            return os.read(self._master, _CHUNK)
        except OSError as error:
            if error.errno == errno.EIO:  # how Linux says that no program has the line open
                return b""
            raise

    def _write(self) -> None:
        """Send what the program can take now; the rest goes along with later reads."""
        try:
            while self._master >= 0 and self._outgoing:
                del self._outgoing[: os.write(self._master, self._outgoing)]
        except BlockingIOError:
            return
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            self._outgoing.clear()

    def _describe(self, problem: str) -> str:
        """Return `problem` with the state of the program and a picture of the screen."""
        if not self._line_is_open:
            # The line closes a moment before the status can be had.
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_DRAIN)
        status = self._process.poll()
        state = "the program is running" if status is None else f"the program ended with {status}"
        if self._model.frame_is_open:
            state += ", in the middle of a synchronized update"
        picture = [f"|{line}" for line in self._model.lines]
        return "\n".join([f"{problem}; {state}. The screen:", *picture])


def private_environment(home: Path) -> dict[str, str]:
    """Return HOME and the XDG base directories, all inside `home`."""
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
    }
