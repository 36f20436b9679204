"""What the story view shows: one claim as each article puts it."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.articles.article import Article
from copydesk.articles.wording import normal_form
from copydesk.findings.row_marks import row_marks
from copydesk.judged.rows import JudgedRow
from tui.cards.entries import short_date
from tui.session.claims import Claim, Telling, line_of, row_telling
from tui.session.names import short_name, verdict_text
from tui.session.session import Session
from widgets.shown_story import ShownClaim, ShownTeller, ShownWording


def shown_claim(session: Session, claim: Claim) -> ShownClaim:
    """Return a claim as it is shown."""
    return ShownClaim(
        f"row {claim.row}",
        line_of(session, claim),
        tuple(_wordings(session, claim)),
        tuple(short_name(session, index) for index in claim.lacking),
        tuple(short_name(session, index) for index in claim.waiting),
    )


def _wordings(session: Session, claim: Claim) -> Iterable[ShownWording]:
    """Yield the wordings, the one that the fewest articles have first."""
    groups: dict[str, list[Telling]] = {}
    for telling in claim.tellings:
        form = normal_form(_words(session.article(telling.article), telling.sentences))
        groups.setdefault(form, []).append(telling)
    for group in sorted(groups.values(), key=len):
        words = _words(session.article(group[0].article), group[0].sentences)
        tellers = tuple(_teller(session, telling) for telling in group)
        yield ShownWording(tellers, words, tuple(_differing(session, group[0])))


def _words(article: Article, sentences: Iterable[int]) -> str:
    return " ".join(article.quote(article.sentences[index]) for index in sentences)


def _teller(session: Session, telling: Telling) -> ShownTeller:
    facts = session.facts(session.article(telling.article))
    name = short_name(session, telling.article)
    outlet = facts.outlet if facts.outlet != name else ""
    return ShownTeller(
        telling.article,
        telling.sentences[0],
        name,
        ", ".join(filter(None, (outlet, short_date(facts)))),
        _verdict(session, telling),
    )


def _verdict(session: Session, telling: Telling) -> str:
    """Return my verdict on the row of a telling beside the base, or what that row waits for."""
    if telling.article == session.base:
        return "the base"
    judged = row_telling(session, telling)
    if judged is None:
        return ""
    if judged.mine is not None and judged.mine.verdict is not None:
        since = ", changed since" if judged.changed_since else ""
        return verdict_text(session, judged.mine) + since
    return "judged by its findings" if judged.state == "done" else _STATES[judged.state]


_STATES = {"to do": "to do", "quiet": "not reviewed", "furniture": "not reviewed"}


def _differing(session: Session, telling: Telling) -> Iterable[tuple[int, int]]:
    """Yield which words of a telling are marked in its row, as places in `_words`."""
    judged = row_telling(session, telling)
    if judged is None or not judged.row.left:
        return
    pair = session.pairs[session.base, telling.article]
    right = session.article(telling.article)
    spans = row_marks(pair.left, right, judged.row, pair.differences).right
    starts = _starts(right, judged, telling)
    for span in spans:
        for start, end, at in starts:
            if start <= span.start < end:
                yield at + span.start - start, at + min(span.end, end) - start


def _starts(right: Article, judged: JudgedRow, telling: Telling) -> list[tuple[int, int, int]]:
    """Return where each sentence of a telling begins and ends in its row, and begins in it."""
    lengths = {
        index: len(right.quote(right.sentences[index]))
        for index in {*judged.row.right, *telling.sentences}
    }
    in_row, at = {}, 0
    for index in judged.row.right:
        in_row[index] = at
        at += lengths[index] + 1
    places, at = [], 0
    for index in telling.sentences:
        if index in in_row:
            places.append((in_row[index], in_row[index] + lengths[index], at))
        at += lengths[index] + 1
    return places
