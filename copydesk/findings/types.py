"""What finds findings: the ids by which a type is named in exports and switched off.

An id is for ever: it stands in people's configurations and exports. What a person adds has the type
`finding.BY_HAND`, which isn't here because nobody needs to switch it off.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from copydesk.findings.finding import FindingKind, Severity


class FindingType(Struct, frozen=True):
    """One way in which findings are found."""

    id: str
    kind: FindingKind  # of its findings that both sides have
    severity: Severity  # what readers gave to most such rows in stories and articles
    told: str  # what it points at, in a line for people


FINDING_TYPES: Final = (
    FindingType("spelling", "name", "high", "one name spelt in two ways"),
    FindingType("name", "name", "high", "another name where one person, body or place is meant"),
    FindingType(
        "swap", "agency", "high", "two names in each other's places: who did it, and to whom"
    ),
    FindingType("quotation", "quote", "high", "other words inside the same quotation"),
    FindingType(
        "marks", "quote", "medium", "words in quotation marks in one article, retold in the other"
    ),
    FindingType("number", "number", "high", "another number of the same thing"),
    FindingType("date", "date", "high", "another day, month or year for the same event"),
    FindingType("duration", "date", "medium", "another length of time, or how often"),
    FindingType("clock", "date", "high", "another time of day for the same event"),
    FindingType("order", "date", "high", "before, after, until, since: another order in time"),
    FindingType("negation", "negation", "high", "a not, no or never in one article"),
    FindingType("stage", "stage", "high", "planned in one article, done in the other"),
    FindingType("phase", "stage", "high", "begun, going on or ended"),
    FindingType("hedge", "hedge", "high", "said with doubt in one article, as a fact in the other"),
    FindingType(
        "quantifier", "scope", "medium", "all, most, some, none: another share of the same"
    ),
    FindingType("only", "scope", "high", "the word only, in one article"),
    FindingType(
        "bound", "scope", "low", "at least, up to, more than: another limit for the same value"
    ),
    FindingType("title", "office", "medium", "another office or title of the same person"),
    FindingType(
        "rank", "office", "high", "former, deputy, acting: another standing in the same office"
    ),
    FindingType(
        "source", "attribution", "medium", "one article names who says so, the other nobody"
    ),
    FindingType("word", "label", "medium", "another word in wording that is otherwise the same"),
    FindingType("phrase", "label", "high", "another phrase in wording that is otherwise the same"),
    FindingType("passage", "label", "high", "a longer passage put otherwise"),
    FindingType("left-out", "omission", "low", "a clause or words that one article has alone"),
    FindingType("sentence", "omission", "low", "a sentence that one article has alone"),
)
"""In the order of listing; `make bench-findings` tells how often a severity is that of readers."""
