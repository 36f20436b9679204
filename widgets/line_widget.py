"""What all widgets that draw line by line share: their own style, looked up once, and strips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Self, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

LineT = TypeVar("LineT")
"""What a widget makes a line of itself of."""


class LineWidget(Widget):
    """A widget that draws itself in `render_line`."""

    # Else a widget that was given another size has everything laid out and itself drawn once more.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)

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

    def repaint_line(self, y: int) -> None:
        """Repaint one line; y counts from the top of the widget."""
        self.refresh(Region(0, y, self.size.width, 1))

    def repaint_changed(self, before: Sequence[object], after: Sequence[object]) -> None:
        """Repaint the lines of which two descriptions differ.

        Args:
            before: All that the look of each line depended on, from the top; after its end the
                widget was blank.
            after: The same, as it is now.
        """
        for y, (old, new) in enumerate(zip_longest(before, after)):
            if old != new:
                self.repaint_line(y)

    def laid_anew(
        self, before: Sequence[LineT], lay_out: Callable[[tuple[int, int]], Sequence[LineT]]
    ) -> Sequence[LineT]:
        """Lay lines out for the size that there is, and repaint those that are others now.

        Args:
            before: The lines as they were laid out last.
            lay_out: Returns the lines for a width and a height in cells.

        Returns:
            The lines; those of before while the widget has no size.
        """
        size = (self.size.width, self.size.height)
        if not all(size):
            return before
        lines = lay_out(size)
        self.repaint_changed(before, lines)
        return lines

    def focus(self, scroll_visible: bool = True) -> Self:
        """Ask for the focus. Textual's own method repaints the whole widget as well."""
        if not self.is_attached:
            return self  # the program ends before the widget was there
        self.app.call_later(self.screen.set_focus, self, scroll_visible=scroll_visible)
        return self

    def on_focus(self, event: events.Focus) -> None:
        """Have the focus; see `show_focus`."""
        self._have_focus(event, focus=True)

    def on_blur(self, event: events.Blur) -> None:
        """Have it no longer."""
        self._have_focus(event, focus=False)

    def _have_focus(self, event: events.Event, *, focus: bool) -> None:
        event.prevent_default()  # Textual's own handler repaints the whole widget
        self.has_focus = focus
        self.show_focus()

    def show_focus(self) -> None:
        """Repaint the lines that tell whether the widget has the focus: here none does."""
