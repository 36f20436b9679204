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
    told: str  # what it points at, in a line for people


FINDING_TYPES: Final = (
    FindingType("spelling", "one name spelt in two ways"),
    FindingType("name", "another name where one person, body or place is meant"),
    FindingType("swap", "two names in each other's places: who did it, and to whom"),
    FindingType("quotation", "other words inside the same quotation"),
    FindingType("marks", "words in quotation marks on one side, retold on the other"),
    FindingType("number", "another number of the same thing"),
    FindingType("date", "another day, month or year for the same event"),
    FindingType("duration", "another length of time, or how often"),
    FindingType("clock", "another time of day for the same event"),
    FindingType("order", "before, after, until, since: another order in time"),
    FindingType("negation", "a not, no or never on one side"),
    FindingType("stage", "planned on one side, done on the other"),
    FindingType("phase", "begun, going on or ended"),
    FindingType("hedge", "said with doubt on one side, as a fact on the other"),
    FindingType("quantifier", "all, most, some, none: another share of the same"),
    FindingType("only", "only on one side"),
    FindingType("bound", "at least, up to, more than: another limit for the same value"),
    FindingType("title", "another office or title of the same person"),
    FindingType("rank", "former, deputy, acting: another standing in the same office"),
    FindingType("source", "who says so on one side, nobody on the other"),
    FindingType("word", "another word in wording that is otherwise the same"),
    FindingType("phrase", "another phrase in wording that is otherwise the same"),
    FindingType("passage", "a longer passage put otherwise"),
    FindingType("left-out", "a clause or words told by one side only"),
    FindingType("sentence", "a sentence told by one side only"),
)
"""In the order in which they are listed."""
