"""Linking by hand: the dialogs in which sentences are linked and unlinked."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from copydesk.alignment.link import Link, strength
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, kind_told
from copydesk.judged.finding import Side
from tui.actions.dialogs import Choice, Offers
from tui.actions.stage import Stage
from tui.keys import key
from tui.session import linking
from tui.session.names import short_name
from tui.session.session import Session
from widgets.shown import Offer

if TYPE_CHECKING:
    from copydesk.alignment.candidates import Candidate
    from copydesk.judged.links import HandLink


def link(stage: Stage) -> None:
    """Ask which sentence over there tells what one under the cursor tells, and link the two."""
    row = stage.current_row()
    if row is None:
        return
    session = stage.session
    runs: list[tuple[Side, tuple[int, ...]]] = [("left", row.row.left), ("right", row.row.right)]
    asked: list[tuple[Side, int]] = [(side, one) for side, run in runs for one in run]
    # Made once: in a long article the order of the offers takes as long as a key may.
    choices = [cache(partial(_which_partner, session, side, one)) for side, one in asked]
    if not choices[0]().offers:
        is_furniture = row.row.furniture
        why = (
            "furniture is never linked"
            if is_furniture
            else "a heading is linked with a heading only"
        )
        stage.say(f"there is nothing to link this with: {why}")
        return

    def chosen(answer: tuple[int, Offer] | None) -> None:
        if answer is not None:
            number, offer = answer
            stage.show(linking.link(session, offer.cell, asked[number][0]))

    stage.ask(Offers(choices, "link"), chosen)


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

    stage.ask(Offers([partial(_which_link, session, row.row, links)], "unlink"), chosen)


def _which_partner(session: Session, side: Side, sentence: int) -> Choice:
    """Return the question which sentence of the other column one is to be linked with."""
    pair = session.pair
    assert pair.right is not None  # there is a row, so there are two articles
    assert session.other is not None
    here, there, names = pair.left, pair.right, [session.base, session.other]
    if side == "right":
        here, there, names = there, here, names[::-1]
    rows = linking.row_numbers(session, "right" if side == "left" else "left")
    words = linking.words_of(session)
    offers = []
    for candidate in linking.partners(session, side, sentence):
        word = words.get(linking.cell_of(side, sentence, candidate.sentence))
        offers.append(
            Offer(
                linking.cell_of(side, sentence, candidate.sentence),
                str(rows[candidate.sentence]),
                strength(candidate.confidence) if candidate.confidence else "-",
                (_text(there, candidate.sentence),),
                _label(session, candidate, word),
            )
        )
    here_name, there_name = (short_name(session, index) for index in names)
    return Choice(
        title=f"link a sentence of {here_name} with one of {there_name}",
        subject=_text(here, sentence),
        caption=f"{there_name} by rows, the likeliest first",
        offers=offers,
        # The first that nobody has said anything of, neither the machine nor a person.
        first=next((at for at, offer in enumerate(offers) if not offer.label), 0),
    )


def _label(session: Session, candidate: Candidate, word: HandLink | None) -> str:
    """Return what the machine or a person says of a link."""
    if word is not None and word.linked == candidate.linked:
        return linking.by_hand(session, word)
    return "linked already" if candidate.linked else ""


def _which_link(session: Session, row: Row, links: tuple[Link, ...]) -> Choice:
    """Return the question which of a row's links is wrong."""
    pair = session.pair
    assert pair.right is not None
    words = linking.words_of(session)
    of_left, of_right = (linking.row_numbers(session, side) for side in ("left", "right"))
    offers = []
    for found in links:
        cell = (found.left, found.right)
        word = words.get(cell)
        offers.append(
            Offer(
                cell,
                str(of_right[found.right] if found.left in row.left else of_left[found.left]),
                strength(found.confidence),
                (_text(pair.left, found.left), _text(pair.right, found.right)),
                linking.by_hand(session, word) if word is not None and word.linked else "",
            )
        )
    return Choice(
        title=f"unlink which sentences of row {row.number}?",
        subject="",
        caption="its links, each with the row that holds its other end",
        offers=offers,
    )


def _text(article: Article, index: int) -> str:
    """Return a sentence as the columns show it: what isn't plain text says what it is."""
    sentence = article.sentences[index]
    words = article.quote(sentence)
    kind = kind_told(sentence.kind)
    return words if kind in ("body", "headline") else f"{kind}: {words}"
