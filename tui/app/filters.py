"""What lines go through on their way to a terminal that can't, or shall not, show everything."""

from __future__ import annotations

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


_STAND_INS: Final = {**dict.fromkeys(range(0x2400, 0x2427), "?"), 0xFFFD: "?"}
"""What `copydesk.visible` puts in the place of what must not reach a terminal."""


def filters_of(screen: Screen) -> tuple[LineFilter, ...]:
    """Return what lines go through for such a terminal, in this order."""
    colours = () if screen.colour else (Uncoloured(_PLAIN if screen.plain else _CAPABLE),)
    return (*colours, InAscii()) if screen.ascii else colours


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
