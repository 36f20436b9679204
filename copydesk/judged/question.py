"""What a question is: the same clash, asked in several pairs, judged once; `questions` has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.judged.asked import Asked, AskedState

if TYPE_CHECKING:
    from copydesk.findings.finding import Confidence, FindingKind, Severity


class Place(Struct, frozen=True, gc=False):
    """Where an article says what is in question."""

    sha256: str
    span: Span
    sentence: Span


class Wording(Struct, frozen=True, gc=False):
    """What some articles say there."""

    text: str
    """The words as the first of them writes them; "" where they lack it."""
    articles: tuple[str, ...]
    """Hashes, in the story's order. Of a name, articles in which nothing clashes are among them."""
    places: tuple[Place, ...]
    """In the story's order; none where they lack it."""
    otherwise: tuple[tuple[str, str], ...] = ()
    """Those of the articles that put it in other words, by hash, with these words."""

    @property
    def is_lack(self) -> bool:
        """Whether these articles don't tell what others tell."""
        return not self.text


class Question(Struct, frozen=True, gc=False):
    """The same clash in all pairs that ask it."""

    kind: FindingKind
    """That of the gravest finding; "omission" for whatever some articles lack."""
    severity: Severity
    """The gravest of its findings'."""
    confidence: Confidence
    """The safest of its findings'."""
    reason: str
    """The clash in short: "Amber or Anbar?"."""
    wordings: tuple[Wording, ...]
    """The odd one out, which the fewest articles have, first."""
    findings: tuple[Asked, ...]
    """The gravest first, then in the story's order."""
    state: AskedState

    @property
    def open_findings(self) -> tuple[Asked, ...]:
        """The findings that want my verdict."""
        return tuple(asked for asked in self.findings if asked.state == "open")

    @property
    def is_decided_in_part(self) -> bool:
        """Whether some of its findings are decided and others open: these may have come later."""
        return any(_is_decided(asked) for asked in self.findings) and bool(self.open_findings)

    @property
    def is_inside(self) -> bool:
        """Whether an article contradicts itself: then there is no side to choose."""
        return bool(self.findings[0].judged.inside)

    def asks(self, target: object) -> bool:
        """Tell whether the finding with this target is one of its findings."""
        return any(asked.judged.target == target for asked in self.findings)

    def right_in(self, asked: Asked, right: Wording) -> str:
        """Return who is right on one of its findings if a wording is: a hash, or "neither"."""
        known = [side.sha256 for side in asked.sides if side.sha256 in right.articles]
        return known[0] if known else "neither"


def _is_decided(asked: Asked) -> bool:
    """Tell whether I decided on a finding itself: a verdict on its row decides no question."""
    mine = asked.judged.mine
    return asked.judged.dismissal is not None or (mine is not None and mine.verdict is not None)


def state_of(findings: Sequence[Asked]) -> AskedState:
    """Return the state of a question that has these findings."""
    states = {asked.state for asked in findings}
    return "open" if "open" in states else "done" if "done" in states else "dismissed"
