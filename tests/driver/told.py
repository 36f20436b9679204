"""What Textual tells the driver, kept in a file while the program runs in a terminal.

`command` starts the program as users do, but for the file; `Told` makes the stock picture of it,
and says where a terminal that was sent few bytes shows anything else.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.driver.stock import StockPicture, seen_by
from tests.terminal.program import QUICK
from tests.terminal.screen import TerminalScreen

if TYPE_CHECKING:
    from tests.terminal.picture import Cell
    from tests.terminal.terminal import Terminal

_ROOT: Final = Path(__file__).parents[2]

VARIABLES: Final = {**QUICK, "PYTHONPATH": str(_ROOT)}
"""Environment of a program that `command` starts."""

_LOOKS: Final = 50
_PAUSE: Final = 0.2
"""How often, and seconds between, the pictures are compared until they are the same: the program
may be at work, and holds frames back."""


def command(file: Path, *arguments: str | Path) -> list[str]:
    """Return what starts the program, keeping in `file` what Textual tells the driver."""
    return [sys.executable, "-m", "tests.driver.told", str(file), *map(str, arguments)]


class Told:
    """The stock picture of a program that `command` started.

    Args:
        file: What was given to `command`.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read = 0
        self._picture = StockPicture(1, 1)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows that Textual drew for last."""
        self._follow()
        return self._picture.size

    @property
    def cells(self) -> list[list[Cell]]:
        """The stock picture now."""
        self._follow()
        return self._picture.cells

    def _follow(self) -> None:
        with self._file.open("rb") as file:
            file.seek(self._read)
            news = file.read()
        whole = news[: news.rfind(b"\n") + 1]
        self._read += len(whole)
        for line in whole.splitlines():
            columns, rows, data = json.loads(line)
            if self._picture.size != (columns, rows):
                self._picture = StockPicture(columns, rows)
            self._picture.write(data)

    def wait_until_shown(self, shown: Terminal) -> None:
        """Wait until a terminal shows the stock picture, cell by cell, styles too.

        Raises:
            AssertionError: It never does; the message shows where it differs.
        """
        wrong = ["nothing was compared"]
        for _ in range(_LOOKS):
            shown.wait_until_quiet(_PAUSE)
            cells = self.cells
            wrong = differences(seen_by(TerminalScreen(*self.size), cells), shown.cells)
            if not wrong:
                return
        raise AssertionError("\n".join(["The terminal doesn't show the stock picture:", *wrong]))


def differences(wanted: list[list[Cell]], drawn: list[list[Cell]]) -> list[str]:
    """Return the rows in which two pictures differ, and the first cell of each that does."""
    if (len(wanted), len(wanted[0])) != (len(drawn), len(drawn[0])):
        return [f"{len(wanted)} rows of {len(wanted[0])}, not {len(drawn)} of {len(drawn[0])}"]
    found: list[str] = []
    for y, (ours, theirs) in enumerate(zip(wanted, drawn, strict=True)):
        places = [
            x for x, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other
        ]
        if places:
            found += [
                f"row {y}, {len(places)} cells from column {places[0]} on:",
                f"  wanted |{''.join(cell.text for cell in ours)}| {ours[places[0]]}",
                f"  drawn  |{''.join(cell.text for cell in theirs)}| {theirs[places[0]]}",
            ]
    return found


def _record(file: Path) -> None:
    """Have the driver keep what it is told from now on."""
    from tui.app.driver.driver import TerminalDriver

    kept = file.open("a", buffering=1)
    write = TerminalDriver.write

    def write_and_keep(driver: TerminalDriver, data: str) -> None:
        if driver._active and driver._frames is not None:
            kept.write(json.dumps([*driver._app.size, data]) + "\n")
        write(driver, data)

    TerminalDriver.write = write_and_keep  # type: ignore[method-assign, assignment]  # its parameter has another name


def _run() -> int:
    file, *arguments = sys.argv[1:]
    sys.argv = ["copydesk", *arguments]
    _record(Path(file))
    from tui.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(_run())
