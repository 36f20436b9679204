"""Going to what a decision was about, in another pair if need be."""

from __future__ import annotations

from copydesk.judged.rows import Judged
from copydesk.reviews.anchors import Target
from tui.keys import key
from tui.session.outcome import command
from tui.session.session import Session


@command
def open_two(session: Session, one: int, other: int) -> str:
    """Put two articles of the desk side by side; the base stays where it is one of them."""
    base, beside = (other, one) if other == session.base else (one, other)
    before = session.base
    session.put(base, beside)
    return new_base(session, before)


def new_base(session: Session, before: int) -> str:
    """Return which article is the base now, and what takes it back; "" where it is as before."""
    if session.base == before:
        return ""
    new, old = (session.facts(session.article(one)).short_name for one in (session.base, before))
    return f"{new} is the base now; {key('pin')} on {old} in the list takes it back"


@command
def go_to_decided(session: Session, target: Target) -> str:
    """Go to what was decided, in the pair in which it was; say whether the base is another now."""
    before = session.base
    _found, gave_way = go_to_target(session, target)
    if not session.pair.has_findings:
        session.pair.awaited = target
    return "; ".join(filter(None, (gave_way, new_base(session, before))))


def go_to_target(session: Session, target: Target) -> tuple[Judged | None, str]:
    """Go to the row or finding that a decision was about, though a filter or fold hides it.

    Returns:
        What the cursor is on, None where there is no such pair or row any more, and what had to
        give way. A finding that is gone leads to its row.
    """
    session.cursor.selected = None
    if not _open_pair_of(session, target):
        return None, ""
    found = session.pair.nearest(target)
    if found is None and target.finding is not None:
        found = session.pair.nearest(Target(target.articles))
    return found, session.cursor.stand_on(found) if found is not None else ""


def _open_pair_of(session: Session, target: Target) -> bool:
    """Have a pair on screen that a target is about; return whether there is one.

    The base stays where it can. What one article is about by itself is in all of its pairs.
    """
    pair = session.pair
    shown = {pair.left.sha256, pair.right.sha256 if pair.right else ""}
    if session.looking_back is not None:
        shown = set()
    wanted = set(target.hashes)
    if wanted <= shown if target.finding else wanted == shown:
        return True
    if len(wanted) != 2:
        if not target.finding:
            return False
        wanted.add(session.desk.article(session.base).sha256)
    known = session.desk.articles_read()
    found = [index for index, article in known.items() if article.sha256 in wanted]
    if {known[index].sha256 for index in found} != wanted:
        return False
    base = session.base if session.base in found else found[0]
    others = [index for index in found if known[index].sha256 != known[base].sha256]
    session.put(base, session.other if session.other in others else others[0])
    return True
