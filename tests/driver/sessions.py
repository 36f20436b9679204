"""Sessions of random hands: whatever they do, the terminal shows the stock picture.

Who gives the same seed gets the same keys.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from tests.driver.told import command
from tests.terminal.terminal import Terminal

_KEYS: Final = (
    *"jjjjkkJKgG)(;,'`", *("<space>", "<pagedown>", "<pageup>", "<ctrl+d>", "<ctrl+u>") * 2,
    *("<lt>", "<lt>"), *">>pzZvvw\\\\||mXWhl", *("<tab>", "<shift+tab>", "<enter>", "<ctrl+l>"),
    *"123456.SsCduu", "<ctrl+r>",
)  # fmt: skip
"""What reviewers press most, and all that changes the layout."""

_DIALOGS: Final = (*"?aetHifVLFRTMxO!y/", ":", "3")
"""Keys that open something; not all of them everywhere."""

_IN_DIALOGS: Final = (
    *("<down>", "<up>", "<tab>", "<pagedown>", "<left>", "<backspace>", "<enter>", "j", "k", "n"),
    *("<home>", "<ctrl+u>", "<ctrl+k>", "<shift+left>", "<ctrl+v>", "<ctrl+x>", "<ctrl+j>"),
)

WORDS: Final = (
    *("ferry", "the log, p. 2", " ", "?!", "x" * 30, "漢字かな", "“Zürich” – naïve", "½ §"),
    *("e\u0301a\u0308", "Z\u0351\u0352\u0367a\u033f\u0489", "ไทยกำ", "क्षि", "தமிழ்", "한글"),
    *("ᄒ\u1161\u11ab", "👩\u200d🔬", "👨\u200d👩\u200d👧 home", "👍🏽", "🇳🇴🇩🇪", "☂\ufe0f", "⌚✅"),
    *("1\ufe0f\u20e3", "🏴\U000e0067\U000e007f", "שלום עולם", "مرحبا بالعالم", "a\u202eb\u202c"),
    *("\u200b\u200d", "\u00adsoft", "㉈☰䷀", "\ue0b0"),
)
"""What is typed into notes: wide, combining, joined, right-to-left, hostile."""

_LEAVE: Final = "<ctrl+g><ctrl+g><ctrl+g>"

_OVERWRITTEN: Final = (
    "\r\nBroadcast message from root (pts/7):\r\n\r\nThe system is going down!\r\n",
    "\x1b[5;9Hmake: *** [all] Error 2\r\n\x1b[31;44mred on blue",
    "\x1b[2J\x1b[H$ ls\r\narticles  desk\r\n$ ",
    "\x1b[4;9r\x1b[9;1H\r\n\r\n\r\n\x1b[7mpage 1\x1b[12;40H漢字👩‍🔬",
    "\x1b[10;10H\x1b[5M\x1b[3L\x1b[1;1H\x1b[20@",
)
"""What other programs write over the screen: wall, a job in the background, a shell."""


def under_shell(told: Path, *arguments: str | Path) -> list[str]:
    """Return what starts the program under a shell, which `fg` continues after any key.

    Args:
        told: Where what Textual tells the driver is kept.
        arguments: Of the program.
    """
    program = shlex.join(command(told, *arguments))
    # No loop: bash leaves one when something in it is stopped.
    ways = "".join(f"; echo away {time}; read line; fg" for time in range(1, 30))
    return ["bash", "--norc", "-c", f"set -m; {program}{ways}"]


class Session:
    """Random hands at a program that runs under a shell.

    Args:
        shown: The terminal; the program is there.
        compare: Waits until the terminal shows the stock picture, and raises if it never does.
        line: Returns the terminal's file, for other programs to write to.
        seed: Of the hands.
    """

    def __init__(
        self,
        shown: Terminal,
        compare: Callable[[], None],
        line: Callable[[], str],
        seed: int,
    ) -> None:
        self._shown = shown
        self._compare = compare
        self._line = line
        self._hands = Random(seed)
        self._done: list[str] = []
        self._times_away = 0

    def go_on(self, steps: int) -> None:
        """Do some things, and compare the pictures after each.

        Raises:
            AssertionError: The terminal shows something else than the stock picture.
        """
        kinds = (
            *(self._press_keys,) * 8,
            *(self._use_dialog,) * 4,
            *(self._write_note,) * 3,
            *(self._search, self._resize, self._resize, self._go_away, self._overwrite),
        )
        self.compare()
        for _ in range(steps):
            self._hands.choice(kinds)()
            self.compare()

    def compare(self) -> None:
        """Wait until the terminal shows the stock picture.

        Raises:
            AssertionError: It never does.
        """
        try:
            self._compare()
        except AssertionError as error:
            done = "\n  ".join(self._done[-12:])
            raise AssertionError(f"{error}\nLast of what was done:\n  {done}") from None

    def _send(self, keys: str) -> None:
        self._done.append(f"keys {keys!r}")
        self._shown.send(keys)

    def _press_keys(self) -> None:
        for _ in range(self._hands.randint(1, 4)):
            self._send("".join(self._hands.choices(_KEYS, k=self._hands.choice((1, 1, 3, 20)))))
            self._shown.watch(self._hands.choice((0.0, 0.05)))

    def _use_dialog(self) -> None:
        self._send(self._hands.choice(_DIALOGS))
        for _ in range(self._hands.randint(0, 4)):
            self.compare()
            self._send("".join(self._hands.choices((*_IN_DIALOGS, *WORDS), k=3)))
        if self._hands.random() < 0.7:
            self._send(_LEAVE)

    def _write_note(self) -> None:
        self._send(f"{_LEAVE}a")
        for word in self._hands.choices(WORDS, k=self._hands.randint(1, 12)):
            self._send(word.replace("<", "<lt>"))
            if self._hands.random() < 0.2:
                self.compare()
        self._send(self._hands.choice(("<enter>", "<ctrl+s>", _LEAVE)))

    def _search(self) -> None:
        word = self._hands.choice(("the", "ferry", "a", "212", "zzz", "漢"))
        self._send(f"{_LEAVE}/{word}<enter>{self._hands.choice(('', 'n', 'nnN'))}")

    def _resize(self) -> None:
        for _ in range(self._hands.choice((1, 2, 12))):
            size = (self._hands.randint(40, 200), self._hands.randint(10, 50))
            self._done.append(f"size {size}")
            self._shown.resize(*size)
            self._shown.watch(self._hands.choice((0.0, 0.0, 0.01, 0.1)))
        if self._hands.random() < 0.8:
            self._shown.resize(120, 40)

    def _go_away(self) -> None:
        """Go to the shell with ctrl+z, and come back; the window may be another size by then."""
        self._send(f"{_LEAVE}<ctrl+z>")
        self._times_away += 1
        self._shown.wait_for(f"^away {self._times_away}$")
        if self._hands.random() < 0.5:
            self._shown.resize(self._hands.randint(72, 160), self._hands.randint(20, 50))
        self._send("<enter>")

    def _overwrite(self) -> None:
        self.compare()
        output = self._hands.choice(_OVERWRITTEN)
        self._done.append(f"overwritten by {output!r}")
        write_over(self._line(), output)
        self._shown.wait_until_quiet(0.05)
        self._send("<ctrl+l>")


def write_over(line: str, output: str) -> None:
    """Have another program write on a terminal, as `wall` does.

    Args:
        line: The terminal's file.
        output: What it writes.
    """
    terminal = os.open(line, os.O_WRONLY | os.O_NOCTTY)
    try:
        os.write(terminal, output.replace("\n", "\r\n").encode())
    finally:
        os.close(terminal)
