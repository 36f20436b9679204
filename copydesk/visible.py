"""The one gate between text from outside and a terminal.

Article text, notes, titles, file names and other people's journals can hold control sequences that
write the clipboard, move the cursor or reorder a line. `visible` replaces every such character by a
stand-in, one code point for one, so that offsets stay true. It is applied at every exit to a
terminal and nowhere else: the store and the exports keep the original.
"""

from __future__ import annotations

from typing import Final

REPLACEMENT: Final = "\ufffd"
"""Stand-in for characters that have no picture of their own."""

_BIDI: Final = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Directional marks, embeddings, overrides and isolates (UAX #9)."""

_INVISIBLE: Final = (
    *(0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x2028, 0x2029),
    *range(0x2060, 0x2066),
    *range(0x206A, 0x2070),
    *(0x3164, 0xFEFF, 0xFFA0),
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
"""Characters without a glyph that can hide or join text. ZWNJ, ZWJ and the variation selectors
stay: Persian, Indic scripts and emoji need them, and no terminal obeys them. Surrogates can't be
encoded."""

_PICTURES: Final = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), ord(REPLACEMENT)),
    **dict.fromkeys(_BIDI, ord(REPLACEMENT)),
    **dict.fromkeys(_INVISIBLE, ord(REPLACEMENT)),
}


def visible(text: str) -> str:
    """Return `text` with every character that could drive or deceive a terminal made visible.

    C0 controls (line breaks and tabs included) become their Unicode control pictures; C1, bidi
    controls and invisible characters become U+FFFD. Every character is replaced by exactly one, so
    offsets into `text` are offsets into the result.
    """
    return text if is_plain(text) else text.translate(_PICTURES)


def is_plain(text: str) -> bool:
    """Tell at one look that nothing of a text needs a stand-in: all of it is printable ASCII."""
    return text.isascii() and text.isprintable()


def visible_lines(text: str) -> str:
    """Return `text` made visible line by line: its line feeds stay what they are."""
    return "\n".join(visible(line) for line in text.split("\n"))
