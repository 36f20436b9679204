"""Lines become blocks: where a line is a paragraph, and where lines were wrapped by hand.

Articles from web pages have a paragraph a line, with or without blank lines between. Mail and plain
text files have lines of some 70 columns, broken in the middle of sentences. Nothing in a file says
which it is, so the breaks are asked: a wrapped text has a width that its next word would have
overrun, break after break, and most of its lines begin in lower case.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, pairwise
from typing import Final

from msgspec import Struct

from copydesk.articles.line_kinds import line_kind

_LINE_END: Final = re.compile(r"\r\n|[\n\r\u2028\u2029]")
"""Not NEL (0x85): in texts that were decoded as Latin-1 it is an ellipsis in mid-sentence."""

_LEAD: Final = re.compile(r"[\s>]*")
"""Indentation and the marks of quoted mail."""

_ITEM: Final = re.compile(r"(?:[-*+•·▪◦–—]|\d{1,3}[.)]|[a-zA-Z][.)]|#{1,6}|\|)\s")
"""What begins an item of a list, a heading or a row of a table: never a continuation."""

_UNDERLINE: Final = re.compile(r"[=\-~*_^]{3,}")
_FINAL: Final = re.compile(r"[.!?…:。！？؟।][\"'”’»)\]」』]*$")

_NARROWEST: Final = 40
_WIDEST: Final = 100
"""Columns between which people and programs wrap; 72 to 80 is usual. A longer line is whole."""

_SLACK: Final = 8
"""Columns by which a line may stay short of the width, as when a long word was hyphenated away."""

_LEAST_SHARE: Final = 0.5
"""Share of a text's breaks that must lie at its width for it to count as wrapped."""

_LEAST_CONTINUED: Final = 0.35
"""Share of those breaks that must lie inside a sentence. English has 0.75, German, with its capital
nouns, 0.55; a list of headlines none."""


class Block(Struct, frozen=True):
    """One or more lines that belong together, without surrounding white space."""

    start: int
    end: int


class _Line(Struct, frozen=True):
    start: int
    end: int
    lead: str
    """Indentation and quotation marks of mail."""
    begin: int
    """Where its words begin."""
    word: int
    """Length of its first word."""
    after_blank: bool

    @property
    def width(self) -> int:
        return self.end - self.start


def blocks_of(text: str, header_end: int = 0) -> list[Block]:
    """Return the blocks of `text` in order; all that lies outside them is white space.

    Args:
        text: The whole article.
        header_end: Up to here each line is a block of its own.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    groups: list[list[_Line]] = []
    for line in lines:
        below_header = groups and groups[-1][0].start >= header_end
        if width and below_header and _continues(text, groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Block(group[0].start + len(group[0].lead) - len(group[0].lead.lstrip()), group[-1].end)
        for group in groups
    ]


def _lines(text: str) -> list[_Line]:
    """Return the lines that hold anything but white space."""
    lines: list[_Line] = []
    position, after_blank = 0, True
    for piece in _LINE_END.split(text):
        stripped = piece.rstrip()
        if stripped:
            lead = _LEAD.match(stripped)[0]  # type: ignore[index]  # it matches the empty string
            begin = position + len(lead)
            word = len(stripped[len(lead) :].split(maxsplit=1)[0]) if lead != stripped else 0
            end = position + len(stripped)
            lines.append(_Line(position, end, lead, begin, word, after_blank))
        after_blank = not stripped
        position += len(piece) + _length_of_break(text, position + len(piece))
    return lines


def _length_of_break(text: str, position: int) -> int:
    return 2 if text.startswith("\r\n", position) else 1


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """Return the width at which `text` was wrapped by hand, or 0 when lines are paragraphs.

    A break after a line of n columns before a word of m letters fits the widths n to n+m: the width
    that fits most breaks is the text's.
    """
    breaks = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.after_blank
        and _NARROWEST <= line.width <= _WIDEST
        and following.width <= _WIDEST
    ]
    if not breaks:
        return 0
    edges: Counter[int] = Counter()
    for line, following in breaks:
        edges[line.width] += 1
        edges[line.width + _fitting_word(text, following) + 1] -= 1
    fits = list(accumulate(edges[column] for column in range(_WIDEST + 1)))
    width = fits.index(max(fits))
    full = [pair for pair in breaks if _is_full(text, *pair, width)]
    continued = sum(_is_inside_sentence(text, *pair) for pair in full)
    wrapped = len(full) >= _LEAST_SHARE * len(breaks) and continued >= _LEAST_CONTINUED * len(full)
    return width if wrapped and continued else 0


def _fitting_word(text: str, line: _Line) -> int:
    """Return the room that the first word of `line` needs; CJK breaks between any two signs."""
    return 1 if text[line.begin : line.begin + 1] >= "\u2e80" else line.word


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Tell whether `line` was broken because the next word would not have fitted."""
    reach = line.width + 1 + _fitting_word(text, following)
    return line.width <= width + 2 and reach > width - _SLACK


def _is_inside_sentence(text: str, line: _Line, following: _Line) -> bool:
    word = text[following.begin : following.begin + following.word]
    first = word[:1]
    if first.islower():
        # "al-Rifai" and "iPhone" begin a headline or a paragraph as well.
        return word.islower()
    caseless = first.isalpha() and not first.isupper()
    return caseless and not _FINAL.search(text[max(line.start, line.end - 8) : line.end])


def _continues(text: str, group: list[_Line], line: _Line, width: int) -> bool:
    """Tell whether `line` goes on with the paragraph of the lines before it."""
    before = group[-1]
    if line.after_blank or max(before.width, line.width) > _WIDEST or _ITEM.match(text, line.begin):
        return False
    if line.lead.count(">") != before.lead.count(">"):
        return False
    hanging = len(group) == 1 and _ITEM.match(text, before.begin)
    if len(line.lead) > len(before.lead) and not hanging:
        return False
    inside = _is_inside_sentence(text, before, line)
    if not (inside or _is_full(text, before, line, width)):
        return False
    return inside or not (_stands_alone(text, before) or _stands_alone(text, line))


def _stands_alone(text: str, line: _Line) -> bool:
    words = text[line.begin : line.end]
    return bool(_UNDERLINE.fullmatch(words) or line_kind(words))
