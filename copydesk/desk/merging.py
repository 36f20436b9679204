"""Takes what another desk has and this one lacks: journals' lines by event, and kept articles.

`plan_merge` only looks; `carry_out` writes. Kept articles are on disk before the events that cite
them. Lines are taken byte for byte, so a kind that only a later version knows comes along. They are
put under the name of whoever wrote them, whatever their file was called over there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.counted import counted
from copydesk.desk.copies import copy_name, write_copies
from copydesk.desk.foreign import ForeignDesk
from copydesk.desk.kept import KEPT, READINGS
from copydesk.desk.location import check_version
from copydesk.desk.readings import read_from
from copydesk.errors import InputError
from copydesk.reviews.disk import saving
from copydesk.reviews.events import Event
from copydesk.reviews.journal import journal_name
from copydesk.reviews.kinds import VersionData
from copydesk.reviews.reading import JOURNALS, read_journals
from copydesk.visible import visible

MOST_KEPT: Final = 1_000_000_000
"""Bytes of kept articles that one desk can bring."""


class Known(Struct):
    """What this desk has, and what it gets from the desks planned so far."""

    lines: dict[str, bytes]
    """By the event's id."""
    cited: set[str]
    """Hashes of articles and texts that events name."""
    paths: set[str]
    """Where events say that they lay."""
    articles: set[str]
    """Hashes of articles in the folder, or for which the desk was made."""
    kept: set[str]


class Merge(Struct, frozen=True):
    """What another desk would bring."""

    desk: Path
    journals: Mapping[str, bytes]
    """Lines that this desk lacks, by the name of the journal they belong to."""
    entries: Mapping[str, int]
    """Their number by reviewer."""
    kept: tuple[tuple[str, str], ...]
    """Folder and name of the files of kept articles that this desk lacks."""
    is_related: bool
    """It is about articles of this desk, or says nothing about any."""
    left_out: tuple[str, ...]
    """What stays behind and why, a sentence each."""

    @property
    def is_empty(self) -> bool:
        """Whether this desk has it all already."""
        return not (self.journals or self.kept)


def known_of(store: Path, articles: Iterable[str], paths: Iterable[str]) -> Known:
    """Return what a desk has.

    Args:
        store: The desk; it need not exist.
        articles: Hashes of the articles in the folder, and of those the desk was made for.
        paths: Their paths in the folder, with "/".
    """
    known = Known({}, set(), set(paths), set(articles), set())
    for journal in read_journals(store):
        for event in journal.events:
            _take_note(known, event)
    for folder in KEPT:
        if (store / folder).is_dir():
            known.kept.update(path.name for path in (store / folder).iterdir())
    return known


def plan_merge(foreign: ForeignDesk, store: Path, known: Known) -> Merge:
    """Return what a desk would bring; `known` has it from then on.

    Raises:
        InputError: It is this desk itself, or too large.
    """
    if foreign.is_same_as(store):
        raise InputError(f"{visible(str(foreign.path))} is this desk itself.")
    theirs = Known({}, set(), set(), set(foreign.articles()), set())
    lacking = _lacking(foreign, theirs, known)
    kept = foreign.kept()
    theirs.kept.update(name for _folder, name in kept)
    related = _are_related(theirs, known)
    for event in lacking:
        _take_note(known, event)
    plan = Merge(
        desk=foreign.path,
        journals=_by_journal(lacking),
        entries=Counter(event.by for event in lacking),
        kept=tuple(_lacking_kept(foreign, sorted(kept), store, known.cited)),
        is_related=related,
        left_out=tuple(_told(foreign)),
    )
    known.kept.update(name for _folder, name in plan.kept)
    return plan


def _lacking(foreign: ForeignDesk, theirs: Known, known: Known) -> list[Event]:
    """Return the entries that aren't known, each once; `theirs` knows all of them from then on."""
    lacking: list[Event] = []
    altered = later = 0
    for event in foreign.events():
        mine = known.lines.get(event.id)
        if event.later_version:
            # It would make this desk one that this program no longer writes to.
            later += 1
            continue
        if mine is None and event.id not in theirs.lines:
            lacking.append(event)
        elif mine is not None and mine != event.line:
            altered += 1
        _take_note(theirs, event)
    if altered:
        foreign.leave_out(f"left out: {_entries(altered)} with other words on this desk")
    if later:
        foreign.leave_out(f"left out: {_entries(later)} of a later version of copydesk")
    return lacking


def carry_out(plan: Merge, foreign: ForeignDesk, store: Path) -> None:
    """Write what was planned; it is on disk when this returns. Nothing that is there is changed.

    Raises:
        InputError: The other desk isn't there any more as it was.
        NotSavedError: The disk refused. In either case doing it again takes the rest.
        ReadOnlyError: A later version of the program wrote to this desk.
    """
    check_version(store, read_journals(store))
    with saving(store):
        for folder, name in plan.kept:
            data = foreign.read_kept(folder, name)
            if data is None:
                raise InputError(
                    f"{visible(str(plan.desk))} changed while it was read.", "Try again."
                )
            write_copies(store / folder, {name: data})
        write_copies(
            store / JOURNALS,
            {copy_name(name, data): data for name, data in plan.journals.items()},
        )


def _take_note(known: Known, event: Event) -> None:
    known.lines[event.id] = event.line
    if event.target is None:
        return
    finding = event.target.finding
    for side in (*event.target.articles, *(finding.articles if finding else ())):
        known.cited.update((side.sha256, side.text))
        known.paths.add(side.path)
    if isinstance(event.data, VersionData):
        known.paths.add(event.data.path)
        known.cited.add(event.data.replaces)
    # What an event doesn't say is "".
    known.cited.discard("")
    known.paths.discard("")


def _are_related(theirs: Known, ours: Known) -> bool:
    """Tell whether two desks have an article, its path or a kept text in common.

    A desk that names no article at all can't be about others.
    """
    about = theirs.cited | theirs.articles | theirs.kept
    if not about:
        return True
    return bool(about & (ours.cited | ours.articles | ours.kept) or theirs.paths & ours.paths)


def _by_journal(events: Iterable[Event]) -> dict[str, bytes]:
    lines: dict[str, list[bytes]] = {}
    for event in events:
        lines.setdefault(journal_name(event.by, event.device), []).append(event.line)
    return {name: b"".join(line + b"\n" for line in found) for name, found in lines.items()}


def _lacking_kept(
    foreign: ForeignDesk, kept: Iterable[tuple[str, str]], store: Path, cited: set[str]
) -> Iterable[tuple[str, str]]:
    """Yield what is kept over there, cited by some event, whole, and not here."""
    size = 0
    for folder, name in kept:
        if (folder != READINGS and name not in cited) or (store / folder / name).exists():
            continue
        data = foreign.read_kept(folder, name)
        if data is None or (folder == READINGS and not _is_of_any(data, cited)):
            continue
        size += len(data)
        if size > MOST_KEPT:
            foreign.leave_out(f"kept articles beyond {MOST_KEPT // 1_000_000:,} MB are left out")
            return
        yield folder, name


def _is_of_any(reading: bytes, cited: set[str]) -> bool:
    """Tell whether a reading is of bytes and a text that are cited."""
    of = read_from(reading)
    return of is not None and cited.issuperset(of)


def _entries(number: int) -> str:
    return counted(number, "entry", "entries")


def _told(foreign: ForeignDesk) -> Iterable[str]:
    if foreign.bad_lines:
        yield f"left out: {counted(foreign.bad_lines, 'line')} without an entry that can be read"
    yield from foreign.left_out
