"""Letters become lines: what stands on one baseline with no more than a space between."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from copydesk.articles.readers.pdf_glyphs import UNKNOWN, Glyph

_SPACE: Final = 0.17
"""Shares of the size of the letters. From here on a gap is a space between words; fonts have 0.2 to
0.33, and kerning takes away less than 0.1."""

_DRAWN_SPACE: Final = 0.08
"""The same where a space was drawn. Chromium draws soft hyphens as spaces that take no room."""

_SAME_RUN: Final = 1.0
"""Up to here letters that are drawn in a row are one piece."""

_PARTED: Final = 0.7
"""From here on pieces that were drawn apart may stand in columns of their own."""

_BACKWARDS: Final = 0.6
"""So far letters may overlap: accents, and what is kerned."""

_SAME_BASELINE: Final = 0.2
_RAISED: Final = (0.2, 0.75)
"""How far over the baseline small letters are raised, at most and at least."""
_SMALL: Final = 0.8
"""Size of raised letters beside that of the others, at most."""

_RAISED_SIGNS: Final = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LEFT_TO_RIGHT: Final = frozenset({"L", "EN", "AN"})
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_IN_FIGURES: Final = frozenset(".,:/-%٫٬")
_MIRRORED: Final = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_PRIVATE: Final = re.compile(r"[\ue000-\uf8ff]")
_PRIVATE_BULLET: Final = re.compile(r"^[\ue000-\uf8ff](?= |$)")
"""Signs of fonts of signs, as Symbol and Wingdings; at the beginning of a line, a bullet."""
_SPACES: Final = re.compile(r"\s+")


class Line(Struct, frozen=True):
    """A piece of text on one baseline; in a table, a cell."""

    text: str
    x: float
    end: float
    y: float
    size: float
    """Of most of its letters, in points."""


class _Run(Struct):
    """Letters that were drawn one after the other, side by side."""

    glyphs: list[Glyph]
    x: float
    end: float
    y: float
    size: float


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines that letters of one direction make, from the top of the page down."""
    rows: list[list[_Run]] = []
    baselines: list[tuple[float, int]] = []
    for run in sorted(_runs(glyphs), key=lambda run: -run.size):
        place = bisect_left(baselines, (run.y - run.size, -1))
        found = -1
        while place < len(baselines) and baselines[place][0] <= run.y + run.size:
            if _is_beside(run, rows[baselines[place][1]]):
                found = baselines[place][1]
                break
            place += 1
        if found < 0:
            insort(baselines, (run.y, len(rows)))
            rows.append([run])
        else:
            rows[found].append(run)
    lines = [line for row in rows for line in _parted(row)]
    return sorted(lines, key=lambda line: (-line.y, line.x))


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    for glyph in glyphs:
        run = runs[-1] if runs else None
        if run and _follows(run, glyph):
            run.glyphs.append(glyph)
            if not glyph.text.isspace():
                run.x, run.end = min(run.x, glyph.x), max(run.end, glyph.end)
        elif not glyph.text.isspace():
            runs.append(_Run([glyph], glyph.x, glyph.end, glyph.y, glyph.size))
    return runs


def _follows(run: _Run, glyph: Glyph) -> bool:
    """Tell whether a letter goes on where a run of them ends, in either direction."""
    last = run.glyphs[-1]
    if abs(glyph.y - run.y) > 0.02 * run.size or abs(glyph.size - run.size) > 0.02 * run.size:
        return False
    onwards, back = glyph.x - last.end, last.x - glyph.end
    limit = _SPACE * run.size
    return -_BACKWARDS * run.size <= onwards <= _SAME_RUN * run.size or 0 <= abs(back) <= limit


def _is_beside(run: _Run, row: list[_Run]) -> bool:
    """Tell whether a run stands on the baseline of a row, or is small and raised or lowered."""
    largest = row[0]
    off = run.y - largest.y
    if abs(off) <= _SAME_BASELINE * run.size:
        return True
    if run.size > _SMALL * largest.size or abs(off) > _RAISED[1] * largest.size:
        return False
    near = 0.3 * largest.size
    return any(one.x - near <= run.x <= one.end + near for one in row)


def _parted(row: list[_Run]) -> list[Line]:
    """Return the lines in a row: its runs from left to right, parted where gaps are wide."""
    row.sort(key=lambda run: run.x)
    pieces: list[list[_Run]] = [[row[0]]]
    for before, run in pairwise(row):
        if run.x - before.end > _PARTED * max(run.size, before.size):
            pieces.append([run])
        else:
            pieces[-1].append(run)
    return [line for piece in pieces if (line := _line(piece)).text]


def _line(runs: list[_Run]) -> Line:
    main = max(runs, key=lambda run: (len(run.glyphs), run.size))
    glyphs = [_marked(glyph, main) for run in runs for glyph in run.glyphs]
    if any(_is_right_to_left(sign) for glyph in glyphs for sign in glyph.text):
        text = _in_reading_order(_spaced(_without_strokes(sorted(glyphs, key=lambda one: one.x))))
    else:
        text = "".join(_spaced(glyphs))
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip())
    text = _PRIVATE.sub(UNKNOWN, _PRIVATE_BULLET.sub("•", text))
    return Line(text, runs[0].x, max(run.end for run in runs), main.y, main.size)


def _marked(glyph: Glyph, main: _Run) -> Glyph:
    """Return a raised figure as the sign that is one: 10 to the 6th isn't 106."""
    is_raised = glyph.size <= _SMALL * main.size and glyph.y - main.y > _RAISED[0] * main.size
    if not is_raised:
        return glyph
    return replace(glyph, text=glyph.text.translate(_RAISED_SIGNS))


def _spaced(glyphs: list[Glyph]) -> list[str]:
    """Return the letters with the spaces that are gaps; letters may be spaced out evenly."""
    letters: list[Glyph] = []
    is_after_space: list[bool] = []
    drawn = False
    for glyph in glyphs:
        if glyph.text.isspace():
            drawn = True
        else:
            letters.append(glyph)
            is_after_space.append(drawn)
            drawn = False
    gaps = [after.x - before.end for before, after in pairwise(letters)]
    inner = [gap for gap, drawn in zip(gaps, is_after_space[1:], strict=True) if not drawn]
    spread = max(0.0, median(inner)) if len(inner) > 2 else 0.0
    texts = [letter.text for letter in letters[:1]]
    for gap, letter, drawn in zip(gaps, letters[1:], is_after_space[1:], strict=True):
        if gap - spread > (_DRAWN_SPACE if drawn else _SPACE) * letter.size:
            texts.append(" ")
        texts.append(letter.text)
    return texts


def _is_right_to_left(sign: str) -> bool:
    return sign > "\u058f" and unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT


def _in_reading_order(pieces: list[str]) -> str:
    """Return what stands from left to right in the order in which it is read.

    The way back from what the Unicode bidirectional algorithm does for a line without embeddings.
    """
    sides = [_side(piece) for piece in pieces]
    is_turned = sides.count("R") >= sides.count("L")
    inner = "L" if is_turned else "R"
    _settle(pieces, sides, inner)
    order: list[str] = []
    start = 0
    while start < len(pieces):
        stop = start + 1
        while stop < len(pieces) and sides[stop] == sides[start]:
            stop += 1
        part = pieces[start:stop]
        if sides[start] == "R":
            part = [piece.translate(_MIRRORED) if len(piece) == 1 else piece for piece in part]
            part.reverse()
        order.append("".join(part))
        start = stop
    return "".join(reversed(order) if is_turned else order)


def _without_strokes(glyphs: list[Glyph]) -> list[Glyph]:
    """Return a line without the strokes that lengthen Arabic words, which are no letters."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        is_nameless = glyph.text == UNKNOWN or _PRIVATE.fullmatch(glyph.text)
        if not (is_nameless and any(_side(one.text) == "R" for one in kept[-2:])):
            kept.append(glyph)
        else:
            kept[-1] = replace(kept[-1], end=max(kept[-1].end, glyph.end))
    return kept


def _side(piece: str) -> str:
    """Return "R" for letters that are read from the right, "L" for others and figures, else ""."""
    for sign in piece:
        kind = unicodedata.bidirectional(sign)
        if kind in _RIGHT_TO_LEFT:
            return "R"
        if kind in _LEFT_TO_RIGHT:
            return "L"
    return ""


def _settle(pieces: list[str], sides: list[str], inner: str) -> None:
    """Give signs and spaces the side of what stands around them: the line's, between unlike."""
    outer = "R" if inner == "L" else "L"
    number = 0
    while number < len(sides):
        if sides[number]:
            number += 1
            continue
        stop = number
        while stop < len(sides) and not sides[stop]:
            stop += 1
        is_between = number > 0 and stop < len(sides) and sides[number - 1] == inner == sides[stop]
        is_in_figure = all(piece in _IN_FIGURES for piece in pieces[number:stop])
        ends_figure = number > 0 and pieces[number - 1].isdigit() and pieces[number] == "%"
        within = is_between and (inner == "R" or is_in_figure or not _are_figures(pieces, number))
        for place in range(number, stop):
            sides[place] = inner if within or (ends_figure and inner == "L") else outer
        number = stop


def _are_figures(pieces: list[str], number: int) -> bool:
    """Tell whether a figure stands before a gap: figures in a row are read from the right."""
    return pieces[number - 1].isdigit()


def is_right_to_left(text: str) -> bool:
    """Tell whether most letters of a line are read from the right."""
    sides = [_side(sign) for sign in text if sign.isalpha()]
    return sides.count("R") > len(sides) / 2
