"""The lines of the list of articles."""

from __future__ import annotations

from datetime import datetime

from copydesk.articles.article import ArticleFacts
from copydesk.desk.citations import key_of
from tui.cards.names import short_name
from tui.session.session import Session
from widgets.shown import FINDING, ListEntry


def entries_of(session: Session) -> list[ListEntry]:
    """Return the lines of the list."""
    entries: list[ListEntry] = []
    signs = _earlier_signs(session)
    for index, found in enumerate(session.desk.found):
        article = session.desk.known(index)
        facts = session.facts(article) if article else ArticleFacts()
        entries.append(
            ListEntry(
                article=index,
                name=short_name(session, index),
                sign=_sign(session, index),
                date=short_date(facts),
                progress=_progress(session, index),
                heading=found.heading,
                earlier=signs.get(index, ""),
            )
        )
    return entries


def _earlier_signs(session: Session) -> dict[int, str]:
    """Return for each article what is to be known of its earlier texts, where there is anything."""
    lineage = session.desk.lineage
    if not lineage.descents:
        return {}
    lost = {
        found.article.sha256
        for orphan in session.whereabouts.orphans
        for side in orphan.target.articles
        if side.anchors and (found := lineage.descents.get(key_of(side))) is not None
    }
    signs: dict[int, str] = {}
    for index, article in session.desk.articles_read().items():
        forked = any(earlier.is_rival for earlier in lineage.earlier(article))
        signs[index] = "O" * (article.sha256 in lost) + "V" * forked
    return signs


def _sign(session: Session, index: int) -> str:
    if index in session.unreadable:
        return "x"
    if index == session.base:
        return "B"
    return ">" if index == session.other else " "


def short_date(facts: ArticleFacts) -> str:
    """Return the day on which an article was published: "14 Mar", with "?" for a guess."""
    if not facts.published:
        return ""
    try:
        day = datetime.fromisoformat(facts.published)
    except ValueError:
        return facts.published[:10]
    return f"{day.day} {day:%b}" + ("?" if facts.published_is_guess else "")


def _progress(session: Session, index: int) -> str:
    if index == session.base or index in session.unreadable:
        return ""
    pair = session.pairs.get((session.base, index))
    if pair is None or not pair.judged:
        return ".."
    counts = session.counts((session.base, index))
    findings = sum(len(judged.open_findings) for judged in pair.judged if judged.findings)
    # There is room for one of the two: a dispute is the more pressing.
    others = (counts.disputed, "!") if counts.disputed else (counts.wanted, "S")
    signs = ((findings, FINDING), others)
    told = "".join(f" {number}{sign}" for number, sign in signs if number)
    return f"{counts.done}/{counts.done + counts.to_do}{told}"
