"""One name in two spellings, wherever the two articles name it."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.findings.differences.candidate import Candidate, in_itself
from copydesk.findings.reading.names import Name
from copydesk.findings.reading.near_names import names_at_odds, near_names
from copydesk.findings.reading.reading import Reading


def spelling_candidates(left: Reading, right: Reading, kinship: float) -> Iterator[Candidate]:
    """Yield the names of which the right article has a near miss and not the name itself."""
    language = left.language if left.language == right.language else ""
    for one, other, likeness in near_names(left.names, right.names, language):
        if likeness == "misspelt":
            yield _spelling(left, one, right, other, kinship)


def odd_spellings(reading: Reading) -> Iterator[Candidate]:
    """Yield the names that one article spells in two ways."""
    for odd, usual in names_at_odds(reading.names, reading.language):
        yield _spelling(reading, odd, reading, usual, 1.0)


def _spelling(left: Reading, one: Name, right: Reading, other: Name, kinship: float) -> Candidate:
    here, there = left.place(one.start, one.end), right.place(other.start, other.end)
    return Candidate("spelling", here, there, 0, in_itself(kinship), touches_name=True)
