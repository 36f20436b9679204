"""What the doctor finds in the journals of a desk: lines, copies, gaps, versions, clocks."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from copydesk.counted import counted
from copydesk.desk.location import check_version
from copydesk.errors import ReadOnlyError
from copydesk.reviews.clock import wall_time
from copydesk.reviews.gaps import gaps
from copydesk.reviews.journal import is_conflict_copy
from copydesk.reviews.reading import JournalContents, entry_numbers, read_journal, read_journals
from copydesk.reviews.review import Review
from tui.headless.doctor_found import Found, problem

_MOST_LINES: Final = 20
"""Faults of one sort in one place that are named one by one."""

_AHEAD: Final = 86_400.0
"""Seconds that a clock may run ahead: a day is more than any time zone makes."""

_LOST_LINE: Final = (
    "the line is left out and does no harm; if a backup or another copy of the desk has it whole,"
    " take it in with `copydesk merge FOLDER`"
)
_LOST_ENTRY: Final = (
    "if a backup or another copy of the desk has it, take it in with `copydesk merge FOLDER`;"
    " else it has to be decided again"
)
"""What to do about the problems of journals."""


def journal_lines(store: Path, parked: Path) -> Iterator[Found]:
    """Look into all journals, and into what could not be saved on this device.

    Args:
        store: The folder of the desk.
        parked: What could not be saved (see `copydesk.reviews.parking`); it need not exist.
    """
    journals = read_journals(store)
    aside = [read_journal(parked)] if os.path.lexists(parked) else []
    for journal in (*journals, *aside):
        for line in journal.bad_lines[:_MOST_LINES]:
            place = f"{line.path}:{line.number}" if line.number else f"{line.path}"
            yield problem(f"{place}: {line.reason}", _LOST_LINE)
        if more := len(journal.bad_lines[_MOST_LINES:]):
            yield problem(f"{journal.path}: {counted(more, 'more bad line')}", _LOST_LINE)
    for journal in journals:
        if not journal.bad_lines:
            entries = counted(len(journal.events), "entry", "entries")
            yield Found("ok", f"journal {journal.path.name}: {entries}")
    yield from _copies(journals)
    yield from _missing((*journals, *aside))
    yield from _of_later_versions(store, journals)
    yield from _clocks(journals)


def _copies(journals: Sequence[JournalContents]) -> Iterator[Found]:
    """Name the copies that sync tools made where two devices wrote one file."""
    for copy in journals:
        if not is_conflict_copy(copy.path.name):
            continue
        elsewhere = {
            event.id for journal in journals if journal is not copy for event in journal.events
        }
        alone = sum(event.id not in elsewhere for event in copy.events)
        entries = counted(alone, "entry", "entries") if alone else "nothing"
        yield Found(
            "note",
            f"{copy.path.name} is a copy that a sync tool left behind; it is read as well, and"
            f" holds {entries} that no other journal has",
        )


def _missing(journals: Sequence[JournalContents]) -> Iterator[Found]:
    """Name the entries that are in no journal although later ones by the same hand are."""
    missing = gaps(entry_numbers(journals))
    for gap in missing[:_MOST_LINES]:
        yield problem(str(gap), _LOST_ENTRY)
    if rest := sum(gap.count for gap in missing[_MOST_LINES:]):
        entries = counted(rest, "more entry", "more entries")
        yield problem(f"{entries} missing", _LOST_ENTRY)


def _of_later_versions(store: Path, journals: Sequence[JournalContents]) -> Iterator[Found]:
    try:
        check_version(store, journals)
    except ReadOnlyError as error:
        yield problem(str(error), "update copydesk on this device; nothing is lost until then")
    unknown = Review(event for journal in journals for event in journal.events).unknown
    if unknown:
        entries = counted(len(unknown), "entry", "entries")
        yield Found("note", f"{entries} of a later version are kept and not shown")


def _clocks(journals: Sequence[JournalContents]) -> Iterator[Found]:
    """Name the devices whose clocks run ahead: all others follow, so that the order stays right."""
    now = time.time()
    ahead: dict[tuple[str, str], float] = {}
    for journal in journals:
        for event in journal.events:
            lead = wall_time(event.clock) - now
            if lead > _AHEAD:
                whose = event.by, event.device
                ahead[whose] = max(lead, ahead.get(whose, 0.0))
    for (reviewer, device), lead in sorted(ahead.items())[:_MOST_LINES]:
        days = counted(max(1, round(lead / 86_400)), "day")
        yield Found("note", f"the clock of {reviewer} on {device} ran {days} ahead of this one")
