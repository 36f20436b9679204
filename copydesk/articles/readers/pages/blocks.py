"""The blocks of a page as a browser lays them out: paragraphs, headings, cells, captions.

One walk over the tree, whatever its depth. White space is collapsed as CSS has it, a line break
(`br`) stays one, two of them part paragraphs. Not a word is changed, left out or told twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from copydesk.articles.line_kinds import line_kind
from copydesk.articles.readers.pages.places import NOWHERE, place_of
from copydesk.articles.signatures import Signature

_BLOCK_TAGS: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"}
    | {"dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"}
    | {"frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend"}
    | {"li", "listing", "main", "menu", "nav", "noframes", "noscript", "ol", "optgroup", "option"}
    | {"p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "title", "tr", "ul", "xmp", "amp-story-page"}
)
"""What the HTML standard's style sheet (15.3) lays out as a block, a table or a part of one."""

_PARTS: Final = frozenset(
    {"ul", "ol", "dl", "li", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "pre"}
    | {"blockquote", "figure"}
)
"""Blocks that are a part of what their element is a part of."""
_CELLS: Final = frozenset({"td", "th"})
_AS_WRITTEN: Final = frozenset({"pre", "listing", "plaintext", "xmp"})
_MARKS: Final = {"q": ("“", "”"), **dict.fromkeys(("del", "s", "strike"), ("~~", "~~"))}
"""What a browser sets around words, or through them: what is struck isn't told any more."""
_SPACES: Final = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
"""What isn't one space yet."""
_RAISED: Final = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
"""10⁶ is not 106, and a note's number not a figure's last digit."""
_RAISABLE: Final = frozenset("0123456789+-−=() ")
_AROUND_BREAK: Final = re.compile(r" *\n *")
_LONGEST_CELL: Final = 200
"""Characters; a longer one is a column of a page that is laid out as a table."""
_CELL_MARK: Final = " | "
"""Stands between the cells of a row: nothing on the page does."""


@dataclass
class Block:
    """A paragraph of a page, or one row of a table."""

    text: str
    tag: str
    """Of the innermost element around it that is laid out as a block."""
    place: int
    """Bits of `Place`: what the page says of where it stands, and so of what it is."""
    linked: int
    """Characters of it that lead elsewhere."""
    anchors: list[Anchor]
    """Where its words stand in the tree; several for a row."""
    container: int
    """Number of the element that it is a part of: the same for paragraphs and for items of lists
    and rows of tables between them."""

    @cached_property
    def worded(self) -> Signature | None:
        """What its words alone say that it is, and why."""
        return line_kind(self.text)

    @property
    def is_furniture(self) -> bool:
        """Whether its words are those of a page, not of an article."""
        return self.worded is not None and self.worded[0] == "boilerplate"

    @property
    def leads_away(self) -> bool:
        """Whether half of it or more leads elsewhere."""
        return 2 * self.linked >= len(self.text)

    @property
    def own(self) -> int:
        """Characters that don't lead elsewhere."""
        return len(self.text) - self.linked


@dataclass(frozen=True, slots=True)
class Anchor:
    """The longest text of a block in the tree."""

    element: HtmlElement
    is_tail: bool
    length: int


def blocks_of(root: HtmlElement) -> list[Block]:
    """Return the blocks of a page in the order in which it has them."""
    walk = _Walk()
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)
    walk.close()
    return walk.blocks


class _Walk:
    """A walk over a tree: what is open at the moment, and the blocks so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._places: list[int] = [NOWHERE]
        self._open: list[str] = ["body"]
        self._containers = [0, 0]
        self._count = 0
        self._rows: list[_Row] = []
        self._links = self._written = 0
        self._begin()

    def _begin(self) -> None:
        self._pieces: list[str] = []
        self._linked = 0
        self._longest: Anchor | None = None
        self._place = self._places[-1]
        self._after_space = self._is_broken = True

    def enter(self, element: HtmlElement) -> None:
        tag = element.tag
        is_block = tag in _BLOCK_TAGS
        if is_block:
            self.close()
            self._open.append(tag)
            self._count += 1
            self._containers.append(self._containers[-1] if tag in _PARTS else self._count)
        elif tag == "br":
            self._break()
        elif tag in _MARKS:
            self._mark(_MARKS[tag][0])
        elif tag == "a":
            self._links += 1
        self._places.append(place_of(element, self._places[-1]))
        self._written += tag in _AS_WRITTEN
        if tag == "tr":
            self._rows.append(_Row(len(self.blocks)))
        elif tag in _CELLS and self._rows:
            self._rows[-1].cells.append(len(self.blocks))
        if element.text:
            self._take(element.text, element, is_tail=False)

    def leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCK_TAGS:
            self.close()
            self._open.pop()
            self._containers.pop()
        elif tag == "a":
            self._links -= 1
        elif tag in _MARKS:
            self._mark(_MARKS[tag][1])
        self._places.pop()
        self._written -= tag in _AS_WRITTEN
        if tag == "tr":
            self._join(self._rows.pop())
        if element.tail:
            self._take(element.tail, element, is_tail=True)

    def _break(self) -> None:
        """Take a line break; the second one without words between ends a paragraph."""
        if self._is_broken:
            self.close()
        else:
            self._pieces.append("\n")
            self._after_space = self._is_broken = True

    def _mark(self, mark: str) -> None:
        """Take a mark for what the page doesn't hold, and every browser shows."""
        self._pieces.append(mark)
        self._after_space = False

    def _take(self, text: str, element: HtmlElement, *, is_tail: bool) -> None:
        """Take a text of the tree."""
        if self._written:
            words = text.replace("\r\n", "\n").replace("\r", "\n")
        else:
            words = _SPACES.sub(" ", text)
            if self._after_space and words[0] == " ":
                words = words[1:]
        seen = len(words.strip())
        is_raised = element.tag == "sup" and not is_tail and self._follows_word()
        if is_raised and _RAISABLE.issuperset(words):
            words = words.translate(_RAISED)
        if words:
            self._pieces.append(words)
            self._after_space = words[-1] in " \n"
        if seen:
            self._is_broken = False
            self._linked += seen if self._links else 0
            if self._longest is None:
                self._place = self._places[-1]
            if self._longest is None or seen > self._longest.length:
                self._longest = Anchor(element, is_tail, seen)

    def _follows_word(self) -> bool:
        return bool(self._pieces) and self._pieces[-1][-1:].isalnum()

    def close(self) -> None:
        """End the block that is open."""
        if self._longest is not None:
            text = "".join(self._pieces)
            if "\n" in text and not self._written:
                text = _AROUND_BREAK.sub("\n", text)
            anchors = [self._longest]
            container = self._containers[-2]
            self.blocks.append(
                Block(text.strip(), self._open[-1], self._place, self._linked, anchors, container)
            )
        if self._pieces:
            self._begin()

    def _join(self, row: _Row) -> None:
        """Make one block of the cells of a row, unless it is a row of columns of a page."""
        parts, starts = self.blocks[row.first :], set(row.cells)
        is_one_each = all(row.first + number in starts for number in range(len(parts)))
        if len(parts) > 1 and is_one_each and max(len(one.text) for one in parts) <= _LONGEST_CELL:
            self.blocks[row.first :] = [_row_of(parts)]


@dataclass(slots=True)
class _Row:
    """A row of a table while it is open."""

    first: int
    """How many blocks there were before it."""
    cells: list[int] = field(default_factory=list)
    """How many blocks there were before each of its cells."""


def _row_of(cells: list[Block]) -> Block:
    return Block(
        _CELL_MARK.join(cell.text.replace("\n", " ") for cell in cells),
        "tr",
        cells[0].place,
        sum(cell.linked for cell in cells),
        [anchor for cell in cells for anchor in cell.anchors],
        cells[0].container,
    )
