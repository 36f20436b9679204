"""What comparing pairs needs of the session, and what the session takes from it.

When and where it is done is no matter of the session: see `copydesk.background`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from copydesk.alignment.edit import Edit
from copydesk.articles.article import Article, ArticleFacts
from copydesk.background.messages import Errand
from copydesk.judged.edits import RowsByEdits, edits_of
from copydesk.judged.facts import as_corrected
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import RowsOfPair
from tui.session.outcome import command
from tui.session.pair import PairKey
from tui.session.session import Session

if TYPE_CHECKING:
    from copydesk.compared import Comparison


def edits_now(session: Session, key: PairKey) -> tuple[Edit, ...]:
    """Return what people did to the rows of a pair until now."""
    pair = session.pairs.get(key)
    if pair is not None and pair.by_edits is not None:
        return pair.by_edits.edits(session.live.review)
    left, right = session.article(key[0]), session.article(key[1])
    return edits_of(left, right, session.live.review)


def makes_the_same_rows(session: Session, key: PairKey, edits: tuple[Edit, ...]) -> bool:
    """Return whether the edits of a pair still make the rows that `edits` make."""
    now = edits_now(session, key)
    pair = session.pairs.get(key)
    if pair is None or pair.by_edits is None:
        return now == edits
    return pair.by_edits.are_alike(edits, now)


class Wanted(Struct, frozen=True):
    """What a pair is compared by."""

    key: PairKey
    edits: tuple[Edit, ...]
    facts: tuple[ArticleFacts, ArticleFacts]


def wanted_now(session: Session, key: PairKey) -> Wanted:
    """Return what a pair is to be compared by as things stand."""
    return Wanted(key, edits_now(session, key), facts_compared(session, key))


def is_wanted(session: Session, wanted: Wanted) -> bool:
    """Tell whether what was decided about rows and facts since asks for nothing else."""
    has_facts = wanted.facts == facts_compared(session, wanted.key)
    return has_facts and makes_the_same_rows(session, wanted.key, wanted.edits)


def facts_compared(session: Session, key: PairKey) -> tuple[ArticleFacts, ArticleFacts]:
    """Return the facts of a pair as corrected: findings go by date and language."""
    left, right = key
    return session.facts(session.article(left)), session.facts(session.article(right))


def articles_compared(session: Session, key: PairKey) -> tuple[Article, Article]:
    """Return the articles of a pair as they are compared, with their facts as corrected."""
    left, right = (as_corrected(session.article(index), session.live.review) for index in key)
    return left, right


def errand_of(session: Session, wanted: Wanted) -> Errand:
    """Return what a child process is asked to compare, and where it keeps what comes out."""
    left, right = articles_compared(session, wanted.key)
    caches = session.desk.caches
    if caches is None:
        return Errand(left, right, wanted.edits)
    return Errand(left, right, wanted.edits, caches.alignments, caches.comparisons)


def is_of_today(session: Session, key: PairKey, comparison: Comparison) -> bool:
    """Return whether a comparison from earlier has the rows that today's edits make."""
    by_edits = RowsByEdits(*articles_compared(session, key), comparison)
    return by_edits.stand(session.live.review)


@command
def take_kept(session: Session, found: tuple[PairKey, Comparison] | None = None) -> str:
    """Take the comparison of the pair on screen that is kept from an earlier session, if any is.

    Args:
        session: The session.
        found: What somebody else found already, of whichever pair, with facts as they were read.
    """
    pair, key = session.pair, session.key
    if pair.right is not None and pair.comparison is None:
        as_read = facts_compared(session, key) == (pair.left.facts, pair.right.facts)
        brought = found is not None and found[0] == key and as_read
        kept = found[1] if found is not None and brought else _kept(session, key)
        if kept is not None and is_of_today(session, key, kept):
            return take_comparison(session, key, kept).say
    return ""


def _kept(session: Session, key: PairKey) -> Comparison | None:
    caches = session.desk.caches
    return caches.comparisons.find(*articles_compared(session, key)) if caches else None


def wants_comparison(session: Session) -> bool:
    """Return whether the pair on screen must be compared: for the first time or on new grounds."""
    return session.pair.right is not None and wants_comparing(session, session.key)


def wants_comparing(session: Session, key: PairKey) -> bool:
    """Return whether a pair must be compared, shown or not.

    It must when it never was, or its findings aren't known yet, and when facts were corrected or
    sentences linked or parted since.
    """
    pair = session.pairs.get(key)
    return (
        pair is None
        or pair.comparison is None
        or not pair.comparison.findings_known
        or pair.facts != facts_compared(session, key)
        or not (pair.by_edits and pair.by_edits.stand(session.live.review))
    )


@command
def take_comparison(session: Session, key: PairKey, comparison: Comparison) -> str:
    """Take the result of comparing a pair; on screen, the cursor stays with its sentences.

    Where the rows are there already and only their findings come, it stays where it is.

    Args:
        session: The session.
        key: The pair.
        comparison: What comparing it gave, or its rows alone, ahead of the whole: they are of no
            use where there was a whole one before.
    """
    pair = session.add_pair(key, session.article(key[0]), session.article(key[1]))
    before = pair.comparison
    if before is not None and before.findings_known > comparison.findings_known:
        return ""
    here = session.cursor.sentences() if pair is session.pair else (None, None)
    first = before is None
    if first and pair is session.pair:
        # What is shown until now are no rows of the pair: see `Pair.row`.
        session.cursor.note_place()
        session.cursor.enter(pair)
    pair.take(comparison)
    if pair is not session.pair:
        pair.put_away()
    pair.facts = facts_compared(session, key)
    assert pair.right is not None  # there was something to compare with
    assert pair.comparison is not None
    pair.rows = RowsOfPair(pair.left, pair.right, pair.comparison, session.off)
    pair.by_edits = RowsByEdits(pair.left, pair.right, pair.comparison, pair.machine)
    session.joining.join(pair)
    session.pairs.note([key])
    pair.end_waiting()
    if pair is not session.pair:
        return ""
    has_same_rows = before is not None and before.rows == comparison.rows
    return _show(session, here, first=first, has_same_rows=has_same_rows)


@command
def give_up(session: Session, key: PairKey) -> str:
    """Note that comparing a pair failed: nobody looks for its findings any more."""
    if (pair := session.pairs.get(key)) is not None:
        pair.has_failed = True
    return ""


def _show(
    session: Session,
    here: tuple[int | None, int | None],
    *,
    first: bool,
    has_same_rows: bool,
) -> str:
    """Lay out the rows of the pair on screen; the cursor goes to what is waited for, or stays.

    Args:
        session: The session.
        here: Where the cursor stood: a left and a right sentence.
        first: The pair had no rows before.
        has_same_rows: It had these, and only what was found in them is new.

    Returns:
        What had to give way, or that the filter shows nothing; mostly "".
    """
    said = ""
    pair, cursor = session.pair, session.cursor
    items, place = cursor.items, cursor.place
    pair.stays = cursor.row_number if has_same_rows and cursor.current is not None else 0
    cursor.lay_items()
    awaited = pair.nearest(pair.awaited) if pair.awaited is not None else None
    if first and awaited is not None:
        said = cursor.stand_on(awaited)
    elif has_same_rows and cursor.items == items:
        cursor.place = place
    elif not first and not has_same_rows:
        cursor.go_to_sentences(*here)
    if isinstance(awaited, JudgedFinding) and cursor.row_number in _rows_of(awaited):
        cursor.select(awaited)
    if pair.has_findings:
        pair.awaited = None
    cursor.keep_selected()
    return said or (session.nothing_shown if first or not items else "")


def _rows_of(finding: JudgedFinding) -> set[int]:
    return {end.row for end in finding.ends}
