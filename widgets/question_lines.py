"""The questions of a story, as lines; below them the words of one in their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from rich.cells import cell_len

from copydesk.counted import counted
from widgets.diff_layout import screen_text
from widgets.shown_story import ShownQuestion, ShownQuote
from widgets.told import (
    Size,
    ToldLine,
    ToldPiece,
    ToldRole,
    apart,
    fitted,
    shown,
    wrapped,
)

_LACKS: Final = "doesn't say it"
_LONGEST: Final = 40
"""Code points of a side that stand in the list."""
_SHARE: Final = 2
"""The sentences take one line in so many, and at least as many lines as `_LEAST`."""
_LEAST: Final = 8
_GOES_BEFORE: Final = "..."
"""Stands before a sentence whose beginning there is no room for."""
_QUOTED: Final = 3
"""Lines that one sentence takes at most while several want to be seen."""


def question_lines(questions: Sequence[ShownQuestion], at: int, size: Size) -> list[ToldLine]:
    """Return what is drawn.

    Args:
        questions: At least one.
        at: The one under the cursor.
        size: Columns, >= 40, and lines, >= 10.
    """
    width, height = size
    most = max(_LEAST, height // _SHARE)
    below = list(islice(_sentences(questions[at], width, most), most))
    room = max(1, height - len(below) - 1)
    first = max(0, min(at - room // 3, len(questions) - room))
    lines = [
        _question(questions[number], number == at, width)
        for number in range(first, min(first + room, len(questions)))
    ]
    lines += [()] * (room - len(lines))
    return [*lines, (ToldPiece(" "),), *below][:height]


def sides_of(question: ShownQuestion) -> str:
    """Return which articles say what: "Amber: 001.  Anbar: 000, 002"."""
    return "  ".join(
        f"{_short(side.words) or _LACKS}: {', '.join(side.names)}." for side in question.sides
    )


def _short(words: str) -> str:
    """Return the words of a side, or their beginning: what one lacks may be a whole sentence."""
    told = " ".join(words.split())
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 3].rstrip()}..."


def _question(question: ShownQuestion, here: bool, width: int) -> ToldLine:
    role: ToldRole = "here" if here else "said" if question.decided else ""
    grave: ToldRole = role or ("high" if question.severity == "high" else "")
    pieces = [
        ToldPiece(f" {question.severity:<7}", grave),
        ToldPiece(f"{question.kind:<13}", role),
        shown(sides_of(question), role),
    ]
    decided = shown(f"{question.decided or question.left} ", role)
    return apart(pieces, decided, width)


def _sentences(question: ShownQuestion, width: int, room: int) -> Iterator[ToldLine]:
    """Yield the words of a question in their sentences, each with its article.

    Where there isn't room for whole sentences of all articles, each has a part of it.
    """
    above = 1 + bool(question.note)
    most = max(1, min(_QUOTED, (room - above) // max(1, len(question.quotes))))
    asked = f" Asked in {counted(question.pairs, 'pair')}"
    yield fitted([shown(asked, "said")], width)
    if question.note:
        yield fitted([shown(" Note: ", "said"), shown(question.note)], width)
    names = (cell_len(screen_text(quote.name)) for quote in question.quotes)
    indent = max(names, default=0)
    indent = min(indent, width // 4) + 2
    for quote in question.quotes:
        yield from _quoted(quote, indent, width, most)
    for side in question.sides:
        if not side.words:
            yield fitted([shown(f" {', '.join(side.names)}", "name"), shown(f" {_LACKS}")], width)


def _quoted(quote: ShownQuote, indent: int, width: int, most: int) -> Iterator[ToldLine]:
    """Yield at most so many lines of a sentence, that in which its words begin among them."""
    pieces = [shown(quote.before), shown(quote.words, "name"), shown(quote.after)]
    before = 1 if most == _QUOTED else 0
    room = width - indent - 1
    lines = list(wrapped(pieces, room))
    first = _first_shown(lines, before, most)
    if first:
        lines = list(wrapped(pieces, room - len(_GOES_BEFORE)))
        first = _first_shown(lines, before, most)
    for number, line in enumerate(lines[first : first + most]):
        name = fitted([shown(f" {quote.name}", "name")], indent) if not number else ()
        used = sum(cell_len(piece.text) for piece in name)
        if first and not number:
            line = (ToldPiece(_GOES_BEFORE, "said"), *line)
        yield (*name, ToldPiece(" " * (indent - used)), *line)


def _first_shown(lines: Sequence[ToldLine], before: int, most: int) -> int:
    begin = next((n for n, line in enumerate(lines) if _has_words(line)), 0)
    return max(0, min(begin - before, len(lines) - most))


def _has_words(line: ToldLine) -> bool:
    return any(piece.role == "name" for piece in line)
