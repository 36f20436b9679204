"""What lines go through on their way to a terminal that can't, or shall not, show everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.terminal import Screen

_PLAIN: Final = ("bold", "underline", "reverse")
"""What any terminal can show (VT100). The Linux console makes colours of dim and italic."""
_CAPABLE: Final = (*_PLAIN, "dim", "italic", "strike")
"""What terminals can show that have colours, but shall use none."""


_LEFT_TO_RIGHT: Final = "\u200e"
"""A letter of the left-to-right kind that takes no room (LRM)."""
_FROM_RIGHT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters and digits of scripts that run from right to left."""
_PARTING: Final = re.compile("  +| ?[|\u2500-\u259f]+ ?")
"""What parts two things on a line: two blanks and more, a rule with the blanks beside it."""

_STAND_INS: Final = {**dict.fromkeys(range(0x2400, 0x2427), "?"), 0xFFFD: "?"}
"""What `copydesk.visible` puts in the place of what must not reach a terminal."""


def filters_of(screen: Screen) -> tuple[LineFilter, ...]:
    """Return what lines go through for such a terminal, in this order."""
    colours = () if screen.colour else (Uncoloured(_PLAIN if screen.plain else _CAPABLE),)
    return (*colours, InAscii()) if screen.ascii else colours


class KeptInPlace(LineFilter):
    """Keeps right-to-left text in its column on terminals that reorder a line by themselves.

    They lay out a whole line of the screen, whatever panes it crosses: two columns of Hebrew with
    nothing but blanks and a rule between them would change places. Marks behind all that parts two
    things, and at both edges of a pane, hold each of them. Lines without such letters stay as they
    are.
    """

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002  # Textual hands it over
    ) -> list[Segment]:
        """Return the segments of one line of a widget, with marks that take no room."""
        if not any(not text.isascii() and _FROM_RIGHT.search(text) for text, *_ in segments):
            return segments
        marked = [
            Segment(_PARTING.sub(rf"\g<0>{_LEFT_TO_RIGHT}", text), style, control)
            for text, style, control in segments
        ]
        text, style, control = marked[0]
        # None before all: it would join the last cell of the pane beside it, at each drawing anew.
        if text[:1].isascii() and not text[:1].isalpha() and text[1:2] != _LEFT_TO_RIGHT:
            marked[0] = Segment(text[:1] + _LEFT_TO_RIGHT + text[1:], style, control)
        text, style, control = marked[-1]
        if not text.endswith(_LEFT_TO_RIGHT):
            marked[-1] = Segment(text + _LEFT_TO_RIGHT, style, control)
        return marked


class InAscii(LineFilter):
    """Draws the program's stand-ins for what is invisible as question marks."""

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002  # Textual hands it over
    ) -> list[Segment]:
        """Return the segments with nothing of the program's own beyond ASCII."""
        return [
            Segment(text if text.isascii() else text.translate(_STAND_INS), style, control)
            for text, style, control in segments
        ]


class Uncoloured(LineFilter):
    """Draws a coloured background as reverse, and leaves other colours out.

    Cursors, selections and scroll bars are nothing but backgrounds.

    Args:
        attributes: Those of a style that are kept.
    """

    def __init__(self, attributes: Collection[str]) -> None:
        super().__init__()
        self._attributes = attributes
        # Few styles stand in many segments.
        self._uncoloured: Callable[[Style], Style] = lru_cache(maxsize=1024)(self._without_colours)

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002  # Textual hands it over
    ) -> list[Segment]:
        """Return the segments with no colours in their styles."""
        return [
            Segment(text, style and self._uncoloured(style), control)
            for text, style, control in segments
        ]

    def _without_colours(self, style: Style) -> Style:
        kept = {name: getattr(style, name) for name in self._attributes}
        if style.bgcolor is not None and not style.bgcolor.is_default:
            kept["reverse"] = True
        return Style(**kept)
