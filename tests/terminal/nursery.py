"""Starts the program where its modules are loaded already, for tests that aren't about the start.

Half of what a short session costs is Python and Textual being loaded. So a process loads them once,
and each program is a fork of it: in a session of its own, with a terminal, variables and a folder
of its own, as `launch` gives them. Nothing runs in that process but the loop below, so a fork has
no threads, and no state but modules. What Textual reads when it is loaded is that of `VARIABLES`.
A `sitecustomize` in its PYTHONPATH is imported as when Python starts, only later than the modules.
"""

from __future__ import annotations

import atexit
import fcntl
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Final

VARIABLES: Final[Mapping[str, str]] = {
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    "ESCDELAY": "20",
}
"""What a program must have in its environment to be started here."""

_ROOT: Final = Path(__file__).parents[2]
_REQUEST: Final = 1 << 16
"""Bytes of a request at most."""
_LOADED: Final = (
    "tui.app.reading_ahead",
    "tui.app.start",
    "tui.screens.asking",
    "tui.actions.judge",
)
"""Modules that bring most of what a short session loads."""


class Born:
    """A program that was started here: what `subprocess.Popen` is of others.

    Args:
        told: File descriptor on which its start and its end are told.
    """

    def __init__(self, told: int) -> None:
        self._told = told
        self._code: int | None = None
        self.pid, started = map(int, self._line().split())
        self.started = started / 1e9
        """When it was started, in seconds of `time.monotonic`."""

    def poll(self) -> int | None:
        """Return its exit status, -n for a signal, or None if it is running."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; return its exit status.

        Raises:
            subprocess.TimeoutExpired: It is running after `timeout` seconds.
        """
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def _ended(self, timeout: float | None) -> int | None:
        if self._code is None and select.select([self._told], [], [], timeout)[0]:
            self._code = int(self._line())
            os.close(self._told)
        return self._code

    def _line(self) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            read = os.read(self._told, 1)
            if not read:
                raise OSError("the nursery has ended")
            line += read
        return line


class _Nursery:
    """The process, seen from the one that runs tests."""

    def __init__(self) -> None:
        self._channel, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with inside:
            self._process = subprocess.Popen(
                [sys.executable, "-c", f"from {__name__} import main; main({inside.fileno()})"],
                cwd=_ROOT,
                env={"PATH": os.environ.get("PATH", os.defpath), **VARIABLES},
                stdin=subprocess.DEVNULL,
                pass_fds=(inside.fileno(),),
                start_new_session=True,
            )
        atexit.register(self.close)

    def start(self, arguments: list[str], line: int, folder: Path, variables: object) -> Born:
        told, tells = os.pipe()
        request = json.dumps([arguments, str(folder), variables]).encode()
        try:
            socket.send_fds(self._channel, [request], [line, tells])
        finally:
            os.close(tells)
        return Born(told)

    def close(self) -> None:
        self._channel.close()
        self._process.wait()


_NURSERIES: Final[list[_Nursery]] = []
"""The one of this process, from the first start on."""


def bear(
    command: list[str], line: int, folder: Path, variables: dict[str, str]
) -> tuple[Born, float]:
    """Start the program; arguments and what is returned are as for `launch`."""
    assert command[1:3] == ["-m", "tui"]
    assert variables.items() >= VARIABLES.items()
    if not _NURSERIES:
        _NURSERIES.append(_Nursery())
    born = _NURSERIES[0].start(command[3:], line, folder, variables)
    return born, born.started


# In the process


def main(channel: int) -> None:
    """Load the program's modules, then start one for each request until the channel is closed.

    Args:
        channel: File descriptor of the socket on which requests come.
    """
    from tui.terminal import prepare, screen_of

    # Before Textual is loaded, as the program does.
    prepare(screen_of(os.environ, ascii_wanted=False), escape_delay=int(VARIABLES["ESCDELAY"]))
    for name in _LOADED:
        importlib.import_module(name)
    arguments = _program_wanted(channel)
    if arguments is not None:
        from tui.cli import main as program

        raise SystemExit(program(arguments))


def _program_wanted(channel: int) -> list[str] | None:
    """Return the arguments in each process that is a program; None in this one, at its end."""
    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    tells: dict[int, int] = {}
    with socket.socket(fileno=channel) as requests:
        while True:
            ready, _, _ = select.select([requests.fileno(), woken], [], [])
            if woken in ready:
                os.read(woken, _REQUEST)
                _tell_ends(tells)
                continue
            request, (*given,), _, _ = socket.recv_fds(requests, _REQUEST, 2)
            if not request:
                return None
            line, told = given
            pid = os.fork()
            if not pid:
                break
            os.close(line)
            os.write(told, b"%d %d\n" % (pid, time.monotonic_ns()))
            tells[pid] = told
    for other in (woken, wakes, told, *tells.values()):
        os.close(other)
    arguments, folder, variables = json.loads(request)
    sys.orig_argv[:] = [sys.executable, "-m", "tui", *arguments]
    _settle(line, folder, variables)
    return list(arguments)


def _tell_ends(tells: dict[int, int]) -> None:
    while tells:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        told = tells.pop(pid)
        # Nobody may be there any more to hear it.
        with suppress(BrokenPipeError):
            os.write(told, b"%d\n" % os.waitstatus_to_exitcode(status))
        os.close(told)


def _settle(line: int, folder: str, variables: dict[str, str]) -> None:
    """Make this process what a login makes of one: see `launch`."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    for number in range(3):
        os.dup2(line, number)
    os.close(line)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    sys.path[0] = folder
    _customize(variables.get("PYTHONPATH", ""))
    # Standard streams are made when Python starts, for what these were then.
    sys.stdin = sys.__stdin__ = os.fdopen(0, encoding="utf-8", closefd=False)  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = _writer(1)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _writer(2)  # type: ignore[misc]


def _customize(places: str) -> None:
    if places:
        sys.path[1:1] = places.split(os.pathsep)
        sys.modules.pop("sitecustomize", None)
        importlib.import_module("sitecustomize")


def _writer(number: int) -> TextIOWrapper:
    return os.fdopen(number, "w", 1, encoding="utf-8", closefd=False)
