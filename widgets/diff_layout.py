"""From items to visual lines: the only place that wraps text.

Pure: no widget, no colours. A line names its pieces by role ("new", "label"); the diff view maps
roles to styles. Only items that are about to be drawn are laid out, so the cost of a key press
grows with the screen, not with the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, zip_longest
from typing import Final

from msgspec import Struct
from rich.cells import cell_len, split_graphemes

from copydesk.alignment.places import Places, Side
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, kind_told
from copydesk.counted import counted
from copydesk.findings.row_marks import row_marks
from copydesk.visible import visible
from widgets.diff_items import FoldItem, Item, RowItem, StubItem, Texts
from widgets.diff_pieces import Piece, Role, clashes_in, pieces_of, searched
from widgets.graphemes import unjoined
from widgets.shown import Mark

_WORD: Final = re.compile(r"\S+\s*")
_LAYOUT_SPACE: Final = str.maketrans("\n\r\t\v\f", "     ")
"""White space inside a sentence is layout of the file, not a control to be pointed at."""

_QUOTES: Final = frozenset("\"'“”„«»‘’‚「『")

Pieces = tuple[Piece, ...]
Marks = tuple[Mark, ...]


class Line(Struct, frozen=True):
    """One visual line of an item: a piece list for each column."""

    left: Pieces = ()
    right: Pieces = ()
    is_head: bool = False
    """The line above a row, over both columns: what it says changes with every verdict, so it is
    `diff_heads` that says it."""


HEAD: Final = Line(is_head=True)


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
    hints: int = 3
    """Most lines, on each side of a row, for words that stand in another row."""


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
        texts: The pair.
        geometry: The cells that the texts have.
        search: Words to point out wherever they stand, in any case; "" for none.
    """

    def __init__(self, texts: Texts, geometry: Geometry, search: str = "") -> None:
        self.texts = texts
        self.geometry = geometry
        self.search = search
        self.places = Places(texts.rows)
        self._lines: dict[tuple[Item, Marks, int], tuple[Line, ...]] = {}
        self._changes: dict[tuple[tuple[int, ...], tuple[int, ...], bool], Changes] = {}

    def redone(self, geometry: Geometry, search: str) -> DiffLayout:
        """Return a layout of the same pair for other cells or a search, keeping marked words."""
        other = DiffLayout(self.texts, geometry, search)
        other.places = self.places
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
        side: Side = "left" if rows[0].left else "right"
        article, width = self._article(side), self._width(side)
        assert article is not None
        indices = [index for row in rows[:width] for index in (*row.left, *row.right)]
        words = " / ".join(screen_text(article.quote(article.sentences[at])) for at in indices)
        named = f"{self._name(side)}: " if self.geometry.stacked else ""
        count = f"{named}{counted(len(rows), 'line')} folded: "
        yield _on_side(side, (Piece(fit(count + words, width), "furniture"),))

    def _stub(self, rows: Sequence[Row]) -> Iterator[Line]:
        width = self._width("right")
        told = f"{self._name('right')}, told here: " if self.geometry.stacked else "told here: "
        if len(rows) > self.geometry.hints:
            texts = [told + "rows " + ", ".join(str(row.number) for row in rows)]
        else:
            texts = [
                f"{told}row {row.number} {_quoted(self._words('right', row.right))}" for row in rows
            ]
        for text in texts:
            yield _on_side("right", (Piece(fit(text, width), "label"),))

    def _row(self, row: Row, marks: Marks, chosen: int) -> Iterator[Line]:
        changes = self.changes(row)
        pointed = (marks, chosen)
        left = [*self._side(row, "left", changes.left, pointed), *self._elsewhere(row, "left")]
        right = [*self._side(row, "right", changes.right, pointed), *self._elsewhere(row, "right")]
        yield HEAD
        if self.geometry.stacked:
            yield from (Line(left=pieces) for pieces in left)
            yield from (Line(right=pieces) for pieces in right)
            return
        for here, there in zip_longest(left, right, fillvalue=()):
            yield Line(here, there)

    def changes(self, row: Row) -> Changes:
        """Return the marked words of `row`, worked out when first asked for."""
        left, right = self.texts.left, self.texts.right
        if right is None:
            return Changes()
        variants = self.geometry.variants
        key = (row.left, row.right, variants)
        if key not in self._changes:
            found = row_marks(left, right, row, self.texts.differences, as_written=variants)
            self._changes[key] = Changes(
                tuple((span.start, span.end) for span in found.left),
                tuple((span.start, span.end) for span in found.right),
            )
        return self._changes[key]

    def _side(
        self,
        row: Row,
        side: Side,
        changed: Sequence[tuple[int, int]],
        pointed: tuple[Marks, int],
    ) -> Iterator[Pieces]:
        article = self._article(side)
        run = row.left if side == "left" else row.right
        if article is None or not run:
            return
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
            if sentence.kind not in ("body", "headline"):
                pieces.insert(0, Piece(f"{kind_told(sentence.kind)}: ", "label"))
            if self.geometry.stacked and not place:
                pieces.insert(0, Piece(f"{self._name(side)}: ", "label"))
            offset += len(text) + 1
            yield from wrap_pieces(pieces, self._width(side))

    def _elsewhere(self, row: Row, side: Side) -> Iterator[Pieces]:
        """Lay out what stands in other rows and belongs here, in a few lines at most."""
        if self._article(side) is None:
            return
        told = list(self.places.elsewhere(row, side))
        most = self.geometry.hints
        shown, left_out = (told, []) if len(told) <= most else (told[: most - 1], told[most - 1 :])
        lines = (most - bool(left_out)) // max(1, len(shown))
        width = self._width(side)
        named = f"{self._name(side)}, " if self.geometry.stacked else ""
        for where, indices in shown:
            text = f"{named}{where}: {_quoted(self._words(side, indices))}"
            for line in _in_lines(text, width, lines):
                yield (Piece(line, "label"),)
        if left_out:
            text = named + ", ".join(where for where, _indices in left_out)
            yield (Piece(fit(text, width), "label"),)

    def _words(self, side: Side, indices: Iterable[int]) -> str:
        article = self._article(side)
        assert article is not None
        return screen_text(" ".join(article.quote(article.sentences[at]) for at in indices))

    def _article(self, side: Side) -> Article | None:
        return self.texts.left if side == "left" else self.texts.right

    def _width(self, side: Side) -> int:
        return self.geometry.left if side == "left" else self.geometry.right

    def _name(self, side: Side) -> str:
        """Return what an article is called before its text; a long name is cut."""
        name = self.texts.names[0 if side == "left" else 1]
        return fit(screen_text(name), self.geometry.left // 3)


def _on_side(side: Side, pieces: Pieces) -> Line:
    return Line(left=pieces) if side == "left" else Line(right=pieces)


def _quoted(words: str) -> str:
    """Return words in quotes, unless they are a quotation themselves."""
    return words if words[:1] in _QUOTES else f'"{words}"'


def _in_lines(text: str, width: int, most: int) -> Iterator[str]:
    """Yield a text in `most` lines at most, with an ellipsis where it goes on."""
    lines = wrap(text, width)
    for start, end in lines[: most - 1]:
        yield text[start:end]
    for start, _end in lines[most - 1 : most]:
        yield fit(text[start:], width)


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
