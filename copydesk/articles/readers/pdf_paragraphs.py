"""Lines become paragraphs, over the ends of columns and pages, and parted words one again.

A paragraph ends where the next line stands further off, is set in, or is of another size, and where
a line was left short though the next word would have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from msgspec import Struct

from copydesk.articles.readers.pdf_columns import Column
from copydesk.articles.readers.pdf_lines import Line, is_right_to_left

_SAME_SIZE: Final = 0.08
"""Share by which sizes of one paragraph differ, at most."""

_FURTHER: Final = 1.25
"""Distance between two paragraphs, in usual distances between lines, at least."""

_WIDEST_LEADING: Final = 2.2
"""Distance between lines of one paragraph, in sizes of their letters, at most."""

_INDENT: Final = 0.7
"""Sizes of the letters by which the first line of a paragraph is set in, at least."""
_WIDEST_INDENT: Final = 5

_ROOM: Final = 0.8
"""Sizes of the letters that a line may stay short of the edge beyond the word that didn't fit."""

_FINAL: Final = re.compile(r"[.!?…:。！？؟۔।][\"'”’»)\]」』\d⁰-⁹¹²³]*$")
_LARGE: Final = 1.15
"""Size of a headline's letters beside those of the text, at least."""

_MOST_NOTES: Final = 12
"""Paragraphs of notes at the end of a column that are looked across."""

_ITEM: Final = re.compile(r"^[•▪◦‣●■□➢✓]\s*")
_NUMBERED: Final = re.compile(r"(?:\d{1,3}|[a-zA-Z])[.)]\s")
_HYPHEN: Final = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_FIGURE: Final = re.compile(r"\d[-\u2010]$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_FIRST: Final = re.compile(r"[^\W\d_]+")
_PART: Final = re.compile(r"^[^\W\d_]+")
_LAST_PART: Final = re.compile(r"[^\W\d_]+[-\u00ad\u2010]$")
_LAST: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=[-\u2010]$)")
_SOFT: Final = "\u2010"
"""The hyphen that means nothing else. In a count of words it says that it parts words at the ends
of lines, and "-" doesn't."""

_LONG: Final = 4
"""Letters of words that may be two that a hyphen joins; syllables are shorter."""

_TENS: Final = frozenset(
    {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)
_AND: Final = frozenset({"and", "und", "oder", "bzw", "och"})
"""Before these a hyphen at the end of a line leaves a word open: "Hafen- und Fährbetrieb"."""

_UNSPACED: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Scripts that are written without spaces, Hangul not among them."""


class Block(Struct):
    """A paragraph in lines."""

    lines: list[Line]
    is_row: bool
    """It is a row of a table."""
    is_set_in: bool
    """Its first line is."""
    ends_set_in: bool = False
    """Its last line is."""
    room: float = 0.0
    """Points that its last line leaves free."""

    @property
    def size(self) -> float:
        """Size of its letters in points."""
        return self.lines[0].size

    @property
    def last(self) -> str:
        """Its last line."""
        return self.lines[-1].text


def blocks_of(pages: Iterable[Sequence[Column]], size: float) -> list[Block]:
    """Return the paragraphs of a document.

    Args:
        pages: The columns of each page, in order.
        size: Of the letters of the text.
    """
    columns = [column for page in pages for column in page]
    leading = _leading(columns)
    blocks: list[Block] = []
    for column in columns:
        found = list(_blocks_in(column, leading, size))
        if found and (before := _gone_on(blocks, found[0])):
            before.lines += found[0].lines
            before.room, before.ends_set_in = found[0].room, found[0].ends_set_in
            del found[0]
        blocks += found
    return blocks


def text_of(blocks: Sequence[Block]) -> list[str]:
    """Return the text of each paragraph."""
    words = Counter(word for block in blocks for word in _whole_words(block))
    if _tells_hyphens_apart(blocks):
        words[_SOFT] = 1
    texts = (_joined([line.text for line in block.lines], words) for block in blocks)
    return [_ITEM.sub("", text, count=1) or text for text in texts]


def _tells_hyphens_apart(blocks: Sequence[Block]) -> bool:
    """Tell whether a sign of its own parts words at the ends of lines, as Chromium has it."""
    lines = [line.text for block in blocks for line in block.lines]
    at_ends = sum(line.endswith(_SOFT) for line in lines)
    return at_ends > 0 and sum(line.count(_SOFT) for line in lines) == at_ends


def _whole_words(block: Block) -> Iterator[str]:
    """Return the words of a paragraph, without those that the ends of lines part."""
    is_parted = False
    for line in block.lines:
        text = _PART.sub("", line.text) if is_parted else line.text
        is_parted = bool(_HYPHEN.search(text))
        for word in _WORD.findall(_LAST_PART.sub("", text) if is_parted else text):
            yield word.casefold()


def _leading(columns: Sequence[Column]) -> dict[int, float]:
    """Return the usual distance between lines, by the size of their letters."""
    steps: dict[int, list[float]] = {}
    for column in columns:
        for line, below in pairwise(column.lines):
            step = line.y - below.y
            if _are_alike(line.size, below.size) and 0 < step < _WIDEST_LEADING * line.size:
                steps.setdefault(round(line.size), []).append(step)
    return {size: median(found) for size, found in steps.items()}


def _are_alike(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * max(one, other)


def _blocks_in(column: Column, leading: dict[int, float], size: float) -> Iterator[Block]:
    """Return the paragraphs of a column."""
    for stretch in _stretches(column.lines, leading):
        turned = is_right_to_left(" ".join(line.text for line in stretch))
        edge = _edge([_beginning(line, turned) for line in column.lines])
        far = max(_beginning(line, not turned) * -1 for line in stretch)
        block: Block | None = None
        for line in stretch:
            offset = (_beginning(line, turned) - edge) / line.size
            is_set_in = _INDENT <= offset <= _WIDEST_INDENT
            if block is None or _begins(block, line, is_set_in, size):
                if block is not None:
                    yield block
                block = Block([], "\t" in line.text, is_set_in)
            block.lines.append(line)
            block.ends_set_in = is_set_in
            block.room = far + _beginning(line, not turned)
        if block is not None:
            yield block


def _beginning(line: Line, turned: bool) -> float:
    """Return how far in a line begins, seen from where it is read from."""
    return -line.end if turned else line.x


def _edge(beginnings: Sequence[float]) -> float:
    """Return where most lines begin; of several such places, the outermost."""
    counted = Counter(round(beginning) for beginning in beginnings)
    most = max(counted.values())
    return min(place for place, count in counted.items() if count == most)


def _stretches(lines: Sequence[Line], leading: dict[int, float]) -> Iterator[list[Line]]:
    """Return lines of one size that follow each other at the usual distance."""
    stretch: list[Line] = []
    for line in lines:
        if stretch:
            before = stretch[-1]
            usual = leading.get(round(line.size), 1.2 * line.size)
            if not (
                _are_alike(line.size, before.size) and 0 <= before.y - line.y <= _FURTHER * usual
            ):
                yield stretch
                stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _begins(block: Block, line: Line, is_set_in: bool, size: float) -> bool:
    """Tell whether a line begins a paragraph of its own below another."""
    if block.is_row or "\t" in line.text or _ITEM.match(line.text):
        return True
    # A headline is broken where it looks well.
    is_parted = _HYPHEN.search(block.last) or _FIGURE.search(block.last)
    if is_parted or line.size > _LARGE * size:
        return False
    hangs = _ITEM.match(block.lines[0].text) or _NUMBERED.match(block.lines[0].text)
    if is_set_in and not block.ends_set_in and not hangs:
        return True
    return block.room > _width_of_first_word(line) + _ROOM * line.size


def _width_of_first_word(line: Line) -> float:
    if _UNSPACED.match(line.text):
        return line.size
    word = line.text.split(maxsplit=1)[0]
    return len(word) / len(line.text) * (line.end - line.x)


def _gone_on(blocks: Sequence[Block], first: Block) -> Block | None:
    """Return the paragraph that the first one of a column goes on with, if it does.

    What is set smaller at the end of the column before, notes and captions, stands between.
    """
    for block in reversed(blocks[-_MOST_NOTES:]):
        if _are_alike(block.size, first.size):
            return block if _goes_on(block, first) else None
        if block.size > first.size:
            return None
    return None


def _goes_on(block: Block, first: Block) -> bool:
    if block.is_row or first.is_row or first.is_set_in or _ITEM.match(first.lines[0].text):
        return False
    if _HYPHEN.search(block.last) or first.lines[0].text[0].islower():
        return True
    # A paragraph seldom ends where its last line does; sentences do so at one line in ten.
    slack = 0.0 if _FINAL.search(block.last) else _ROOM * first.size
    return block.room <= _width_of_first_word(first.lines[0]) + slack


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    """Return lines as one text; words that were parted at their ends are one again."""
    text = lines[0]
    for line in lines[1:]:
        if text.endswith("\u00ad") or (words[_SOFT] and text.endswith(_SOFT)):
            text = text[:-1] + line
        elif _HYPHEN.search(text):
            text = text + line if words[_SOFT] else _unparted(text, line, words)
        else:
            text += line if _is_closed_up(text, line) else f" {line}"
    return text.replace("\u00ad", "")


def _is_closed_up(text: str, line: str) -> bool:
    """Tell whether no space stands between a text and the line that it goes on with."""
    if text[-1] in "—/" or _FIGURE.search(text) or (text[-1] == "–" and text[-2:-1] != " "):
        return True
    return bool(_UNSPACED.match(text[-1]) and _UNSPACED.match(line[0]))


def _unparted(text: str, line: str, words: Counter[str]) -> str:
    """Return a text that ends with a hyphen and what follows it.

    Which hyphens are of the word and which of the line's end, the rest of the document says.
    """
    first, last = _FIRST.match(line), _LAST.search(text)
    if not first or not last:
        return text + line
    whole = (last[0] + first[0]).casefold()
    hyphened = f"{last[0]}-{first[0]}".casefold()
    if words[whole] and not words[hyphened]:
        return text[:-1] + line
    if first[0] in _AND:
        return f"{text} {line}"
    are_words = words[first[0].casefold()] and words[last[0].casefold()]
    is_compound = (
        "-" in last[0] or line[first.end() : first.end() + 1] == "-" or last[0].casefold() in _TENS
    )
    is_long = min(len(first[0]), len(last[0])) >= _LONG
    if first[0][0].isupper() or words[hyphened] or is_compound or (are_words and is_long):
        return text + line
    return text[:-1] + line
