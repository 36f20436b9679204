"""What `status` and `doctor` say of decisions on texts that are no longer there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from copydesk.counted import counted
from copydesk.desk.desk import Desk
from copydesk.desk.orphans import Decision, whereabouts
from copydesk.reviews.kind_names import judgement_name, kind_name
from copydesk.reviews.review import Review
from tui.keys import key

_MOST_LISTED: Final = 20
"""Decisions without a place that are listed one by one."""

_MOST_WORDS: Final = 60
"""Code points that are shown of words that are gone."""


def earlier_text_lines(desk: Desk, review: Review) -> Iterator[str]:
    """Yield sentences on what became of decisions on earlier texts; none where there are none.

    Both leave room for the keys in force, which whoever shows them fills in (`Keys.filled`).

    Args:
        desk: All its articles are read.
        review: As folded by the desk last.
    """
    found = whereabouts(review, desk.lineage)
    if found.carried:
        changed = f"; the words of {found.changed} were changed since" if found.changed else ""
        decisions = counted(found.carried, "decision")
        yield f"{decisions} made on earlier texts came along to the present ones{changed}"
    if found.orphans:
        decisions = counted(len(found.orphans), "decision is", "decisions are")
        yield (
            f"{decisions} about words that are gone; in the review, {key('orphans')} places or"
            " closes them"
        )
        yield from map(_listed, found.orphans[:_MOST_LISTED])
        if len(found.orphans) > _MOST_LISTED:
            yield f"  ... and {len(found.orphans) - _MOST_LISTED} more"
    if found.absent:
        decisions = counted(len(found.absent), "decision is", "decisions are")
        yield f"{decisions} about articles that are not here: {_named(found.absent, desk)}"
        yield (
            f"  in the review, {key('versions')} shows whether an article is a later version of one"
            " of these"
        )


def fork_lines(desk: Desk) -> Iterator[str]:
    """Yield a sentence for each article that was edited apart, by two people at a time."""
    for article in desk.articles_read().values():
        rivals = [earlier for earlier in desk.lineage.earlier(article) if earlier.is_rival]
        if rivals:
            texts = counted(len(rivals), "other text of it was", "other texts of it were")
            shows = f"{key('versions')} shows them"
            yield f"{article.name} was edited by two people at a time: {texts} judged; {shows}"


def _listed(decision: Decision) -> str:
    judgement = decision.judgement
    what = kind_name(decision.kind) if judgement is None else judgement_name(judgement)
    sides = "; ".join(f"{name}: {_short(words)}" for name, words in decision.words if words)
    return f"  {what} by {decision.reviewer} on {sides}"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _MOST_WORDS else f"{plain[: _MOST_WORDS - 3]}..."


def _named(decisions: Iterable[Decision], desk: Desk) -> str:
    """Return the articles that decisions wait for, with the number of these."""
    counts = Counter(name for one in decisions for name in _missing(one, desk))
    return ", ".join(f"{name} ({count})" for name, count in sorted(counts.items()))


def _missing(decision: Decision, desk: Desk) -> Sequence[str]:
    present = desk.lineage.present
    return [
        side.path or side.sha256[:8]
        for side in decision.target.articles
        if side.sha256 not in present
    ]
