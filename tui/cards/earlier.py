"""What is told of earlier texts: decisions without a place, the versions of an article."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from copydesk.counted import counted
from copydesk.reviews.clock import wall_time
from copydesk.reviews.events import minute_of
from copydesk.reviews.kind_names import judgement_name, kind_name
from tui.keys import key
from tui.session.earlier import missing_names, orphans_first_mine
from tui.session.names import short_name, verdict_text
from widgets.shown import Offer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.articles.article import Article
    from copydesk.desk.orphans import Decision
    from copydesk.judged.rows import Judged
    from copydesk.reviews.anchors import ArticleAnchors
    from tui.session.earlier import EarlierState
    from tui.session.session import Session

_NO_CELL: Final = (0, 0)
"""What an offer is about that is about no cell."""

_LAST_DAY: Final = datetime.max.replace(tzinfo=UTC).timestamp() - 1
"""A stranger's clock may be set to any year; calendars end with the year 9999."""

_REASONS: Final = {
    "path": "same name",
    "text": "nearly the same text",
    "gone": "of an article that isn't here",
}
"""Why a text is listed."""


# Decisions without a place


def orphan_offers(session: Session) -> list[Offer]:
    """Return decisions without a place, mine first, and below what waits for absent articles."""
    offers = [
        Offer(_NO_CELL, str(number), _whose(session, orphan), _orphan_lines(session, orphan))
        for number, orphan in enumerate(orphans_first_mine(session), 1)
    ]
    for name, count in sorted(missing_names(session).items()):
        decisions = counted(count, "decision is", "decisions are")
        words = f"{decisions} about {name}, which isn't here;"
        words += f" {key('versions')} on its later version, if one is"
        offers.append(Offer(_NO_CELL, "-", "absent", (words,)))
    return offers


def _whose(session: Session, orphan: Decision) -> str:
    return "mine" if orphan.reviewer == session.desk.reviewer else "-"


def _orphan_lines(session: Session, orphan: Decision) -> tuple[str, ...]:
    """Return what was decided, by whom and when; the old words, a line an article; the note."""
    judgement = orphan.judgement
    what = kind_name(orphan.kind)
    note: tuple[str, ...] = ()
    if session.blind and orphan.reviewer != session.desk.reviewer:
        what = "a decision"
    elif judgement is not None:
        what = verdict_text(session, judgement) or judgement_name(judgement)
        note = (f"note: {judgement.note}",) if judgement.note else ()
    names = {found.name: index for index, found in enumerate(session.desk.found)}
    words: list[str] = []
    for path, quote in orphan.words:
        name = short_name(session, names[path]) if path in names else path
        words.append(f"{name}: {' '.join(quote.split())}" if quote else f"{name} lacked it")
    return (f"{what}, by {orphan.reviewer}, {minute_of(orphan.at)}", *words, *note)


def subject_text(subject: Judged | None) -> str:
    """Return where a decision would be placed: "row 7: The ferry ran aground ..."."""
    if subject is None:
        return "no row is under the cursor: nothing can be placed just now"
    sides: Sequence[ArticleAnchors] = subject.target.decisive
    words = " | ".join(
        " ".join(anchor.quote for anchor in side.anchors) for side in sides if side.anchors
    )
    return f"to be placed on {subject.name}: {' '.join(words.split())}"


# Versions


def version_offers(
    session: Session, article: Article, states: Sequence[EarlierState]
) -> list[Offer]:
    """Return the texts of an article: the earlier ones, the present one, then those of nobody."""
    earlier = [state for state in states if state.why != "gone"]
    gone = [state for state in states if state.why == "gone"]
    offers = [
        Offer(_NO_CELL, str(number), "was", (_state_line(state, article),))
        for number, state in enumerate(earlier, 1)
    ]
    facts = session.facts(article)
    now = f"{facts.short_name or article.name}, in {article.name}, as it is now"
    offers.append(Offer(_NO_CELL, str(len(earlier) + 1), "now", (now,)))
    offers += [Offer(_NO_CELL, "-", "absent", (_state_line(state, article),)) for state in gone]
    return offers


def _state_line(state: EarlierState, article: Article) -> str:
    """Return when a text was judged, how often, why it is listed, and where it lay."""
    first, last = _day(state.citation.first[0]), _day(state.citation.last[0])
    days = first if first == last else f"{first} to {last}"
    reason = f"said by {state.said_by}" if state.said_by else _REASONS.get(state.why, "said")
    parts = [f"judged {days}", counted(state.decisions, "decision"), reason]
    if state.is_rival:
        parts.insert(0, "edited apart")
    paths = sorted(state.citation.paths - {article.name})
    if paths:
        parts.append(f"called {', '.join(paths)}")
    return "; ".join(parts)


def _day(stamp: str) -> str:
    return f"{datetime.fromtimestamp(min(wall_time(stamp), _LAST_DAY), UTC):%Y-%m-%d}"
