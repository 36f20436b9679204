"""The claim under the cursor in all articles of the story, and what reviewers call it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from copydesk.judged.rows import JudgedRow
from copydesk.reviews.anchors import Target, article_target
from copydesk.reviews.kinds import ClaimData
from tui.session.outcome import command
from tui.session.session import Session
from tui.session.story_pairs import found

if TYPE_CHECKING:
    from copydesk.reviews.judgement import Entry


class Telling(Struct, frozen=True):
    """How one article makes a claim."""

    article: int
    """Index on the desk."""
    sentences: tuple[int, ...]
    """Not empty."""


class Claim(Struct, frozen=True):
    """What the sentences of a row say, in all articles."""

    row: int
    """Number of the row that it was looked for from."""
    article: int
    """Whose sentences these are: the base's where the row has any, else the other article's."""
    tellings: tuple[Telling, ...]
    """That article's, then the others' as the list has them."""
    lacking: tuple[int, ...] = ()
    """Articles that don't make it."""
    waiting: tuple[int, ...] = ()
    """Articles of which that isn't known yet."""

    @property
    def sentences(self) -> tuple[int, ...]:
        """The sentences that make the claim in its own article."""
        return self.tellings[0].sentences


def claim_at(session: Session) -> Claim | None:
    """Return the claim of the row under the cursor; None without one, or for an earlier text."""
    current = session.cursor.current
    if current is None or session.looking_back is not None:
        return None
    row = current.row
    article = session.base if row.left else session.other
    if article is None:
        return None
    tellings = [Telling(article, row.left or row.right)]
    lacking, waiting = [], []
    for other in sorted({session.base, *session.others()} - {article}):
        sentences = _linked(session, article, tellings[0].sentences, other)
        if sentences is None:
            waiting.append(other)
        elif sentences:
            tellings.append(Telling(other, sentences))
        else:
            lacking.append(other)
    return Claim(row.number, article, tuple(tellings), tuple(lacking), tuple(waiting))


def _linked(
    session: Session, article: int, sentences: tuple[int, ...], other: int
) -> tuple[int, ...] | None:
    """Return the sentences of another article that are linked; None if that isn't known yet."""
    known = found(session, (min(article, other), max(article, other)))
    if known is None:
        return None
    (left, _right), pair = known
    assert pair.comparison is not None  # it was compared
    cells = ((link.left, link.right) for link in pair.comparison.links)
    turned = ((b, a) if left == other else (a, b) for a, b in cells)
    return tuple(sorted({there for here, there in turned if here in sentences}))


def row_telling(session: Session, telling: Telling) -> JudgedRow | None:
    """Return the row of a telling's first sentence beside the base; None for the base's own."""
    pair = session.pairs.get((session.base, telling.article))
    if pair is None:
        return None
    first = telling.sentences[0]
    return next((judged for judged in pair.judged if first in judged.row.right), None)


def line_of(session: Session, claim: Claim) -> str:
    """Return what a claim is called: my line on a sentence of it, else the newest, or "".

    In blind mode others' lines wait for my verdict on the row, as all that is theirs does.
    """
    judged = session.pair.numbered(claim.row)
    mine_only = session.blind and (judged is None or judged.state != "done")
    me = _me(session)
    known = [
        entry
        for telling in claim.tellings
        for entry in _entries(session, telling)
        if entry.reviewer == me or not mine_only
    ]
    best = max(known, key=lambda entry: (entry.reviewer == me, entry.order), default=None)
    return best.data.line if best is not None else ""


def _entries(session: Session, telling: Telling) -> Iterator[Entry[ClaimData]]:
    """Yield what anybody called the claim of some sentences."""
    article = session.article(telling.article)
    spans = [article.sentences[index] for index in telling.sentences]
    for entry in session.live.review.standing("claims", [(article.sha256,)]).values():
        places = (place for side in entry.target.articles for place in side.anchors)
        if any(place.start < s.end and s.start < place.end for place in places for s in spans):
            yield entry


def my_line(session: Session, claim: Claim) -> str:
    """Return what I call a claim, "" for nothing yet."""
    mine = [one for one in _entries(session, claim.tellings[0]) if one.reviewer == _me(session)]
    newest = max(mine, key=lambda entry: entry.order, default=None)
    return newest.data.line if newest is not None else ""


def _target(session: Session, telling: Telling) -> Target:
    article = session.article(telling.article)
    return article_target(article, [article.sentences[index] for index in telling.sentences])


def _me(session: Session) -> str:
    return session.desk.reviewer


@command
def set_claim_line(session: Session, claim: Claim, line: str) -> str:
    """Say in my own words what is claimed; "" takes that back.

    It is written for the sentences of each article that makes the claim, so that it is known from
    every pair, whichever article is the base by then.
    """
    line = " ".join(line.split())
    if line == my_line(session, claim):
        return "the claim is as it was"
    targets = [_target(session, telling) for telling in claim.tellings] if line else []
    keys = {target.key for target in targets}
    before = [
        entry.target
        for telling in claim.tellings
        for entry in _entries(session, telling)
        if entry.reviewer == _me(session) and entry.target.key not in keys
    ]
    session.write(
        *((ClaimData(""), target) for target in before),
        *((ClaimData(line), target) for target in targets),
    )
    return f"claim of row {claim.row}: {'written' if line else 'erased'}"
