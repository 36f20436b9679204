"""A comparison that goes on for as long as a test wants, whatever the machine.

The program runs as it is; only its child, which compares, says how far it is from a file and ends
no sooner than the test lets it. So nothing depends on how long an alignment takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

_IN_THE_CHILD: Final = """
import sys

if "copydesk.background.worker" in " ".join(sys.orig_argv):
    import time
    from pathlib import Path
    from copydesk.background.messages import Errand

    run = Errand.run

    def held(errand, progress=None, *others):
        while (said := Path({file!r}).read_text()) != "go on":
            if said:
                progress(float(said))
            time.sleep(0.02)
        return run(errand, progress, *others)

    Errand.run = held
elif "tui" in sys.orig_argv:
    from tui.app import order_of_reading

    order_of_reading.COMPARED_HERE = 0
"""
"""Python imports `sitecustomize` at its start; the child is told by its command. What reads the
first pair leaves it to that child, as it leaves long ones."""


class HeldAlignment:
    """What holds the comparisons of a program that is started with `variables`.

    Args:
        folder: Where its files may lie; it is made.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._file = folder / "share"
        self.say(0)
        (folder / "sitecustomize.py").write_text(_IN_THE_CHILD.format(file=str(self._file)))
        self.variables: Mapping[str, str] = {"PYTHONPATH": str(folder)}
        """Environment of a program whose comparisons are held."""

    def say(self, percent: int) -> None:
        """Have the child say from now on that so much is done."""
        self._write(f"{percent / 100}")

    def let_go(self) -> None:
        """Let the comparisons run, those that have begun and all later ones."""
        self._write("go on")

    def _write(self, text: str) -> None:
        # Whole or not at all: the child may be reading.
        following = self._file.with_suffix(".new")
        following.write_text(text)
        following.replace(self._file)
