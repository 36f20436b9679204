"""The articles of the desk, two lines each: what one is, and how far it is beside the base.

A line below them tells what else lies in the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Final

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from widgets.diff_layout import fit, screen_text
from widgets.line_widget import LineWidget
from widgets.shown import NO_DATE, ListEntry, ListFoot

_BAR: Final = 8
"""Cells of a whole bar."""
_LEAST_BAR: Final = 3
"""Cells that a bar keeps where what is open takes its room; with less there is none."""
_LEAST_NAME: Final = 6
"""Cells of a name that a date leaves."""
_FRACTION: Final = 6
"""Cells in which "12/140" stands at the right, so that the numbers stand below each other."""

_LEAST_LINES: Final = 6
"""Lines of a list that tells what is no article: with fewer all are the articles'."""

EntriesOf = Callable[[Sequence[int]], Sequence[ListEntry]]
"""Returns what the list says now of the articles with these indices."""


class _Block(Struct, frozen=True):
    """What scrolls as one: a heading, or an entry with its two lines."""

    heading: str = ""
    entry: int = -1

    @property
    def height(self) -> int:
        return 1 if self.entry < 0 else 2


class _Drawn(Struct, frozen=True):
    """One line of the widget below its title."""

    block: int
    line: int


class ArticleList(LineWidget, can_focus=True):
    """Draws the entries, sub-folders as headings, with a cursor of its own.

    It asks for the entries that stand on the screen, and for no others: of thousands of articles,
    as of ten, a screenful costs time.
    """

    DEFAULT_CSS = """
    ArticleList { width: 28; height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--title",
        "list--focus",
        "list--heading",
        "list--cursor",
        "list--current",
        "list--muted",
    }
    """
    | Class | Description |
    | :- | :- |
    | `list--title` | The first line. |
    | `list--focus` | The first line while the list has the focus. |
    | `list--heading` | The names of sub-folders. |
    | `list--cursor` | The entry under the cursor while the list has the focus. |
    | `list--current` | The names of the base and of the article beside it. |
    | `list--muted` | What is said of an article in words, and the line below the articles. |
    """

    class Chosen(Message):
        """An article was clicked."""

        def __init__(self, article: int) -> None:
            super().__init__()
            self.article = article
            """Index of the article on the desk."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries_of: EntriesOf = lambda _articles: ()
        self._told: dict[int, ListEntry] = {}
        """What is said of the articles on the screen, by index."""
        self._foot = ListFoot()
        self._blocks: list[_Block] = []
        self._block_of: list[int] = []
        """Index of the block of each article."""
        self._cursor = 0
        """Index of the article under the cursor."""
        self._first = 0
        """Index of the block that stands below the title."""
        self._lines: list[_Drawn] = []
        self._placed_for = 0
        """The height for which the lines were chosen."""

    def show(self, headings: Sequence[str], entries_of: EntriesOf) -> None:
        """List other articles.

        Args:
            headings: The sub-folder that each is in, in the order of the desk.
            entries_of: Asked whenever articles come on the screen, and by `look`.
        """
        self._entries_of, self._told = entries_of, {}
        self._blocks = list(_blocks_of(headings))
        self._block_of = [place for place, one in enumerate(self._blocks) if one.entry >= 0]
        self._cursor = min(self._cursor, max(0, len(headings) - 1))
        self._place()
        self.refresh()

    def look(self) -> None:
        """Ask what is said of the articles on the screen; repaint those of which it differs."""
        drawn = (self._blocks[line.block].entry for line in self._lines if line.line == 0)
        articles = [article for article in drawn if article >= 0]
        before = self._told
        self._told = dict(zip(articles, self._entries_of(articles), strict=True))
        for article, entry in self._told.items():
            if before.get(article, entry) != entry:
                self._repaint_entry(article)

    def show_foot(self, foot: ListFoot) -> None:
        """Draw another line below the articles, or none."""
        if foot != self._foot:
            self._foot = foot
            self._place()
            self.refresh()

    def set_cursor(self, article: int) -> None:
        """Put the cursor on the article with this index."""
        self._go_to(article)

    def move(self, entries: int) -> None:
        """Move the cursor by so many entries, over headings."""
        self._go_to(min(max(self._cursor + entries, 0), len(self._block_of) - 1))

    @property
    def page(self) -> int:
        """How many entries there is room for."""
        return max(1, self._room // 2)

    @property
    def article_under_cursor(self) -> int | None:
        """Index of the article under the cursor; None for an empty list."""
        return self._cursor if self._block_of else None

    @property
    def _has_foot(self) -> bool:
        return bool(self._foot.told) and self.size.height >= _LEAST_LINES

    @property
    def _room(self) -> int:
        """Lines that are the articles'."""
        return max(0, self.size.height - 1 - self._has_foot)

    def _go_to(self, entry: int) -> None:
        if entry == self._cursor or not self._block_of:
            return
        before, self._cursor = self._cursor, entry
        self.repaint_line(0)
        self._repaint_entry(before)
        self._repaint_entry(entry)
        self._keep_cursor_on_screen()

    def _keep_cursor_on_screen(self) -> None:
        before = self._lines
        self._place()
        if self._lines != before:
            self.refresh()

    def _place(self) -> None:
        """Choose the blocks that stand on the screen, the cursor's among them as a whole.

        Looks at no others: see the class.
        """
        self._placed_for = self.size.height
        room = self._room
        cursor = self._block_of[self._cursor] if self._block_of else 0
        with_heading = cursor - 1 if cursor and self._blocks[cursor - 1].entry < 0 else cursor
        first = min(self._first, with_heading)
        first = max(first, min(cursor, self._first_above(cursor + 1)))
        self._first = first = min(first, self._first_above(len(self._blocks)))
        lines = [
            _Drawn(first + place, line)
            for place, block in enumerate(self._blocks[first : first + room])
            for line in range(block.height)
        ]
        self._lines = lines[:room]
        self.look()

    def _first_above(self, end: int) -> int:
        """Return the first of the blocks above `end` for all of which there is room together."""
        first, room = min(end, len(self._blocks)), self._room
        while first and self._blocks[first - 1].height <= room:
            first -= 1
            room -= self._blocks[first].height
        return first

    def _repaint_entry(self, entry: int) -> None:
        for y, drawn in enumerate(self._lines, 1):
            if self._blocks[drawn.block].entry == entry:
                self.repaint_line(y)

    def on_resize(self) -> None:
        """Keep the cursor on screen."""
        self._keep_cursor_on_screen()

    def on_click(self, event: events.Click) -> None:
        """Take a click as a choice."""
        event.stop()
        if 1 <= event.y <= len(self._lines):
            entry = self._blocks[self._lines[event.y - 1].block].entry
            if entry >= 0:
                self.post_message(self.Chosen(entry))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines, at the size that the widget has by now: Textual tells it later."""
        if self._placed_for != self.size.height:
            self._place()
        return super().render_lines(crop)

    def show_focus(self) -> None:
        """Show the focus in the title, and the cursor or not."""
        self.repaint_line(0)
        self._repaint_entry(self._cursor)

    def render_line(self, y: int) -> Strip:
        """Draw the title, a heading, or one of the two lines of an entry."""
        width = self.size.width
        if y == 0:
            style = self.component("list--focus" if self.has_focus else "list--title")
            place = f"{self._cursor + 1} of {len(self._block_of)}" if self._block_of else ""
            return self.strip([Segment(_spread(" Articles", place, width), style)])
        if y == self.size.height - 1 and self._has_foot:
            return self.strip(
                [Segment(_foot_line(self._foot, width), self.component("list--muted"))]
            )
        if y > len(self._lines):
            return self.strip()
        drawn = self._lines[y - 1]
        block = self._blocks[drawn.block]
        if block.entry < 0:
            text = fit(f" {screen_text(block.heading)}", width)
            return self.strip([Segment(text, self.component("list--heading"))])
        entry = self._told[block.entry]
        here = self.has_focus and block.entry == self._cursor
        pieces = _name_line(entry, width) if drawn.line == 0 else _progress_line(entry, width)
        if here:
            text = "".join(text for text, _role in pieces)
            whole = text + " " * (width - cell_len(text))
            return self.strip([Segment(whole, self.component("list--cursor"))])
        return self.strip(
            Segment(text, self.component(role) if role else None) for text, role in pieces
        )


def _blocks_of(headings: Sequence[str]) -> Iterator[_Block]:
    above = ""
    for index, heading in enumerate(headings):
        if heading != above:
            above = heading
            yield _Block(heading=heading)
        yield _Block(entry=index)


def _spread(left: str, right: str, width: int) -> str:
    """Return two texts at the ends of a line of `width` cells; the right one goes if it must."""
    gap = width - cell_len(left) - cell_len(right) - 1
    return f"{left}{' ' * gap}{right} " if gap > 0 else fit(left, width).ljust(width)


def _foot_line(foot: ListFoot, width: int) -> str:
    """Return how many files are no articles, and their names as far as they go."""
    told = f" {foot.told}"
    names = f"  {', '.join(map(screen_text, foot.names))}"
    room = width - cell_len(told) - 1
    return told + (fit(names, room) if room >= min(_LEAST_NAME + 2, cell_len(names)) else "")


def _name_line(entry: ListEntry, width: int) -> list[tuple[str, str]]:
    """Return sign, name and date with their roles: the name whole as far as it goes."""
    role = "list--current" if entry.sign in "B>" else ""
    name, date = screen_text(entry.name), f" {entry.date} " if entry.date else " "
    room = width - 2 - cell_len(date)
    if room < _LEAST_NAME or (entry.date == NO_DATE and room < cell_len(name)):
        date, room = " ", width - 3
    name = fit(name, max(0, room))
    gap = " " * max(0, width - 2 - cell_len(name) - cell_len(date))
    return [(f"{entry.sign} ", role), (name, role), (gap + date, "")]


def _progress_line(entry: ListEntry, width: int) -> list[tuple[str, str]]:
    """Return how far an entry is: words, or a bar with numbers and what is open."""
    words = [words for _sign, words in entry.open]
    if entry.progress is None:
        told = ", ".join(filter(None, (entry.said, *words)))
        if cell_len(told) > width - 3:
            told = "  ".join(filter(None, (entry.said, *(sign for sign, _words in entry.open))))
        return [(fit(f"  {told}", max(0, width - 1)), "list--muted")]
    done, wanted = entry.progress
    numbers = f"{done}/{wanted}".rjust(_FRACTION)
    signs = [sign for sign, _words in entry.open]
    fewer = [(" ".join(signs[:number]), _LEAST_BAR) for number in range(len(signs), -1, -1)]
    for open_, least in ((", ".join(words), _LEAST_BAR), *fewer):
        tail = f"{numbers}  {open_}".rstrip()
        bar = min(_BAR, width - 4 - cell_len(tail))
        if bar >= least:
            full = bar * done // wanted if wanted else bar
            return [(f"  {'#' * full}{'.' * (bar - full)} {tail}", "")]
    return [(fit(f"  {numbers.strip()}", max(0, width - 1)), "")]
