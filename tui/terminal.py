"""What must be settled with the terminal before Textual is imported, and how to leave it well.

Textual reads its environment switches once, at import (`ESCDELAY`, the driver, animations), so
`prepare` runs first. Nothing here imports Textual.
"""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from copydesk.errors import InputError

_COLOURLESS: Final = ("vt100", "vt102", "vt220", "vt320", "ansi-m", "xterm-mono")
"""Terminals without colour."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the terminal can show."""

    ascii: bool
    """The program's own lines are drawn in ASCII."""
    colour: bool
    """There is colour; without it changed words are enclosed in signs."""


def require_terminal(environ: Mapping[str, str]) -> None:
    """Refuse to start where a full-screen program can't work.

    Raises:
        InputError: stdin or stdout is no terminal, or TERM names one that can't be driven.
    """
    for stream, name in ((sys.stdin, "stdin"), (sys.stdout, "stdout")):
        if stream is None or not stream.isatty():
            raise InputError(
                f"The review needs a terminal, and {name} is not one.",
                "For scripts there are `copydesk compare`, `export` and `status`.",
            )
    term = environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        raise InputError(
            f"The terminal type TERM={term or '(not set)'} can't show the review.",
            "Set TERM to what your terminal is, for example `TERM=xterm-256color copydesk`.",
        )


def screen_of(environ: Mapping[str, str], *, ascii_wanted: bool) -> Screen:
    """Return what the terminal described by `environ` can show."""
    return Screen(
        ascii=ascii_wanted or not _speaks_utf8(environ),
        colour=not environ.get("NO_COLOR") and environ.get("TERM") not in _COLOURLESS,
    )


def _speaks_utf8(environ: Mapping[str, str]) -> bool:
    """Decide by LC_ALL, then LC_CTYPE, then LANG.

    Under LANG=C Python itself sets LC_CTYPE to C.UTF-8 (PEP 538): that value says nothing about
    the terminal when LANG is empty, C or POSIX.
    """
    lang = environ.get("LANG", "")
    ctype = environ.get("LC_CTYPE", "")
    if ctype == "C.UTF-8" and lang in ("", "C", "POSIX"):
        ctype = ""
    value = environ.get("LC_ALL") or ctype or lang
    return "utf-8" in value.lower() or "utf8" in value.lower()


def prepare(screen: Screen, *, escape_delay: int) -> None:
    """Set Textual's switches for a slow line; must run before Textual is imported.

    Args:
        screen: What the terminal can show.
        escape_delay: Milliseconds to wait for the rest of a cut sequence.
    """
    if not screen.colour:
        os.environ["NO_COLOR"] = "1"
    os.environ.setdefault("ESCDELAY", str(escape_delay))
    # Five page-downs cost 1 MB with animated scrolling and a twentieth of that without.
    os.environ["TEXTUAL_ANIMATIONS"] = "none"


def let_go() -> None:
    """Write to nowhere from here on: the terminal is closed, and Python's last flush would fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def terminal_is_gone() -> bool:
    """Tell whether the terminal has been closed under the program (a dropped line)."""
    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    except (termios.error, ValueError):
        return True
    return False
