"""Which blocks of a page are its article.

trafilatura decides. It hands a text on that it has tidied, so a mark is set into each block before,
and the blocks whose marks come back are taken as the page has them. Where it finds nothing, or far
less than stands there, the blocks themselves are asked where they stand and how much of them links.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Final

from lxml.etree import iterwalk
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from copydesk.articles.readers.pages.blocks import Block
from copydesk.articles.readers.pages.places import Place

# It tells of every page without an article, which is told here as an error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_FIRST: Final = 0x1D800
"""256 signs for the higher part of a block's number, then 256 for the lower: Sutton SignWriting,
which no page holds, and which is neither letter nor space to whoever looks at words."""
_SIGNS: Final = 256
_MARK: Final = re.compile("([\U0001d800-\U0001d8ff])([\U0001d900-\U0001d9ff])")
_MOST_BLOCKS: Final = _SIGNS * _SIGNS
"""Those behind are left to the look at places."""

_MOST_ELEMENTS: Final = 50_000
_MOST_CHILDREN: Final = 5_000
_DEEPEST: Final = 250
"""A long live page has some 15,000 elements, 1,000 in one, and 40 in one another. trafilatura takes
the square of each at worst: 2,000 tables in one another take it a minute."""
_MOST_FORMS: Final = 50
"""It takes the text of each, and of those in it again."""

_LITTLE: Final = 400
"""Characters of an article below which it is asked whether there isn't more."""
_FAR_MORE: Final = 1.5
"""So many times what trafilatura took, what stands there is taken instead."""

_STOPPED: Final = re.compile(r"[.!?…:。！？؟।][\"'”’»)\]」』]*\s*$")
_LEAST_PROSE: Final = 20
"""Characters of a sentence that isn't a label."""

_LEAST_OWN: Final = 15
"""Characters around links that make a sentence of them, more than "Read more:"."""


def chosen(root: HtmlElement, blocks: Sequence[Block]) -> list[int]:
    """Return which of the blocks of a page are its article, in order; none where it has none.

    Args:
        root: The tree of the page; it is changed.
        blocks: All of its blocks.
    """
    found = _found(root, blocks) if _is_usual(root) else []
    if _length(blocks, found) < _LITTLE:
        placed = _placed(blocks)
        if _length(blocks, placed) > _FAR_MORE * _length(blocks, found):
            found = placed
    is_told = any(_is_prose(blocks[number]) for number in found)
    return _without_gaps(blocks, found) if is_told else []


def _without_gaps(blocks: Sequence[Block], numbers: Sequence[int]) -> list[int]:
    """Return the blocks with what tells something between them, in the same elements.

    trafilatura drops items of lists, rows and paragraphs that look like others it drops; a
    paragraph that is missing would be a finding that is none.
    """
    chosen = set(numbers)
    containers = {blocks[number].container for number in numbers}
    return [
        number
        for number in range(numbers[0], numbers[-1] + 1)
        if number in chosen
        or (blocks[number].container in containers and _is_content(blocks[number]))
    ]


def _is_content(block: Block) -> bool:
    if block.place & Place.AWAY or block.is_furniture:
        return False
    if block.leads_away:
        return block.own >= _LEAST_OWN and bool(_STOPPED.search(block.text[-8:]))
    return _is_prose(block) or bool(block.place & Place.ITEM)


def _is_usual(root: HtmlElement) -> bool:
    """Tell whether a tree is one that people's programs write."""
    number = depth = 0
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        number += 1
        if number > _MOST_ELEMENTS or depth > _DEEPEST or len(element) > _MOST_CHILDREN:
            return False
    return True


def _found(root: HtmlElement, blocks: Sequence[Block]) -> list[int]:
    """Return the blocks that trafilatura takes for the article."""
    for number, block in enumerate(blocks[:_MOST_BLOCKS]):
        high, low = divmod(number, _SIGNS)
        mark = chr(_FIRST + high) + chr(_FIRST + _SIGNS + low)
        for anchor in block.anchors:
            if anchor.is_tail:
                anchor.element.tail = _marked(anchor.element.tail, mark)
            else:
                anchor.element.text = _marked(anchor.element.text, mark)
    for form in list(root.iter("form"))[_MOST_FORMS:]:
        form.tag = "div"
    # Comparing with other looks at a page takes half of the time. It follows those that find more
    # than twice as much, and on pages that are laid out as tables: elsewhere it needn't compare.
    if root.find(".//table//table") is None:
        found = _taken(root, len(blocks), compares=False)
        if 2 * _length(blocks, found) >= sum(block.own for block in blocks):
            return found
    return _taken(root, len(blocks), compares=True)


def _taken(root: HtmlElement, most: int, *, compares: bool) -> list[int]:
    """Return the numbers that are marked in what trafilatura takes, of so many."""
    document = bare_extraction(root, fast=not compares, include_comments=False, with_metadata=False)
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    text = "".join(document.body.itertext())
    numbers = {
        (ord(mark[1]) - _FIRST) * _SIGNS + ord(mark[2]) - _FIRST - _SIGNS
        for mark in _MARK.finditer(text)
    }
    return sorted(number for number in numbers if number < most)


def _marked(text: str, mark: str) -> str:
    """Return a text of the tree with a mark before its first word."""
    words = text.lstrip()
    return text[: len(text) - len(words)] + mark + words


def _placed(blocks: Sequence[Block]) -> list[int]:
    """Return the blocks that stand where articles do and don't merely lead elsewhere."""
    own = [
        number
        for number, block in enumerate(blocks)
        if not block.place & Place.AWAY and not block.leads_away
    ]
    inside = [number for number in own if blocks[number].place & Place.ARTICLE]
    if any(_is_prose(blocks[number]) for number in inside):
        own = inside
    return [number for number in own if not blocks[number].is_furniture]


def _is_prose(block: Block) -> bool:
    """Tell whether a block tells something: a sentence, or a row of a table."""
    if block.leads_away or block.is_furniture:
        return False
    is_told = len(block.text) >= _LEAST_PROSE and bool(_STOPPED.search(block.text[-8:]))
    return is_told or block.tag in ("tr", "pre")


def _length(blocks: Sequence[Block], numbers: Sequence[int]) -> int:
    return sum(blocks[number].own for number in numbers)
