"""A sentence cut into pieces: changed words, places of findings, what the search found.

Pure. Where there is no colour, signs say what the pieces are: `[-gone-]`, `{+new+}`, and `;` before
the words of a finding. Cuts never fall inside a grapheme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct, structs

from widgets.graphemes import whole
from widgets.shown import FINDING, MARKS, Mark

Role = Literal["text", "gone", "new", "label", "found", "furniture", "head", "high"]
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
    spans = _merged(whole(text, [(start, end) for start, end in clipped if start < end]))
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
    spans = whole(text, ((place.start, place.end) for place in inside))
    return [
        structs.replace(place, start=start, end=end)
        for place, (start, end) in zip(inside, spans, strict=True)
    ]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans with those that overlap joined to one; what only touches stays apart."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged


def _add(pieces: list[Piece], piece: Piece) -> None:
    """Put a piece after the others, joined to the last one where the two are drawn alike."""
    if not piece.text:
        return
    if pieces and (pieces[-1].role, pieces[-1].clash) == (piece.role, piece.clash):
        piece = Piece(pieces.pop().text + piece.text, piece.role, piece.clash)
    pieces.append(piece)


def searched(pieces: Sequence[Piece], search: str) -> Iterator[Piece]:
    """Split pieces where `search` stands; a match across two pieces is found in neither role."""
    # The first screen searches nothing.
    from copydesk.articles.looked_for import pattern_of

    text = "".join(piece.text for piece in pieces)
    matches = pattern_of(search).finditer(text)
    found = _merged(whole(text, [match.span() for match in matches]))
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
