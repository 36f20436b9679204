"""One name in two spellings, wherever the two articles name it."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.findings.differences.candidate import Candidate, in_itself
from copydesk.findings.reading.near_names import names_at_odds, near_names
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
                in_itself(kinship),
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
            in_itself(1.0),
            touches_name=True,
        )
