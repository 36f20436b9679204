"""The picture on a terminal: main and alternate screen, drawn by pyte.

pyte is kept away from what it can't take: C1 controls, which it obeys although most UTF-8 terminals
don't, zero-width characters, at which it drops the rest of the text, 132 columns, more parameters
than it knows. The two screens are two of pyte's, so that leaving one shows the other as it was.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

import pyte
from wcwidth import wcwidth

from tests.terminal.erasing import ErasingScreen

DRAWING_MODES: Final = frozenset({5, 6, 7, 25})
"""DEC private modes that change what is drawn: reverse video, origin, line wrap, cursor."""

_OBEYED: Final = frozenset("@ABCDEFGHJKLMPX`adefglr")
"""Final characters of control sequences that pyte carries out as a terminal does."""

_PARAMETERS: Final = {"H": 2, "f": 2, "r": 2}
"""How many parameters are taken, where it isn't one: pyte raises at more."""

_UNDERLINE_COLOUR: Final = re.compile(r"(?:^|(?<=;))58[:;](?:5[:;]\d+|2[:;]\d*(?:[:;]\d*){2,3});?")
_COLON_COLOUR: Final = re.compile(r"([34]8):2:(?:\d*:)?(\d+):(\d+):(\d+)")

_CHANGES_NOTHING: Final = 59
"""A style that pyte doesn't know: no number at all would mean "plain"."""


class Cell(NamedTuple):
    """A cell as one sees it: on a blank, what shows on letters only is left out."""

    text: str
    """The character with what combines with it; "" is the right half of a wide one."""

    foreground: str = "default"
    """A name of pyte's (`red`, `brightblack`) or six hexadecimal digits."""

    background: str = "default"
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    reverse: bool = False


class Picture:
    """Two screens of which one is shown.

    Args:
        columns: Width in cells.
        rows: Height in cells.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._main = ErasingScreen(columns, rows)
        self._alternate = ErasingScreen(columns, rows)
        self._last_printed = " "
        self._rows: list[str] = []
        self.restart()

    def restart(self) -> None:
        """Be as after power-on (also ESC c)."""
        self._main.reset()
        self._show(self._main)

    def _show(self, screen: ErasingScreen) -> None:
        self._shown = screen
        self._stream = pyte.Stream(screen)
        self._rows = [""] * screen.lines
        screen.dirty.update(range(screen.lines))

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._shown.columns, self._shown.lines

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        return min(self._shown.cursor.x, self._shown.columns - 1), self._shown.cursor.y

    @property
    def lines(self) -> list[str]:
        """The rows without the blanks at their right."""
        for y in self._shown.dirty:
            if y < len(self._rows):
                self._rows[y] = "".join(self._texts(y)).rstrip()
        self._shown.dirty.clear()
        return list(self._rows)

    @property
    def cells(self) -> list[list[Cell]]:
        """All cells with their styles, row by row."""
        columns, rows = self.size
        drawn = [(self._texts(y), self._shown.buffer[y]) for y in range(rows)]
        return [[_cell(texts[x], line[x]) for x in range(columns)] for texts, line in drawn]

    def _texts(self, y: int) -> list[str]:
        line = self._shown.buffer[y]
        texts = [line[x].data for x in range(self._shown.columns)]
        for x, text in enumerate(texts):
            # pyte leaves the right half of a wide character behind when the left half is replaced
            if not text and (x == 0 or not texts[x - 1] or wcwidth(texts[x - 1][0]) < 2):
                texts[x] = " "
        return texts

    def left_behind(self) -> list[str]:
        """Name what would trouble the shell in how the main screen draws."""
        names = []
        if self._main.margins not in (None, (0, self._main.lines - 1)):
            names.append("scrolling region")
        if self._main.cursor.attrs != self._main.default_char:
            names.append("text style")
        return names

    def resize(self, columns: int, rows: int) -> None:
        """Take another size."""
        for screen in (self._main, self._alternate):
            # As xterm does: the lines at the bottom go, unless the cursor stands there. pyte would
            # always take them from the top.
            above = max(0, screen.cursor.y + 1 - rows)
            kept = {y - above: line for y, line in screen.buffer.items() if 0 <= y - above < rows}
            screen.buffer.clear()
            screen.buffer.update(kept)
            screen.cursor.y -= above
            screen.lines = rows
            screen.resize(rows, columns)
            screen.set_margins()
            screen.ensure_hbounds()
        self._show(self._shown)

    def show_alternate(self, on: bool) -> None:
        """Show the alternate screen, empty, or the main one as it was."""
        if on == (self._shown is self._alternate):
            return
        if on:
            self._alternate.reset()
            self._alternate.cursor.x = self._main.cursor.x
            self._alternate.cursor.y = self._main.cursor.y
        self._show(self._alternate if on else self._main)

    def set_mode(self, mode: int, on: bool) -> None:
        """Set or reset one of `DRAWING_MODES`."""
        for screen in (self._main, self._alternate):
            (screen.set_mode if on else screen.reset_mode)(mode, private=True)

    def obey(self, sequence: str) -> None:
        """Carry out an escape sequence that pyte takes as it is."""
        self._stream.feed(sequence)

    def print(self, text: str) -> None:
        """Print text that holds no escape sequences; C0 controls are obeyed."""
        if not text:
            return
        if text.isascii():
            self._stream.feed(text)
        else:
            self._print_wide(text)
        self._last_printed = text[-1]

    def _print_wide(self, text: str) -> None:
        run = ""
        for character in text:
            if "\x80" <= character < "\xa0":
                continue
            if character.isascii() or wcwidth(character) > 0 or unicodedata.combining(character):
                run += character
            else:
                self._stream.feed(run)
                run = ""
                self._join_to_previous(character)
        self._stream.feed(run)

    def _join_to_previous(self, character: str) -> None:
        """Put a zero-width character (joiner, variation selector) into the cell before it."""
        line = self._shown.buffer[self._shown.cursor.y]
        x = self._shown.cursor.x - 1
        if x > 0 and not line[x].data:
            x -= 1
        if x >= 0:
            line[x] = line[x]._replace(data=line[x].data + character)
            self._shown.dirty.add(self._shown.cursor.y)

    def draw(self, params: str, final: str) -> None:
        """Carry out a control sequence (CSI) that has no private part."""
        if final == "m":
            self._shown.select_graphic_rendition(*_style(params))
        elif final in "su" and not params:
            self._stream.feed("\x1b7" if final == "s" else "\x1b8")
        elif final in "ST":
            self._shown.scroll(first_number(params), up=final == "S")
        elif final == "b":
            self.print(self._last_printed * min(first_number(params), self._shown.columns))
        elif final == "J" and params == "3":
            return  # empties the history, of which there is none; pyte would empty the screen
        elif final in _OBEYED and re.fullmatch(r"[\d;]*", params):
            most = len(params) if final in "hl" else _PARAMETERS.get(final, 1)
            taken = ";".join(params.split(";")[:most])
            self._stream.feed(f"\x1b[{taken}{final}")


def first_number(params: str) -> int:
    """Return the first parameter of a control sequence that counts something: at least 1."""
    number = params.partition(";")[0]
    return max(1, int(number)) if number.isdecimal() else 1


def _cell(text: str, drawn: pyte.screens.Char) -> Cell:
    """Return a cell of pyte's as one sees it. What pyte calls blinking is dim: see `_style`."""
    lined = (drawn.underscore, drawn.strikethrough, drawn.reverse)
    if text in (" ", "\xa0") and not any(lined):
        return Cell(text, background=drawn.bg)
    return Cell(text, drawn.fg, drawn.bg, drawn.bold, drawn.blink, drawn.italics, *lined)


@lru_cache(maxsize=1024)
def _style(params: str) -> tuple[int, ...]:
    """Return the numbers of a style (SGR) as pyte wants them, without colours of underlines.

    pyte knows no dim (2) and ends bold only at 22. Blinking, which nobody misses here, is dropped,
    and its place in pyte's cells taken by dim.
    """
    kept = _UNDERLINE_COLOUR.sub("", params)
    if kept != params and not (kept := kept.rstrip(";")):
        return (_CHANGES_NOTHING,)
    plain = _COLON_COLOUR.sub(r"\1;2;\2;\3;\4", kept).replace("4:0", "24")
    written = re.split("[;:]", re.sub(r"4:\d", "4", plain))
    numbers = [int(number or 0) for number in written if number.isdecimal() or not number]
    return tuple(_with_dim(numbers))


def _with_dim(numbers: list[int]) -> list[int]:
    """Put pyte's blinking in the place of dim, leaving alone the numbers that name a colour."""
    replaced: list[int] = []
    place = 0
    while place < len(numbers):
        number = numbers[place]
        if number in (38, 48):
            length = 5 if numbers[place + 1 : place + 2] == [2] else 3
            replaced += numbers[place : place + length]
            place += length
            continue
        replaced += {2: [5], 5: [_CHANGES_NOTHING], 22: [22, 25], 25: [_CHANGES_NOTHING]}.get(
            number, [number]
        )
        place += 1
    return replaced
