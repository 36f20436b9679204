"""Keeps the rows of a review's pairs joined to what is decided, each pair when it is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session.known_pairs import KnownPairs, articles_of

if TYPE_CHECKING:
    from copydesk.desk.live_review import LiveReview
    from copydesk.reviews.changes import Stamp
    from tui.session.pair import Pair


class Joining:
    """Joins rows to what is decided now.

    Args:
        live: The review as it is being written.
        pairs: Its pairs.
        reviewer: Who looks at them.
        blind: See `Session`.
    """

    def __init__(self, live: LiveReview, pairs: KnownPairs, reviewer: str, *, blind: bool) -> None:
        self._live = live
        self._pairs = pairs
        self._reviewer = reviewer
        self._blind = blind
        self._joined_to = live.review
        """The review that all pairs were joined to: another one is about other texts."""
        self._joined_at = live.review.changes.newest
        """Its newest change that pairs were joined to."""

    @property
    def is_of_another_review(self) -> bool:
        """Whether the pairs were joined to a review that another one has replaced since."""
        return self._joined_to is not self._live.review

    def pairs_behind(self) -> list[Pair]:
        """Return the pairs to be joined to what was decided since this was asked last.

        Those of which anything was said at all, facts included, are noted in `KnownPairs`.
        """
        review = self._live.review
        is_another = self.is_of_another_review
        found = None if is_another else review.changes.since(self._joined_at)
        self._joined_to, self._joined_at = review, review.changes.newest
        if found is None:
            keys = list(self._pairs)
        else:
            keys = self._pairs.about(change.articles for change in found)
        self._pairs.note(keys)
        pairs = (self._pairs[key] for key in keys)
        return [pair for pair in pairs if is_another or self.is_behind(pair)]

    def join(self, pair: Pair) -> None:
        """Join the rows of a pair to what is decided now; it has none before it was compared.

        Rows that come out as before stay the same tuple: what was counted of them holds.
        """
        pair.joined_at = self._newest(pair)
        if pair.rows is not None:
            judged = pair.rows.judged(self._live.review, self._reviewer, blind=self._blind)
            if judged is not pair.judged and judged != pair.judged:
                pair.take_rows(judged)

    def is_behind(self, pair: Pair) -> bool:
        """Tell whether something was decided that the rows of a pair may not show yet."""
        return pair.joined_at != self._newest(pair)

    def _newest(self, pair: Pair) -> tuple[Stamp, ...]:
        """Return what is another one after every decision about a pair: on both, either, or all."""
        newest = self._live.review.newest_of_rows
        return tuple(newest.get(hashes, 0) for hashes in articles_of(pair))
