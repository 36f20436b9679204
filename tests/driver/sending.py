"""What terminals send, and lines that hand it over in pieces, in a time of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from tui.app.driver.sequences import Sequences, Token

DELAY: Final = 0.25
"""Seconds of the escape delay in these tests: the default."""

CURSOR_POSITIONS: Final = frozenset({"\x1b[1;2R", "\x1b[1;5R", "\x1b[1;6R"})
"""Keys that Textual lists but reads as the position of the cursor."""

KNOWN_KEYS: Final = tuple(sorted({*ANSI_SEQUENCES_KEYS} - CURSOR_POSITIONS))
"""Every key that Textual knows, as it is sent."""

SEQUENCE_KEYS: Final = tuple(
    key for key in KNOWN_KEYS if len(key) > 2 and key.startswith(("\x1b[", "\x1bO"))
)
"""Those that are control sequences."""

ALT_KEYS: Final = tuple(key for key in KNOWN_KEYS if len(key) == 2 and key[1] != "\x1b")
"""Those that are Esc and a character."""

KITTY_KEYS: Final = (
    *("\x1b[27u", "\x1b[27;1u", "\x1b[49;;49u", "\x1b[49u", "\x1b[13u", "\x1b[97;2;65u"),
    *("\x1b[57399u", "\x1b[1;1A", "\x1b[5;1~", "\x1b[101;5u", "\x1b[0;;233:8364u"),
)
"""Keys as the kitty protocol sends them, Esc and the digits among them."""

REPLIES: Final = (
    *("\x1b[?2026;1$y", "\x1b[?2026;2$y", "\x1b[?2048;0$y", "\x1b[12;2$y"),  # DECRPM
    *("\x1b[0n", "\x1b[3n", "\x1b[?997;1n"),  # DSR
    *("\x1b[12;40R", "\x1b[1;1R", "\x1b[?12;40;1R", *sorted(CURSOR_POSITIONS)),  # CPR, DECXCPR
    *("\x1b[?62;22c", "\x1b[?1;2c", "\x1b[>41;390;0c", "\x1b[?64;1;2;6;9;15;21;22;28;52c"),  # DA
    *("\x1b[?1u", "\x1b[?0u"),  # kitty flags
    *("\x1b[8;24;80t", "\x1b[48;24;80;384;640t", "\x1b[4;384;640t", "\x1b[1t"),  # window
    *("\x1b[2;1;1;120;120;1;0x", "\x1b[I", "\x1b[O"),
    *("\x1b[<0;12;5M", "\x1b[<35;112;50m", "\x1b[<0;-5;3M", "\x1b[M !!", "\x1b[32;12;5M"),
    *("\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", "\x1b]10;rgb:ff/ff/ff\x07", "\x1b]52;c;MTEy\x1b\\"),
    *("\x1bP>|XTerm(390)\x1b\\", "\x1bP1$r1;2m\x1b\\", "\x1bP1+r436f=323536\x1b\\"),
    *("\x1bP!|00000000\x1b\\", "\x1b_Gi=31;OK\x1b\\", "\x1b^112\x1b\\"),
)
"""What terminals answer or say by themselves, of every kind."""

PASTES: Final = (
    "\x1b[200~two words\x1b[201~",
    "\x1b[200~red \x1b[31m\x07112\x1b[201~",
    "\x1b[200~\x1b[5~\x1b\x1b]11;?\x07\x1bP\x9b5~ é 漢 6\r\n\x1b[20\x1b[201~",
)
"""Pastes, with all that would be something else outside of one."""


def cuts(sent: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Cut `sent` at every byte."""
    return ((sent[:place], sent[place:]) for place in range(1, len(sent)))


def received(
    pieces: Iterable[bytes], gap: float = 0.0, *, delay: float = DELAY, wait: float = 60.0
) -> list[Token]:
    """Hand over `pieces`, `gap` seconds apart, and then wait; return all that came of it.

    The reader isn't held up: it looks whenever it is time to.
    """
    return arriving([(number * gap, piece) for number, piece in enumerate(pieces)], delay, wait)


def arriving(
    arrivals: Sequence[tuple[float, bytes]], delay: float = DELAY, wait: float = 60.0
) -> list[Token]:
    """Hand over each piece at its time, in seconds; wait after the last one."""
    sequences = Sequences(delay)
    tokens: list[Token] = []
    for at, piece in arrivals:
        tokens += waited(sequences, at)
        tokens += sequences.feed(piece, at)
    return tokens + waited(sequences, arrivals[-1][0] + wait if arrivals else wait)


def waited(sequences: Sequences, until: float) -> list[Token]:
    """Let time pass as a reader does who looks exactly when it is time to."""
    tokens: list[Token] = []
    while (deadline := sequences.deadline) is not None and deadline < until:
        tokens += sequences.expire(deadline)
    return tokens


def said(tokens: Iterable[Token]) -> list[tuple[str, str]]:
    """Return kind and text of tokens, neighbouring text joined: where it is cut means nothing."""
    joined: list[tuple[str, str]] = []
    for token in tokens:
        if joined and token.kind == "text" == joined[-1][0]:
            joined[-1] = ("text", joined[-1][1] + token.text)
        else:
            joined.append((token.kind, token.text))
    return joined
