"""The panes of the review, and which of them a size has room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from msgspec import Struct
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from tui.actions.stage import Pane
from tui.cards.pane_keys import keys_of
from tui.keys import Keys
from tui.screens.sparing import Frame, SparingScreen
from widgets.article_list import ArticleList
from widgets.bars import KeyBar, TopBar
from widgets.diff_view import DiffView
from widgets.minimap import Minimap
from widgets.review_sidebar import ReviewSidebar

_NARROW, _WIDE, _ROOMY, _WITH_MAP = 72, 120, 140, 160
"""Columns from which the texts stand side by side, all panes do, list and sidebar are wider, and
the map is there."""
_TALL: Final = 32
"""Lines from which the strip is higher."""
_LEAST: Final = (60, 16)
"""Columns and lines under which nothing but one sentence is shown."""


class Drawing(Struct, frozen=True):
    """How the review is drawn, settled before it starts."""

    marks: bool = False
    """Changed words are enclosed in signs (no colour)."""
    rule: str = "|"
    """The character between the columns."""
    bad_lines: int = 0
    """Number of journal lines that could not be read."""
    keys: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Keys that commands have instead of the table's, by the command's id."""


class Panes(SparingScreen[None]):
    """A screen with list, texts and review; `ReviewScreen` says what stands in them.

    Args:
        drawing: How it is drawn.
        hidden: What the reviewer hid, see `Panes.hidden`.
    """

    def __init__(self, drawing: Drawing, hidden: Iterable[str]) -> None:
        super().__init__()
        self.keys = Keys(drawing.keys)
        """The keys in force."""
        self.hidden = set(hidden)
        """What the reviewer doesn't want where there is room for it: "list"; "sidebar", the whole
        review; "beside", the review beside the texts: it is a strip below them."""
        self._drawer = False
        """The list lies over the texts, as it doesn't stand beside them."""
        self.list = ArticleList()
        self.texts = DiffView(
            marks=drawing.marks,
            rule=drawing.rule,
            line_down=self.keys.written("line_down", 1),
        )
        self.map = Minimap()
        self.sidebar = ReviewSidebar()
        self.top = TopBar()
        self.key_bar = KeyBar()

    def compose(self) -> ComposeResult:
        """Lay out the panes; sizes and places are the style sheet's."""
        yield self.top
        with Frame(id="panes"):
            yield self.list
            with Frame(id="body"):
                with Frame(id="columns"):
                    yield self.texts
                    yield self.map
                yield self.sidebar
        yield self.key_bar
        yield Static("", id="too-small", markup=False)

    def on_resize(self) -> None:
        """Choose the panes that this size has room for."""
        self._choose_panes()

    def _choose_panes(self) -> None:
        width, height = self.app.size
        tiny = width < _LEAST[0] or height < _LEAST[1]
        self.set_class(tiny, "tiny")
        self.set_class(not tiny and width < _NARROW, "narrow")
        self.set_class(not tiny and width >= _ROOMY, "roomy")
        self.set_class(height >= _TALL, "tall")
        if tiny:
            self.query_one("#too-small", Static).update(
                f"copydesk needs 60x16, this is {width}x{height}"
            )
        self._place_panes()

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= _WIDE

    @property
    def _has_list(self) -> bool:
        """Whether the list stands beside the texts."""
        return self._wide and "list" not in self.hidden

    def _place_panes(self) -> None:
        drawer = self._drawer and not self._has_list
        self.list.set_class(not (self._has_list or drawer), "hidden")
        self.list.set_class(drawer, "drawer")
        self.set_class(not self._wide or "beside" in self.hidden, "below")
        self.sidebar.set_class("sidebar" in self.hidden, "hidden")
        self.map.set_class(self.app.size.width < _WITH_MAP, "hidden")
        if not (self.focused is None or self.focused.display):
            self.texts.focus()

    def toggle_list(self) -> None:
        """Hide or show the list; where there is no room beside the texts, it lies over them."""
        if self._wide:
            self._drawer = False
            self.hidden ^= {"list"}
        else:
            self._drawer = not self._drawer
        self._place_panes()
        if self._drawer:
            self.list.focus()

    def close_drawer(self) -> None:
        """Close the list if it lies over the texts, and go to the texts."""
        self._drawer = False
        self._place_panes()
        self.texts.focus()

    def toggle_sidebar(self) -> None:
        """Put the review below the texts, hide it, put it beside them, as far as there is room."""
        if "sidebar" in self.hidden:
            self.hidden -= {"sidebar", "beside"} if self._wide else {"sidebar"}
        elif self._wide and "beside" not in self.hidden:
            self.hidden.add("beside")
        else:
            self.hidden.add("sidebar")
        self._place_panes()

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Give the focus to a pane; the line at the bottom tells its keys."""
        super().set_focus(widget, scroll_visible, from_app_focus)
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys of the pane that has the focus."""
        self.key_bar.show(keys_of(self.pane, self.keys))

    @property
    def pane(self) -> Pane:
        """The pane that has the focus."""
        if self.focused is self.list:
            return "list"
        return "review" if self.focused is self.sidebar else "texts"

    @property
    def article_in_list(self) -> int | None:
        """The article under the list's cursor; None where another pane has the focus."""
        return self.list.article_under_cursor if self.pane == "list" else None

    def scroll_pane(self, lines: int) -> bool:
        """Move in the list or the review by lines; False where the texts have the focus."""
        if self.pane == "list":
            self.list.move(lines)
        elif self.pane == "review":
            self.sidebar.scroll_lines(lines)
        return self.pane != "texts"

    def page_pane(self, pages: float) -> bool:
        """Move in the list or the review by pages; False where the texts have the focus."""
        page = self.list.page if self.pane == "list" else max(2, self.sidebar.size.height)
        return self.scroll_pane(round(pages * page))

    def scroll_row(self, lines: int) -> bool:
        """Scroll inside the row under the cursor; False when it doesn't reach further."""
        return self.texts.scroll_inside(lines)

    def page_row(self, pages: float) -> bool:
        """Scroll inside the row under the cursor by pages; False when it doesn't reach further."""
        return self.scroll_row(round(pages * self.texts.page_inside))

    def item_a_page_away(self, pages: float) -> int:
        """Return the index of the item about `pages` screens below (above if negative)."""
        return self.texts.item_a_page_away(pages)

    def toggle_stacked(self) -> bool:
        """Stack the texts, or set them side by side; return whether they are stacked now."""
        self.texts.set_stacked(not self.texts.stacked)
        return self.texts.stacked

    def go_to_pane(self, step: int) -> None:
        """Give the focus to the next (1) or previous (-1) pane; the list comes out for it."""
        panes = [self.list, self.texts, self.sidebar]
        if "sidebar" in self.hidden:
            panes.remove(self.sidebar)
        place = panes.index(self.focused) if self.focused in panes else panes.index(self.texts)
        target = panes[(place + step) % len(panes)]
        self._drawer = target is self.list and not self._has_list
        self._place_panes()
        target.focus()
