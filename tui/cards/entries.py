"""The lines of the list of articles."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import datetime
from typing import Final

from copydesk.articles.article import Article, ArticleFacts
from copydesk.desk.citations import key_of
from tui.keys import key
from tui.session.counts import Counts
from tui.session.names import short_name
from tui.session.session import Session
from widgets.shown import NO_DATE, ListEntry, ListFoot

GRAVE: Final = "!"
"""The sign of an open finding of severity high, behind their number."""
SHOWN: Final = "f"
"""The sign of rows that the filter shows, behind their number."""
LOST: Final = ("O", "no place")
"""Decisions on an article lost their place: as a sign, and in words."""
_NAMED: Final = 20
"""Files that are no articles, of which as many are named: the list has room for fewer."""
FORKED: Final = ("V", "edited apart")
"""An article was edited in two ways."""


def entries_of(session: Session, indices: Sequence[int]) -> list[ListEntry]:
    """Return the entries of some articles in the list, by their index on the desk."""
    lost = _lost(session)
    return [_entry(session, index, lost) for index in indices]


def foot_of(session: Session) -> ListFoot:
    """Return what tells below the list which files are no articles, but for those of no interest.

    Their reasons are told by the command `left_out`, and by `copydesk status`.
    """
    library = session.desk.library
    names = [f"{folder.name}/" for folder in library.unread_folders]
    names += [one.name for one in library.left_out if not one.reason.is_plain]
    if not names:
        return ListFoot()
    return ListFoot(f"{len(names):,} left out: {key('left_out')}", tuple(names[:_NAMED]))


def _entry(session: Session, index: int, lost: Set[str]) -> ListEntry:
    article = session.desk.known(index)
    earlier = _of_earlier_texts(session, article, lost) if article else ()
    counts = _counts(session, index)
    wanted = counts.done + counts.to_do if counts else 0
    return ListEntry(
        name=short_name(session, index),
        sign=_sign(session, index),
        date=(short_date(session.facts(article)) or NO_DATE) if article else "",
        progress=(counts.done, wanted) if counts and wanted else None,
        said="nothing to do" if counts else _said(session, index),
        open=(*(_shown(session, index) or _open(counts)), *earlier) if counts else earlier,
    )


def _lost(session: Session) -> set[str]:
    """Return the hashes of the articles of whose earlier texts decisions have no place any more."""
    lineage = session.desk.lineage
    if not lineage.descents:
        return set()
    return {
        found.article.sha256
        for orphan in session.whereabouts.orphans
        for side in orphan.target.articles
        if side.anchors and (found := lineage.descents.get(key_of(side))) is not None
    }


def _of_earlier_texts(
    session: Session, article: Article, lost: Set[str]
) -> tuple[tuple[str, str], ...]:
    """Return what is to be known of the earlier texts of an article."""
    forked = any(earlier.is_rival for earlier in session.desk.lineage.earlier(article))
    return (*[LOST] * (article.sha256 in lost), *[FORKED] * forked)


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


def _counts(session: Session, index: int) -> Counts | None:
    """Return the counts of the base with an article; None where there is no compared pair."""
    pair = session.pairs.get((session.base, index))
    return pair.counts if pair is not None and pair.has_findings else None


def _said(session: Session, index: int) -> str:
    if index in session.unreadable:
        return "can't be read"
    return "base" if index == session.base else ".."


def _shown(session: Session, index: int) -> tuple[tuple[str, str], ...]:
    """Return how many rows of a compared pair the filter shows; () where it shows all."""
    name = session.cursor.filter
    if name == "all":
        return ()
    number = session.pairs[session.base, index].number_shown(name)
    return ((f"{number}{SHOWN}", f"{number} shown"),)


def _open(counts: Counts) -> tuple[tuple[str, str], ...]:
    """Return what of a pair wants to be looked at, the most pressing first."""
    told = (
        (counts.high, GRAVE, "high"),
        (counts.disputed, "D", "disputed"),
        (counts.wanted, "S", "second reader"),
    )
    return tuple((f"{number}{sign}", f"{number} {word}") for number, sign, word in told if number)
