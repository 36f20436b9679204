"""The articles of the desk, with the progress of each pair: base and this article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from widgets.diff_layout import fit, screen_text
from widgets.line_widget import LineWidget
from widgets.shown import ListEntry


class _Line(Struct, frozen=True):
    heading: str = ""
    entry: int = -1


class ArticleList(LineWidget, can_focus=True):
    """Draws the entries, sub-folders as headings, with a cursor of its own."""

    DEFAULT_CSS = """
    ArticleList { width: 28; height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--heading", "list--cursor", "list--current"}
    """
    | Class | Description |
    | :- | :- |
    | `list--heading` | "Articles" and the names of sub-folders. |
    | `list--cursor` | The entry under the cursor while the list has the focus. |
    | `list--current` | The base and the article beside it. |
    """

    class Chosen(Message):
        """An article was clicked."""

        def __init__(self, article: int) -> None:
            super().__init__()
            self.article = article
            """Index of the article on the desk."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[ListEntry] = ()
        self._lines: list[_Line] = []
        self._cursor = 0
        self._first = 0

    def show(self, entries: Sequence[ListEntry]) -> None:
        """Draw other entries; only lines that differ are repainted when the order is the same."""
        before = self._entries
        self._entries = entries
        if [entry.article for entry in before] != [entry.article for entry in entries]:
            self._reflow()
            self.refresh()
            return
        for line, shown in enumerate(self._lines):
            if shown.entry >= 0 and before[shown.entry] != entries[shown.entry]:
                self._refresh_line(line)

    def set_cursor(self, article: int) -> None:
        """Put the cursor on the entry of `article`."""
        for line, shown in enumerate(self._lines):
            if shown.entry >= 0 and self._entries[shown.entry].article == article:
                self._refresh_line(self._cursor)
                self._cursor = line
                self._refresh_line(line)
                self._keep_cursor_on_screen()

    def move(self, entries: int) -> None:
        """Move the cursor by so many entries, over headings."""
        step = 1 if entries > 0 else -1
        line = self._cursor
        for _ in range(abs(entries)):
            target = line + step
            while 0 <= target < len(self._lines) and self._lines[target].entry < 0:
                target += step
            if not 0 <= target < len(self._lines):
                break
            line = target
        self._refresh_line(self._cursor)
        self._cursor = line
        self._refresh_line(line)
        self._keep_cursor_on_screen()

    @property
    def article_under_cursor(self) -> int | None:
        """Index of the article under the cursor; None for an empty list."""
        if not 0 <= self._cursor < len(self._lines) or self._lines[self._cursor].entry < 0:
            return None
        return self._entries[self._lines[self._cursor].entry].article

    def _reflow(self) -> None:
        self._lines = [_Line(heading="Articles")]
        heading = ""
        for index, entry in enumerate(self._entries):
            if entry.heading != heading:
                heading = entry.heading
                self._lines.append(_Line(heading=heading))
            self._lines.append(_Line(entry=index))
        first = next((n for n, line in enumerate(self._lines) if line.entry >= 0), 0)
        self._cursor = min(max(self._cursor, first), len(self._lines) - 1)
        self._keep_cursor_on_screen()

    def _keep_cursor_on_screen(self) -> None:
        height = self.size.height
        if not height:
            return
        first = min(self._first, self._cursor, max(0, len(self._lines) - height))
        if self._cursor >= first + height:
            first = self._cursor - height + 1
        if self._cursor <= 1:
            first = 0
        if first != self._first:
            self._first = first
            self.refresh()

    def _refresh_line(self, line: int) -> None:
        self.repaint_line(line - self._first)

    def on_resize(self) -> None:
        """Keep the cursor on screen."""
        self._keep_cursor_on_screen()

    def on_click(self, event: events.Click) -> None:
        """Take a click as a choice."""
        event.stop()
        line = self._first + event.y
        if 0 <= line < len(self._lines) and self._lines[line].entry >= 0:
            self.post_message(self.Chosen(self._entries[self._lines[line].entry].article))

    def show_focus(self) -> None:
        """Show the cursor, or hide it."""
        self._refresh_line(self._cursor)

    def render_line(self, y: int) -> Strip:
        """Draw one heading or entry."""
        width = self.size.width
        index = self._first + y
        if index >= len(self._lines):
            return self.strip()
        line = self._lines[index]
        if line.entry < 0:
            style = self.component("list--heading")
            text = fit(" " + screen_text(line.heading), width)
            return self.strip([Segment(text, style)])
        entry = self._entries[line.entry]
        style = self._style(entry, cursor=index == self._cursor and self.has_focus)
        text = _entry_text(entry, width)
        return self.strip([Segment(text, style)])

    def _style(self, entry: ListEntry, *, cursor: bool) -> Style:
        if cursor:
            return self.component("list--cursor")
        if entry.sign in "B>":
            return self.component("list--current")
        return Style.null()


def _entry_text(entry: ListEntry, width: int) -> str:
    """Return one line: sign and name at the left, date and progress at the right."""
    tail = f"{entry.progress} {entry.earlier}".strip()
    if entry.date and width - len(tail) - len(entry.date) >= 18:
        tail = f"{entry.date} {tail}".rstrip()
    name = fit(f"{entry.sign} {screen_text(entry.name)}", max(1, width - len(tail) - 2))
    return name + " " * max(1, width - cell_len(name) - len(tail) - 1) + tail + " "
