"""Screens that repaint what changed.

Textual repaints all of a screen when another opens above it, when that closes, and when the focus
changes. Worse, whatever is repainted below an open dialog is repainted again with each event that
the lower screen gets, for as long as the dialog is open, and so is what lies around the dialog.
Over a slow line each of these is seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from textual.await_complete import AwaitComplete
from textual.containers import Container
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from tui.screens.sight import SeenAt


class SparingScreen(Screen[ScreenResultType]):
    """A screen whose panes cover all of it, and say themselves when they have to be repainted."""

    class RepaintsEverything(Message):
        """What the terminal shows isn't to be trusted: everything is sent anew."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Repaint regions; what has none to name only means the layout.

        Textual asks for all of a screen whenever another one opens above it or has closed. Where
        a new layout changes the screen, it is repainted without being asked for.
        """
        if repaint and regions:
            self._set_dirty(*regions)
            self._dirty_widgets.add(self)
            self.check_idle()
        if layout or recompose:
            super().refresh(repaint=False, layout=layout, recompose=recompose)
        # Else Textual would forget which widgets are to be repainted, for all of them were.
        self._repaint_required = False
        return self

    def repaint_everything(self) -> None:
        """Repaint all of the screen, whatever the terminal shows now."""
        self.refresh(self.size.region)
        self.post_message(self.RepaintsEverything())

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Leave out Textual's tooltip and notes: nothing uses them, each opening pays for them."""

    def _screen_resized(self, size: Size) -> None:
        # A dialog that opens tells the screens below it of their size, which they know.
        if size != self._compositor.size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        above = self._screen_above()
        if above is None:
            super()._compositor_refresh()
            return
        # Textual would mark these regions here again as well, to be handed up at the next event.
        dirty = self._compositor._dirty_regions
        above.refresh(*dirty)
        dirty.clear()
        self._dirty_widgets.clear()

    def _screen_above(self) -> Screen[Any] | None:
        stack = self.app.screen_stack
        return stack[stack.index(self) + 1] if self in stack[:-1] else None


class Frame(Container):
    """Holds panes, and has them laid out once where Textual's containers do so twice."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)


class Overlay(SparingScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A transparent screen above another: draws what it covers, and around it what changes below.

    What lies around it stands on the terminal already when it opens.
    """

    _draws_below = True
    """What is being drawn shows something of the screen below."""

    def __init__(self) -> None:
        super().__init__()
        self._asked_for: set[Region] = set()

    def look(self) -> None:
        """Show what became known meanwhile: here nothing is shown that could change."""

    def drawn(self, picture: int, seen_at: SeenAt) -> None:
        """Note that a picture is complete, which shows this screen; arguments: see `Sight`."""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Repaint regions: of this screen, or such as have changed on the screen below."""
        self._asked_for.update(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _compositor_refresh(self) -> None:
        if not self._compositor.size:
            return  # not laid out yet: what is asked for waits
        dirty = self._compositor._dirty_regions
        screen = self._compositor.size.region
        # Opening and scrolling count as a change of all there is, this screen included. Only what
        # is asked for is as large; it may be older than the size.
        regions = [*(dirty - {screen}), *self._asked_for]
        self._asked_for.clear()
        dirty.clear()
        dirty.update(part for region in regions if (part := region.intersection(screen)))
        covered = self._covered()
        self._draws_below = not all(
            any(region.contains_region(part) for region in covered) for part in dirty
        )
        super()._compositor_refresh()
        self._draws_below = True

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the screen below, if any of it is to be seen: that takes longer than the dialog."""
        if self._draws_below:
            return super().render_lines(crop)
        return [Strip.blank(crop.width)] * crop.height

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result, once; what was covered is repainted."""
        stack = self.app.screen_stack
        # Textual takes away whichever screen is on top, or fails where there is none to take: for
        # a key that comes when the dialog is closed already, or while the program ends.
        if len(stack) < 2 or stack[-1] is not self:
            return AwaitComplete()
        covered = self._covered()
        closing = super().dismiss(result)
        stack[-2].refresh(*covered)
        return closing

    def _covered(self) -> list[Region]:
        """Return the regions of everything that stands on this screen."""
        return [
            clip.intersection(region)
            for widget, (region, clip) in self._compositor.visible_widgets.items()
            if widget is not self
        ]
