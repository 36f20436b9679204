"""What all widgets that draw line by line share: their own style, looked up once, and strips."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget


class LineWidget(Widget):
    """A widget that draws itself in `render_line`."""

    _base: Style | None = None

    @property
    def base(self) -> Style:
        """The widget's own style. Textual works it out anew at each look: 0.1 ms a line."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        """Look the style up again: theme, focus or classes changed."""
        super().notify_style_update()
        self._base = None

    def component(self, name: str) -> Style:
        """Return the style of a component class, to lie over `base`."""
        return self.get_component_rich_style(name, partial=True)

    def strip(self, segments: Iterable[Segment] = ()) -> Strip:
        """Return one line of the widget, cut or filled to its width."""
        strip = Strip(segments).apply_style(self.base)
        return strip.adjust_cell_length(self.size.width, self.base)
