"""The screen while the articles of a review are being read: how the base begins, and what there is.

Nothing can be done here but to leave. Keys that are typed meanwhile wait for the review.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from tui.screens.panes import Drawing, Panes
from tui.session.pair import waiting_rows
from widgets.diff_items import Texts, items_of
from widgets.diff_view import DiffDocument
from widgets.shown import ColumnTitle, ListEntry, Place

if TYPE_CHECKING:
    from tui.app.order_of_reading import Opening
    from tui.screens.review import ReviewScreen


class OpeningScreen(Panes):
    """Shows an opening.

    Args:
        drawing: How it is drawn.
        hidden: Panes that the reviewer hid.
        opening: What is known so far.
        review: Waits for the articles and gives the screen of their review; what it raises ends the
            program.
        left: Called when the program ends.
    """

    AUTO_FOCUS = ""

    def __init__(
        self,
        drawing: Drawing,
        hidden: Iterable[str],
        opening: Opening,
        review: Callable[[], Awaitable[ReviewScreen]],
        left: Callable[[], None],
    ) -> None:
        super().__init__(drawing, hidden)
        self._opening = opening
        self._review = review
        self._left = left

    class Read(Message):
        """The articles were read."""

        def __init__(self, review: ReviewScreen) -> None:
            super().__init__()
            self.review = review
            """The screen of their review."""

    def is_left_by(self, key: str) -> bool:
        """Tell whether a key, in Textual's spelling, leaves the program."""
        return key in self.keys.of("quit")

    def on_mount(self) -> None:
        """Show what is known."""
        self._choose_panes()
        head, library = self._opening.head, self._opening.library
        name = head.facts.short_name or head.name
        items = items_of(waiting_rows(head))
        document = DiffDocument(Texts(head, None), items, waiting="reading ...")
        self.texts.show(document, 0, (ColumnTitle(name, ("base",)), ColumnTitle("")))
        self.list.show([found.heading for found in library.articles], self._entries)
        self.list.set_cursor(self._opening.base)
        self.top.show(Place(story=library.title, base=name))
        self.key_bar.say("reading the articles")
        self.call_after_refresh(self._wait)

    def on_unmount(self) -> None:
        """Wait for no more: a thread that does would hold up the end of the program."""
        self._left()

    @work
    async def _wait(self) -> None:
        self.post_message(self.Read(await self._review()))

    def _entries(self, indices: Sequence[int]) -> list[ListEntry]:
        articles, base = self._opening.library.articles, self._opening.base
        return [ListEntry(articles[index].name, "B" if index == base else " ") for index in indices]
