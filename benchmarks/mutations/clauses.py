"""Changes that leave out who says so, a clause or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from benchmarks.mutations.edit import Edit, Piece, replaced
from benchmarks.mutations.prose import Prose

_SPEAKER: Final = r"(?:[A-Z][\w.’'-]*|[a-z][\w’'-]*)(?: [\w.’'-]+){0,5}?"
_SAID_BEHIND: Final = re.compile(
    rf", {_SPEAKER} (?:said|says|told [a-z]+|wrote)(?=[.](?: |$))"
    rf"|(?<=[\"”]) said {_SPEAKER}(?=[.](?: |$))"
)
_ACCORDING: Final = re.compile(r", according to [^,.]+(?=[.](?: |$))")
_SAID_BEFORE: Final = re.compile(
    r"(?P<s>(?:[A-Z][\w’'-]*)(?: (?!and\b|but\b)[\w’'.-]+){0,4}) (?:said|told reporters|wrote)"
    r"(?: that)? (?P<n>(?:the|an?|it|he|she|they|there|all|most|some|lorries|[a-z]+s) )"
)
_CLAUSE: Final = re.compile(
    r"(?:, (?:who|which|where|although|while|but)|,? (?:because|when|after)) [^,.“”\"]{12,}"
    r"(?=, |[.](?: [A-Z“\"]|$))"
)
_LEAST_LEFT: Final = 30
"""Characters of a sentence that a dropped clause leaves: less is no sentence."""


def dropped_source(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Drop "X said", "said X" or "according to X"."""
    for pattern in (_SAID_BEHIND, _ACCORDING):
        for found in prose.matches(pattern):
            yield replaced(*found.span(), "")
    for start, end in prose.sentences:
        said = _SAID_BEFORE.match(prose.text, start, end)
        if said:
            claim = said.start("n")
            capital = Piece(claim, claim + 1, prose.text[claim].upper())
            yield Edit((Piece(start, claim, ""), capital))


def dropped_clause(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Drop a clause that a comma or its conjunction sets off."""
    for start, end in prose.sentences:
        for found in _CLAUSE.finditer(prose.text, start, end):
            # Between two commas both go; what a clause ends with a full stop stands behind it.
            stop = found.end()
            if prose.text[stop] == "," and found[0][0] == ",":
                stop += 1
            elif prose.text[stop] == ",":
                continue
            if end - start - (stop - found.start()) >= _LEAST_LEFT:
                yield replaced(found.start(), stop, "")


def dropped_sentence(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Drop a whole sentence of the running text."""
    for start, end in prose.sentences:
        yield replaced(start, end, "")
