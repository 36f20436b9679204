"""Characters as people see them, so that every part of a line is as wide by itself as within it.

A zero-width joiner takes the width away from what follows it, and variation selector 16 makes what
stands before it wide: at the edge of a text they would do that to whatever is drawn beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from rich.cells import split_graphemes

_IDLE: Final = re.compile(
    r"""
      (?<!\S)[\u200d\ufe0f]+                # after nothing that they could join or change
    | \u200d+(?=[\s\u200d\ufe0f]|\Z)        # before nothing to join
    """,
    re.VERBOSE,
)
_NOTHING: Final = "\u200c"
"""A zero-width non-joiner: has no width, and takes none from others."""


def unjoined(text: str) -> str:
    """Return `text` with joiners and selectors that have nothing to join or select put to rest.

    Each is replaced by one code point, so offsets stay.
    """
    if text.isascii() or not ("\u200d" in text or "\ufe0f" in text):
        return text
    return _IDLE.sub(lambda idle: _NOTHING * len(idle[0]), text)


def whole(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of `text`, each `[start, end)` with start < end, widened to whole graphemes."""
    found = list(spans)
    if not found or text.isascii():
        return found
    graphemes, _width = split_graphemes(text)
    starts = [start for start, _end, _cells in graphemes]
    ends = [end for _start, end, _cells in graphemes]
    return [
        (
            starts[max(0, bisect_right(starts, start) - 1)],
            ends[min(bisect_left(ends, end), len(ends) - 1)],
        )
        for start, end in found
    ]
