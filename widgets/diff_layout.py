"""From items to visual lines: the only place that wraps text.

Pure: no widget, no colours. A line names its pieces by role ("new", "label"); the diff view maps
roles to styles. Only items that are about to be drawn are laid out, so the cost of a key press
grows with the screen, not with the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, Literal

from msgspec import Struct
from rich.cells import cell_len, split_graphemes

from copydesk.alignment.link import strength
from copydesk.alignment.row import Row
from copydesk.articles.article import Article
from copydesk.counted import counted
from copydesk.findings.difference import Difference
from copydesk.findings.row_marks import row_marks
from copydesk.visible import visible
from widgets.diff_items import FoldItem, Item, RowItem, StubItem
from widgets.diff_pieces import Piece, Role, clashes_in, pieces_of, searched
from widgets.graphemes import unjoined
from widgets.shown import Mark

_WORD: Final = re.compile(r"\S+\s*")
_LAYOUT_SPACE: Final = str.maketrans("\n\r\t\v\f", "     ")
"""White space inside a sentence is layout of the file, not a control to be pointed at."""

Pieces = tuple[Piece, ...]
Marks = tuple[Mark, ...]


class Line(Struct, frozen=True):
    """One visual line of an item: a piece list for each column, with the sentence numbers."""

    left: Pieces = ()
    right: Pieces = ()
    left_number: str = ""
    right_number: str = ""


class Geometry(Struct, frozen=True):
    """The cells that the texts have, and how changed words are pointed out."""

    left: int
    """Width of the left text, >= 1."""
    right: int
    """Width of the right text, >= 1; the same as `left` when stacked."""
    stacked: bool = False
    """Both texts over the full width, the right one below the left."""
    marks: bool = False
    """Changed words are enclosed in signs (no colour)."""
    variants: bool = False
    """Variants of case, quotes, dashes and spaces are marked as well."""


class Changes(Struct, frozen=True):
    """Marked words of a row: spans in the text of each side's run, see `row_marks`."""

    left: tuple[tuple[int, int], ...] = ()
    right: tuple[tuple[int, int], ...] = ()


def screen_text(text: str) -> str:
    """Return `text` as it may be drawn: one code point for one, white space as spaces."""
    return unjoined(visible(text.translate(_LAYOUT_SPACE)))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the spans of the lines of `text`, each at most `width` cells wide.

    Breaks after white space; a word wider than a line is cut between graphemes. Trailing spaces of
    a line are left out. There is always at least one line.
    """
    lines: list[tuple[int, int]] = []
    start = end = 0
    used = 0
    for match in _WORD.finditer(text):
        word = match.group().rstrip()
        cells = len(word) if word.isascii() else cell_len(word)
        gap = match.start() - end
        if end > start and used + gap + cells > width:
            lines.append((start, end))
            start, used, gap = match.start(), 0, 0
        elif end == start:
            start, gap = match.start(), 0
        if cells > width:
            *full, last = _cut(word, width)
            lines.extend((match.start() + a, match.start() + b) for a, b in full)
            start, cells = match.start() + last[0], cell_len(word[last[0] : last[1]])
        end = match.start() + len(word)
        used += gap + cells
    if end > start or not lines:
        lines.append((start, end))
    return lines


def _cut(word: str, width: int) -> list[tuple[int, int]]:
    """Cut a word without white space into spans of at most `width` cells, between graphemes."""
    if word.isascii():
        return [(at, min(at + width, len(word))) for at in range(0, len(word), width)]
    spans, _total = split_graphemes(word)
    cuts: list[tuple[int, int]] = []
    start, used = 0, 0
    for at, after, cells in spans:
        if used + cells > width and at > start:
            cuts.append((start, at))
            start, used = at, 0
        used += cells
        end = after
    cuts.append((start, end))
    return cuts


class DiffLayout:
    """Lays out the items of one pair for one geometry, remembering what it has laid out.

    Args:
        left: The article in the left column.
        right: The article in the right column; None while there is none to compare with.
        geometry: The cells that the texts have.
        search: Words to point out wherever they stand, in any case; "" for none.
        differences: Those of the pair, by row.
    """

    def __init__(
        self,
        left: Article,
        right: Article | None,
        geometry: Geometry,
        search: str = "",
        differences: Sequence[Difference] = (),
    ) -> None:
        self.left = left
        self.right = right
        self.geometry = geometry
        self.search = search
        self.differences = differences
        self._lines: dict[tuple[Item, Marks, int], tuple[Line, ...]] = {}
        self._changes: dict[tuple[tuple[int, ...], tuple[int, ...], bool], Changes] = {}

    def redone(self, geometry: Geometry, search: str) -> DiffLayout:
        """Return a layout of the same pair for other cells or a search, keeping marked words."""
        other = DiffLayout(self.left, self.right, geometry, search, self.differences)
        other._changes = self._changes
        return other

    def lines(self, item: Item, marks: Marks = (), chosen: int = -1) -> tuple[Line, ...]:
        """Return the visual lines of `item`, at least one.

        Args:
            item: The item.
            marks: Places of findings in its row; they may overlap.
            chosen: Number of the finding that is pointed out from the others; -1 for none.
        """
        here = chosen if any(mark.finding == chosen for mark in marks) else -1
        key = (item, marks, here)
        known = self._lines.get(key)
        if known is None:
            known = self._lines[key] = tuple(self._lay_out(item, marks, here)) or (Line(),)
        return known

    def _lay_out(self, item: Item, marks: Marks, chosen: int) -> Iterator[Line]:
        match item:
            case FoldItem(rows):
                return self._fold(rows)
            case StubItem(rows):
                return self._stub(rows)
            case RowItem(row):
                return self._row(row, marks, chosen)

    def _fold(self, rows: Sequence[Row]) -> Iterator[Line]:
        side = self.left if rows[0].left else self.right
        assert side is not None
        width = self.geometry.left if rows[0].left else self.geometry.right
        indices = [index for row in rows[:width] for index in (*row.left, *row.right)]
        words = " / ".join(screen_text(side.quote(side.sentences[index])) for index in indices)
        count = f"{counted(len(rows), 'line')} folded: "
        piece = (Piece(fit(count + words, width), "furniture"),)
        yield Line(left=piece) if rows[0].left else Line(right=piece)

    def _stub(self, rows: Sequence[Row]) -> Iterator[Line]:
        numbers = ", ".join(str(row.number) for row in rows)
        text = f"told here: row{'s' if len(rows) > 1 else ''} {numbers}"
        for start, end in wrap(text, self.geometry.right):
            yield Line(right=(Piece(text[start:end], "label"),))

    def _row(self, row: Row, marks: Marks, chosen: int) -> Iterator[Line]:
        changes = self.changes(row)
        pointed = (marks, chosen)
        left = [*self._side(row, "left", changes.left, pointed), *self._also(row, "left")]
        right = [*self._side(row, "right", changes.right, pointed), *self._also(row, "right")]
        if row.nearest is not None and not (row.left and row.right):
            (right if row.left else left).extend(self._nearest(row))
        if self.geometry.stacked:
            yield from (Line(left=pieces, left_number=number) for number, pieces in left)
            yield from (Line(right=pieces, right_number=number) for number, pieces in right)
            return
        for place in range(max(len(left), len(right))):
            left_number, left_pieces = left[place] if place < len(left) else ("", ())
            right_number, right_pieces = right[place] if place < len(right) else ("", ())
            yield Line(left_pieces, right_pieces, left_number, right_number)

    def changes(self, row: Row) -> Changes:
        """Return the marked words of `row`, worked out when first asked for."""
        if self.right is None:
            return Changes()
        variants = self.geometry.variants
        key = (row.left, row.right, variants)
        if key not in self._changes:
            found = row_marks(self.left, self.right, row, self.differences, as_written=variants)
            self._changes[key] = Changes(
                tuple((span.start, span.end) for span in found.left),
                tuple((span.start, span.end) for span in found.right),
            )
        return self._changes[key]

    def _side(
        self,
        row: Row,
        side: Literal["left", "right"],
        changed: Sequence[tuple[int, int]],
        pointed: tuple[Marks, int],
    ) -> Iterator[tuple[str, Pieces]]:
        article = self.left if side == "left" else self.right
        run = row.left if side == "left" else row.right
        if article is None or not run:
            return
        width = self.geometry.left if side == "left" else self.geometry.right
        role: Role = "gone" if side == "left" else "new"
        offset = 0
        for place, index in enumerate(run):
            sentence = article.sentences[index]
            text = screen_text(article.quote(sentence))
            inside = [(a - offset, b - offset) for a, b in changed]
            clashes = clashes_in(*pointed, side, sentence.start, sentence.end)
            pieces = pieces_of(text, inside, role, clashes, signs=self.geometry.marks)
            if self.search:
                pieces = list(searched(pieces, self.search))
            if place == 0 and side == "right" and row.moved:
                pieces.insert(0, Piece("moved: ", "label"))
            if sentence.kind not in ("body", "headline"):
                pieces.insert(0, Piece(f"{sentence.kind}: ", "label"))
            offset += len(text) + 1
            for first, line in enumerate(wrap_pieces(pieces, width)):
                yield ("" if first else str(index + 1), line)

    def _also(self, row: Row, side: Literal["left", "right"]) -> Iterator[tuple[str, Pieces]]:
        """Name the cross-references among the sentences of a side, which may be the empty one."""
        also = row.also_left if side == "left" else row.also_right
        if also:
            width = self.geometry.left if side == "left" else self.geometry.right
            numbers = ", ".join(str(other + 1) for other in also)
            yield ("", (Piece(fit(f"also {numbers}", width), "label"),))

    def _nearest(self, row: Row) -> Iterator[tuple[str, Pieces]]:
        link = row.nearest
        assert link is not None
        article, index = (self.right, link.right) if row.left else (self.left, link.left)
        if article is None:
            return
        width = self.geometry.right if row.left else self.geometry.left
        words = screen_text(article.quote(article.sentences[index]))
        text = f'nearest: {index + 1} ({strength(link.confidence)}) "{words}"'
        yield ("", (Piece(fit(text, width), "label"),))


def fit(text: str, width: int, ellipsis: str = "...") -> str:
    """Return `text` cut to at most `width` cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    room = width - len(ellipsis)
    if room <= 0:
        return ellipsis[:width]
    start, end = _cut(text[: room * 2 + 8], room)[0] if text else (0, 0)
    kept = unjoined(text[start:end])
    # The first grapheme may be wider than all the room there is.
    return kept + ellipsis if cell_len(kept) <= room else ellipsis


def wrap_pieces(pieces: Sequence[Piece], width: int) -> Iterator[Pieces]:
    """Wrap pieces as one text; every line gets its share of them."""
    text = "".join(piece.text for piece in pieces)
    edges = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    first = 0
    for start, end in wrap(text, width):
        while first < len(pieces) and edges[first + 1] <= start:
            first += 1
        line: list[Piece] = []
        for place in range(first, len(pieces)):
            if edges[place] >= end:
                break
            a, b = max(start, edges[place]), min(end, edges[place + 1])
            if a < b:
                line.append(Piece(text[a:b], pieces[place].role, pieces[place].clash))
        yield tuple(line)
