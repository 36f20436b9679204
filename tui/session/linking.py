"""Links made by hand: who may be linked with whom, the decisions, and how they are told.

Each decision is about one cell, a sentence on the left with one on the right, and holds for the
whole desk. Sentences are named by their first words, for the numbers of rows change by a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from copydesk.alignment.edit import Cell
from copydesk.alignment.link import Link
from copydesk.alignment.row import Row
from copydesk.judged.finding import Side
from copydesk.judged.links import HandLink, PairSentences, hand_links
from copydesk.reviews.anchors import row_target
from copydesk.reviews.events import Event, minute_of
from copydesk.reviews.kinds import Data, LinkData, UnlinkData
from tui.keys import key
from tui.session.names import quoted
from tui.session.outcome import command
from tui.session.session import Session

if TYPE_CHECKING:
    from copydesk.alignment.candidates import Candidate

_SAID: Final = 1.0
"""Confidence of a person's word: the machine is never that sure, see `Link.confidence`."""


def partners(session: Session, side: Side, sentence: int) -> tuple[Candidate, ...]:
    """Return the sentences of the other column that one may be linked with, the likeliest first.

    Last come those that people parted from it: they are no guess any more.
    """
    # Loads the aligner: not before somebody links.
    from copydesk.alignment.candidates import candidates

    pair = session.pair
    if pair.right is None or pair.comparison is None:
        return ()
    nearest = [judged.row.nearest for judged in pair.judged if judged.row.nearest is not None]
    weaker = [*pair.comparison.candidates, *nearest]
    article, other = (pair.left, pair.right) if side == "left" else (pair.right, pair.left)
    offers = candidates(
        article,
        sentence,
        other,
        links=_seen_from(side, pair.comparison.links),
        near_misses=_seen_from(side, weaker),
    )
    words = words_of(session)

    def is_parted(candidate: Candidate) -> bool:
        word = words.get(cell_of(side, sentence, candidate.sentence))
        return word is not None and not word.linked

    return tuple(sorted(offers, key=is_parted))


def cell_of(side: Side, sentence: int, partner: int) -> Cell:
    """Return the cell of a sentence on `side` and one of the other column."""
    return (sentence, partner) if side == "left" else (partner, sentence)


def _seen_from(side: Side, links: Iterable[Link]) -> list[Link]:
    """Return links with the article of one side on the left."""
    if side == "left":
        return list(links)
    return [Link(link.right, link.left, link.confidence) for link in links]


def row_numbers(session: Session, side: Side) -> Mapping[int, int]:
    """Return the number of the row of each sentence of one side of the pair on screen."""
    return {
        sentence: judged.row.number
        for judged in session.pair.judged
        for sentence in (judged.row.left if side == "left" else judged.row.right)
    }


def links_of(session: Session, row: Row) -> tuple[Link, ...]:
    """Return all links of a row's sentences: those inside it first, then its cross-references."""
    comparison = session.pair.comparison
    found = [
        link
        for link in (comparison.links if comparison else ())
        if link.left in row.left or link.right in row.right
    ]
    return tuple(
        sorted(found, key=lambda link: not (link.left in row.left and link.right in row.right))
    )


def words_of(session: Session) -> Mapping[Cell, HandLink]:
    """Return what people said about single cells of the pair on screen."""
    pair = session.pair
    return hand_links(pair.left, pair.right, session.live.review) if pair.right else {}


# Decisions


@command
def link(session: Session, cell: Cell, side: Side) -> str:
    """Link two sentences; the cursor stays with the one on `side`."""
    word = words_of(session).get(cell)
    if word is not None and word.linked:
        return "these two are linked by hand already"
    session.pair.followed = (cell[0], None) if side == "left" else (None, cell[1])
    _write(session, LinkData(), cell)
    return f"linked {_told(session, [cell], 'with')}; {key('undo')} takes it back"


@command
def unlink(session: Session, cell: Cell) -> str:
    """Part two sentences, whoever linked them; the cursor stays with the one in its row."""
    row = session.cursor.current
    on_left = row is not None and cell[0] in row.row.left
    session.pair.followed = (cell[0], None) if on_left else (None, cell[1])
    _write(session, UnlinkData(), cell)
    return f"unlinked {_told(session, [cell], 'from')}; {key('undo')} takes it back"


def _write(session: Session, data: Data, cell: Cell) -> None:
    pair = session.pair
    assert pair.right is not None  # no row has links without one
    session.write((data, row_target(pair.left, cell[:1], pair.right, cell[1:])))


# How they are told


def _told(session: Session, cells: Iterable[Cell], between: str) -> str:
    """Return the sentences of cells of the pair on screen by their words: `"All 212" with "At"`."""
    articles = (session.pair.left, session.pair.right)
    sides: list[str] = []
    for article, indices in zip(articles, zip(*cells, strict=True), strict=True):
        first, *more = sorted(set(indices))
        words = quoted(article.quote(article.sentences[first])) if article else ""
        sides.append(f"{words} and {len(more)} more" if more else words)
    return f" {between} ".join(sides)


def event_text(session: Session, event: Event) -> str:
    """Return what a link or unlink of the pair on screen decided: `linked "All" with "At"`."""
    right = session.pair.right
    told: list[Cell] = []
    if right is not None and event.target is not None:
        told = PairSentences(session.pair.left, right).cells(event.target)
    return _said(session, event, told)


def _said(session: Session, event: Event, told: Sequence[Cell]) -> str:
    data = event.data
    assert isinstance(data, LinkData | UnlinkData)
    if not told:
        return event.kind
    if data.removed:
        return f"{_told(session, told, 'and')} left to the program"
    if isinstance(data, LinkData):
        return f"linked {_told(session, told, 'with')}"
    return f"unlinked {_told(session, told, 'from')}"


def history_lines(session: Session, row: Row) -> list[str]:
    """Return the decisions of all reviewers to link and unlink a row's sentences, oldest first."""
    review, other = session.live.review, session.pair.right
    if other is None:
        return []
    sentences = PairSentences(session.pair.left, other)
    lines: list[str] = []
    for event in review.effective(LinkData, UnlinkData):
        told = sentences.cells(event.target) if event.target else []
        if any(left in row.left or right in row.right for left, right in told):
            lines.append(f"{minute_of(event.at)}  {event.by}: {_said(session, event, told)}")
    return lines


def by_hand(session: Session, word: HandLink) -> str:
    """Return who said a word on a cell: "linked by hand", "unlinked by anna"."""
    name = "hand" if word.reviewer == session.desk.reviewer else word.reviewer
    return f"{'linked' if word.linked else 'unlinked'} by {name}"


def links_by_hand(session: Session, row: Row) -> tuple[str, ...]:
    """Return who linked which of a row's sentences: "linked by hand"."""
    rows = session.pair.rows
    words = rows.said_of(row.number - 1) if rows is not None else {}
    told: dict[str, None] = {}
    for link in links_of(session, row) if words else ():
        if link.confidence != _SAID:
            continue
        if (word := words.get((link.left, link.right))) is None:
            continue
        if link.left in row.left and link.right in row.right:
            told[by_hand(session, word)] = None
        else:
            is_left = link.left in row.left
            side: Side = "right" if is_left else "left"
            there = session.pair.places.row_of(side, link.right if is_left else link.left)
            told[by_hand(session, word).replace(" by ", f" with row {there} by ")] = None
    return tuple(told)
