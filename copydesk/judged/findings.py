"""The findings of a pair joined to what was decided on them.

A finding is the machine's, a person's, or both. One that the rules no longer make but that somebody
judged is shown as that person's: a verdict never vanishes because a rule got better.

What was decided is kept by target, which names the row's sentences and the finding's kind as well.
Here a finding is the same as long as its own words are: neither a link made by hand, which changes
the row around it, nor a version of the program that calls its kind otherwise opens a decided
finding again.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from copydesk.articles.article import Span
from copydesk.judged.dismissals import dismissals_on
from copydesk.judged.final import finals_on
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.located import Located, Locator, in_order, spot_of
from copydesk.judged.per_reviewer import PerReviewer, mine_and_others
from copydesk.judged.same_words import SameWords, words_of
from copydesk.reviews.anchors import FindingAnchors, Target, TargetKey
from copydesk.reviews.placing import Shown, carried_over

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.compared import Comparison
    from copydesk.reviews.judgement import Judgement
    from copydesk.reviews.review import Review


class _Placed(Struct, frozen=True):
    """Where one reviewer's judgements stand."""

    judgements: tuple[tuple[int, Judgement], ...]
    """With the numbers of the findings."""
    lost: tuple[tuple[Judgement, Located], ...]
    """On what is no finding any more, with what it was."""


class _Laid(Struct, frozen=True):
    """Findings in order, with what finds and places what was decided on them."""

    known: list[Located]
    shown: Shown
    placed: PerReviewer[_Placed]


class FindingsOfPair:
    """The findings of one compared pair; `judged` joins them to a review.

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
        row_targets: Sequence[Target],
        off: Container[str] = (),
    ) -> None:
        self._off = off
        self._locator = Locator(left, right, comparison.rows, row_targets)
        self._articles = self._locator.articles
        found = [
            *(self._locator.between(finding) for finding in comparison.findings),
            *(self._locator.inside(finding, "left") for finding in comparison.inside_left),
            *(self._locator.inside(finding, "right") for finding in comparison.inside_right),
        ]
        self._machines = self._laid({known.key: known for known in reversed(found)}.values())
        self._machine_of = {known.key: known for known in self._machines.known}
        self._by_hand: tuple[object, _Laid] = (None, self._machines)
        """The findings with those added by hand, and what that was made for; the same with those
        that were lost."""
        self._with_lost: tuple[object, _Laid] = (None, self._machines)

    def judged(
        self, review: Review, reviewer: str, decided: frozenset[int] | None = None
    ) -> tuple[JudgedFinding, ...]:
        """Return the findings with everybody's decisions, by row, the gravest of a row first.

        Args:
            review: What was decided.
            reviewer: Whose decisions are "mine".
            decided: For a reviewer who reads blind the numbers of the rows that have their verdict:
                of other findings, unless they have it too, nothing is told that others decided.
                None tells everything.
        """
        laid = self._all(review, reviewer)
        findings: list[JudgedFinding] = []
        for finding in _joined(laid, review, reviewer):
            seen = finding if decided is None else self._blind(finding, reviewer, decided)
            is_off = finding.finding.type in self._off
            if seen is not None and (seen.is_decided or not is_off):
                target = _as_decided(finding)
                if is_off or target is not finding.target:
                    seen = structs.replace(seen, target=target, is_off=is_off)
                findings.append(seen)
        return tuple(findings)

    def _blind(
        self, judged: JudgedFinding, reviewer: str, decided: frozenset[int]
    ) -> JudgedFinding | None:
        """Return a finding without what others decided on it, unless it has my verdict.

        None for one that is there because of others alone.
        """
        if judged.state == "done" or judged.finding.row in decided:
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
        return self._locator.target(kind, left, right)

    # People's

    def _all(self, review: Review, reviewer: str) -> _Laid:
        """Return all findings: the machine's, those by hand, and the lost that were judged."""
        made_for: object = review.stamp("findings", self._articles), reviewer
        if self._by_hand[0] != made_for:
            self._by_hand = made_for, self._with_by_hand(review, reviewer)
        laid = self._by_hand[1]
        lost = _first_of_each(
            item for placed in laid.placed.of(review, reviewer).values() for item in placed.lost
        )
        if not lost:
            return laid
        made_for = made_for, [(known.key, known.by) for known in lost]
        if self._with_lost[0] != made_for:
            self._with_lost = made_for, self._laid([*laid.known, *lost])
        return self._with_lost[1]

    def _laid(self, found: Iterable[Located]) -> _Laid:
        known = in_order(found)
        targets = [one.target for one in known]
        shown, same = Shown(targets), SameWords(targets)

        def place(review: Review, reviewer: str) -> _Placed:
            placement = review.place(shown, reviewer, self._articles)
            placed = list(placement.judgements)
            lost: list[tuple[Judgement, Located]] = []
            for judgement in reversed(placement.orphans):
                number = same.find(judgement.target)
                if number is not None:
                    placed[number] = _under_one_kind(judgement, placed[number])
                elif (found := self._lost(judgement)) is not None:
                    lost.append((judgement, found))
            return _Placed(
                tuple(
                    (number, _as_it_stands(judgement, known[number]))
                    for number, judgement in enumerate(placed)
                    if judgement is not None
                ),
                tuple(reversed(lost)),
            )

        return _Laid(known, shown, PerReviewer(self._articles, place))

    def _with_by_hand(self, review: Review, reviewer: str) -> _Laid:
        """Return the findings with those added by hand; the machine's word gives way to theirs."""
        added: dict[TargetKey, Located] = {}
        standing = review.standing("findings", self._articles)
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
        known: list[Located] = []
        for machines in self._machines.known:
            hand = added.pop(spot_of(machines.target), None)
            # What was decided on the machine's stays with it.
            both = hand and structs.replace(hand, target=machines.target, key=machines.key)
            known.append(both or machines)
        return self._laid([*known, *added.values()])

    def _lost(self, judgement: Judgement) -> Located | None:
        """Return what was judged, or written about, and is no finding any more."""
        known = self._locator.of_target(judgement.target, judgement.reviewer, "medium", "")
        if known is None:
            return None
        # Neither what found it nor how safe that was is written in a verdict.
        return structs.replace(known, lost=True, finding=structs.replace(known.finding, type=""))


def _joined(laid: _Laid, review: Review, reviewer: str) -> Iterator[JudgedFinding]:
    """Yield the findings with everybody's decisions, in order."""
    known = laid.known
    placed = laid.placed.of(review, reviewer)
    mine, others = mine_and_others(
        reviewer, {name: one.judgements for name, one in placed.items()}, len(known)
    )
    dismissals = dismissals_on(known, laid.shown, review)
    finals = finals_on([found.target for found in known], laid.shown, review)
    for number, found in enumerate(known):
        yield JudgedFinding(
            found.finding,
            found.target,
            found.ends,
            found.inside,
            found.by,
            found.added,
            found.lost,
            mine[number],
            others[number],
            finals[number],
            next((one for one in dismissals[number] if one.reviewer == reviewer), None),
            tuple(one for one in dismissals[number] if one.reviewer != reviewer),
        )


def _first_of_each(lost: Iterable[tuple[Judgement, Located]]) -> list[Located]:
    """Return what was lost, each once, as whoever wrote about it first has it."""
    found: dict[TargetKey, Located] = {}
    for judgement, known in sorted(lost, key=lambda item: item[0].order):
        found.setdefault(spot_of(judgement.target), known)
    return list(found.values())


def _under_one_kind(earlier: Judgement, own: Judgement | None) -> Judgement:
    """Return what a reviewer said of the same words under two kinds: the present one, if decided.

    Args:
        earlier: Said when the kind was called otherwise.
        own: Said under the present kind, or of an earlier one later than `earlier`.
    """
    return own if own is not None and own.is_decided else carried_over(earlier, own)


def _as_decided(judged: JudgedFinding) -> Target:
    """Return what decisions on a finding are about, under the kind that it was decided under.

    So a second reader's verdict stands beside the first one's, whichever version of the program
    either of them has.
    """
    own = judged.target.finding
    assert own is not None
    verdicts = sorted(judged.verdicts, key=lambda verdict: verdict.decided_order)
    targets = [*(one.target for one in verdicts), *(one.target for one in judged.dismissals)]
    words = words_of(judged.target)
    kinds = [one.finding.kind for one in targets if one.finding and words_of(one) == words]
    if not kinds or own.kind in kinds:
        return judged.target
    return Target(judged.target.articles, FindingAnchors(kinds[0], own.articles))


def _as_it_stands(judgement: Judgement, found: Located) -> Judgement:
    """Return a judgement without `changed_since` where only what is around its words changed."""
    if not judgement.changed_since:
        return judgement
    if not (words := words_of(judgement.target)) or words != words_of(found.target):
        return judgement
    return structs.replace(judgement, changed_since=judgement.is_touched)
