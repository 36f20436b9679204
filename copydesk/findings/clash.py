"""What a rule says: where two texts clash, before anyone knows in which row."""

from __future__ import annotations

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.finding import FindingKind, Severity


class Clash(Struct, frozen=True):
    """Spans of the left and the right text that clash; None where one side has nothing."""

    kind: FindingKind
    severity: Severity
    reason: str
    """As a question: "212 or 221?"."""
    left: Span | None
    right: Span | None

    @property
    def mirrored(self) -> Clash:
        """The same with the sides swapped; the reason stays as it is."""
        return Clash(self.kind, self.severity, self.reason, self.right, self.left)
