"""Changes of quotations: a word inside one, and the marks around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from benchmarks.mutations.edit import Edit, Piece, replaced
from benchmarks.mutations.prose import Prose

_WORD: Final = re.compile(r"\b[a-zß-ÿ]{3,}\b")
_LEAST_WORDS: Final = 4
"""Words of a quotation: fewer may be a word that somebody keeps at a distance."""


def word_in_quotation(prose: Prose, random: Random) -> Iterator[Edit]:
    """Put another word of the article for a word that somebody is quoted with, or drop it."""
    words = sorted({found[0] for found in prose.matches(_WORD)})
    for start, end in _quotations(prose):
        for found in _WORD.finditer(prose.text, start, end):
            alike = [
                word
                for word in words
                if word[-2:] == found[0][-2:] and len(word) > 3 and word[:3] != found[0][:3]
            ]
            if alike and len(found[0]) > 3:
                yield replaced(*found.span(), random.choice(alike))


def dropped_marks(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Drop the marks around a quotation that its sentence names the speaker of.

    What was in the marks is what changed: it is no longer what somebody is said to have said. So
    the pieces write all of it anew.
    """
    for start, end in _quotations(prose):
        words = prose.text[start + 1 : end - 1]
        yield Edit((Piece(start, end, words),))


def _quotations(prose: Prose) -> Iterator[tuple[int, int]]:
    for start, end in prose.quotations:
        if len(prose.text[start:end].split()) >= _LEAST_WORDS:
            yield start, end
