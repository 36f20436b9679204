"""Earlier texts of the articles: what became of decisions on them, and looking back at them.

Each command records one decision and says so in a sentence, as those in `decisions` do.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copydesk.desk.citations import Citation, TextKey, key_of
from copydesk.desk.orphans import Decision, closed, decisions_of, placed_again
from copydesk.reviews.anchors import article_target
from copydesk.reviews.kinds import VersionData
from tui.keys import key
from tui.session.decisions import refused
from tui.session.outcome import command
from tui.session.session import Session

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.judged.rows import Judged

Why = Literal["said", "path", "text", "gone"]
"""Why a text is taken for an earlier one of an article, as in `lineage.Reason`; gone: it isn't,
no article of the folder is known to come from it."""


class EarlierState(Struct, frozen=True):
    """A text that is no longer there, as the versions of an article list it."""

    citation: Citation
    why: Why
    said_by: str = ""
    """Who confirmed it."""
    is_rival: bool = False
    """It and a later text were edited apart."""
    decisions: int = 0
    """How many decisions were made on it and stand."""


@command
def trace_again(session: Session) -> str:
    """Find out anew what is a version of what, now that all articles are read."""
    if session.live.trace_again():
        session.review_changed()
    return ""


# Orphans


@command
def place_again(session: Session, orphan: Decision, subject: Judged) -> str:
    """Make an orphan of mine a decision on a row or finding, with all that was said."""
    refusal = _not_mine(session, orphan) or _not_there(session, orphan, subject)
    if refusal:
        return refusal
    session.write(*placed_again(orphan, subject.target, session.desk.lineage))
    return f"{subject.name}: placed again; {key('undo')} takes it back"


@command
def close(session: Session, orphan: Decision) -> str:
    """Say that a decision of mine needs no place any more."""
    refusal = _not_mine(session, orphan)
    if refusal:
        return refusal
    # Not a decision on what is shown: it may be written from a look back, too.
    session.live.write(*closed(orphan))
    session.review_changed()
    return f"closed, and listed no longer; {key('undo')} takes that back"


def _not_mine(session: Session, orphan: Decision) -> str:
    if orphan.reviewer == session.desk.reviewer:
        return ""
    return f"it is {orphan.reviewer}'s: only {orphan.reviewer} can place or close it"


def _not_there(session: Session, orphan: Decision, subject: Judged) -> str:
    """Return why an orphan can't be placed on a row or finding; "" if it can."""
    judgement = orphan.judgement
    if judgement is None:
        return "only verdicts and notes can be placed again; this one can be closed"
    if subject.mine is not None and not (subject.mine.is_empty or subject.mine.changed_since):
        return (
            f"{subject.name} has a decision of yours: go to another row,"
            f" or close this one in {key('orphans')}"
        )
    return refused(session, subject, judgement.verdict) if judgement.verdict is not None else ""


def orphans_first_mine(session: Session) -> list[Decision]:
    """Return everybody's decisions without a place, mine first, else the oldest first."""
    mine = session.desk.reviewer
    return sorted(session.whereabouts.orphans, key=lambda orphan: orphan.reviewer != mine)


def missing_names(session: Session) -> Counter[str]:
    """Return how many decisions wait for which article that isn't here, by its name."""
    present = session.desk.lineage.present
    return Counter(
        side.path or side.sha256[:8]
        for decision in session.whereabouts.absent
        for side in decision.target.articles
        if side.sha256 not in present
    )


# Versions


def states_of(session: Session, article: Article) -> list[EarlierState]:
    """Return the earlier texts of an article, oldest first, then those that are nobody's."""
    lineage = session.desk.lineage
    counts = _decisions_on(session)
    states = [
        EarlierState(
            earlier.citation,
            earlier.reason,
            _said_by(session, earlier.citation.key),
            earlier.is_rival,
            counts[earlier.citation.key],
        )
        for earlier in lineage.earlier(article)
    ]
    absent = lineage.absent if lineage.is_complete else ()
    beside = {article.sha256}
    states += [
        EarlierState(citation, "gone", decisions=counts[citation.key])
        for citation in absent
        if not beside & citation.beside
    ]
    return states


def _decisions_on(session: Session) -> Counter[TextKey]:
    """Return how many decisions that stand were made on each text."""
    review, lineage = session.live.review, session.desk.lineage
    return Counter(
        key_of(side)
        for decision in decisions_of(review, lineage)
        for side in decision.written.articles
    )


def _said_by(session: Session, key: TextKey) -> str:
    said = [
        entry
        for entry in session.live.review.versions.values()
        if entry.data.replaces == key.sha256 and not entry.data.denied
    ]
    return max(said, key=lambda entry: entry.order).reviewer if said else ""


@command
def look_back(session: Session, article: int, citation: Citation) -> str:
    """Show an earlier text and an article, as it is now, side by side."""
    earlier = session.desk.article_again(citation)
    if earlier is None:
        return "its text was not kept, so it can't be shown"
    session.look_back(earlier, article)
    return f"the earlier text beside the present one; {key('previous_article')} goes back"


@command
def come_back(session: Session) -> str:
    """Show the pair again that was on screen before the earlier text."""
    session.put(session.base, session.other)
    return ""


@command
def say_version(session: Session, index: int, citation: Citation, *, denied: bool) -> str:
    """Say that an article is a later version of a text that is no longer there, or that it isn't.

    Args:
        session: The session.
        index: The article's index.
        citation: The text.
        denied: It is not.
    """
    article = session.desk.article(index)
    if session.looking_back is not None:
        session.put(session.base, session.other)
    replaces = citation.key.sha256
    data = VersionData(article.name, article.title, replaces, denied)
    session.write((data, article_target(article)))
    name = session.facts(article).short_name or article.name
    what = "not a later version" if denied else "a later version"
    return f"{name} is {what} of that text; {key('undo')} takes it back"
