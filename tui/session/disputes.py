"""Going to what reviewers disagree on or want read again, in all pairs, and settling it.

What of the pair on screen, or of one that was compared in this session, is meant is asked of its
rows; of all others the review alone. A blind reader is led to nothing without a verdict of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from copydesk.judged.opinions import is_disputed, subject_of, wanted_by
from copydesk.judged.rows import Judged
from copydesk.reviews.anchors import Target
from copydesk.reviews.disputes import disputes_of
from copydesk.reviews.kinds import AdjudicationData
from copydesk.reviews.subjects import subject_key, subjects_of
from copydesk.reviews.verdict import Verdict
from tui.keys import key
from tui.session.arriving import why_no_rows
from tui.session.decisions import side_hash
from tui.session.jumps import go_to_target
from tui.session.outcome import command
from tui.session.pair import PairKey
from tui.session.session import Session

_Place = tuple[int, int]
"""Number of a row and place of a finding in it; -1 for the row itself."""


@command
def next_dispute(session: Session) -> str:
    """Go to the next dispute that nobody settled: in this pair, then in the next that has one."""
    return _go_to_next(session, is_disputed, partial(_disputed, session), "dispute")


@command
def next_wanted(session: Session) -> str:
    """Go to the next row or finding for which anybody wants a second reader."""
    wanted = "wish for a second reader"
    return _go_to_next(session, _is_wanted, partial(_wanted, session), wanted)


@command
def settle(session: Session, target: Target, verdict: Verdict, side: str) -> str:
    """Make a verdict on a row or finding the final one, whatever reviewers say; theirs stay.

    Args:
        session: The session.
        target: What it is about; a filter may hide it by now.
        verdict: The verdict.
        side: Who is right, as in `say_right`.
    """
    subject = session.pair.judged_at(target)
    if subject is None:
        return "this row is gone: somebody linked or unlinked its sentences meanwhile"
    seen = subject_of(subject).seen
    data = AdjudicationData(verdict, side_hash(session, side), saw=seen)
    session.write((data, subject.target))
    return f"{subject.name}: final {int(verdict)} {verdict.word}; {key('undo')} takes it back"


@command
def reopen(session: Session, target: Target) -> str:
    """Take back the final decision on a row or finding, whoever made it."""
    subject = session.pair.judged_at(target)
    if subject is None or subject.final is None:
        return "nothing is final here any more"
    session.write((AdjudicationData(None), subject.final.entry.target))
    return f"{subject.name}: no longer final; {key('undo')} makes it final again"


# Going there


def _go_to_next(
    session: Session,
    test: Callable[[Judged], bool],
    elsewhere: Callable[[], Iterator[Target]],
    what: str,
) -> str:
    if session.looking_back is not None:
        session.put(session.base, session.other)
    found = {place: part for place, part in _places(session).items() if test(part)}
    here = _here(session)
    if ahead := [place for place in found if place > here]:
        return session.cursor.stand_on(found[min(ahead)])
    pairs = _pairs_of(session, test, elsewhere())
    if pairs:
        return _enter_next(session, test, pairs, what)
    if not found:
        return _nowhere(session, what)
    first = min(found)
    only = "the only" if len(found) == 1 else "back to the first"
    return session.cursor.stand_on(found[first]) or f"{only} {what}"


def _nowhere(session: Session, what: str) -> str:
    if not session.pair.has_findings:
        return why_no_rows(session) or session.pair.why_no_findings
    if session.blind:
        return f"no {what} that you may see while you are blind"
    return f"no {what} in the story"


def _places(session: Session) -> dict[_Place, Judged]:
    return {
        (judged.row.number, place): part
        for judged in session.pair.judged
        for place, part in enumerate(judged.parts, -1)
    }


def _here(session: Session) -> _Place:
    selected = session.cursor.selected
    if selected is not None:
        for place, part in _places(session).items():
            if part is selected:
                return place
    return session.cursor.row_number, -1 if session.cursor.current is not None else -2


# In other pairs


def _disputed(session: Session) -> Iterator[Target]:
    may_tell = teller(session)
    for dispute in disputes_of(subjects_of(session.live.review)):
        if dispute.is_open and may_tell(dispute.subject.target):
            yield dispute.subject.target


def _is_wanted(part: Judged) -> bool:
    return bool(wanted_by(part))


def _wanted(session: Session) -> Iterator[Target]:
    may_tell = teller(session)
    for judgement in session.live.review.judgements.values():
        is_mine = judgement.reviewer == session.desk.reviewer
        if judgement.second_reader and (is_mine or may_tell(judgement.target)):
            yield judgement.target


def teller(session: Session) -> Callable[[Target], bool]:
    """Return what tells whether others' decisions on a target may be told.

    To a blind reader not before their own verdict on it, or on its row if it is a finding.
    """
    if not session.blind:
        return lambda _target: True
    decided = {
        subject_key(judgement.target)
        for (_key, reviewer), judgement in session.live.review.judgements.items()
        if reviewer == session.desk.reviewer and judgement.verdict is not None
    }
    return lambda target: bool(
        decided & {subject_key(target), subject_key(Target(target.articles))}
    )


def _pairs_of(
    session: Session, test: Callable[[Judged], bool], targets: Iterator[Target]
) -> dict[PairKey, Target]:
    """Return the other pairs that have one, in the order of the list, each with its first.

    A pair is named by its two articles, the one that stands first in the list first.
    """
    index_of = {article.sha256: i for i, article in session.desk.articles_read().items()}
    here = {session.base, session.other}
    pairs: dict[PairKey, Target] = {}
    for target in targets:
        indices = {index_of[sha256] for sha256 in target.hashes if sha256 in index_of}
        if len(indices) < len(set(target.hashes)) or indices <= here:
            continue
        indices |= {session.base} if len(indices) == 1 else set()
        first, last = sorted(indices)
        known = session.pairs.get((first, last)) or session.pairs.get((last, first))
        if known is None or not known.has_findings or any(map(test, known.parts)):
            pairs.setdefault((first, last), target)
    return dict(sorted(pairs.items()))


def _enter_next(
    session: Session,
    test: Callable[[Judged], bool],
    pairs: dict[PairKey, Target],
    what: str,
) -> str:
    other = -1 if session.other is None else session.other
    here = (min(session.base, other), max(session.base, other))
    key = next((key for key in pairs if key > here), next(iter(pairs)))
    target = pairs[key]
    base = session.base if session.base in key else key[0]
    session.put(base, key[0] if base == key[1] else key[1])
    if not session.pair.has_findings:
        session.pair.awaited = target
        go_to_target(session, target)
        return f"a {what} is in this pair: it is shown once the pair is compared"
    found = next(filter(test, session.pair.parts), None)
    if found is not None:
        return session.cursor.stand_on(found) or f"a {what} in this pair"
    go_to_target(session, target)
    return f"a {what} in this pair is about words that are gone"
