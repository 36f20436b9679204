"""What finds findings: the ids by which a type is named in exports and switched off.

An id is for ever: it stands in people's configurations and exports. What a person adds has the type
`finding.BY_HAND`, which isn't here because nobody needs to switch it off.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class FindingType(Struct, frozen=True):
    """One way in which findings are found."""

    id: str
    told: str
    """What it points at, in a line for people."""


FINDING_TYPES: Final = (
    FindingType("name", "another name where one person, body or place is meant"),
    FindingType("spelling", "one name spelt in two ways"),
    FindingType("quotation", "other words inside the same quotation"),
    FindingType("number", "another number of the same thing"),
    FindingType("date", "another day, month or year for the same event"),
    FindingType("clock", "another time of day for the same event"),
    FindingType("negation", "a not, no or never on one side"),
    FindingType("stage", "planned on one side, done on the other"),
    FindingType("hedge", "said with doubt on one side, as a fact on the other"),
    FindingType("quantifier", "all, some, most, only: another share of the same"),
    FindingType("bound", "by, before, after, at least: another limit for the same value"),
    FindingType("title", "another office, rank or title of the same person"),
    FindingType("source", "another source for the same statement, or none"),
    FindingType("swap", "two things told in each other's places"),
    FindingType("word", "another word in wording that is otherwise the same"),
    FindingType("left-out", "told by one side only"),
    FindingType("inside", "an article that contradicts itself"),
)
"""In the order in which they are listed."""
