"""A program in a real tmux whose client runs in one of the tests' terminals.

The program writes to tmux, tmux to the terminal outside: two pictures of one screen, drawn by two
terminals that know nothing of each other, and two counts of bytes::

    with Tmux(start_terminal, ["copydesk", articles]) as tmux:
        tmux.outer.wait_for("to do")
        sent = len(tmux.outer.raw)  # what the line to the user carried
        drawn = tmux.outer.cells  # what the user sees
        assert tmux.redraw() == drawn  # what tmux thinks that the program has drawn

The server is a private one with no settings of anybody's, without a status line.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from tests.processes import is_at_work
from tests.terminal.link import AT_HOME, Link
from tests.terminal.picture import Cell
from tests.terminal.terminal import StartTerminal

_SETTINGS: Final = """\
set -g status off
set -g default-terminal tmux-256color
"""
"""No status line, so that all that the outer terminal gets is the program's."""

_DRAWN: Final = 0.1
"""Seconds without output after which tmux has drawn everything."""

_PATIENCE: Final = 30.0
"""Seconds after which a server that isn't there won't be."""


class Tmux:
    """A program in a tmux server of its own, and the terminal in which the client shows it.

    Args:
        start: Starts the outer terminal; the client in it ends with the server.
        command: The program and its arguments.
        columns: Width of both terminals in cells.
        rows: Height of both.
        environment: Variables for the program, on top of the outer terminal's.
        link: The line between tmux and the outer terminal.
        settings: Lines of tmux's configuration, such as `set -g escape-time 10`.
    """

    def __init__(
        self,
        start: StartTerminal,
        command: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        link: Link = AT_HOME,
        settings: Sequence[str] = (),
    ) -> None:
        # Not in the test's own folder: the path of a socket has 107 bytes at most.
        self._folder = Path(tempfile.mkdtemp(prefix="tmux-"))
        configuration = self._folder / "tmux.conf"
        configuration.write_text(_SETTINGS + "".join(f"{line}\n" for line in settings))
        self._tmux = ["tmux", "-S", str(self._folder / "socket")]
        client = [*self._tmux, "-f", str(configuration), "-u", "new-session", "--"]
        self.outer = start(
            [*client, *command], columns=columns, rows=rows, environment=environment, link=link
        )
        """The terminal outside: what the user sees, and what the line to them carries (`raw`)."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def do(self, *arguments: str) -> str:
        """Give the server a command, such as `detach-client`; return what it prints.

        Raises:
            subprocess.CalledProcessError: It refuses, or the server is gone.
        """
        done = subprocess.run([*self._tmux, *arguments], check=True, capture_output=True)
        return done.stdout.decode(errors="replace")

    def wait_until_quiet(self, seconds: float = _DRAWN) -> None:
        """Wait until nothing came for `seconds`, and server, program and client are at rest.

        The outer terminal knows the client alone: the server is no child of it.

        Raises:
            AssertionError: They don't come to rest.
        """
        server = self._server()
        is_quiet = False
        while not is_quiet:
            before = len(self.outer.raw)
            self.outer.wait_until_quiet(seconds)
            is_quiet = len(self.outer.raw) == before and not is_at_work(server)

    def _server(self) -> int:
        """Return the server's process id, once it has a client."""
        command = [*self._tmux, "list-clients", "-F", "#{pid}"]
        latest = time.monotonic() + _PATIENCE
        while not (told := subprocess.run(command, check=False, capture_output=True).stdout):
            assert time.monotonic() < latest, "tmux doesn't start"
            self.outer.wait_until_quiet(_DRAWN)
        return int(told.split()[0])

    def redraw(self) -> list[list[Cell]]:
        """Have tmux draw its own screen anew; return the cells that it drew, row by row.

        `capture-pane` would leave out cells that were erased with a background.
        """
        self.wait_until_quiet()
        self.do("refresh-client")
        self.wait_until_quiet()
        return self.outer.cells

    def captured(self) -> list[str]:
        """Return the text of the screen that tmux keeps, row by row, without blanks at the right.

        Unlike what the outer terminal shows, it can be had while no client is attached.
        """
        return [line.rstrip() for line in self.do("capture-pane", "-p").split("\n")[:-1]]

    def close(self) -> None:
        """End the server, and with it the program and the client."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)
        shutil.rmtree(self._folder, ignore_errors=True)
