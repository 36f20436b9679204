"""Linking by hand: the dialogs in which sentences are linked and unlinked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from copydesk.alignment.link import Link, strength
from copydesk.alignment.row import Row
from copydesk.articles.article import Article
from copydesk.judged.finding import Side
from tui.actions.dialogs import Choice, Offers
from tui.actions.stage import Stage
from tui.cards.names import short_name
from tui.keys import key
from tui.session import linking
from tui.session.session import Session
from widgets.shown import Offer

if TYPE_CHECKING:
    from copydesk.alignment.candidates import Candidate
    from copydesk.alignment.edit import Cell
    from copydesk.judged.links import HandLink


def link(stage: Stage) -> None:
    """Ask which sentence over there tells what one under the cursor tells, and link the two."""
    row = stage.current_row()
    if row is None:
        return
    session = stage.session
    runs: list[tuple[Side, tuple[int, ...]]] = [("left", row.row.left), ("right", row.row.right)]
    sides = [(side, run) for side, run in runs if run]
    questions: list[list[Callable[[], Choice]]] = [
        # Made once: in a long article the order of the offers takes as long as a key may.
        [cache(partial(_which_partner, session, side, sentence)) for sentence in run]
        for side, run in sides
    ]
    if not questions[0][0]().offers:
        is_furniture = row.row.furniture
        why = "furniture is never linked" if is_furniture else "a heading goes with another"
        stage.say(f"there is nothing to link this with: {why}")
        return

    def chosen(answer: tuple[int, Offer] | None) -> None:
        if answer is not None:
            side, offer = answer
            stage.show(linking.link(session, offer.cell, sides[side][0]))

    _ask(stage, "link", questions, chosen)


def unlink(stage: Stage) -> None:
    """Unlink sentences of the row under the cursor; ask which, where several are linked."""
    row = stage.seen_row()
    if row is None:
        return
    session = stage.session
    links = linking.links_of(session, row.row)
    if not links:
        stage.say(f"no sentence of this row is linked; {key('link')} links one")
        return
    if len(links) == 1:
        stage.show(linking.unlink(session, (links[0].left, links[0].right)))
        return

    def chosen(answer: tuple[int, Offer] | None) -> None:
        if answer is not None:
            stage.show(linking.unlink(session, answer[1].cell))

    _ask(stage, "unlink", [[partial(_which_link, session, row.row, links)]], chosen)


def _ask(
    stage: Stage,
    command: str,
    questions: list[list[Callable[[], Choice]]],
    then: Callable[[tuple[int, Offer] | None], None],
) -> None:
    stage.ask(Offers(questions, command), then)


def _which_partner(session: Session, side: Side, sentence: int) -> Choice:
    """Return the question which sentence of the other column one is to be linked with."""
    pair = session.pair
    assert pair.right is not None  # there is a row, so there are two articles
    assert session.other is not None
    here, there, names = pair.left, pair.right, [session.base, session.other]
    if side == "right":
        here, there, names = there, here, names[::-1]
    words = linking.words_of(session)
    offers = [
        _partner(session, there, candidate, side, sentence, words)
        for candidate in linking.partners(session, side, sentence)
    ]
    here_name, there_name = (short_name(session, index) for index in names)
    return Choice(
        title=f"link {sentence + 1} of {here_name}",
        subject=_text(here, sentence),
        caption=f"with a sentence of {there_name}",
        offers=offers,
        # The first that nobody has said anything of, neither the machine nor a person.
        first=next((at for at, offer in enumerate(offers) if not offer.label), 0),
    )


def _partner(
    session: Session,
    article: Article,
    candidate: Candidate,
    side: Side,
    sentence: int,
    words: Mapping[Cell, HandLink],
) -> Offer:
    """Return a sentence to link with, and what the machine or a person says of that link."""
    cell = linking.cell_of(side, sentence, candidate.sentence)
    there_side: Side = "right" if side == "left" else "left"
    label = "linked already" if candidate.linked else ""
    if (word := words.get(cell)) is not None and word.linked == candidate.linked:
        label = linking.by_hand(session, word)
    return Offer(
        cell,
        str(linking.row_of(session, there_side, candidate.sentence)),
        strength(candidate.confidence) if candidate.confidence else "-",
        (_text(article, candidate.sentence),),
        label,
    )


def _which_link(session: Session, row: Row, links: tuple[Link, ...]) -> Choice:
    """Return the question which of a row's links is wrong."""
    pair = session.pair
    assert pair.right is not None
    words = linking.words_of(session)
    offers = []
    for found in links:
        cell = (found.left, found.right)
        word = words.get(cell)
        offers.append(
            Offer(
                cell,
                str(linking.row_of(session, "right", found.right)),
                strength(found.confidence),
                (_text(pair.left, found.left), _text(pair.right, found.right)),
                linking.by_hand(session, word) if word is not None and word.linked else "",
            )
        )
    return Choice(
        title=f"unlink sentences of row {row.number}",
        subject="",
        caption="links of its sentences",
        offers=offers,
    )


def _text(article: Article, index: int) -> str:
    """Return a sentence as the columns show it: what isn't plain text says what it is."""
    sentence = article.sentences[index]
    words = article.quote(sentence)
    return words if sentence.kind in ("body", "headline") else f"{sentence.kind}: {words}"
