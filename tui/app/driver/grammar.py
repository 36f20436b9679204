"""What terminals send: ECMA-48, 5.3 to 5.6, and what xterm, rxvt, the Linux console add to it."""

from __future__ import annotations

import re
from typing import Final

ESC: Final = "\x1b"

LONGEST: Final = 4096
"""Characters of the longest reply that is kept; of longer ones only the end is awaited."""

PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"

_CSI: Final = r"(?:\x1b\[|\x9b)"
"""CSI in 7 bits, and as a C1 character."""

_STRING: Final = r"(?:\x1b[]P_^X]|[\x90\x98\x9d-\x9f])[^\x00-\x07\x0e-\x1f\x7f-\x9f]*"
"""OSC, DCS, APC, PM or SOS, up to what can't be in it: another control character ends it."""

WHOLE: Final = re.compile(
    rf"{_CSI}\[[@-~]"  # the Linux console's function keys
    rf"|{_CSI}M[\s\S]{{3}}"  # X10 mouse
    rf"|{_CSI}[0-9]+\$"  # rxvt's shifted keys
    rf"|{_CSI}(?![\[M])[ -?]*[@-~]"
    r"|(?:\x1bO|\x8f)[0-9;]*[ -/:<-~]"
    rf"|{_STRING}(?:\x1b\\|[\x07\x9c])"
)
HEAD: Final = re.compile(
    rf"{_CSI}(?:\[|M[\s\S]{{0,2}}|[ -?]*)"
    r"|(?:\x1bO|\x8f)[0-9;]*"
    rf"|{_STRING}(?:\x1b\Z)?"
    r"|\x1b"
)
"""What a sequence begins with, as far as it goes."""

TEXT: Final = re.compile(r"[^\x1b\x8f\x90\x98\x9b\x9d-\x9f]+")
"""What holds no beginning of a sequence."""

_REPLY: Final = re.compile(
    r"\x1b[]P_^X]"
    r"|\x1b\[(?:"
    r"[<-?]"  # private parameters: mode reports, device attributes, SGR mouse
    r"|[0-?]*[ -/]+[@-~]"  # intermediate characters: mode reports in ANSI's own modes
    r"|M|[0-9;]+M|[IO]\Z"  # mouse, focus
    r"|[0-9]*n|[0-9]+;[0-9]+R"  # status, position of the cursor
    r"|(?!1;[0-9]+[tx])[0-9:;]+[tx]\Z"  # window, terminal parameters; `1;5t` is mintty's ctrl+4
    r")"
)
"""Whole sequences that no key sends. `CSI 1;2R` would be xterm's shift+F3, if it weren't the answer
to where the cursor is; Textual reads it so too."""

KEYPAD: Final = re.compile(r"\x1bO[j-y]")
"""The characters of a keypad. Cut, they are Esc, O and a letter, as a person may press them."""

_C1: Final = {0x8F: "\x1bO", 0x90: "\x1bP", 0x98: "\x1bX", 0x9B: "\x1b["} | {
    code: f"\x1b{chr(code - 0x40)}" for code in (0x9C, 0x9D, 0x9E, 0x9F)
}
"""Introducers in 8 bits, and the same in 7."""


def in_seven_bits(sequence: str) -> str:
    """Return a sequence with its introducer as Esc and a character."""
    return sequence if sequence[0] == ESC else _C1[ord(sequence[0])] + sequence[1:]


def is_reply(sequence: str) -> bool:
    """Tell whether a whole sequence, in 7 bits, is what the terminal says and no key."""
    return bool(_REPLY.match(sequence))


def reply_at(text: str, place: int) -> str:
    """Return the whole reply that begins at `place`; "" where there is none."""
    found = WHOLE.match(text, place)
    reply = found[0] if found else ""
    return reply if len(reply) <= LONGEST and is_reply(reply) else ""
