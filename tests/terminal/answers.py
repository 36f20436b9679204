"""What a terminal answers when a program asks: all that xterm knows, reports alone, or nothing.

The questions are those of xterm's ctlseqs: device attributes (c), reports (n), mode (DECRQM, $p),
version (q), sizes (t), colours (OSC), settings and capabilities (DCS).
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import Enum
from typing import Final

_UNKNOWN_MODES: Final = frozenset({2048, 2027, 2031})
"""Modes that it says it doesn't know; like xterm, it reports a resize by SIGWINCH only."""

_XTERM: Final = "\x1bP>|XTerm(390)\x1b\\"


class Answers(Enum):
    """How much a kind of terminal answers; each answers what the one below it does."""

    NOTHING = 0
    """Not even reports: a dumb terminal, or a line that lets no answer through."""

    REPORTS = 1
    """Device attributes and reports (DSR), as tmux, screen and the Linux console do."""

    EVERYTHING = 2
    """Modes (DECRQM), version, sizes and colours too, as xterm does."""

    @classmethod
    def usual(cls, term: str) -> Answers:
        """Return what the terminal answers that calls itself `term` (the variable TERM)."""
        if term.startswith("dumb"):
            return cls.NOTHING
        return cls.EVERYTHING if term.startswith("xterm") else cls.REPORTS


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a terminal its answers tell."""

    size: tuple[int, int]
    """Columns and rows."""

    cursor: tuple[int, int]
    """Column and row, from 0."""

    modes: Set[int]
    """The DEC private modes that are set."""


def answer_control(question: str, answers: Answers, asked: Asked) -> str:
    """Return the answer to a control sequence that asks, such as `6n`; "" if there is none."""
    if answers is Answers.NOTHING:
        return ""
    if answer := _reports(asked).get(question):
        return answer
    if answers is Answers.REPORTS:
        return ""
    if mode := re.fullmatch(r"(\??)(\d+)\$p", question):
        return _mode_report(mode[1], int(mode[2]), asked.modes)
    return _descriptions(asked.size).get(question, "")


def answer_string(question: str, answers: Answers) -> str:
    """Return the answer to a device control string that asks for settings.

    The cursor's shape is a steady block; nothing else is known. (vim takes "not known" about the
    shape for keys that were pressed.)
    """
    if answers is not Answers.EVERYTHING or not question.startswith(("+q", "$q")):
        return ""
    return "\x1bP1$r2 q\x1b\\" if question == "$q q" else f"\x1bP0{question[0]}r\x1b\\"


def answer_colour(command: str, rest: str, answers: Answers) -> str:
    """Return the answer to an OSC that asks for a colour: white on black."""
    if answers is not Answers.EVERYTHING:
        return ""
    level = "ffff" if command == "10" else "0000"
    which = f"{command};{rest[:-1]}" if command == "4" else f"{command};"
    return f"\x1b]{which}rgb:{level}/{level}/{level}\x1b\\"


def _reports(asked: Asked) -> dict[str, str]:
    column, row = asked.cursor
    return {
        "c": "\x1b[?62;22c",
        "0c": "\x1b[?62;22c",
        ">c": "\x1b[>41;390;0c",
        ">0c": "\x1b[>41;390;0c",
        "5n": "\x1b[0n",
        "6n": f"\x1b[{row + 1};{column + 1}R",
        "?6n": f"\x1b[?{row + 1};{column + 1}R",
    }


def _descriptions(size: tuple[int, int]) -> dict[str, str]:
    columns, rows = size
    return {
        ">q": _XTERM,
        ">0q": _XTERM,
        "14t": f"\x1b[4;{rows * 16};{columns * 8}t",
        "16t": "\x1b[6;16;8t",
        "18t": f"\x1b[8;{rows};{columns}t",
    }


def _mode_report(prefix: str, mode: int, modes: Set[int]) -> str:
    """Answer DECRQM: 0 not known, 1 set, 2 reset."""
    known = prefix and mode not in _UNKNOWN_MODES
    state = 1 if mode in modes else 2
    return f"\x1b[{prefix}{mode};{state if known else 0}$y"
