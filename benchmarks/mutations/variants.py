"""Copies that say the same: written otherwise, set otherwise, put together otherwise.

Each maker yields one edit that goes through the whole text, as an editor's house style does. Every
finding on such a copy is a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Final

from benchmarks.mutations.edit import Edit, Piece
from benchmarks.mutations.prose import Prose

_BRITISH: Final[Mapping[str, str]] = {
    "centre": "center", "colour": "color", "harbour": "harbor", "labour": "labor",
    "defence": "defense", "offence": "offense", "favour": "favor", "neighbour": "neighbor",
    "neighbours": "neighbors", "travelled": "traveled", "travelling": "traveling",
    "travellers": "travelers", "cancelled": "canceled", "metre": "meter", "metres": "meters",
    "kilometre": "kilometer", "kilometres": "kilometers", "theatre": "theater",
    "organised": "organized", "organise": "organize", "organisation": "organization",
    "recognised": "recognized", "criticised": "criticized", "criticise": "criticize",
    "apologised": "apologized", "authorised": "authorized", "honour": "honor",
    "grey": "gray", "programme": "program", "tonne": "ton", "behaviour": "behavior",
    "judgement": "judgment", "cheque": "check", "rumour": "rumor", "licence": "license",
}  # fmt: skip
"""British spellings beside American ones."""
_AMERICAN: Final = {american: british for british, american in _BRITISH.items()}
_SPELT: Final = re.compile(r"\b[A-Za-z]{4,}\b")
_THOUSANDS: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])")
_SMALL: Final = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_COUNT: Final = re.compile(rf"(?<=[a-z,] )(?:{'|'.join(_SMALL)}|[2-9]|1[0-2])(?= [a-z]{{3,}})")
_NO_COUNT: Final = re.compile(r" (?:percent|per cent|million|billion|thousand|degrees)\b")
_PERCENT: Final = re.compile(r"(?<=\d) percent\b| per cent\b|(?<=\d)%")
_CLOCK: Final = re.compile(r"\b(1[0-2]|[1-9])(?::([0-5]\d))? ?([ap])\.?m\b(?:\.(?! [A-Z]|\n|$))?")
_GMT: Final = re.compile(r"\b([0-2]\d):([0-5]\d) GMT\b")
_ZONES: Final = (("CET", 1), ("EST", -5), ("EET", 2))
"""Time zones, with the hours that they are ahead of GMT."""
_DASH: Final = re.compile(r" (?:--|–|—) ")
_NOON: Final = 12


def _edit(pieces: list[Piece]) -> Iterator[Edit]:
    if pieces:
        yield Edit(tuple(pieces))


def other_spelling(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Spell all words that differ between Britain and America in the other way."""
    pieces = []
    for found in prose.matches(_SPELT):
        word = found[0].lower()
        other = _BRITISH.get(word) or _AMERICAN.get(word)
        if other:
            other = other.capitalize() if found[0][0].isupper() else other
            pieces.append(Piece(*found.span(), other))
    yield from _edit(pieces)


def other_quotes(prose: Prose, random: Random) -> Iterator[Edit]:
    """Set quotation marks and apostrophes in another style."""
    left, right = random.choice([("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")])
    pieces = [Piece(start, start + 1, left) for start, _ in prose.quotations]
    pieces += [Piece(end - 1, end, right) for _, end in prose.quotations]
    apostrophe = random.choice("'’")
    pieces += [
        Piece(*found.span(), apostrophe)
        for found in prose.matches(re.compile(r"(?<=\w)['’](?=\w)"))
    ]
    yield from _edit(
        [piece for piece in pieces if prose.text[piece.start : piece.end] != piece.new]
    )


def other_dashes(prose: Prose, random: Random) -> Iterator[Edit]:
    """Set dashes and hyphens in another style."""
    dash = random.choice([" -- ", " – ", " — ", "—"])
    pieces = [Piece(*found.span(), dash) for found in prose.matches(_DASH)]
    pieces += [
        Piece(*found.span(), "\N{NON-BREAKING HYPHEN}")
        for found in prose.matches(re.compile(r"(?<=[a-z])-(?=[a-z])"))
    ]
    yield from _edit(pieces)


def other_numbers(prose: Prose, random: Random) -> Iterator[Edit]:
    """Write 1,500 as 1 500 or 1500, twelve as 12, per cent as percent or %."""
    mark = random.choice(["", " ", "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}", "’"])
    percent = random.choice([" per cent", " percent", "%"])
    pieces = [
        Piece(*found.span(), found[0].replace(",", mark)) for found in prose.matches(_THOUSANDS)
    ]
    pieces += [Piece(*found.span(), percent) for found in prose.matches(_PERCENT)]
    for found in prose.matches(_COUNT):
        if not prose.is_quoted(found.start()) and not _NO_COUNT.match(prose.text, found.end()):
            other = _SMALL[int(found[0]) - 2] if found[0].isdigit() else _figure(found[0])
            pieces.append(Piece(*found.span(), other))
    yield from _edit(pieces)


def _figure(word: str) -> str:
    return str(_SMALL.index(word) + 2)


def other_clock(prose: Prose, random: Random) -> Iterator[Edit]:
    """Write 9:40 p.m. as 21:40, and 18:30 GMT in another time zone."""
    pieces = []
    for found in prose.matches(_CLOCK):
        hour = int(found[1]) % _NOON + (_NOON if found[3] == "p" else 0)
        pieces.append(Piece(*found.span(), f"{hour}:{found[2] or '00'}"))
    zone, ahead = random.choice(_ZONES)
    for found in prose.matches(_GMT):
        hour = int(found[1]) + ahead
        if 0 <= hour < 2 * _NOON:
            pieces.append(Piece(*found.span(), f"{hour:02}:{found[2]} {zone}"))
    yield from _edit(pieces)


def invisible_signs(prose: Prose, random: Random) -> Iterator[Edit]:
    """Put soft hyphens, zero-width spaces, word joiners and no-break spaces between letters."""
    pieces = []
    for found in prose.matches(re.compile(r"(?<=[a-z]{3})(?=[a-z]{3})|(?<=[a-z]) (?=[a-z])")):
        if random.random() < 1 / 10:
            sign = "\N{NO-BREAK SPACE}" if found[0] else random.choice("\u00ad\u200b\u2060")
            pieces.append(Piece(*found.span(), sign))
    yield from _edit(pieces)


def dots_at_quotations(prose: Prose, random: Random) -> Iterator[Edit]:
    """Open quotations with dots, as after words that were left out."""
    dots = random.choice(["... ", "… ", "…"])
    yield from _edit([Piece(start + 1, start + 1, dots) for start, _ in prose.quotations])


def one_sentence_a_paragraph(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Break the paragraphs behind each sentence."""
    pieces = []
    for start, _ in prose.sentences:
        if prose.text[start - 1 : start] == " ":
            pieces.append(Piece(start - 1, start, "\n\n"))
    yield from _edit(pieces)


def one_paragraph(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Run all paragraphs of the running text together."""
    ends = [end for _, end in prose.lines[:-1]]
    starts = [start for start, _ in prose.lines[1:]]
    yield from _edit(
        [
            Piece(end, start, " ")
            for end, start in zip(ends, starts, strict=True)
            if not prose.text[end:start].strip()
        ]
    )


def paragraphs_moved(prose: Prose, random: Random) -> Iterator[Edit]:
    """Put all paragraphs but the first in another order."""
    lines = prose.lines[1:]
    order = [prose.text[start:end] for start, end in lines]
    random.shuffle(order)
    yield from _edit(
        [
            Piece(start, end, new)
            for (start, end), new in zip(lines, order, strict=True)
            if prose.text[start:end] != new
        ]
    )
