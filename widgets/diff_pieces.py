"""A sentence cut into pieces: changed words, places of findings, what the search found.

Pure. Where there is no colour, signs say what the pieces are: `[-gone-]`, `{+new+}`, and `;` before
the words of a finding. Cuts never fall inside a grapheme.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from rich.cells import split_graphemes

from widgets.shown import FINDING, MARKS, Mark

Role = Literal["text", "gone", "new", "label", "found", "furniture"]
"""What a piece of a line is; drawn by sign and style, colour only repeats it."""


class Piece(Struct, frozen=True):
    """Text of one role within a line; already visible, without line breaks."""

    text: str
    role: Role
    clash: Literal["", "finding", "chosen"] = ""
    """It is a place of a finding, perhaps of the chosen one."""


class Clash(Struct, frozen=True):
    """Words of a sentence that belong to a finding, `[start, end)` in code points of it."""

    start: int
    end: int
    chosen: bool = False
    sign: bool = False
    """Begins with the sign of a finding, where there is no colour."""


def clashes_in(
    marks: Iterable[Mark], chosen: int, side: str, start: int, end: int
) -> tuple[Clash, ...]:
    """Return what is drawn of `marks` in one sentence.

    Args:
        marks: Places of findings.
        chosen: Number of the finding that is pointed out from the others; -1 for none.
        side: Which text the sentence is in.
        start: Where it begins in its article.
        end: Where it ends.
    """
    return tuple(
        Clash(
            max(mark.start, start) - start,
            min(mark.end, end) - start,
            mark.finding == chosen,
            mark.start >= start and (mark.state == "open" or mark.finding == chosen),
        )
        for mark in marks
        if mark.side == side
        and mark.start < end
        and start < mark.end
        and (mark.state != "hidden" or mark.finding == chosen)
    )


def pieces_of(
    text: str,
    changed: Sequence[tuple[int, int]],
    role: Role,
    clashes: Sequence[Clash] = (),
    *,
    signs: bool = False,
) -> list[Piece]:
    """Cut a sentence where changed words and findings begin and end; the two may overlap.

    Args:
        text: The sentence, as it may be drawn.
        changed: Spans of changed words; those that reach beyond the sentence are cut.
        role: What changed words are: "gone" or "new".
        clashes: Places of findings.
        signs: Signs say what is what.
    """
    opening, closing = MARKS[role] if signs else ("", "")
    clipped = [(max(start, 0), min(end, len(text))) for start, end in changed]
    spans = [(start, end) for start, end in clipped if start < end]
    places = _whole_graphemes(text, clashes)
    begins, ends = {start for start, _ in spans}, {end for _, end in spans}
    opened: Counter[int] = Counter()
    chosen: Counter[int] = Counter()
    for place in places:
        for counter in (opened, chosen) if place.chosen else (opened,):
            counter[place.start] += 1
            counter[place.end] -= 1
    signed = {place.start for place in places if place.sign} if signs else set()
    pieces: list[Piece] = []
    is_changed, at_findings, at_chosen = False, 0, 0
    for start, end in pairwise(sorted({0, len(text), *begins, *ends, *opened})):
        is_changed = start in begins or (is_changed and start not in ends)
        at_findings += opened[start]
        at_chosen += chosen[start]
        drawn: Role = role if is_changed else "text"
        clash: Literal["", "finding", "chosen"] = "finding" if at_findings else ""
        clash = "chosen" if at_chosen else clash
        if start in begins:
            _add(pieces, Piece(opening, drawn))
        _add(pieces, Piece((FINDING if start in signed else "") + text[start:end], drawn, clash))
        if end in ends:
            _add(pieces, Piece(closing, drawn))
    return pieces


def _whole_graphemes(text: str, clashes: Sequence[Clash]) -> list[Clash]:
    """Return the places within the text, widened to whole graphemes."""
    inside = [place for place in clashes if 0 <= place.start < place.end <= len(text)]
    if not inside or text.isascii():
        return inside
    graphemes, _width = split_graphemes(text)
    starts = [start for start, _end, _cells in graphemes]
    ends = [end for _start, end, _cells in graphemes]
    return [
        Clash(
            starts[max(0, bisect_right(starts, place.start) - 1)],
            ends[min(bisect_left(ends, place.end), len(ends) - 1)],
            place.chosen,
            place.sign,
        )
        for place in inside
    ]


def _add(pieces: list[Piece], piece: Piece) -> None:
    """Put a piece after the others, joined to the last one where the two are drawn alike."""
    if not piece.text:
        return
    if pieces and (pieces[-1].role, pieces[-1].clash) == (piece.role, piece.clash):
        piece = Piece(pieces.pop().text + piece.text, piece.role, piece.clash)
    pieces.append(piece)


def searched(pieces: Sequence[Piece], search: str) -> Iterator[Piece]:
    """Split pieces where `search` stands; a match across two pieces is found in neither role."""
    text = "".join(piece.text for piece in pieces)
    found = [match.span() for match in re.finditer(re.escape(search), text, re.IGNORECASE)]
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        for start, stop in found:
            a, b = max(start, at), min(stop, end)
            if a < b:
                if a > at:
                    yield Piece(text[at:a], piece.role, piece.clash)
                yield Piece(text[a:b], "found", piece.clash)
                at = b
        if at < end:
            yield Piece(text[at:end], piece.role, piece.clash)
        at = end
