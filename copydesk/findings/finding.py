"""What a finding is. Rules that make findings stand beside this module, one module a family."""

from __future__ import annotations

from typing import Final, Literal, get_args

from msgspec import Struct

from copydesk.articles.article import Span

Severity = Literal["low", "medium", "high"]
FindingKind = Literal[
    "name",
    "number",
    "date",
    "quote",
    "office",
    "agency",
    "attribution",
    "hedge",
    "negation",
    "stage",
    "scope",
    "cause",
    "label",
    "omission",
    "addition",
]
"""What clashes. omission: only the left article has it; addition: only the right one."""
FINDING_KINDS: Final[tuple[FindingKind, ...]] = get_args(FindingKind)
"""The kinds in the order in which they are listed."""
SEVERITIES: Final[tuple[Severity, ...]] = ("high", "medium", "low")
"""The gravest first."""
Confidence = Literal["sure", "likely", "maybe"]
"""How often what found it is right, as a word for people."""
CONFIDENCES: Final[tuple[Confidence, ...]] = ("sure", "likely", "maybe")
"""The safest first."""
BY_HAND: Final = "hand"
"""The type of a finding that a person made."""


class Finding(Struct, frozen=True, gc=False):
    """Spans that state a fact differently, or can't both be true."""

    kind: FindingKind
    severity: Severity
    reason: str
    """The clash as a question: "2.1 % or 3.1 %?"."""
    left: Span | None
    """Span in the left article; None for a finding that only the right one carries."""
    right: Span | None
    row: int
    """Number of the row that it belongs to (where the left span stands, else the right one)."""
    type: str = BY_HAND
    """Id of what found it: "spelling", "negation"."""
    confidence: Confidence = "sure"
    """A person who points at something is taken at their word."""
