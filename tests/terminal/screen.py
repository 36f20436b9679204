"""What a terminal makes of a program's output: the picture, the modes, the answers to questions.

pyte draws. It is kept away from what it can't take: private and intermediate parameters (it prints
the `u` of `CSI < u`, and raises at `CSI ? 6 n`), C1 controls, which it obeys although most
UTF-8 terminals don't, zero-width characters, at which it drops the rest of the text, 132 columns.
Main and alternate screen are two pyte screens, so that leaving one shows the other as it was.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache
from typing import Final

import pyte
from wcwidth import wcwidth

_ON_AT_START: Final = frozenset({7, 25})
"""DEC private modes that are set when a terminal starts: line wrap, visible cursor."""

_ALTERNATE: Final = frozenset({47, 1047, 1049})
"""Modes that show the alternate screen."""

_DRAWING: Final = frozenset({5, 6, 7, 25})
"""Modes that pyte needs to know: reverse video, origin, line wrap, cursor."""

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

_UNKNOWN_MODES: Final = frozenset({2048, 2027, 2031})
"""Modes that it says it doesn't know; like xterm, it reports a resize by SIGWINCH only."""

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
_OBEYED: Final = frozenset("@ABCDEFGHJKLMPX`adefglr")
"""Final characters of control sequences that pyte carries out as a terminal does."""

_PARAMETERS: Final = {"H": 2, "f": 2, "r": 2}
"""How many parameters are taken, where it isn't one: pyte raises at more."""

_UNDERLINE_COLOUR: Final = re.compile(r"(?:^|(?<=;))58[:;](?:5[:;]\d+|2[:;]\d*(?:[:;]\d*){2,3});?")
_COLON_COLOUR: Final = re.compile(r"([34]8):2:(?:\d*:)?(\d+):(\d+):(\d+)")


class TerminalScreen:
    """The inside of a terminal: feed it output, read the picture, pass its answers on.

    Args:
        columns: Width in cells.
        rows: Height in cells.
        term: The value of TERM. `xterm...` answers everything below; `dumb` answers nothing; the
            others (screen, tmux, linux, vt...) only device attributes and reports.
    """

    def __init__(self, columns: int, rows: int, term: str) -> None:
        self._answers_basics = not term.startswith("dumb")
        self._answers_all = term.startswith("xterm")
        self._main = pyte.Screen(columns, rows)
        self._alternate = pyte.Screen(columns, rows)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending = ""
        self._last_printed = " "
        self._answers: list[str] = []
        self._rows: list[str] = []
        self._start()

    def _start(self) -> None:
        """Be as after power-on (also ESC c)."""
        self._main.reset()
        self._show(self._main)
        self._on = set(_ON_AT_START)
        self._kitty: list[str] = []
        self._other: dict[str, bool] = {}

    def _show(self, screen: pyte.Screen) -> None:
        self._shown = screen
        self._stream = pyte.Stream(screen)
        self._rows = [""] * screen.lines
        screen.dirty.update(range(screen.lines))

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
        return min(self._shown.cursor.x, self._shown.columns - 1), self._shown.cursor.y

    @property
    def lines(self) -> list[str]:
        """The rows of the screen without the blanks at their right."""
        for y in self._shown.dirty:
            if y < len(self._rows):
                self._rows[y] = self._row(y)
        self._shown.dirty.clear()
        return list(self._rows)

    def _row(self, y: int) -> str:
        line = self._shown.buffer[y]
        cells = [line[x].data for x in range(self._shown.columns)]
        for x, cell in enumerate(cells):
            # pyte leaves the right half of a wide character behind when the left half is replaced
            if not cell and (x == 0 or not cells[x - 1] or wcwidth(cells[x - 1][0]) < 2):
                cells[x] = " "
        return "".join(cells).rstrip()

    def left_behind(self) -> list[str]:
        """Name everything that would trouble the shell if the program ended now."""
        names = [f"{_MODE_NAMES.get(mode, 'private mode')} ({mode})" for mode in sorted(self.modes)]
        if self._kitty:
            names.append(f"kitty keyboard flags ({', '.join(self._kitty)})")
        names += [name for name, on in self._other.items() if on]
        if self._main.margins not in (None, (0, self._main.lines - 1)):
            names.append("scrolling region")
        if self._main.cursor.attrs != self._main.default_char:
            names.append("text style")
        return names

    def resize(self, columns: int, rows: int) -> None:
        """Take another size; the program is told elsewhere (SIGWINCH)."""
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
            self._print(text[position:escape])
            if found := _SEQUENCE.match(text, escape):
                self._obey(found)
                position = found.end()
            elif _UNFINISHED.match(text, escape):
                self._pending = text[escape:]
                return
            else:
                position = escape + 1
        self._print(text[position:])

    def _print(self, text: str) -> None:
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

    def _obey(self, found: re.Match[str]) -> None:
        if found["final"]:
            self._control(found["prefix"], found["params"], found["middle"], found["final"])
        elif found["osc"] is not None:
            self._operating_system(*found["osc"].partition(";")[::2])
        elif found["kind"] == "P" and self._answers_all:
            if found["string"].startswith(("+q", "$q")):
                self._answers.append(f"\x1bP0{found['string'][0]}r\x1b\\")
        elif found["escape"] == "c":
            self._start()
        elif found["escape"] in ("=", ">"):
            self._other["application keypad"] = found["escape"] == "="
        elif found["escape"] and found["escape"] in "78DEHM":
            self._stream.feed(found[0])

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
            self._answers.append(self._answer(prefix + params + middle + final))
        elif not prefix and not middle:
            self._draw(params, final)

    def _draw(self, params: str, final: str) -> None:
        """Carry out a control sequence that has no private part."""
        if final == "m":
            self._shown.select_graphic_rendition(*_style(params))
        elif final in "su" and not params:
            self._stream.feed("\x1b7" if final == "s" else "\x1b8")
        elif final in "ST":
            self._scroll(_first_number(params), up=final == "S")
        elif final == "b":
            self._print(self._last_printed * min(_first_number(params), self._shown.columns))
        elif final == "J" and params == "3":
            return  # empties the history, of which there is none; pyte would empty the screen
        elif final in _OBEYED and re.fullmatch(r"[\d;]*", params):
            most = len(params) if final in "hl" else _PARAMETERS.get(final, 1)
            taken = ";".join(params.split(";")[:most])
            self._stream.feed(f"\x1b[{taken}{final}")

    def _scroll(self, count: int, *, up: bool) -> None:
        """Move the scrolling region, leaving the cursor where it is."""
        screen = self._shown
        top, bottom = screen.margins or (0, screen.lines - 1)
        row = screen.cursor.y
        screen.cursor.y = bottom if up else top
        for _ in range(min(count, screen.lines)):
            if up:
                screen.index()
            else:
                screen.reverse_index()
        screen.cursor.y = row

    def _set_mode(self, mode: int, on: bool) -> None:
        if mode in _ALTERNATE and on != (self._shown is self._alternate):
            if on:
                self._alternate.reset()
                self._alternate.cursor.x = self._main.cursor.x
                self._alternate.cursor.y = self._main.cursor.y
            self._show(self._alternate if on else self._main)
        if mode in _DRAWING:
            for screen in (self._main, self._alternate):
                (screen.set_mode if on else screen.reset_mode)(mode, private=True)
        (self._on.add if on else self._on.discard)(mode)

    def _soft_reset(self) -> None:
        """Undo what DECSTR undoes and a program may have set (VT510 manual, table 5-8)."""
        for mode, on in ((1, False), (6, False), (25, True)):
            self._set_mode(mode, on)
        self._other["application keypad"] = False
        self._stream.feed("\x1b[r\x1b[m")

    def _keyboard(self, prefix: str, params: str) -> None:
        """Keep count of kitty's keyboard flags; the keys themselves are sent the old way."""
        if prefix == ">":
            self._kitty.append(params or "0")
        elif prefix == "=":
            self._kitty[-1:] = [] if params.startswith("0") else [params]
        else:
            del self._kitty[-_first_number(params) :]

    def _answer(self, question: str) -> str:
        """Return the answer to a control sequence that asks; "" if it isn't known.

        The questions are those of xterm's ctlseqs: device attributes (c), reports (n), mode
        (DECRQM, $p), version (q), sizes (t).
        """
        screen, (x, y) = self._shown, self.cursor
        basics = {
            "c": "\x1b[?62;22c",
            "0c": "\x1b[?62;22c",
            ">c": "\x1b[>41;390;0c",
            ">0c": "\x1b[>41;390;0c",
            "5n": "\x1b[0n",
            "6n": f"\x1b[{y + 1};{x + 1}R",
            "?6n": f"\x1b[?{y + 1};{x + 1}R",
        }
        more = {
            ">q": "\x1bP>|XTerm(390)\x1b\\",
            ">0q": "\x1bP>|XTerm(390)\x1b\\",
            "14t": f"\x1b[4;{screen.lines * 16};{screen.columns * 8}t",
            "16t": "\x1b[6;16;8t",
            "18t": f"\x1b[8;{screen.lines};{screen.columns}t",
        }
        if question in basics:
            return basics[question] if self._answers_basics else ""
        if question in more:
            return more[question] if self._answers_all else ""
        if asked := re.fullmatch(r"(\??)(\d+)\$p", question):
            return self._mode_report(asked[1], int(asked[2])) if self._answers_all else ""
        return ""

    def _mode_report(self, prefix: str, mode: int) -> str:
        """Answer DECRQM: 0 not known, 1 set, 2 reset."""
        known = prefix and mode not in _UNKNOWN_MODES
        state = 1 if mode in self._on else 2
        return f"\x1b[{prefix}{mode};{state if known else 0}$y"

    def _operating_system(self, command: str, rest: str) -> None:
        """Answer questions about colours; remember which were changed (OSC)."""
        if command not in ("4", "10", "11", "12", "104", "110", "111", "112"):
            return
        name = f"colours changed (OSC {int(command) % 100})"
        if len(command) == 3:
            self._other[name] = False
        elif not rest.endswith("?"):
            self._other[name] = True
        elif self._answers_all:
            level = "ffff" if command == "10" else "0000"
            which = f"{command};{rest[:-1]}" if command == "4" else f"{command};"
            self._answers.append(f"\x1b]{which}rgb:{level}/{level}/{level}\x1b\\")


@lru_cache(maxsize=1024)
def _style(params: str) -> tuple[int, ...]:
    """Return the numbers of a style (SGR) as pyte wants them, without colours of underlines."""
    kept = _UNDERLINE_COLOUR.sub("", params)
    if kept != params and not (kept := kept.rstrip(";")):
        return (59,)  # no number would mean "plain"; this one changes nothing that pyte knows
    plain = _COLON_COLOUR.sub(r"\1;2;\2;\3;\4", kept).replace("4:0", "24")
    numbers = re.split("[;:]", re.sub(r"4:\d", "4", plain))
    return tuple(int(number or 0) for number in numbers if number.isdecimal() or not number)


def _first_number(params: str) -> int:
    """Return the first parameter of a control sequence that counts something: at least 1."""
    number = params.partition(";")[0]
    return max(1, int(number)) if number.isdecimal() else 1
