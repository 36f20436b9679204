"""What a finding is once it is joined to what was decided on it; `judged.findings` joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.finding import Finding
from copydesk.reviews.anchors import Target

if TYPE_CHECKING:
    from copydesk.judged.final import FinalWord
    from copydesk.judged.finding_targets import FindingTargets
    from copydesk.reviews.judgement import Judgement

Side = Literal["left", "right"]
"""The column in which a text stands: the base is on the left."""
FindingState = Literal["open", "done", "dismissed", "off"]
"""open: wants my verdict. done: has it. dismissed: I said that it is none. off: I want none of its
type, and it is there for what somebody decided on it."""


class End(Struct, frozen=True, gc=False):
    """One of the two places of a finding."""

    side: Side
    span: Span
    """In the article of that side."""
    row: int
    """Number of the row in which it begins."""


class Dismissal(Struct, frozen=True, gc=False):
    """Somebody's word that a finding is none."""

    reviewer: str
    reason: str
    """"" for none given."""
    at: str
    """Wall time in UTC, as in `Event.at`."""
    target: Target
    """What it is about: perhaps the finding as it was before the rules moved a span."""
    wordings: tuple[str, ...] = ()
    """Two wordings that are never to be asked about in this story, whose dismissal it is; empty
    for one of this finding alone."""

    @property
    def told(self) -> str:
        """What was said: the reason, and what is never asked again; "" for neither."""
        if not self.wordings:
            return self.reason
        never = f"never ask again: {' / '.join(self.wordings)}"
        return f"{self.reason}; {never}" if self.reason else never


class JudgedFinding(Struct, frozen=True, gc=False):
    """A finding with what was decided on it."""

    finding: Finding
    """Its `row` is always set, also inside one article: where the later place stands."""
    targets: FindingTargets
    """Those of all findings of the pair."""
    ends: tuple[End, ...]
    """Where it stands: one place for a one-sided finding, else two; inside one article both are on
    the same side."""
    inside: Literal["", "left", "right"] = ""
    """The article that contradicts itself; "" where two articles clash."""
    by: str = ""
    """Who added it by hand, or judged it before the rules lost it; "" for the machine's own."""
    added: Target | None = None
    """What my event that added it is about; None where I didn't."""
    lost: bool = False
    """The rules make it no more, and how severe it was isn't known: it is here for its verdict."""
    mine: Judgement | None = None
    others: tuple[Judgement, ...] = ()
    """Other reviewers' judgements that say something, by reviewer."""
    final: FinalWord | None = None
    """What was decided for the whole desk."""
    dismissal: Dismissal | None = None
    """Mine."""
    dismissed_by: tuple[Dismissal, ...] = ()
    """Other reviewers' dismissals, by reviewer."""
    is_off: bool = False
    """Its type is switched off."""
    written: Target | None = None
    """What somebody's decision says that it is about; None where the finding alone says that."""

    @property
    def target(self) -> Target:
        """What a decision on it is about."""
        return self.written or self.targets.of(self.finding, self.inside)

    @property
    def verdicts(self) -> tuple[Judgement, ...]:
        """Everyone's judgements that hold a verdict, mine first."""
        mine = (self.mine,) if self.mine is not None else ()
        return tuple(item for item in (*mine, *self.others) if item.verdict is not None)

    @property
    def dismissals(self) -> tuple[Dismissal, ...]:
        """Everyone's dismissals, mine first."""
        return (*((self.dismissal,) if self.dismissal else ()), *self.dismissed_by)

    @property
    def state(self) -> FindingState:
        """Whether it wants my verdict; a verdict given counts more than a dismissal."""
        if self.mine is not None and self.mine.verdict is not None and not self.mine.changed_since:
            return "done"
        if self.dismissal is not None:
            return "dismissed"
        return "off" if self.is_off else "open"

    @property
    def is_decided(self) -> bool:
        """Whether anybody said anything about it."""
        said = self.mine is not None and not self.mine.is_empty
        return bool(said or self.others or self.final or self.dismissals)

    @property
    def name(self) -> str:
        """What a sentence about it calls it: "number in row 7"; it names no article."""
        alone = self.finding.kind in ("omission", "addition")
        return f"{'words of one article' if alone else self.finding.kind} in row {self.finding.row}"
