"""The findings of a pair joined to what was decided on them.

A finding is the machine's, a person's, or both. One that the rules no longer make but that somebody
judged is shown as that person's: a verdict never vanishes because a rule got better.

What was decided is kept by target, which names the row's sentences and the finding's kind as well.
Here a finding is the same as long as its own words are: neither a link made by hand, which changes
the row around it, nor a version of the program that calls its kind otherwise opens a decided
finding again.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import structs

from copydesk.articles.article import Span
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.finding_targets import ONE_SIDED
from copydesk.judged.laid import LaidFindings
from copydesk.judged.located import Locator, spot_of
from copydesk.judged.same_words import words_of
from copydesk.reviews.anchors import FindingAnchors, Target, TargetKey

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.compared import Comparison
    from copydesk.judged.row_targets import RowTargets
    from copydesk.reviews.changes import Change
    from copydesk.reviews.judgement import Judgement
    from copydesk.reviews.review import Review


class FindingsOfPair:
    """The findings of one compared pair, joined to a review as that changes.

    Args:
        left: The base.
        right: The article beside it.
        comparison: What comparing them gave.
        row_targets: The target of each row, in order.
        off: Types of findings that nobody wants to see. What was decided on one stays.
    """

    def __init__(
        self,
        left: Article,
        right: Article,
        comparison: Comparison,
        row_targets: RowTargets,
        off: Container[str] = (),
    ) -> None:
        self._off = off
        self._are_known = comparison.findings_known
        """Until then what was judged can't be told from what is gone."""
        self._locator = Locator(left, right, comparison.rows, row_targets)
        self.articles = self._locator.articles
        """What decisions on findings are about, as hashes in canonical order."""
        found = [
            *(self._locator.between(finding) for finding in comparison.findings),
            *(self._locator.inside(finding, "left") for finding in comparison.inside_left),
            *(self._locator.inside(finding, "right") for finding in comparison.inside_right),
        ]
        is_copy = left.sha256 == right.sha256
        machines = {_told_by(known, is_copy=is_copy): known for known in reversed(found)}
        self._machines = self._laid(machines.values())
        self._with_by_hand = self._machines
        """The findings with those added by hand; the machine's word gives way to theirs."""
        self._lost: tuple[tuple[TargetKey, str], ...] = ()
        """Those that are no finding any more, but were judged."""
        self._all = self._machines
        """All of them."""

    def read(self, review: Review, reviewer: str) -> None:
        """Take everything that stands in a review.

        Args:
            review: The review.
            reviewer: Whose decisions are "mine".
        """
        self._with_by_hand = self._added_to_machines(review, reviewer)
        self._with_by_hand.read(review)
        self._lost = ()
        self._all = self._with_by_hand
        self._add_lost(review)

    def take(
        self, review: Review, reviewer: str, changes: Collection[Change]
    ) -> Collection[int] | None:
        """Take changes of the review that was read.

        Returns:
            The numbers of the rows in which they touch a finding; None where there are others now.
        """
        if any(change.shelf == "findings" for change in changes):
            self.read(review, reviewer)
            return None
        touched = self._with_by_hand.take(review, changes)
        if self._all is not self._with_by_hand:
            touched = self._all.take(review, changes)
        if self._add_lost(review):
            return None
        return self._all.rows_of(touched)

    def in_row(self, number: int, reviewer: str, decided: bool | None) -> tuple[JudgedFinding, ...]:
        """Return the findings of a row with everybody's decisions, the gravest first.

        Args:
            number: That of the row.
            reviewer: Whose decisions are "mine".
            decided: For a reviewer who reads blind whether the row has their verdict: if it hasn't,
                nothing is told that others decided of findings that haven't it either. None tells
                everything.
        """
        findings: list[JudgedFinding] = []
        for place in self._all.places_in(number):
            finding = self._all.judged(place, reviewer)
            seen = finding if decided is None else self._blind(finding, reviewer, decided=decided)
            is_off = finding.finding.type in self._off
            if seen is not None and (seen.is_decided or not is_off):
                written = _as_decided(finding)
                if is_off or written is not finding.written:
                    seen = structs.replace(seen, written=written, is_off=is_off)
                findings.append(seen)
        return tuple(findings)

    def _blind(
        self, judged: JudgedFinding, reviewer: str, *, decided: bool
    ) -> JudgedFinding | None:
        """Return a finding without what others decided on it, unless it has my verdict.

        None for one that is there because of others alone.
        """
        if decided or judged.state == "done":
            return judged
        machines = self._machine_of.get(judged.target.key)
        mine = judged.mine is not None and not judged.mine.is_empty
        if machines is None and not (mine or judged.added or judged.dismissal):
            return None
        is_anothers = judged.by not in ("", reviewer) and machines is not None
        return structs.replace(
            judged,
            finding=machines.finding if is_anothers and machines is not None else judged.finding,
            by="" if is_anothers else judged.by,
            others=(),
            final=None,
            dismissed_by=(),
        )

    def target(self, kind: str, left: Span | None, right: Span | None) -> Target:
        """Return the target of a finding on these spans, at least one of which is one."""
        return self._locator.targets.between(kind, left, right)

    @cached_property
    def _machine_of(self) -> dict[TargetKey, JudgedFinding]:
        return {known.target.key: known for known in self._machines.known}

    # People's

    def _laid(self, found: Iterable[JudgedFinding]) -> LaidFindings:
        return LaidFindings(found, self.articles)

    def _added_to_machines(self, review: Review, reviewer: str) -> LaidFindings:
        """Return the findings with those added by hand; the machine's word gives way to theirs."""
        added: dict[TargetKey, JudgedFinding] = {}
        standing = review.standing("findings", self.articles)
        for (_key, name), entry in sorted(standing.items(), key=lambda item: item[1].order):
            data = entry.data
            found = self._locator.of_target(entry.target, name, data.severity, data.reason)
            if found is not None:
                own = entry.target if name == reviewer else None
                before = added.get(spot_of(entry.target))
                if own is None and before is not None:
                    own = before.added
                added[spot_of(entry.target)] = structs.replace(found, added=own)
        if not added:
            return self._machines
        known: list[JudgedFinding] = []
        for machines in self._machines.known:
            hand = added.pop(spot_of(machines.target), None)
            # What was decided on the machine's stays with it.
            both = hand and structs.replace(hand, written=machines.target)
            known.append(both or machines)
        return self._laid([*known, *added.values()])

    def _add_lost(self, review: Review) -> bool:
        """Have those that were lost but judged among the findings; return whether others are."""
        if not self._are_known:
            return False
        judged = sorted(self._with_by_hand.lost, key=lambda judgement: judgement.order)
        found: dict[TargetKey, JudgedFinding] = {}
        for judgement in judged:
            if (known := self._lost_one(judgement)) is not None:
                found.setdefault(spot_of(judgement.target), known)
        lost = tuple((known.target.key, known.by) for known in found.values())
        if lost == self._lost:
            return False
        self._lost = lost
        self._all = self._with_by_hand
        if found:
            self._all = self._laid([*self._with_by_hand.known, *found.values()])
            self._all.read(review)
        return True

    def _lost_one(self, judgement: Judgement) -> JudgedFinding | None:
        """Return what was judged, or written about, and is no finding any more."""
        known = self._locator.of_target(judgement.target, judgement.reviewer, "medium", "")
        if known is None:
            return None
        # Neither what found it nor how safe that was is written in a verdict.
        return structs.replace(known, lost=True, finding=structs.replace(known.finding, type=""))


def _told_by(known: JudgedFinding, *, is_copy: bool) -> tuple[object, ...]:
    """Return what tells a finding of the machine's from others, as its key does.

    Args:
        known: The finding.
        is_copy: The two articles are one text: then two findings may be one, the other way round.
    """
    if known.inside or is_copy:
        return known.target.key
    left, right = known.finding.left, known.finding.right
    return left, right, known.finding.kind if left and right else ONE_SIDED


def _as_decided(judged: JudgedFinding) -> Target | None:
    """Return what is written of a finding, under the kind that it was decided under.

    So a second reader's verdict stands beside the first one's, whichever version of the program
    either of them has.
    """
    if not (judged.mine or judged.others or judged.dismissal or judged.dismissed_by):
        return judged.written
    own = judged.target.finding
    assert own is not None
    verdicts = sorted(judged.verdicts, key=lambda verdict: verdict.decided_order)
    targets = [*(one.target for one in verdicts), *(one.target for one in judged.dismissals)]
    words = words_of(judged.target)
    kinds = [one.finding.kind for one in targets if one.finding and words_of(one) == words]
    if not kinds or own.kind in kinds:
        return judged.written
    return Target(judged.target.articles, FindingAnchors(kinds[0], own.articles))
