"""Running text in parts that stay whole: keys with their titles, answers to a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.visual import RenderOptions, Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style

_GAP: Final = "   "
"""What parts two parts that stand on one line."""


def parts_of(texts: Iterable[str]) -> Parts:
    """Return parts of plain text."""
    return Parts([Content(text) for text in texts])


class Parts(Visual):
    """Parts beside each other; one that doesn't fit on its line any more begins the next.

    Content alone would break lines at any space, and tear a key from what it does: Textual takes a
    no-break space for one as well. A part that is longer than a whole line is broken as usual.

    Args:
        parts: In order, each on one line.
    """

    def __init__(self, parts: Sequence[Content]) -> None:
        self._parts = parts

    def laid_out(self, width: int) -> Content:
        """Return the text for lines of `width` cells."""
        told = Content()
        used = 0
        for part in self._parts:
            if used and used + len(_GAP) + part.cell_length > width:
                told, used = told + "\n", 0
            elif used:
                told, used = told + _GAP, used + len(_GAP)
            told, used = told + part, used + part.cell_length
        return told

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the text."""
        return self.laid_out(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of all parts on one line."""
        return Content(_GAP).join(self._parts).get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Return the width of the longest word."""
        return Content(_GAP).join(self._parts).get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines of `width` cells it takes."""
        return self.laid_out(width).get_height(rules, width)
