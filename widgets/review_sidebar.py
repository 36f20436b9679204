"""What is known and decided of the row under the cursor: a sidebar when tall, a strip when wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip

from copydesk.counted import counted
from widgets.diff_layout import fit, screen_text, wrap
from widgets.line_widget import LineWidget
from widgets.review_lines import Paragraph, Role, choices, sections, strip, strip_spare
from widgets.shown import ReviewCard

STRIP_FROM: Final = 60
"""Least width in cells at which the widget draws itself as a strip."""


class _Line(Struct, frozen=True):
    pieces: tuple[tuple[str, Role], ...] = ()
    chosen: bool = False
    """Must be in sight."""


class ReviewSidebar(LineWidget, can_focus=True):
    """Draws a `ReviewCard` in the cells it is given."""

    DEFAULT_CSS = """
    ReviewSidebar { width: 30; height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "review--title",
        "review--focus",
        "review--heading",
        "review--name",
        "review--muted",
        "review--grave",
        "review--chosen",
    }
    """
    | Class | Description |
    | :- | :- |
    | `review--title` | The first line. |
    | `review--focus` | The first line while the widget has the focus. |
    | `review--heading` | What a section is about. |
    | `review--name` | The question of a finding, a reviewer's name, a key. |
    | `review--muted` | What is said beside something. |
    | `review--grave` | The word *high*, and that reviewers disagree. |
    | `review--chosen` | The question of the selected finding. |
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._card = ReviewCard()
        self._first = 0
        self._lines: list[_Line] = []
        self._shown: list[_Line] = []
        """The lines that stand in the widget, from its top to its foot."""
        self._laid_for = Size(0, 0)
        """The size for which the card was laid out."""

    def show(self, card: ReviewCard) -> None:
        """Draw another card, from its top unless only more is said of the same."""
        if card != self._card:
            if card.title != self._card.title:
                self._first = 0
            self._card = card
            self._reflow()

    def scroll_lines(self, lines: int) -> None:
        """Scroll a card that is longer than the widget."""
        last = max(0, len(self._lines) - self.size.height)
        first = min(max(self._first + lines, 0), last)
        if first != self._first:
            self._first = first
            self._place_lines()

    def on_resize(self) -> None:
        """Lay the card out for the new width."""
        self._reflow()

    @property
    def _is_strip(self) -> bool:
        return self.size.width >= STRIP_FROM

    def _reflow(self) -> None:
        if not self.size.width:
            return
        self._laid_for = self.size
        self._lines = list(self._strip() if self._is_strip else self._sidebar())
        self._first = min(self._first, max(0, len(self._lines) - self.size.height))
        chosen = [place for place, line in enumerate(self._lines) if line.chosen]
        # The last line may say how many more there are.
        if chosen and chosen[-1] - self._first >= self.size.height - 1:
            self._first = min(chosen[0], chosen[-1] - max(1, self.size.height - 1) + 1)
        self._place_lines()

    def _sidebar(self) -> Iterator[_Line]:
        """Yield the sections with a blank line between two; the keys at the foot if there is room.

        There they stand still while the row above them changes.
        """
        used = 0
        for number, section in enumerate(sections(self._card)):
            lines = [line for part in section for line in self._wrapped(part)]
            yield from (blank := [_Line()] * bool(number))
            yield from lines
            used += len(blank) + len(lines)
        keys = [line for part in choices(self._card) for line in self._wrapped(part)]
        if keys and used < self.size.height - len(keys):
            yield from [_Line()] * (self.size.height - used - len(keys))
            yield from keys

    def _strip(self) -> Sequence[_Line]:
        """Yield the lines of the strip: all of them while it has the keys that scroll."""
        parts = strip(self._card, whole=self.has_focus)
        lines = [line for part in parts for line in self._wrapped(part)]
        spare = [line for part in strip_spare(self._card) for line in self._wrapped(part)]
        return [*lines, *spare[: max(0, self.size.height - len(lines))]]

    def _place_lines(self) -> None:
        """Take the lines there is room for; the last one says when there are more."""
        width, height = self.size
        shown = self._lines[self._first : self._first + height]
        more = len(self._lines) - self._first - len(shown)
        if len(shown) > 1 and more:
            told = fit(f"... {counted(more + 1, 'more line')}", max(0, width - 2))
            shown[-1] = _Line(((told, "muted"),))
        # Blank lines are lines: a card that grows to the foot draws no more than it says.
        shown += [_Line()] * (height - len(shown))
        before, self._shown = self._shown, shown
        self.repaint_changed(before, shown)

    def show_focus(self) -> None:
        """Show it in the title; the strip tells all of each thing while it can be scrolled."""
        if self._is_strip:
            self._first = 0
            self._reflow()
        if self._first == 0:
            self.repaint_line(0)

    def _wrapped(self, part: Paragraph) -> Iterator[_Line]:
        """Yield the lines of a paragraph, each with its pieces in their looks."""
        lead = screen_text(part.lead)
        runs = [(screen_text(text), role) for text, role in part.runs]
        text = "".join(text for text, _role in runs)
        width = max(1, self.size.width - 2 - cell_len(lead))
        if part.cut and cell_len(text) > width:
            kept = fit(text, width)
            runs = [*_slice(runs, 0, len(kept) - 3), ("...", runs[-1][1])]
            yield _Line(((lead, ""), *runs), part.chosen)
            return
        for number, (start, end) in enumerate(wrap(text, width)):
            before = lead if number == 0 else " " * cell_len(lead)
            yield _Line(((before, ""), *_slice(runs, start, end)), part.chosen)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines, at the size that the widget has by now: Textual tells it later."""
        if self._laid_for != self.size:
            self._reflow()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the card."""
        if y >= len(self._shown):
            return self.strip()
        line = self._shown[y]
        segments = [Segment(">" if line.chosen and line.pieces[0][0].strip() else " ")]
        for text, role in line.pieces:
            look = "focus" if role == "title" and self.has_focus else role
            segments.append(Segment(text, self.component(f"review--{look}") if look else None))
        return self.strip(segments)


def _slice(runs: Sequence[tuple[str, Role]], start: int, end: int) -> Iterator[tuple[str, Role]]:
    """Yield what of some runs stands between two places of their text."""
    at = 0
    for text, role in runs:
        piece = text[max(0, start - at) : max(0, end - at)]
        if piece:
            yield piece, role
        at += len(text)
