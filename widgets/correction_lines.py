"""What each article must correct, as lines; below them the sentence of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from widgets.diff_layout import fit, screen_text
from widgets.shown_story import ShownCorrection
from widgets.told import Size, ToldLine, ToldPiece, ToldRole, fitted, in_view, shown, wrapped

_BELOW: Final = 4
"""Lines that the sentence under the table takes at most, with a gap."""


def correction_lines(corrections: Sequence[ShownCorrection], at: int, size: Size) -> list[ToldLine]:
    """Return what is drawn.

    Args:
        corrections: At least one; by article.
        at: The one under the cursor.
        size: Columns, >= 40, and lines, >= 6.
    """
    width, height = size
    lines: list[ToldLine] = []
    start = 0
    name = None
    for number, correction in enumerate(corrections):
        if correction.name != name:
            name = correction.name
            lines.append(fitted([shown(f" {name}", "name")], width))
        if number == at:
            start = len(lines)
        lines.append(_correction(correction, number == at, width))
    room = max(1, height - _BELOW)
    here = in_view(lines, start, start + 1, room)
    quote = corrections[at].quote
    pieces = [shown(f"{corrections[at].name}: ", "said"), shown(quote.before)]
    pieces += [shown(quote.words, "name"), shown(quote.after)]
    below = list(wrapped(pieces, width - 1, 1))[: _BELOW - 1]
    return [*here, *[()] * (room - len(here)), (ToldPiece(" "),), *below][:height]


def _correction(correction: ShownCorrection, here: bool, width: int) -> ToldLine:
    role: ToldRole = "here" if here else ""
    right = correction.right or "what is right isn't known"
    most = max(12, (width - 15 - cell_len(screen_text(correction.place))) // 2)
    words = f'   "{fit(screen_text(correction.wrong), most)}" -> '
    right = f'"{fit(screen_text(right), most)}"' if correction.right else right
    said: ToldRole = role or "said"
    place = shown(f"   {correction.place}", said)
    return fitted([shown(words, role), shown(right, role), place], width)
