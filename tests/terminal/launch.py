"""Starts a program as a login does: in a session of its own, with the terminal controlling it.

`subprocess` can make the session but not take the terminal, and `pty.fork` runs Python between fork
and exec, which is unsafe (and warned of since 3.12) as soon as the test runner has threads.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

_LAUNCHER: Final = """\
import fcntl, os, signal, sys, termios, time
report, count = int(sys.argv[1]), int(sys.argv[2])
variables = dict(item.split("=", 1) for item in sys.argv[3 : 3 + count])
command = sys.argv[3 + count :]
os.set_inheritable(report, False)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
for number in signal.valid_signals():
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_SETMASK, [])
os.write(report, b"%d" % time.monotonic_ns())
try:
    os.execvpe(command[0], command, variables)
except OSError as error:
    os.write(report, b" %d" % error.errno)
"""
"""Runs in the child before the program: takes the terminal as the controlling one, and undoes what
test runners leave ignored (SIGPIPE by Python; SIGINT, SIGHUP by shells and nohup). It reports the
time of the exec (monotonic clock, ns) and, if that fails, the error's number. The program's
variables are arguments, because a Python that starts under LANG=C changes its own LC_CTYPE."""


def launch(
    command: list[str], line: int, folder: Path, variables: dict[str, str]
) -> tuple[subprocess.Popen[bytes], float]:
    """Start `command` on the terminal `line`; return when it is running.

    Args:
        command: The program, looked up in the PATH of `variables`, and its arguments.
        line: File descriptor of the terminal, for its input, output and errors.
        folder: Where it starts.
        variables: Its whole environment.

    Returns:
        The process, and the time of its exec (seconds of `time.monotonic`).

    Raises:
        OSError: The command can't be run.
    """
    items = [f"{name}={value}" for name, value in variables.items()]
    reader, writer = os.pipe()
    arguments = [str(writer), str(len(items)), *items, *command]
    with os.fdopen(reader, "rb") as report:
        try:
            process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _LAUNCHER, *arguments],
                stdin=line,
                stdout=line,
                stderr=line,
                cwd=folder,
                env={"LC_ALL": "C.UTF-8"},
                pass_fds=(writer,),
                start_new_session=True,
            )
        finally:
            os.close(writer)
        # Ends when the exec closes the launcher's end.
        started, _, problem = report.read().partition(b" ")
    if problem or not started:
        process.wait()
        number = int(problem) if problem else errno.ENOEXEC
        raise OSError(number, os.strerror(number), command[0])
    return process, int(started) / 1e9
