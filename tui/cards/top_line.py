"""What the top line says."""

from __future__ import annotations

from datetime import datetime

from tui.cards.names import short_name
from tui.session.pair import Counts
from tui.session.session import Session
from widgets.shown import Place


def place_of(session: Session, bad_lines: int) -> Place:
    """Return what the top line says."""
    counts = session.counts()
    notes = []
    if session.blind:
        notes.append("blind")
    if session.cursor.filter != "all":
        notes.append(f"filter: {session.cursor.filter}")
    if session.cursor.variants:
        notes.append("variants marked")
    if bad_lines:
        notes.append(f"{bad_lines} bad lines: copydesk doctor")
    return Place(
        story=session.desk.library.title,
        base=short_name(session, session.base),
        other="" if session.other is None else short_name(session, session.other),
        counts=_counts_text(counts) if session.pair.judged else "",
        wanting=_wanting(counts, " disputed", " second reader wanted"),
        wanting_signs=_wanting(counts, "!", "S"),
        note="  ".join(notes),
        saved=saved_text(session),
        alarm=session.live.read_only is not None or session.live.state.kind == "not saved",
    )


def _counts_text(counts: Counts) -> str:
    return f"{counts.to_do} to do  {counts.done} done  {counts.quiet} quiet"


def _wanting(counts: Counts, *words: str) -> str:
    """Return how many rows are disputed, and for how many a second reader is wanted."""
    numbers = (counts.disputed, counts.wanted)
    told = (f"{number}{word}" for number, word in zip(numbers, words, strict=True) if number)
    return "  ".join(told)


def saved_text(session: Session) -> str:
    """Return what is said about the disk: "saved 14:02", "saving", "NOT SAVED: disk full"."""
    if session.live.read_only is not None:
        return "READ-ONLY: update copydesk"
    state = session.live.state
    if state.kind == "not saved":
        # The path comes first in the sentence, and is the longest and least of it.
        return f"NOT SAVED: {state.reason.rsplit(': ', 1)[-1]}"
    if state.kind == "saving":
        return "saving"
    return f"saved {_local_time(state.at)}" if state.at else ""


def _local_time(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")
