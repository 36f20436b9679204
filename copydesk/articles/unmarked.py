"""Unicode that doesn't say so: UTF-16 without a byte order mark, UTF-8 with bytes that are damaged.

Both are guesses, and certain ones: hardly any other text looks like either.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SAMPLE: Final = 4096
"""Bytes by which UTF-16 is told."""
_CONTROL: Final = bytes([*range(0x09), *range(0x0E, 0x20)])
"""Bytes that no text in single bytes holds, but UTF-16 does: a space is one of them and 0x20."""
_PLAIN: Final = bytes(range(0x20, 0x7F))
_MOST_PLAIN: Final = 0.8
"""Share of printable ASCII above which bytes are no UTF-16, of which at least every second byte of
letters below U+2000 is a control character, and of ideographs two bytes in five are plain."""
_BETWEEN: Final = re.compile(r"[ \n\r\u3001\u3002\uff0c\uff0e]")
"""What stands between words or sentences. Read in the wrong order it becomes rare signs; not so the
ideographic space, which is a zero then."""
_LEAST_BETWEEN: Final = 0.01
"""Share of them in any text: Thai, which has fewest, puts a space behind some 50 letters."""
_MOST_ODD: Final = 0.02
"""Share of characters that are none, or not for exchange, above which it is no text."""
_ODD: Final = frozenset({"Cc", "Cn", "Co", "Cs"})

_CHARACTER: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_RUN: Final = re.compile(rb"[\x80-\xff]+")
_CUT: Final = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]{1,2})\Z")
"""The beginning of a character with which a file ends. Longer ones than it are whole."""
_LEAST_WHOLE: Final = 1
"""Whole characters for each byte that is part of none. Of the lines in `tests/many_languages.py`
none has more than 0.5 in any code page; where a character is damaged, two or three bytes are."""


def utf_16_of(data: bytes) -> str:
    """Return "utf-16-le" or "utf-16-be" if `data` is such without a mark, else ""."""
    sample = data[:_SAMPLE]
    rest = len(sample.translate(None, _CONTROL))
    plain = len(sample) - len(sample.translate(None, _PLAIN))
    if rest == len(sample) or plain > _MOST_PLAIN * len(sample):
        return ""
    found = {codec: _words_apart(sample, codec) for codec in ("utf-16-le", "utf-16-be")}
    best = max(found, key=lambda codec: found[codec])
    return best if found[best] >= _LEAST_BETWEEN else ""


def _words_apart(sample: bytes, codec: str) -> float:
    """Return the share of what stands between words if `sample` is read so; 0 if it is no text."""
    text = sample[: len(sample) // 2 * 2].decode(codec, "replace")
    odd = sum(
        (unicodedata.category(character) in _ODD and character not in "\t\n\r")
        or character == "\ufffd"
        for character in text
    )
    if not text or odd > _MOST_ODD * len(text):
        return 0
    return len(_BETWEEN.findall(text)) / len(text)


def is_damaged_utf_8(data: bytes) -> bool:
    """Return whether `data` is UTF-8 with a few bytes that are wrong, lost or cut off."""
    cut = _CUT.search(data, max(0, len(data) - 3))
    runs = _RUN.findall(data, 0, cut.start() if cut else len(data))
    whole = sum(len(_CHARACTER.findall(run)) for run in runs)
    damaged = sum(len(_CHARACTER.sub(b"", run)) for run in runs)
    if not whole:
        # One byte may be an accent at the end of a Latin text; two are half a quotation mark.
        return cut is not None and len(cut[0]) > 1 and not damaged
    return whole >= _LEAST_WHOLE * damaged
