"""What people did to the rows of a pair, as a review has it: the edits that its rows are made by.

Three things do something to rows: links and unlinks by hand, verdicts 6, which part all cells of
their row, and any other verdict, which holds its row as it was judged. All of them do so whoever
they come from, whether or not a blind reviewer sees them: everybody has the same rows. What was
undone, handed back or taken back isn't in the review any more, so it leaves no trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copydesk.alignment.edit import Edit, Held, Linked, Unlinked
from copydesk.articles.article import Article
from copydesk.judged.links import PairSentences
from copydesk.reviews.kinds import LinkData, VerdictData
from copydesk.reviews.verdict import Verdict

if TYPE_CHECKING:
    from copydesk.alignment.group import Grouping
    from copydesk.compared import Comparison
    from copydesk.reviews.anchors import Target
    from copydesk.reviews.events import Order
    from copydesk.reviews.judgement import Judgement
    from copydesk.reviews.review import Review


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
    said: list[tuple[Order, list[Edit]]] = []
    for entry in review.links_between(left.sha256, right.sha256):
        edit = Linked if isinstance(entry.data, LinkData) else Unlinked
        said.append((entry.order, [edit(*cell) for cell in pair.cells(entry.target)]))
    for judgement in review.judgements_between(left.sha256, right.sha256):
        target = judgement.target
        if target.finding is not None:
            continue
        if judgement.verdict is Verdict.MISMATCH:
            parted: list[Edit] = [Unlinked(*cell) for cell in pair.cells(target)]
            said.append((judgement.decided_order, parted))
        elif (released is None or target.key != released.key) and (
            since := _held_since(judgement, review)
        ):
            said.append((since, [Held(*runs) for runs in pair.rows(target)]))
    said.sort(key=lambda word: word[0])
    return tuple(edit for _order, edits in said for edit in edits)


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
    """

    def __init__(self, left: Article, right: Article, comparison: Comparison) -> None:
        self._left = left
        self._right = right
        self._comparison = comparison
        self._made: dict[tuple[Edit, ...], Grouping] = {}
        """What the edits asked about last lead to."""
        self._known: tuple[tuple[object, ...], tuple[Edit, ...]] | None = None
        """The edits, and what of the review they were read from."""

    def edits(self, review: Review) -> tuple[Edit, ...]:
        """Return the edits of the pair as a review has them now; see `edits_of`."""
        articles = [tuple(sorted((self._left.sha256, self._right.sha256)))]
        names = ("links", "releases", *review.reviewers(articles))
        stamps = tuple(review.stamp(name, articles) for name in names)
        if self._known is None or self._known[0] != stamps:
            self._known = stamps, edits_of(self._left, self._right, review)
        return self._known[1]

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
        rows = {(row.left, row.right) for row in self._comparison.rows}
        return all(
            isinstance(edit, Held) and (edit.left, edit.right) in rows
            for edit in later[len(edits) :]
        )

    def _grouping(self, edits: tuple[Edit, ...]) -> Grouping:
        # The first verdict of a session needs it, the first screen doesn't.
        from copydesk.alignment.edits import edited

        known = self._made.pop(edits, None)
        if known is None:
            known = edited(self._left, self._right, self._comparison.machine, edits)
        self._made[edits] = known
        while len(self._made) > _REMEMBERED:
            del self._made[next(iter(self._made))]
        return known
