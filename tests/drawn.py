"""What a terminal would show: the screen as it comes of the updates that the program made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tests.reviewing import Reviewing
from tui.app.app import CopydeskApp

Cell = tuple[str, str]
"""What a cell shows, "" behind a wide character, and its style without what no terminal sees."""

NOTHING: Final[Cell] = ("?", "nothing was drawn here")


@dataclass
class Drawn:
    """Every update since the last `forget`, and the cells that all of them together came to."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    """What stands at (x, y)."""
    regions: list[Region] = field(default_factory=list)
    """What was drawn: a region for each stretch of a line, in order."""
    updates: int = 0

    @classmethod
    def of(cls, patch: pytest.MonkeyPatch) -> Drawn:
        """Follow what the app draws from now on."""
        drawn = cls()
        patch.setattr(CopydeskApp, "_display", lambda _app, _screen, update: drawn.take(update))
        return drawn

    def forget(self) -> None:
        """Count from here; the cells stay."""
        self.regions.clear()
        self.updates = 0

    @property
    def area(self) -> int:
        """Number of cells that were drawn, those drawn twice counted twice."""
        return sum(region.area for region in self.regions)

    def take(self, update: object) -> None:
        """Take an update as the terminal would."""
        if update is None:
            return
        self.updates += 1
        if isinstance(update, LayoutUpdate):
            for y, strips in enumerate(update.strips, update.region.y):
                self._put(update.region.x, y, Strip.join(list(strips)))
            return
        assert isinstance(update, ChopsUpdate)
        for y, start, end in update.spans:
            for x, strip in update.chops[y].items():
                if strip is not None and start < x + strip.cell_length and x < end:
                    left = max(start, x)
                    self._put(left, y, strip.crop(left - x, end - x))

    def _put(self, x: int, y: int, strip: Strip) -> None:
        self.regions.append(Region(x, y, strip.cell_length, 1))
        for place, cell in enumerate(_cells(strip), x):
            self.cells[place, y] = cell

    async def stale(self, review: Reviewing) -> list[str]:
        """Return the lines that show something else than they should, as they should be."""
        assert review.session.live._writer.wait_idle(10)
        await review.pilot.pause()
        while review.app.message_queue_size or any(map(_is_to_draw, review.app.screen_stack)):
            await review.pilot.pause()
        width, height = review.app.size
        screen = review.app.screen
        # Around a dialog stands what the screen below shows now, not what it showed once.
        screen._dirty_regions.add(screen.size.region)
        screen._styles_cache.clear()
        return [
            f"{y}: {strip.text}"
            for y, strip in enumerate(review.strips[:height])
            if list(_cells(strip))[:width]
            != [self.cells.get((x, y), NOTHING) for x in range(width)]
        ]


def _is_to_draw(screen: Screen[Any]) -> bool:
    return bool(screen._dirty_widgets) or any(
        widget.message_queue_size or widget._repaint_required or widget._layout_required
        for widget in screen.walk_children(Widget, with_self=True)
    )


def _look(style: Style | None) -> str:
    """Return what a terminal makes of a style: no colour is the default one."""
    if style is None:
        return ""
    colours = (
        "" if colour is None or colour.is_default else colour.name
        for colour in (style.color, style.bgcolor)
    )
    return f"{style.without_color.clear_meta_and_links()} {' on '.join(colours)}"


def _cells(strip: Strip) -> Iterable[Cell]:
    for segment in strip:
        style = _look(segment.style)
        for character in segment.text:
            width = cell_len(character)
            yield from [(character, style), *[("", style)] * (width - 1)][:width]
