"""What others write while the review is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from copydesk.counted import counted
from copydesk.judged.rows import Judged
from copydesk.reviews.events import Event
from copydesk.reviews.judgement import Entry
from copydesk.reviews.kind_names import kind_names
from copydesk.reviews.kinds import AdjudicationData
from tui.session.outcome import command
from tui.session.pair import Pair
from tui.session.session import Session


@command
def take(session: Session, events: Iterable[Event]) -> str:
    """Take in what was added to journals meanwhile; tell what of it is about the pair on screen.

    Cursor, selection and filter stay. Nothing is told of what a blind reader mustn't know yet.
    """
    review = session.live.review
    fresh = [event.id for event in events if not review.knows(event.id)]
    if not session.live.take(events):
        return ""
    # What others say of versions has everything folded anew: any pair may be another.
    if session.live.review is not review:
        session.take_texts()
    review = session.live.review
    known = [review.event(event_id) for event_id in dict.fromkeys(fresh)]
    for pair in session.joining.pairs_behind():
        session.join_anew(pair)
    return _told(session, [event for event in known if _is_about(session, event, session.pair)])


def _is_about(session: Session, event: Event, pair: Pair) -> bool:
    """Tell whether an event may change what is shown of a pair."""
    target = session.live.review.meant(event).target
    if target is None:
        return True
    articles = {pair.left.sha256, pair.right.sha256 if pair.right else ""}
    return articles.issuperset(target.hashes)


def _events_on(part: Judged) -> Iterator[Event | Entry[AdjudicationData]]:
    """Yield what is shown of others' decisions on a row or finding."""
    for other in part.others:
        yield from other.history
    if part.final is not None:
        yield part.final.entry


def _told(session: Session, events: Sequence[Event]) -> str:
    """Return whose events these are, and how many of which kind: "bob: 3 verdicts, 1 note"."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for event in filter(_teller(session), events):
        kinds = counts.setdefault(event.by, Counter())
        kinds[kind_names(event.kind)] += 1
    told = [
        f"{name}: {', '.join(counted(number, *names) for names, number in kinds.items())}"
        for name, kinds in sorted(counts.items())
    ]
    return f"{'; '.join(told)} on this pair" if told else ""


def _teller(session: Session) -> Callable[[Event], bool]:
    """Return what tells whether a reviewer may know of an event.

    A blind one only of what is shown to them.
    """
    me = session.desk.reviewer
    parts = session.pair.parts if session.blind else ()
    shown = {known.order for part in parts for known in _events_on(part)}

    def may_be_told(event: Event) -> bool:
        if event.kind in ("version", "source"):
            return False
        return not session.blind or event.by == me or event.order in shown

    return may_be_told
