"""The findings of a pair joined to what was decided on them.

A finding is the machine's, a person's, or both. One that the rules no longer make but that somebody
judged is shown as that person's: a verdict never vanishes because a rule got better.

What was decided is kept by target, which names the row's sentences as well. Here a finding is the
same as long as its own words and its kind are: a link made by hand, which changes the row around
it, opens no decided finding again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal, get_args

from msgspec import Struct, structs

from copydesk.articles.article import Span
from copydesk.findings.finding import Finding, FindingKind
from copydesk.judged.final import finals_on
from copydesk.judged.finding import Dismissal, End, JudgedFinding, Side
from copydesk.judged.per_reviewer import PerReviewer
from copydesk.reviews.anchors import (
    ArticleAnchors,
    Target,
    TargetKey,
    article_places,
    article_target,
    finding_target,
)
from copydesk.reviews.placing import Shown

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.articles.article import Article
    from copydesk.comparison import Comparison
    from copydesk.reviews.judgement import Judgement
    from copydesk.reviews.kinds import Severity
    from copydesk.reviews.review import Review

_ONE_AND_THE_SAME: Final = 0.5
"""Least share of common text at which a dismissal still holds though the rules moved a span."""
_ONE_SIDED: Final = "omission"
"""What the store calls an omission or an addition: which of the two it is depends on the base."""
_MOST_QUOTED: Final = 40
"""Code points of a span that are quoted where nobody gave a reason."""


class _Known(Struct, frozen=True):
    """A finding without what was decided on it."""

    finding: Finding
    target: Target
    key: TargetKey
    ends: tuple[End, ...]
    inside: Literal["", "left", "right"] = ""
    by: str = ""
    added: Target | None = None
    lost: bool = False


class _Placed(Struct, frozen=True):
    """Where one reviewer's judgements stand."""

    judgements: tuple[tuple[int, Judgement], ...]
    """With the numbers of the findings."""
    lost: tuple[tuple[Judgement, _Known], ...]
    """On what is no finding any more, with what it was."""


class _Laid(Struct, frozen=True):
    """Findings in order, with what finds and places what was decided on them."""

    known: list[_Known]
    shown: Shown
    placed: PerReviewer[_Placed]


class FindingsOfPair:
    """The findings of one compared pair; `judged` joins them to a review.

    Args:
        left: The base.
        right: The article beside it.
        comparison: What comparing them gave.
        row_targets: The target of each row, in order.
    """

    def __init__(
        self,
        left: Article,
        right: Article,
        comparison: Comparison,
        row_targets: Sequence[Target],
    ) -> None:
        self._left = left
        self._right = right
        self._row_targets = row_targets
        self._pair = tuple(sorted((left.sha256, right.sha256)))
        self._rows: dict[Side, tuple[list[int], list[int]]] = {
            "left": _row_numbers(left, comparison.rows, "left"),
            "right": _row_numbers(right, comparison.rows, "right"),
        }
        found = [
            *(self._between(finding) for finding in comparison.findings),
            *(self._within(finding, "left") for finding in comparison.inside_left),
            *(self._within(finding, "right") for finding in comparison.inside_right),
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
        """Return the findings with everybody's decisions, by row, then by place.

        Args:
            review: What was decided.
            reviewer: Whose decisions are "mine".
            decided: For a reviewer who reads blind the numbers of the rows that have their verdict:
                of other findings, unless they have it too, nothing is told that others decided.
                None tells everything.
        """
        laid = self._all(review, reviewer)
        known = laid.known
        mine: list[Judgement | None] = [None] * len(known)
        others: list[list[Judgement]] = [[] for _ in known]
        for name, placed in laid.placed.of(review, reviewer).items():
            for number, judgement in placed.judgements:
                if name == reviewer:
                    mine[number] = judgement
                elif not judgement.is_empty:
                    others[number].append(judgement)
        dismissals = _dismissals(known, laid.shown, review)
        finals = finals_on([found.target for found in known], laid.shown, review)
        findings = tuple(
            JudgedFinding(
                found.finding,
                found.target,
                found.ends,
                found.inside,
                found.by,
                found.added,
                found.lost,
                mine[number],
                tuple(others[number]),
                finals[number],
                next((one for one in dismissals[number] if one.reviewer == reviewer), None),
                tuple(one for one in dismissals[number] if one.reviewer != reviewer),
            )
            for number, found in enumerate(known)
        )
        if decided is None:
            return findings
        return tuple(
            seen for finding in findings if (seen := self._blind(finding, reviewer, decided))
        )

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
        return finding_target(
            self._row_targets[self._row_of_two(left, right) - 1],
            _ONE_SIDED if left is None or right is None else kind,
            article_places(self._left, _spans(left)),
            article_places(self._right, _spans(right)),
        )

    @property
    def _articles(self) -> tuple[tuple[str, ...], ...]:
        """What targets of this pair are about: both articles, or either one."""
        return self._pair, (self._left.sha256,), (self._right.sha256,)

    # The machine's

    def _between(self, finding: Finding) -> _Known:
        target = self.target(finding.kind, finding.left, finding.right)
        ends = self._ends(("left", finding.left), ("right", finding.right))
        return _Known(finding, target, target.key, ends)

    def _within(self, finding: Finding, inside: Side) -> _Known:
        """Return a finding inside one article; it stands in the row of its later place."""
        article = self._left if inside == "left" else self._right
        places = article_places(article, [*_spans(finding.left), *_spans(finding.right)])
        target = finding_target(article_target(article), finding.kind, places)
        return self._inside(finding, target, inside)

    def _inside(self, finding: Finding, target: Target, inside: Side) -> _Known:
        ends = self._ends((inside, finding.left), (inside, finding.right))
        placed = structs.replace(finding, row=ends[-1].row)
        return _Known(placed, target, target.key, ends, inside)

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

    def _laid(self, found: Iterable[_Known]) -> _Laid:
        known = _ordered(found)
        shown = Shown([one.target for one in known])

        def place(review: Review, reviewer: str) -> _Placed:
            placement = review.place(shown, reviewer, self._articles)
            return _Placed(
                tuple(
                    (number, _as_it_stands(judgement, known[number]))
                    for number, judgement in enumerate(placement.judgements)
                    if judgement is not None
                ),
                tuple(
                    (judgement, lost)
                    for judgement in placement.orphans
                    if (lost := self._lost(judgement)) is not None
                ),
            )

        return _Laid(known, shown, PerReviewer(self._articles, place))

    def _with_by_hand(self, review: Review, reviewer: str) -> _Laid:
        """Return the findings with those added by hand; the machine's word gives way to theirs."""
        added: dict[TargetKey, _Known] = {}
        standing = review.standing("findings", self._articles)
        for (_key, name), entry in sorted(standing.items(), key=lambda item: item[1].order):
            found = self._from_target(entry.target, name, entry.data.severity, entry.data.reason)
            if found is not None:
                own = entry.target if name == reviewer else None
                before = added.get(_spot(entry.target))
                if own is None and before is not None:
                    own = before.added
                added[_spot(entry.target)] = structs.replace(found, added=own)
        if not added:
            return self._machines
        known: list[_Known] = []
        for machines in self._machines.known:
            hand = added.pop(_spot(machines.target), None)
            # What was decided on the machine's stays with it.
            both = hand and structs.replace(hand, target=machines.target, key=machines.key)
            known.append(both or machines)
        return self._laid([*known, *added.values()])

    def _lost(self, judgement: Judgement) -> _Known | None:
        """Return what was judged, or written about, and is no finding any more."""
        known = self._from_target(judgement.target, judgement.reviewer, "medium", "")
        return structs.replace(known, lost=True) if known is not None else None

    def _from_target(
        self, target: Target, by: str, severity: Severity, reason: str
    ) -> _Known | None:
        """Return the finding that a target of this pair is about, None for another pair's."""
        kinds: dict[str, FindingKind] = {kind: kind for kind in get_args(FindingKind)}
        if target.finding is None or target.finding.kind not in kinds:
            return None
        if target.hashes not in self._articles:
            return None
        kind = kinds[target.finding.kind]
        left, right = self._spans_of(target.finding.articles)
        if not left and not right:
            return None
        if len(target.hashes) == 1:
            inside: Side = "left" if left else "right"
            one, other = _first_two(left or right)
            reason = reason or self._question((inside, one), (inside, other))
            known = self._inside(Finding(kind, severity, reason, one, other, 0), target, inside)
            return structs.replace(known, by=by)
        one, other = next(iter(left), None), next(iter(right), None)
        if kind == _ONE_SIDED or one is None or other is None:
            kind = "omission" if one is not None else "addition"
        reason = reason or self._question(("left", one), ("right", other))
        finding = Finding(kind, severity, reason, one, other, self._row_of_two(one, other))
        ends = self._ends(("left", one), ("right", other))
        return _Known(finding, target, target.key, ends, by=by)

    def _spans_of(self, articles: Sequence[ArticleAnchors]) -> tuple[list[Span], list[Span]]:
        """Return the places of a target in either article; of two copies each gets one part."""
        left: list[Span] | None = None
        right: list[Span] | None = None
        for anchors in articles:
            if left is None and anchors.sha256 == self._left.sha256:
                left = _within_text(self._left, anchors)
            elif right is None and anchors.sha256 == self._right.sha256:
                right = _within_text(self._right, anchors)
        return left or [], right or []

    def _question(self, *places: tuple[Side, Span | None]) -> str:
        """Return the clash as a question, for want of somebody's words."""
        words = [
            (self._left if side == "left" else self._right).quote(span)
            for side, span in places
            if span is not None
        ]
        return " or ".join(word[:_MOST_QUOTED] for word in words) + "?"

    # Places

    def _ends(self, *places: tuple[Side, Span | None]) -> tuple[End, ...]:
        return tuple(
            End(side, span, self._row_of(side, span)) for side, span in places if span is not None
        )

    def _row_of_two(self, left: Span | None, right: Span | None) -> int:
        """Return the number of the row in which the left span begins, else the right one."""
        if left is not None:
            return self._row_of("left", left)
        assert right is not None
        return self._row_of("right", right)

    def _row_of(self, side: Side, span: Span) -> int:
        starts, rows = self._rows[side]
        return rows[max(0, bisect_right(starts, span.start) - 1)]


def _row_numbers(article: Article, rows: Sequence[Row], side: Side) -> tuple[list[int], list[int]]:
    """Return where the sentences of one side begin, and in which row each stands."""
    row_of = {
        index: row.number for row in rows for index in (row.left if side == "left" else row.right)
    }
    return (
        [sentence.start for sentence in article.sentences],
        [row_of[sentence.index] for sentence in article.sentences],
    )


def _spans(span: Span | None) -> list[Span]:
    return [] if span is None else [span]


def _first_two(spans: Sequence[Span]) -> tuple[Span | None, Span | None]:
    return (spans[0] if spans else None), (spans[1] if len(spans) > 1 else None)


def _within_text(article: Article, side: ArticleAnchors) -> list[Span]:
    """Return the places that lie in the article's text: journals come from strangers."""
    return [
        Span(place.start, place.end)
        for place in side.anchors
        if 0 <= place.start < place.end <= len(article.text) and article.sentences
    ]


def _spot(target: Target) -> TargetKey:
    """Return what makes a finding the same in whatever row: its kind and its own words."""
    assert target.finding is not None
    return (*Target(target.finding.articles).key, target.finding.kind)


def _ordered(found: Iterable[_Known]) -> list[_Known]:
    return sorted(found, key=_place)


def _place(found: _Known) -> tuple[int, int, int, str, str]:
    finding = found.finding
    left = finding.left.start if finding.left else -1
    right = finding.right.start if finding.right else -1
    return finding.row, left, right, finding.kind, found.inside


def _first_of_each(lost: Iterable[tuple[Judgement, _Known]]) -> list[_Known]:
    """Return what was lost, each once, as whoever wrote about it first has it."""
    found: dict[TargetKey, _Known] = {}
    for judgement, known in sorted(lost, key=lambda item: item[0].order):
        found.setdefault(_spot(judgement.target), known)
    return list(found.values())


def _as_it_stands(judgement: Judgement, found: _Known) -> Judgement:
    """Return a judgement without `changed_since` where only the row around its words changed."""
    if not judgement.changed_since:
        return judgement
    if judgement.target.finding is None or _spot(judgement.target) != _spot(found.target):
        return judgement
    return structs.replace(judgement, changed_since=judgement.is_touched)


def _dismissals(known: Sequence[_Known], shown: Shown, review: Review) -> list[list[Dismissal]]:
    """Return who dismissed each finding, by reviewer; one exactly on it goes before a moved one."""
    numbers = {found.key: number for number, found in enumerate(known)}
    found: list[dict[str, Dismissal]] = [{} for _ in known]
    standing = review.standing("dismissals", shown.hashes)
    for (key, name), entry in sorted(standing.items(), key=lambda item: item[0][1]):
        dismissal = Dismissal(name, entry.data.reason, entry.at, entry.target)
        number = numbers.get(key)
        if number is not None:
            found[number][name] = dismissal
            continue
        share, number = shown.nearest(entry.target)
        if share >= _ONE_AND_THE_SAME:
            found[number].setdefault(name, dismissal)
    return [list(one.values()) for one in found]
