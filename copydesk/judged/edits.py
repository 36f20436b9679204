"""What people did to the rows of a pair, as a review has it: the edits that its rows are made by.

Three things do something to rows: links and unlinks by hand, verdicts 6, which part all cells of
their row, and any other verdict, which holds its row as it was judged. All of them do so whoever
they come from, whether or not a blind reviewer sees them: everybody has the same rows. What was
undone, handed back or taken back isn't in the review any more, so it leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Final

from copydesk.alignment.edit import Edit, Held, Linked, Unlinked
from copydesk.articles.article import Article
from copydesk.judged.links import PairSentences
from copydesk.reviews.changes import Following
from copydesk.reviews.judgement import Entry, Judgement
from copydesk.reviews.kinds import LinkData, VerdictData
from copydesk.reviews.verdict import Verdict

if TYPE_CHECKING:
    from copydesk.alignment.edit import Runs
    from copydesk.alignment.group import Grouping
    from copydesk.compared import Comparison
    from copydesk.reviews.anchors import Target
    from copydesk.reviews.changes import Hashes
    from copydesk.reviews.events import Order
    from copydesk.reviews.review import Review, Word

_SHELVES: Final = ("links", "judgements", "releases")
"""Mappings of the review with what does something to rows."""
_FIRST: Final[Order] = ("", "", 0, "")
"""Before all events."""
_REMEMBERED: Final = 3
"""Lists of edits whose rows are remembered: those compared, and those before and after a key."""


def edits_of(
    left: Article, right: Article, review: Review, *, released: Target | None = None
) -> tuple[Edit, ...]:
    """Return the edits of a pair in the order of their events.

    Args:
        left: The base.
        right: The article beside it.
        review: What was decided.
        released: A row to be looked at as if no verdict held it.
    """
    pair = PairSentences(left, right)
    decisions: list[Word] = [*review.links_between(left.sha256, right.sha256)]
    decisions += review.judgements_between(left.sha256, right.sha256)
    key = released.key if released is not None else None
    return _in_order(
        _said(pair, decision, review)
        for decision in decisions
        if not (key and _holds(decision) and decision.target.key == key)
    )


def _holds(decision: Word) -> bool:
    """Tell whether a decision is a judgement that can hold its row, rather than part it."""
    return isinstance(decision, Judgement) and decision.verdict is not Verdict.MISMATCH


_Said = tuple["Order", tuple[Edit, ...]]
"""Edits, with the place among all events of what they come from."""


def _said(pair: PairSentences, decision: Word, review: Review) -> _Said | None:
    """Return what a decision does to the rows of a pair; None for nothing."""
    target = decision.target
    if isinstance(decision, Entry):
        edit = Linked if isinstance(decision.data, LinkData) else Unlinked
        return decision.order, tuple(edit(*cell) for cell in pair.cells(target))
    if target.finding is not None:
        return None
    if decision.verdict is Verdict.MISMATCH:
        return decision.decided_order, tuple(Unlinked(*cell) for cell in pair.cells(target))
    since = _held_since(decision, review)
    return None if since is None else (since, tuple(Held(*runs) for runs in pair.rows(target)))


def _in_order(said: Iterable[_Said | None]) -> tuple[Edit, ...]:
    known = sorted((one for one in said if one is not None), key=lambda one: one[0])
    return tuple(edit for _order, edits in known for edit in edits)


def held_by(target: Target, review: Review) -> tuple[str, ...]:
    """Return the reviewers whose verdicts hold the row `target`, the first one first.

    Whether it really is held depends on the other edits: it is if it is a row.
    """
    found = [
        (since, judgement.reviewer)
        for judgement in review.judgements_between(target.hashes[0], target.hashes[-1])
        if judgement.target.key == target.key
        and judgement.verdict is not Verdict.MISMATCH
        and (since := _held_since(judgement, review))
    ]
    return tuple(reviewer for _since, reviewer in sorted(found))


def _held_since(judgement: Judgement, review: Review) -> Order | None:
    """Return from which event on a judgement holds its row; None if it doesn't.

    From its first verdict on, for another one on the same row says nothing new about the row; but
    not from one that was taken back, parted the row, or was given before the row was released.
    """
    release = review.releases.get(judgement.target.key)
    since: Order | None = None
    for event in judgement.history:
        if not isinstance(event.data, VerdictData):
            continue
        if event.data.verdict in (None, Verdict.MISMATCH):
            since = None
        elif since is None and (release is None or event.order > release.order):
            since = event.order
    return since


class RowsByEdits:
    """Tells whether edits make any difference to the rows of a pair.

    Most make none, above all a verdict on a row that stands. So a pair is compared anew only where
    something comes of them.

    Args:
        left: The base.
        right: The article beside it.
        comparison: What comparing them gave, by whatever edits.
        machine: Returns what the machine alone made of them, where the comparison is without.
    """

    def __init__(
        self,
        left: Article,
        right: Article,
        comparison: Comparison,
        machine: Callable[[], Grouping] | None = None,
    ) -> None:
        self._left = left
        self._right = right
        self._comparison = comparison
        self._machine = machine or (lambda: comparison.machine)
        self._made: dict[tuple[Edit, ...], Grouping] = {}
        """What the edits asked about last lead to."""
        self._articles: Hashes = (
            min(left.sha256, right.sha256),
            max(left.sha256, right.sha256),
        )
        self._following = Following(_SHELVES, [self._articles])
        self._said: dict[tuple[str, Hashable], _Said | None] = {}
        """What each decision does."""
        self._edits: tuple[Edit, ...] | None = None
        """All of that in order; None: it is to be put together anew."""
        self._stand: bool | None = None
        """Whether the rows are those of the comparison; None: it isn't known."""
        self._settled: Order = _FIRST
        """The last of the edits by which that was found out."""

    def edits(self, review: Review) -> tuple[Edit, ...]:
        """Return the edits of the pair as a review has them now; see `edits_of`."""
        self._follow(review)
        if self._edits is None:
            self._edits = _in_order(self._said.values())
        return self._edits

    def stand(self, review: Review) -> bool:
        """Return whether the rows of the comparison are those that a review makes now.

        A verdict on a row as it stands costs nothing: see `_changes_nothing`.
        """
        self._follow(review)
        if self._stand is None:
            self._stand = self.are_those_of(self.edits(review))
            self._settled = max((said[0] for said in self._said.values() if said), default=_FIRST)
        return self._stand

    def _follow(self, review: Review) -> None:
        """Take in what changed in a review since it was asked last."""
        changes = self._following.changed(review)
        if changes is None or any(change.shelf == "releases" for change in changes):
            self._said = {
                (shelf, key): _said(self._sentences, word, review)
                for shelf in ("links", "judgements")
                for key, word in review.words_about(shelf, self._articles)
            }
            self._edits = self._stand = None
            return
        for change in changes:
            word = getattr(review, change.shelf).get(change.key)
            before = self._said.pop((change.shelf, change.key), None)
            now = None if word is None else _said(self._sentences, word, review)
            if now is not None:
                self._said[change.shelf, change.key] = now
            if now != before:
                self._edits = None
                idle = self._changes_nothing(before) and self._changes_nothing(now)
                self._stand = True if self._stand and idle else None

    def _changes_nothing(self, said: _Said | None) -> bool:
        """Tell whether it makes no difference if something is said or not.

        That is so if it comes after all that was looked at, and holds rows as they stand.
        """
        return said is None or (said[0] > self._settled and self._are_idle(said[1]))

    def _are_idle(self, edits: Iterable[Edit]) -> bool:
        return all(
            isinstance(edit, Held) and (edit.left, edit.right) in self._runs for edit in edits
        )

    @cached_property
    def _runs(self) -> frozenset[Runs]:
        """The rows of the comparison."""
        return frozenset((row.left, row.right) for row in self._comparison.rows)

    @cached_property
    def _sentences(self) -> PairSentences:
        return PairSentences(self._left, self._right)

    def are_those_of(self, edits: tuple[Edit, ...]) -> bool:
        """Return whether the rows of the comparison are those that `edits` make."""
        return self.are_alike(self._comparison.edits, edits)

    def are_alike(self, edits: tuple[Edit, ...], others: tuple[Edit, ...]) -> bool:
        """Return whether the same rows come of both."""
        return (
            edits == others
            or self._only_holds_rows(edits, others)
            or self._grouping(edits) == self._grouping(others)
        )

    def _only_holds_rows(self, edits: tuple[Edit, ...], later: tuple[Edit, ...]) -> bool:
        """Return whether `later` are the edits compared and verdicts on rows as they stand by them.

        That is how a session ends and the next one begins: no need to make rows to tell.
        """
        if edits != self._comparison.edits or later[: len(edits)] != edits:
            return False
        return self._are_idle(later[len(edits) :])

    def _grouping(self, edits: tuple[Edit, ...]) -> Grouping:
        # The first verdict of a session needs it, the first screen doesn't.
        from copydesk.alignment.edits import edited

        known = self._made.pop(edits, None)
        if known is None:
            known = edited(self._left, self._right, self._machine(), edits)
        self._made[edits] = known
        while len(self._made) > _REMEMBERED:
            del self._made[next(iter(self._made))]
        return known
