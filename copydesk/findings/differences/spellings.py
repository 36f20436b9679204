"""One name in two spellings, wherever the two articles name it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.findings.differences.candidate import Candidate, Evidence
from copydesk.findings.reading.near_names import names_at_odds, near_names

if TYPE_CHECKING:
    from copydesk.findings.reading.reading import Reading


def spelling_candidates(left: Reading, right: Reading, kinship: float) -> Iterator[Candidate]:
    """Yield the names of which the right article has a near miss and not the name itself."""
    language = left.language if left.language == right.language else ""
    for one, other, likeness in near_names(left.names, right.names, language):
        if likeness == "misspelt":
            yield Candidate(
                "spelling",
                left.place(one.start, one.end),
                right.place(other.start, other.end),
                0,
                _evidence(kinship),
                touches_name=True,
            )


def odd_spellings(reading: Reading) -> Iterator[Candidate]:
    """Yield the names that one article spells in two ways."""
    for odd, usual in names_at_odds(reading.names, reading.language):
        yield Candidate(
            "spelling",
            reading.place(odd.start, odd.end),
            reading.place(usual.start, usual.end),
            0,
            _evidence(1.0),
            touches_name=True,
        )


def _evidence(kinship: float) -> Evidence:
    """Return what speaks for a spelling: it matters nothing where the names stand."""
    return Evidence(
        likeness=1.0, anchor=1.0, edges=1.0, alone=1.0, confidence=1.0, crosses=0.0, told=0.0,
        elsewhere=0.0, size=0.0, strength=1.0, kinship=kinship,
    )  # fmt: skip
