"""An article that is being read for as long as a test wants, whatever the machine.

The program runs as it is; only whoever reads the article ends no sooner than the test lets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

_IN_THE_PROGRAM: Final = """
import sys

if "tui" in sys.orig_argv:
    import time
    from pathlib import Path
    from copydesk.articles import read_article
    from tui.app import order_of_reading

    order_of_reading.READ_AT_ONCE = 0
    contents_of_file = read_article.contents_of_file

    def held(file):
        while file.name == {name!r} and not Path({gate!r}).exists():
            time.sleep(0.02)
        return contents_of_file(file)

    read_article.contents_of_file = held
"""
"""Python imports `sitecustomize` at its start. Of a small folder, too, only the pair to open is
read before the review begins."""


class HeldReading:
    """What holds the reading of one article in a program that is started with `variables`.

    Args:
        folder: Where its files may lie; it is made.
        name: What the article is called.
    """

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir()
        self._gate = folder / "gate"
        program = _IN_THE_PROGRAM.format(name=name, gate=str(self._gate))
        (folder / "sitecustomize.py").write_text(program)
        self.variables: Mapping[str, str] = {"PYTHONPATH": str(folder)}
        """Environment of a program that is held so."""

    def let_go(self) -> None:
        """Let the article be read."""
        self._gate.touch()
