"""`copydesk doctor`: looks for what is wrong with a desk and with this terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from copydesk.alignment.cache import ALIGNMENTS
from copydesk.articles.library import find_articles
from copydesk.desk.adoption import not_adopted
from copydesk.desk.desk import Desk
from copydesk.desk.location import (
    DESK_FILE,
    check_version,
    find_moved_store,
    find_store,
    personal_name,
    read_desk_file,
    stored_version,
)
from copydesk.errors import ExitCode, InputError, ReadOnlyError
from copydesk.reviews.clock import wall_time
from copydesk.reviews.device import known_device
from copydesk.reviews.gaps import gaps
from copydesk.reviews.journal import is_conflict_copy, journal_name
from copydesk.reviews.parking import parked_file
from copydesk.reviews.reading import (
    JOURNALS,
    JournalContents,
    entry_numbers,
    read_journal,
    read_journals,
)
from copydesk.reviews.review import Review
from tui.headless.desks import waiting
from tui.headless.earlier_texts import earlier_text_lines, fork_lines
from tui.headless.output import counted, say
from tui.terminal import screen_of

if TYPE_CHECKING:
    from tui.request import Request


_MOST_LINES: Final = 20
"""Faults of one sort in one place that are named one by one."""

_AHEAD: Final = 86_400.0
"""Seconds that a clock may run ahead: a day is more than any time zone makes."""

_LEAST_SPACE: Final = 1_000_000
"""Bytes of room under which a disk counts as full: an alignment of long articles wants some."""


class Found(NamedTuple):
    """One line of what the doctor says."""

    kind: Literal["ok", "note", "problem"]
    text: str


def doctor(request: Request, paths: Sequence[Path], environ: Mapping[str, str]) -> ExitCode:
    """Print what was looked at and what is wrong with it.

    Returns:
        `ExitCode.PROBLEMS` if anything is.

    Raises:
        InputError: There are no articles.
    """
    library = find_articles(paths)
    store = find_store(library.root, request.locations.desks, request.desk)
    desk = Desk(library, store, request.reviewer)
    found = [
        *_articles(desk),
        *_moved(request, desk),
        *_desk(desk),
        *_journals(desk, parked_file(request.locations.state, desk.store)),
        *_earlier_texts(desk),
        *_writable(desk, request.locations.state),
        *_waiting(request, desk),
        *_cache(request.locations.cache / ALIGNMENTS),
        *_terminal(environ, sys.stdout.isatty()),
    ]
    say(f"{line.kind:<8} {line.text}" for line in found)
    return ExitCode.PROBLEMS if any(line.kind == "problem" for line in found) else ExitCode.OK


def _articles(desk: Desk) -> Iterator[Found]:
    faults = 0
    for index in range(len(desk.found)):
        try:
            desk.article(index)
        except InputError as error:
            faults += 1
            yield Found("problem", f"article: {error}")
    for folder in desk.library.unread_folders:
        yield Found("problem", f"the folder {folder} can't be listed")
    guessed = [one.name for one in desk.articles_read().values() if one.encoding_is_guess]
    if guessed:
        yield Found("note", f"encoding guessed: {', '.join(guessed)}")
    articles = counted(len(desk.found) - faults, "article")
    yield Found("ok", f"{articles} of {desk.library.title!r} can be read")


def _moved(request: Request, desk: Desk) -> Iterator[Found]:
    """Look for verdicts that lie elsewhere than the desk in use; take a moved folder's desk."""
    if request.desk is not None:
        return
    personal = request.locations.desks
    if not desk.store.exists():
        moved = find_moved_store(personal, desk.hashes)
        if moved is None:
            return
        known = read_desk_file(moved)
        where = known.folder if known else "another folder"
        yield Found(
            "problem",
            f"these articles were in {where}, which is gone; their verdicts are in {moved}:"
            " `copydesk init` takes them along",
        )
        desk.use_store(moved)
        return
    own = personal / personal_name(desk.library.root.resolve())
    missing = not_adopted(desk.store, own)
    if missing:
        yield Found(
            "problem",
            f"the desk lacks {counted(missing, 'entry', 'entries')} of {own};"
            " `copydesk init` takes them along",
        )


def _desk(desk: Desk) -> Iterator[Found]:
    store = desk.store
    if not store.exists():
        yield Found("ok", f"desk {store}: not there yet, the first verdict makes it")
        return
    file = store / DESK_FILE
    if not store.is_dir():
        yield Found("problem", f"desk {store}: this is no folder")
    elif os.path.lexists(file) and read_desk_file(store) is None and not stored_version(store):
        yield Found(
            "problem",
            f"{file}: broken; the verdicts don't need it, but a moved folder isn't known again"
            " without it. Move it away: the next verdict makes a new one",
        )
    else:
        yield Found("ok", f"desk {store}")


def _journals(desk: Desk, parked: Path) -> Iterator[Found]:
    """Look into all journals, and into what could not be saved on this device."""
    journals = read_journals(desk.store)
    aside = [read_journal(parked)] if os.path.lexists(parked) else []
    for journal in (*journals, *aside):
        for line in journal.bad_lines[:_MOST_LINES]:
            place = f"{line.path}:{line.number}" if line.number else f"{line.path}"
            yield Found("problem", f"{place}: {line.reason}")
        if more := len(journal.bad_lines[_MOST_LINES:]):
            yield Found("problem", f"{journal.path}: {counted(more, 'more bad line')}")
    for journal in journals:
        if not journal.bad_lines:
            entries = counted(len(journal.events), "entry", "entries")
            yield Found("ok", f"journal {journal.path.name}: {entries}")
    yield from _copies(journals)
    yield from _missing((*journals, *aside))
    yield from _of_later_versions(desk.store, journals)
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
        yield Found("problem", str(gap))
    if rest := sum(gap.count for gap in missing[_MOST_LINES:]):
        yield Found("problem", f"{counted(rest, 'more entry', 'more entries')} missing")


def _of_later_versions(store: Path, journals: Sequence[JournalContents]) -> Iterator[Found]:
    try:
        check_version(store, journals)
    except ReadOnlyError as error:
        yield Found("problem", str(error))
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


def _earlier_texts(desk: Desk) -> Iterator[Found]:
    """Tell what became of decisions on texts that are no longer there."""
    review, _bad_lines = desk.read_review()
    for line in (*earlier_text_lines(desk, review), *fork_lines(desk)):
        yield Found("note", line)
    for path in desk.kept.damaged():
        yield Found("problem", f"{path}: damaged: it isn't what was kept under this name")


def _writable(desk: Desk, state: Path) -> Iterator[Found]:
    """Tell whether the next verdict could be saved, without writing anything."""
    folder = desk.store / JOURNALS
    if reason := _not_writable(folder):
        yield Found("problem", f"{desk.store} can't be written: {reason}")
        return
    if device := known_device(state):
        own = folder / journal_name(desk.reviewer, device)
        if own.exists() and not os.access(own, os.W_OK):
            yield Found("problem", f"{own} can't be written: it gives no right to")
            return
    yield Found("ok", "the desk can be written to")


def _not_writable(folder: Path) -> str:
    """Return why a folder, or what it would be made in, can't be written; "" where it can."""
    place = folder
    while not os.path.lexists(place) and place.parent != place:
        place = place.parent
    if not place.is_dir():
        return f"{place} is no folder"
    if not os.access(place, os.W_OK | os.X_OK):
        return f"{place} gives no right to"
    disk = os.statvfs(place)
    return "its disk is full" if disk.f_bavail * disk.f_frsize < _LEAST_SPACE else ""


def _cache(folder: Path) -> Iterator[Found]:
    """Tell whether alignments can be kept; without them nothing is wrong, but slower."""
    if reason := _not_writable(folder):
        yield Found(
            "problem",
            f"{folder} can't be written: {reason}; every start aligns all pairs again",
        )
    else:
        yield Found("ok", f"alignments are kept in {folder}")


def _waiting(request: Request, desk: Desk) -> Iterator[Found]:
    """Look for decisions that could not be saved when the review ended."""
    number = waiting(request, desk)
    if number:
        entries = counted(number, "entry is", "entries are")
        file = parked_file(request.locations.state, desk.store)
        yield Found("problem", f"{entries} set aside in {file}: opening the review saves them")


def _terminal(environ: Mapping[str, str], is_terminal: bool) -> Iterator[Found]:
    term = environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        # Without a terminal (a script, a pipe) the variable says nothing about the reviewer's.
        kind: Literal["problem", "note"] = "problem" if is_terminal else "note"
        yield Found(kind, f"TERM={term or '(not set)'} can't show the review")
    else:
        yield Found("ok", f"TERM={term}, {_colours(environ, term)}")
    if screen_of(environ, ascii_wanted=False).ascii:
        yield Found("note", "the locale is not UTF-8: lines and signs are drawn in ASCII")
    else:
        yield Found("ok", "the locale is UTF-8")
    if environ.get("TMUX") or term.startswith(("tmux", "screen")):
        yield Found("note", "in tmux `set -s escape-time 50` makes Esc quick")
        yield Found("note", "in tmux `set -g set-clipboard on` lets y copy to your own clipboard")


def _colours(environ: Mapping[str, str], term: str) -> str:
    if environ.get("NO_COLOR"):
        return "without colour (NO_COLOR)"
    if environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "16 million colours"
    return "256 colours" if "256color" in term else "16 colours"
