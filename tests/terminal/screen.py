"""What a terminal makes of a program's output: the picture, the modes, the answers to questions.

Output is cut into text and sequences here; `picture` draws, `answers` knows what to say. Private
and intermediate parameters never reach pyte, which prints the `u` of `CSI < u` and raises at
`CSI ? 6 n`.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from tests.terminal.answers import (
    Answers,
    Asked,
    answer_colour,
    answer_control,
    answer_string,
)
from tests.terminal.picture import DRAWING_MODES, Cell, Picture, first_number

_ON_AT_START: Final = frozenset({7, 25})
"""DEC private modes that are set when a terminal starts: line wrap, visible cursor."""

_ALTERNATE: Final = frozenset({47, 1047, 1049})
"""Modes that show the alternate screen."""

_SYNCHRONIZED: Final = 2026
"""Between set and reset the terminal shows the screen as it was before."""

_MODE_NAMES: Final = {
    1: "application cursor keys",
    5: "reverse video",
    6: "origin mode",
    7: "line wrap off",
    25: "cursor hidden",
    47: "alternate screen",
    1000: "mouse",
    1002: "mouse drag",
    1003: "mouse moves",
    1004: "focus reports",
    1006: "mouse as SGR",
    1015: "mouse as urxvt",
    1016: "mouse in pixels",
    1047: "alternate screen",
    1049: "alternate screen",
    2004: "bracketed paste",
    2026: "synchronized update",
    2048: "resize reports",
}

_SEQUENCE: Final = re.compile(
    r"\x1b(?:"
    r"\[(?P<prefix>[<-?]?)(?P<params>[0-?]*)(?P<middle>[ -/]*)(?P<final>[@-~])"
    r"|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\|(?=\x1b[^\\]))"
    r"|(?P<kind>[PX^_])(?P<string>[^\x1b]*)(?:\x1b\\|(?=\x1b[^\\]))"
    r"|[ -/]+[0-~]"
    r"|(?P<escape>[0-OQ-WYZ`-~\\]))"
)
_UNFINISHED: Final = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|[ -/]*)\Z"
)


class TerminalScreen:
    """The inside of a terminal: feed it output, read the picture, pass its answers on.

    Args:
        columns: Width in cells.
        rows: Height in cells.
        answers: What it says when it is asked.
    """

    def __init__(self, columns: int, rows: int, answers: Answers = Answers.EVERYTHING) -> None:
        self._kind = answers
        self._picture = Picture(columns, rows)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending = ""
        self._answers: list[str] = []
        self._start()

    def _start(self) -> None:
        """Be as after power-on (also ESC c)."""
        self._picture.restart()
        self._on = set(_ON_AT_START)
        self._kitty: list[str] = []
        self._other: dict[str, bool] = {}

    @property
    def modes(self) -> frozenset[int]:
        """The DEC private modes that are not as at power-on.

        25 stands in it while the cursor is *hidden*, 7 while line wrap is *off*; any other number
        while the mode is set: 1049 alternate screen, 1000/1002/1003/1006 mouse, 1004 focus
        reports, 2004 bracketed paste.
        """
        return frozenset(self._on ^ _ON_AT_START)

    @property
    def kitty_pushes(self) -> int:
        """How many kitty keyboard flags were pushed and not popped."""
        return len(self._kitty)

    @property
    def frame_is_open(self) -> bool:
        """Whether a synchronized update has begun and not ended: a person sees the frame before."""
        return _SYNCHRONIZED in self._on

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        return self._picture.cursor

    @property
    def lines(self) -> list[str]:
        """The rows of the screen without the blanks at their right."""
        return self._picture.lines

    @property
    def cells(self) -> list[list[Cell]]:
        """All cells of the screen with their styles, row by row."""
        return self._picture.cells

    def left_behind(self) -> list[str]:
        """Name everything that would trouble the shell if the program ended now."""
        names = [f"{_MODE_NAMES.get(mode, 'private mode')} ({mode})" for mode in sorted(self.modes)]
        if self._kitty:
            names.append(f"kitty keyboard flags ({', '.join(self._kitty)})")
        names += [name for name, on in self._other.items() if on]
        return names + self._picture.left_behind()

    def resize(self, columns: int, rows: int) -> None:
        """Take another size; the program is told elsewhere (SIGWINCH)."""
        self._picture.resize(columns, rows)

    def take_answers(self) -> bytes:
        """Return, once, what the terminal says to the program's questions so far."""
        answers = "".join(self._answers).encode()
        self._answers.clear()
        return answers

    def feed(self, output: bytes) -> None:
        """Obey a piece of output; sequences and characters may be cut anywhere."""
        text = self._pending + self._decoder.decode(output)
        self._pending = ""
        position = 0
        while (escape := text.find("\x1b", position)) >= 0:
            self._picture.print(text[position:escape])
            if found := _SEQUENCE.match(text, escape):
                self._obey(found)
                position = found.end()
            elif _UNFINISHED.match(text, escape):
                self._pending = text[escape:]
                return
            else:
                position = escape + 1
        self._picture.print(text[position:])

    def _obey(self, found: re.Match[str]) -> None:
        if found["final"]:
            self._control(found["prefix"], found["params"], found["middle"], found["final"])
        elif found["osc"] is not None:
            self._operating_system(*found["osc"].partition(";")[::2])
        elif found["kind"] == "P":
            self._answers.append(answer_string(found["string"], self._kind))
        elif found["escape"] == "c":
            self._start()
        elif found["escape"] in ("=", ">"):
            self._other["application keypad"] = found["escape"] == "="
        elif found["escape"] and found["escape"] in "78DEHM":
            self._picture.obey(found[0])

    def _control(self, prefix: str, params: str, middle: str, final: str) -> None:
        """Obey or answer one control sequence (CSI)."""
        if prefix == "?" and not middle and final in "hl":
            for mode in filter(str.isdecimal, params.split(";")):
                self._set_mode(int(mode), final == "h")
        elif final == "u" and not middle and prefix in ("<", "=", ">"):
            self._keyboard(prefix, params)
        elif final == "m" and prefix == ">":
            self._other["modifyOtherKeys"] = params.partition(";")[2] not in ("", "0")
        elif final == "q" and middle == " ":
            self._other["cursor shape"] = params not in ("", "0")
        elif final == "p" and middle == "!":
            self._soft_reset()
        elif final in "cnpqt":
            asked = Asked(self._picture.size, self.cursor, self._on)
            question = prefix + params + middle + final
            self._answers.append(answer_control(question, self._kind, asked))
        elif not prefix and not middle:
            self._picture.draw(params, final)

    def _set_mode(self, mode: int, on: bool) -> None:
        if mode in _ALTERNATE:
            self._picture.show_alternate(on)
        if mode in DRAWING_MODES:
            self._picture.set_mode(mode, on)
        (self._on.add if on else self._on.discard)(mode)

    def _soft_reset(self) -> None:
        """Undo what DECSTR undoes and a program may have set (VT510 manual, table 5-8)."""
        for mode, on in ((1, False), (6, False), (25, True)):
            self._set_mode(mode, on)
        self._other["application keypad"] = False
        self._picture.obey("\x1b[r\x1b[m")

    def _keyboard(self, prefix: str, params: str) -> None:
        """Keep count of kitty's keyboard flags; the keys themselves are sent the old way."""
        if prefix == ">":
            self._kitty.append(params or "0")
        elif prefix == "=":
            self._kitty[-1:] = [] if params.startswith("0") else [params]
        else:
            del self._kitty[-first_number(params) :]

    def _operating_system(self, command: str, rest: str) -> None:
        """Answer questions about colours; remember which were changed (OSC)."""
        if command not in ("4", "10", "11", "12", "104", "110", "111", "112"):
            return
        name = f"colours changed (OSC {int(command) % 100})"
        if len(command) == 3:
            self._other[name] = False
        elif not rest.endswith("?"):
            self._other[name] = True
        else:
            self._answers.append(answer_colour(command, rest, self._kind))
