"""What a stranger could send to a terminal, and a look at whether any of it got there.

The look knows what the program itself sends, which is little, and takes everything else for a find.
On purpose it shares nothing with `copydesk.visible`: that is what it tests.
"""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from pathlib import Path
from typing import Final

_STYLE: Final = rb"(?:(?:[0-479]|2[234579]|[3-49][0-79]|10[0-7]|[34]8;5;[0-9]+)(?:;(?!m)|(?=m)))*"
"""Neither blinking nor a colour of three parts: such a style is somebody else's."""

_HOW_FAR: Final = rb"copydesk: [a-z]+: [0-9]{1,3}%"
"""What a command says in its last line while it takes long, over and over."""

_OWN_SEQUENCES: Final = re.compile(
    rb"\x1b\[(?:" + _STYLE + rb")m"
    rb"|\x1b\[[0-9]*(?:;[0-9]+)?H|\x1b\[[0-9]*[ABCD]|\x08{1,3}"  # the cursor's place
    rb"|\x1b\[[0-9]*[JKXLM]|\x1b\[(?:[0-9]+;[0-9]+)?r"  # erasing, moving lines, their region
    rb"|\x1b\[\?2004h\x1b\[\?7;25l\x1b\[4l\x1b\(B\x0f"  # taking the terminal again
    rb"|\x1b\[(?:5n|\?2026\$p)"  # whether the frame was shown
    rb"|\x1b\[\?(?:25|2026)[hl]"  # cursor, synchronized update
    rb"|\x1b\]22;(?:default|text|pointer)\x07"  # the shape of the mouse pointer
    rb"|\r(?:" + _HOW_FAR + rb" *| +)\r(?:" + _HOW_FAR + rb")?"
)
"""What the program sends all the time."""

_AT_BOTH_ENDS: Final = {
    b"\x1b[?1049h": 1, b"\x1b[?1049l": 1, b"\x1b[?1004h": 1, b"\x1b[?1004l": 1,
    b"\x1b[?2004h": 1, b"\x1b[?2004l": 1, b"\x1b[?7l": 1, b"\x1b[?7h": 1,
    b"\x1b[>25u": 1, b"\x1b[<u": 1, b"\x1b[?2026$p": 1, b"\x1b[?2048$p": 1,
}  # fmt: skip
"""What it sends once at the start or at the end, and how often at most."""

_PAYLOADS: Final = (
    *(b"\x1b]0;", b"\x1b]2;", b"\x1b]8;", b"\x1b]9;", b"\x1b]52;", b"\x1b]777;", b"\x1b]1337;"),
    *(b"\x1bP", b"\x1b_", b"\x1b^", b"\x1bX", b"\x1b[2J", b"\x1b[3J", b"\x1b[6n", b"\x1b[c"),
    *(b"\x1b[?1000h", b"\x1b[?1006h", b"\x1b[31;5m", b"\x1b[18t", b"\x1b[21t", b"\x1b[>c"),
)
"""Sequences that the hostile articles hold; listed as a second look beside `foreign`."""

_ORDER: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})

BAD: Final = "\x1b]52;c;c3RvbGVu\x07\x1b]0;stolen\x1b\\\x9b31m\u202e[bold][@click=app.quit]x\r\b"
"""What a stranger writes into a name, a note, a tag. The program goes back by backspaces too, so
those here stand beside a return, which it sends in no other place."""


def foreign(raw: bytes) -> list[str]:
    """Return everything in `raw` that drives a terminal and isn't the program's own."""
    rest = _OWN_SEQUENCES.sub(b"", raw)
    for sequence, most in _AT_BOTH_ENDS.items():
        rest = rest.replace(sequence, b"", most)
    text = rest.replace(b"\r\n", b"").decode()
    found = [f"{piece!r}" for piece in re.findall(r"\x1b.{0,12}", text, re.DOTALL)]
    found += [f"U+{ord(character):04X}" for character in text if drives_a_terminal(character)]
    return found + [f"{payload!r}" for payload in _PAYLOADS if payload in raw]


def drives_a_terminal(character: str) -> bool:
    """Tell whether a character is a control or reorders what stands beside it."""
    return unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in _ORDER


def name_badly(story: Path) -> None:
    """Add files whose names are hostile; a file system that refuses a name is let off.

    Most are articles, some are not.
    """
    words = "{}\n\nThe ferry Aster ran aground on Thursday with {} aboard.\n"
    names = [
        b"\x1b]0;stolen\x07.txt",
        b"\x1b[2J\x1b[31mred.txt",
        b"two\nlines\r.txt",
        b"[bold]loud[red] [@click=app.quit].txt",
        "\u202etxt.exe.txt".encode(),
        b"\xc2\x9b31mC1\xc2\x90.txt",
        b"no \xff\xfe utf-8 \xe9.txt",
        b"--desk.txt",
        b" .txt",
        b"\x1b]0;stolen\x07.jpg",
        b"two\nlines\x1b[2J.csv",
        "\u202egnp.[@click=app.quit]".encode(),
        b"\xc2\x9b31m \xff.x\x1b[6n",
    ]
    for number, name in enumerate(names):
        try:
            (story / os.fsdecode(name)).write_text(words.format(f"Badly named {number}", number))
        except OSError as error:
            if error.errno not in (errno.EILSEQ, errno.EINVAL):
                raise
    folder = story / "sub\x1b]0;folder\x07"
    folder.mkdir()
    (folder / "in it.txt").write_text(words.format("Below", 212))
