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

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from tests.processes import is_at_work
from tests.terminal.answers import Answers
from tests.terminal.display import Display
from tests.terminal.launch import launch
from tests.terminal.line import Line
from tests.terminal.link import AT_HOME, Link
from tests.terminal.screen import TerminalScreen

_PATIENCE: Final = 0.05
"""Seconds between two looks at whether the program ended: its children may keep the line open."""

_DRAIN: Final = 0.5
"""Seconds of silence after which the line of a program that ended is taken for drained."""


class Running(Protocol):
    """What is asked of a process: see `subprocess.Popen`."""

    @property
    def pid(self) -> int:
        """Its id."""

    def poll(self) -> int | None:
        """Return its exit status, or None if it is running."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; return its exit status."""

    def send_signal(self, number: int, /) -> None:
        """Send it a signal, unless it has ended."""


Launch = Callable[[list[str], int, Path, dict[str, str]], tuple[Running, float]]
"""Starts a program: see `launch`."""


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
        link: Link = AT_HOME,
        answers: Answers | None = None,
        launch: Launch = launch,
    ) -> Terminal:
        """Start `command` in a terminal of its own, in the test's private home."""


class Terminal(Display):
    """A command that runs in a pseudo-terminal, and the screen that a person would see.

    Args:
        command: The program and its arguments.
        home: Home directory of the program and where it starts; made if absent. The XDG
            directories lie in it.
        columns: Width in cells.
        rows: Height in cells.
        term: The variable TERM.
        environment: Variables on top of `private_environment(home)`, PATH, LANG and TERM; nothing
            is inherited from the test run.
        link: The line between the program and this terminal; by default it holds nothing up.
        answers: What it says when it is asked; by default what terminals called `term` say.
        launch: Starts it.

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
        link: Link = AT_HOME,
        answers: Answers | None = None,
        launch: Launch = launch,
    ) -> None:
        home.mkdir(parents=True, exist_ok=True)
        master, far_end = os.openpty()
        model = TerminalScreen(columns, rows, answers or Answers.usual(term))
        super().__init__(Line(master, link), model)
        self.device = os.ttyname(far_end)
        """The name of the program's terminal, a file."""
        try:
            self._line.set_size(columns, rows)
            variables = {
                "PATH": os.environ.get("PATH", os.defpath),
                "LANG": "C.UTF-8",
                "TERM": term,
                **private_environment(home),
                **(environment or {}),
            }
            arguments = [str(part) for part in command]
            self._process: Running
            self._process, self._started = launch(arguments, far_end, home, variables)
        except BaseException:
            self.hang_up()
            raise
        finally:
            os.close(far_end)

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

    def kill(self, number: int = signal.SIGTERM) -> None:
        """Send a signal to the program (not to its children), unless it ended."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Take the line away, as a lost SSH connection does: the program gets SIGHUP."""
        self._line.hang_up()

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

    def wait_until_quiet(self, seconds: float = 0.1, timeout: float = 20) -> None:
        """Wait until the program has written nothing for `seconds` and is at rest, or has ended.

        For what has no text to wait for: that nothing (more) happens, how many bytes a key costs.
        A program that has something to do and gets no processor isn't at rest.

        Raises:
            AssertionError: It was still at work after `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while self._take_until(time.monotonic() + seconds) or is_at_work(self.pid):
            if time.monotonic() > deadline:
                self._fail("the program doesn't come to rest")

    def wait_exit(self, timeout: float = 20) -> int:
        """Wait until the program has ended, and take the last of its output.

        Returns:
            Its exit status; -n if signal n ended it.

        Raises:
            AssertionError: It is still running after `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while self._process.poll() is None and self._line.is_open:
            if time.monotonic() > deadline:
                self._fail("the program is still running")
            self._take(min(_PATIENCE, max(0.0, deadline - time.monotonic())))
        try:
            status = self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._fail("the program is still running")
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

    def _state(self) -> str:
        if not self._line.is_open:
            # The line closes a moment before the status can be had.
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_DRAIN)
        status = self._process.poll()
        return "the program is running" if status is None else f"the program ended with {status}"


def private_environment(home: Path) -> dict[str, str]:
    """Return HOME and the XDG base directories, all inside `home`."""
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
    }
