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
from typing import Final, NamedTuple

from copydesk.errors import InputError
from copydesk.visible import visible

RGB: Final = 1 << 24
"""Colours of a terminal that takes them by their red, green and blue."""
_FEWEST: Final = 256
"""Colours from which any are used. Of 16 nobody knows what they look like: on many terminals the
ones that mean *gone* and *new* can't be told from the background or from each other."""
_NAMED: Final = {"256color": 256, "direct": RGB, "kitty": 256, "16color": 16, "m": 0, "mono": 0}
"""Colours by what stands last in the name of a type of terminal, where that is told."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the terminal can show."""

    ascii: bool
    """The program's own lines are drawn in ASCII."""
    colours: int
    """How many colours it has, 0 to 2**24."""
    colour: bool
    """They are used; without that changed words are enclosed in signs."""

    @property
    def plain(self) -> bool:
        """Whether it is one of those that show dim or italic text as a colour, or not at all."""
        return self.colours < _FEWEST


def require_terminal(environ: Mapping[str, str]) -> None:
    """Refuse to start where a full-screen program can't work.

    Raises:
        InputError: stdin, stdout or stderr, on which Textual draws, is no terminal, or TERM names
            one that can't be driven.
    """
    streams = ((sys.stdin, "stdin"), (sys.stdout, "stdout"), (sys.stderr, "stderr"))
    for stream, name in streams:
        if stream is None or not stream.isatty():
            raise InputError(
                f"The review needs a terminal, and {name} is not one.",
                "For scripts there are `copydesk compare`, `export` and `status`.",
            )
    term = environ.get("TERM", "")
    if not can_be_driven(term):
        raise InputError(
            f"The terminal type TERM={visible(term) or '(not set)'} can't show the review.",
            "Set TERM to what your terminal is, for example `TERM=xterm-256color copydesk`.",
        )


def can_be_driven(term: str) -> bool:
    """Tell whether a type of terminal moves its cursor by control sequences (ECMA-48)."""
    if term in ("", "dumb", "unknown"):
        return False
    return _told_by_name(term) is not None or _terminfo(term).moves


def screen_of(environ: Mapping[str, str], *, ascii_wanted: bool) -> Screen:
    """Return what the terminal described by `environ` can show."""
    colours = colours_of(environ)
    return Screen(
        ascii=ascii_wanted or not _speaks_utf8(environ),
        colours=colours,
        colour=colours >= _FEWEST and not environ.get("NO_COLOR"),
    )


def colours_of(environ: Mapping[str, str]) -> int:
    """Return how many colours a terminal has: by its type's name, else by terminfo.

    COLORTERM adds to that where it can be meant for this terminal: programs that were started in
    another one inherit the variable, into GNU screen and onto the Linux console too.
    """
    term = environ.get("TERM", "").lower()
    named = _told_by_name(term)
    known = _terminfo(term).colours if named is None else named
    inherited = term.startswith("linux") or (
        "TMUX" not in environ and ("STY" in environ or term.startswith("screen"))
    )
    claims_rgb = environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    return RGB if known >= 8 and claims_rgb and not inherited else known


def _told_by_name(term: str) -> int | None:
    return _NAMED.get(term.lower().rpartition("-")[2])


class _Terminfo(NamedTuple):
    """What the system's data base says of a type of terminal."""

    colours: int = 16
    """How many; what isn't known is taken for little."""
    moves: bool = True
    """Its cursor is moved by a control sequence, not by something older, or not at all."""


def _terminfo(term: str) -> _Terminfo:
    """Look a type of terminal up. Python looks only once a process."""
    try:
        # 13 ms, spent only where the name doesn't tell.
        import curses
    except ImportError:
        # A Python that was built without it.
        return _Terminfo()
    try:
        curses.setupterm(term, 1)
    except curses.error:
        return _Terminfo()
    moves = curses.tigetstr("cup") or b""
    return _Terminfo(max(0, curses.tigetnum("colors")), moves.startswith(b"\x1b["))


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
    """Set Textual's and Rich's switches; must run before Textual is imported.

    Args:
        screen: What the terminal can show.
        escape_delay: Milliseconds to wait for the rest of a cut sequence.
    """
    # Textual would keep the default colours, which are a sequence too: see `tui.app.filters`.
    os.environ.pop("NO_COLOR", None)
    # Rich would go by the name alone, and COLORTERM.
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor" if screen.colours >= RGB else "256"
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
