"""The claim under the cursor in all articles of the story, and what reviewers call it."""

from __future__ import annotations

from msgspec import Struct

from copydesk.judged.claims import Claims, Written, best
from copydesk.judged.rows import JudgedRow
from copydesk.reviews.anchors import Place, Target, article_target
from copydesk.reviews.kinds import ClaimData
from tui.session.outcome import command
from tui.session.session import Session
from tui.session.story_pairs import found


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
    return best([one for one in _lines(session, claim) if one.reviewer == me or not mine_only], me)


def _lines(session: Session, claim: Claim) -> list[Written]:
    """Return what anybody calls a claim."""
    review = session.live.review
    places: dict[str, list[Place]] = {}
    for telling in claim.tellings:
        article = session.article(telling.article)
        sentences = (article.sentences[index] for index in telling.sentences)
        places.setdefault(article.sha256, []).extend(sentences)
    # Most rows have none, and all lines of a story are read for one.
    if not any(review.standing("claims", [(sha256,)]) for sha256 in places):
        return []
    return Claims(review).on(places)


def my_line(session: Session, claim: Claim) -> str:
    """Return what I call a claim, "" for nothing yet."""
    me = _me(session)
    return best([one for one in _lines(session, claim) if one.reviewer == me], me)


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
        target
        for written in _lines(session, claim)
        if written.reviewer == _me(session)
        for target in written.targets
        if target.key not in keys
    ]
    session.write(
        *((ClaimData(""), target) for target in before),
        *((ClaimData(line), target) for target in targets),
    )
    return f"claim of row {claim.row}: {'written' if line else 'erased'}"
