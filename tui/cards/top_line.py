"""What the top line says."""

from __future__ import annotations

from datetime import datetime

from copydesk.counted import counted
from tui.keys import key
from tui.session.counts import Counts
from tui.session.names import article_name, filter_text
from tui.session.pair import Pair
from tui.session.session import Session
from widgets.shown import Place


def place_of(session: Session, bad_lines: int) -> Place:
    """Return what the top line says.

    Args:
        session: The session.
        bad_lines: Number of journal lines that could not be read.
    """
    is_judged = bool(session.pair.judged) and session.looking_back is None
    counts = session.counts() if session.pair.has_findings and is_judged else Counts()
    notes = []
    if session.blind:
        notes.append("blind")
    if session.cursor.filter != "all":
        notes.append(_filter_text(session))
    if session.cursor.variants:
        notes.append("variants marked")
    if note := whereabouts_note(session):
        notes.append(note)
    if bad_lines:
        notes.append(f"{counted(bad_lines, 'bad line')}: copydesk doctor")
    return Place(
        story=session.desk.library.title,
        base=article_name(session, "left"),
        other=article_name(session, "right"),
        counts=_counts_text(session.pair, counts) if is_judged else (),
        progress=_progress(session) if is_judged else "",
        wanting=", ".join(_wanting(counts, " disputed", " second reader wanted")),
        wanting_signs=" ".join(_wanting(counts, "!", "S")),
        note="  ".join(notes),
        saved=saved_text(session),
        saved_short=_unsaved_in_short(session),
        alarm=session.live.read_only is not None or session.live.state.kind == "not saved",
    )


def _filter_text(session: Session) -> str:
    """Return what the filter shows: "filter: disputed, 4 here of 12" in the story."""
    name = session.cursor.filter
    if not session.pair.has_findings:
        return f"filter: {filter_text(session, name)}"
    here = session.pair.number_shown(name)
    within = f" of {session.total().shown}" if session.number_of_others > 1 else ""
    return f"filter: {filter_text(session, name)}, {here} here{within}"


def _counts_text(pair: Pair, counts: Counts) -> tuple[str, ...]:
    if not pair.has_findings:
        return (pair.findings_awaited,)
    told = (f"{counts.done} of {counts.all} done", f"{counts.to_do} to do")
    return (*told, f"{counts.quiet} quiet") if counts.quiet else told


def _progress(session: Session) -> str:
    """Return how far the base's pairs are, "so far" while some aren't compared; "" for one."""
    others, total = session.number_of_others, session.total()
    if others < 2:
        return ""
    so_far = " so far" if total.compared < others else ""
    return f"story {total.done} of {total.done + total.to_do}{so_far}"


def _wanting(counts: Counts, *words: str) -> list[str]:
    """Return how many rows are disputed, and for how many a second reader is wanted."""
    numbers = (counts.disputed, counts.wanted)
    return [f"{number}{word}" for number, word in zip(numbers, words, strict=True) if number]


def whereabouts_note(session: Session) -> str:
    """Return where decisions on texts that are no longer there went, as far as that is unusual.

    What came along unchanged isn't. "2 without a place, 3 of absent articles: O". A blind reader is
    told of nobody else's.
    """
    found = session.whereabouts
    if session.blind:
        found = found.of(session.desk.reviewer)
    listed = [f"{len(found.orphans)} without a place"] if found.orphans else []
    listed += [f"{len(found.absent)} of absent articles"] if found.absent else []
    notes = [f"{', '.join(listed)}: {key('orphans')}"] if listed else []
    notes += [f"{found.changed} changed since"] if found.changed else []
    return ", ".join(notes)


def saved_text(session: Session) -> str:
    """Return what is said about the disk: "saved 14:02", "saving", "NOT SAVED: disk full"."""
    if session.live.read_only is not None:
        return "READ-ONLY: update copydesk to write"
    state = session.live.state
    if state.kind == "not saved":
        return f"NOT SAVED, {key('save_elsewhere')} saves elsewhere: {without_path(state.reason)}"
    if state.kind == "saving":
        return "saving"
    store = session.desk.store
    where = f" in {store.name}" if store != session.live.opened else ""
    return f"saved {_local_time(state.at)}{where}" if state.at else ""


def _unsaved_in_short(session: Session) -> str:
    """Return why something isn't saved, with the key that saves it elsewhere; "" for all else."""
    state = session.live.state
    if session.live.read_only is not None or state.kind != "not saved":
        return ""
    return f"NOT SAVED, {key('save_elsewhere')}: {without_path(state.reason)}"


def without_path(reason: str) -> str:
    """Return why something couldn't be written, without what: the longest and least of it."""
    return reason.rsplit(": ", 1)[-1]


def _local_time(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")
