"""What is decided on the row under the cursor: a sidebar when tall, a strip when wide and low."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from copydesk.counted import counted
from widgets.diff_layout import fit, screen_text, wrap
from widgets.line_widget import LineWidget
from widgets.shown import FindingLine, ReviewCard

STRIP_FROM: Final = 60
"""Least width in cells at which the widget draws itself as a strip."""

_IN_STRIP: Final = 2
"""Findings, and words that changed, that the strip shows at a time."""


class _Line(Struct, frozen=True):
    label: str
    text: str
    title: bool = False
    chosen: bool = False
    """Must be in sight."""
    cut: bool = False
    """Takes one line, however long the text is."""


class ReviewSidebar(LineWidget, can_focus=True):
    """Draws a `ReviewCard` in the cells it is given."""

    DEFAULT_CSS = """
    ReviewSidebar { width: 30; height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"review--label", "review--title", "review--focus"}
    """
    | Class | Description |
    | :- | :- |
    | `review--label` | The words before a value. |
    | `review--title` | The first line. |
    | `review--focus` | The first line while the widget has the focus. |
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._card = ReviewCard()
        self._first = 0
        self._lines: list[_Line] = []
        self._shown: list[_Line] = []
        """The lines that stand in the widget, from its top."""

    def show(self, card: ReviewCard) -> None:
        """Draw another card, from its top."""
        if card != self._card:
            self._card = card
            self._first = 0
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

    def _reflow(self) -> None:
        if not self.size.width:
            return
        parts = _strip(self._card) if self.size.width >= STRIP_FROM else _column(self._card)
        self._lines = [line for part in parts for line in self._wrapped(part)]
        chosen = [place for place, line in enumerate(self._lines) if line.chosen]
        # The last line may say how many more there are.
        if chosen and chosen[-1] - self._first >= self.size.height - 1:
            self._first = min(chosen[0], chosen[-1] - max(1, self.size.height - 1) + 1)
        self._place_lines()

    def _place_lines(self) -> None:
        """Take the lines there is room for; the last one says when there are more."""
        width, height = self.size
        shown = self._lines[self._first : self._first + height]
        more = len(self._lines) - self._first - len(shown)
        if shown and more:
            shown[-1] = _Line("", fit(f"... {counted(more + 1, 'more line')}", width - 1))
        before, self._shown = self._shown, shown
        self.repaint_changed(before, shown)

    def show_focus(self) -> None:
        """Show it in the title."""
        if self._first == 0:
            self.repaint_line(0)

    def _wrapped(self, line: _Line) -> Iterator[_Line]:
        text = screen_text(line.text)
        label = f"{screen_text(line.label)} " if line.label else ""
        width = max(1, self.size.width - 1 - cell_len(label))
        if line.cut:
            yield _Line(label, fit(text, width), chosen=line.chosen)
            return
        for number, (start, end) in enumerate(wrap(text, width)):
            lead = label if number == 0 else " " * cell_len(label)
            yield _Line(lead, text[start:end], line.title and number == 0, line.chosen)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the card."""
        if y >= len(self._shown):
            return self.strip()
        line = self._shown[y]
        title = self.component("review--focus" if self.has_focus else "review--title")
        return self.strip(
            [
                Segment(" " + line.label, self.component("review--label")),
                Segment(line.text, title if line.title else None),
            ]
        )


def _column(card: ReviewCard) -> Iterator[_Line]:
    """Yield the lines of the sidebar: one thing below the other."""
    yield _Line("", card.title, title=True)
    if card.state:
        yield _Line("", card.state)
    for label, words in card.changes:
        yield _Line(f"{label}:", words)
    for finding in card.findings:
        yield _Line(finding.label, finding.text, chosen=finding.chosen)
    if card.final:
        yield _Line("final", card.final)
    yield _Line("verdict", card.verdict or "none")
    if card.note:
        yield _Line("note", card.note)
    if card.tags:
        yield _Line("tags", ", ".join(card.tags))
    for entry in card.evidence:
        yield _Line("evidence", entry)
    for other in card.others:
        yield _Line("", f"{other.reviewer}: {other.said}")
        for label, text in other.details:
            yield _Line(f"  {label}", text)
    if card.facts:
        yield _Line("", "")
        yield _Line("facts", "in other articles")
    for about, words in card.facts:
        yield _Line("", about)
        yield _Line("  ", words)
    if card.choices:
        yield _Line("", "")
    for key, decision in card.choices:
        yield _Line(key, decision)


def _strip(card: ReviewCard) -> Iterator[_Line]:
    """Yield the lines of the strip: what belongs together on one line."""
    is_row = not any(finding.chosen for finding in card.findings)
    many = is_row and len(card.findings) > _IN_STRIP
    more = f", {counted(len(card.findings), 'finding')}" if many else ""
    title = ": ".join(part for part in (card.title, card.state) if part)
    yield _Line("", title + more, title=True)
    for label, words in card.changes[:_IN_STRIP]:
        yield _Line(f"{label}:", words, cut=True)
    yield from _some_findings(card.findings)
    if card.final:
        yield _Line("final", card.final)
    yield _Line("verdict", card.verdict or "none")
    if card.choices:
        yield _Line("", "  ".join(f"{key} {decision}" for key, decision in card.choices))
    if card.note:
        yield _Line("note", card.note)
    if card.tags:
        yield _Line("tags", ", ".join(card.tags))
    if card.evidence:
        yield _Line("evidence", " / ".join(card.evidence))
    for other in card.others:
        details = (f"{label}: {text}" for label, text in other.details)
        yield _Line("", f"{other.reviewer}: {' / '.join((other.said, *details))}")
    for about, words in card.facts[:1]:
        more = f" (and {counted(len(card.facts) - 1, 'more line')})" if card.facts[1:] else ""
        yield _Line(about, words + more, cut=True)


def _some_findings(findings: Sequence[FindingLine]) -> Iterator[_Line]:
    """Yield as many findings as the strip has room for, the chosen one among them, a line each."""
    chosen = next((place for place, finding in enumerate(findings) if finding.chosen), 0)
    first = max(0, min(chosen, len(findings) - _IN_STRIP))
    for finding in findings[first : first + _IN_STRIP]:
        yield _Line(finding.label, finding.text, chosen=finding.chosen, cut=True)
