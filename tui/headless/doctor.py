"""`copydesk doctor`: looks for what is wrong with a desk and with this terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from copydesk.alignment.cache import ALIGNMENTS
from copydesk.articles.cache import CachedArticles
from copydesk.articles.left_out import left_out_lines
from copydesk.articles.library import find_articles
from copydesk.articles.reading_all import read_all
from copydesk.counted import counted
from copydesk.desk.adoption import not_adopted
from copydesk.desk.desk import Desk
from copydesk.desk.kept import ARTICLES
from copydesk.desk.location import (
    DESK_FILE,
    find_moved_store,
    find_store,
    personal_name,
    read_desk_file,
    stored_version,
)
from copydesk.errors import ExitCode, InputError
from copydesk.reviews.device import known_device
from copydesk.reviews.journal import journal_name
from copydesk.reviews.parking import parked_file
from copydesk.reviews.reading import JOURNALS
from tui.headless.desks import waiting
from tui.headless.doctor_found import Found, lines_of, problem
from tui.headless.doctor_journals import journal_lines
from tui.headless.earlier_texts import earlier_text_lines, fork_lines
from tui.headless.output import say
from tui.keys import key
from tui.terminal import RGB, Screen, can_be_driven, screen_of

if TYPE_CHECKING:
    from tui.request import Request

_CONFLICT: Final = ("<<<<<<<", "=======", ">>>>>>>")
"""How the lines begin that git leaves, in this order, in a file that two people changed."""

_TAKE_ALONG: Final = "`copydesk init` takes them along"
_GIVE_RIGHT: Final = "give yourself permission to read it"
_MAKE_WRITABLE: Final = (
    "make room on its disk, or give yourself permission to write there; the review keeps what you"
    " decide meanwhile, and can save it to another folder"
)
_SET_TERM: Final = "set TERM to what your terminal is, xterm-256color for most"
"""What to do about problems that are found in more than one way."""

_LEAST_SPACE: Final = 1_000_000
"""Bytes of room under which a disk counts as full: an alignment of long articles wants some."""


def doctor(request: Request, paths: Sequence[Path], environ: Mapping[str, str]) -> ExitCode:
    """Print what was looked at and what is wrong with it.

    Returns:
        `ExitCode.PROBLEMS` if anything is.

    Raises:
        InputError: There are no articles.
    """
    library = find_articles(paths)
    store = find_store(library.root, request.locations.desks, request.desk)
    # It keeps nothing either: it only looks, and keeping writes.
    desk = Desk(library, store, request.reviewer)
    _read_articles(desk, CachedArticles(request.locations.cache))
    found = [
        *_articles(desk),
        *_conflicts(desk),
        *_moved(request, desk),
        *_desk(desk),
        *journal_lines(desk.store, parked_file(request.locations.state, desk.store)),
        *_earlier_texts(desk),
        *_writable(desk, request.locations.state),
        *_waiting(request, desk),
        *_cache(request.locations.cache / ALIGNMENTS),
        *_terminal(environ, sys.stdout.isatty()),
    ]
    say(request.config.keys_in_force.filled([*lines_of(found)]))
    return ExitCode.PROBLEMS if any(line.kind == "problem" for line in found) else ExitCode.OK


def _conflicts(desk: Desk) -> Iterator[Found]:
    """Look for articles in which git has left both sides of a conflict."""
    for article in desk.articles_read().values():
        if _has_conflict(article.text):
            yield problem(
                f"article: {article.name} holds git's conflict marks, which are read as words of"
                " its own",
                "settle the words in the file first",
            )


def _has_conflict(text: str) -> bool:
    marks = iter([line[:7] for line in text.splitlines() if line.startswith(_CONFLICT)])
    return all(mark in marks for mark in _CONFLICT)


def _read_articles(desk: Desk, cached: CachedArticles) -> None:
    wanted = [(index, article.path) for index, article in enumerate(desk.found)]
    for index, read in read_all(wanted, desk.library.root, cached):
        if isinstance(read, InputError):
            desk.give_up(index, str(read))
        else:
            desk.take(index, read)


def _articles(desk: Desk) -> Iterator[Found]:
    faults = 0
    for index in range(len(desk.found)):
        try:
            desk.article(index)
        except InputError as error:
            faults += 1
            yield problem(
                f"article: {error}",
                "mend the file, or take it out of the folder: what was decided on it is kept",
            )
    for folder in desk.library.unread_folders:
        yield problem(f"the folder {folder} can't be listed", _GIVE_RIGHT)
    guessed = [one.name for one in desk.articles_read().values() if one.encoding_is_guess]
    if guessed:
        yield Found("note", f"encoding guessed: {', '.join(guessed)}")
    for line in left_out_lines(desk.library.left_out):
        yield Found("note", f"left out: {line}")
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
        yield problem(
            f"the verdicts on these articles are in {moved}: they were made in {where},"
            " which is gone",
            _TAKE_ALONG,
        )
        desk.use_store(moved)
        return
    own = personal / personal_name(desk.library.root.resolve())
    missing = not_adopted(desk.store, own)
    if missing:
        entries = counted(missing, "entry", "entries")
        yield problem(f"{entries} of {own} are not on this desk", _TAKE_ALONG)


def _desk(desk: Desk) -> Iterator[Found]:
    store = desk.store
    if not store.exists():
        yield Found("ok", f"there is no desk yet: the first verdict makes {store}")
        return
    file = store / DESK_FILE
    if not store.is_dir():
        yield problem(
            f"{store} should be the desk, but is no folder",
            "move it away, or name another desk with --desk",
        )
    elif os.path.lexists(file) and read_desk_file(store) is None and not stored_version(store):
        yield problem(
            f"{file} is damaged: no verdict depends on it, but a folder of articles that is moved"
            " can't find its desk without it",
            "move it away: the next verdict makes a new one",
        )
    else:
        yield Found("ok", f"desk {store}")


def _earlier_texts(desk: Desk) -> Iterator[Found]:
    """Tell what became of decisions on texts that are no longer there."""
    review, _bad_lines = desk.read_review()
    for line in (*earlier_text_lines(desk, review), *fork_lines(desk)):
        yield Found("note", line)
    for path in desk.kept.damaged():
        yield problem(
            f"{path} is damaged: it no longer holds the text that was kept there",
            "put back the file of this name from a backup or another copy of the desk",
        )
    for citation in desk.lost_texts():
        name = max(citation.paths, default=citation.key.sha256[:8])
        yield problem(
            f"an earlier text of {name} is gone from the desk: decisions on it can only be placed"
            " by the words that they quote",
            f"bring back {desk.store / ARTICLES / citation.key.sha256} from a backup,"
            " or `copydesk merge` another copy of the desk",
        )


def _writable(desk: Desk, state: Path) -> Iterator[Found]:
    """Tell whether the next verdict could be saved, without writing anything."""
    folder = desk.store / JOURNALS
    if reason := _not_writable(folder):
        yield problem(f"{desk.store} can't be written: {reason}", _MAKE_WRITABLE)
        return
    if device := known_device(state):
        own = folder / journal_name(desk.reviewer, device)
        if own.exists() and not os.access(own, os.W_OK):
            yield problem(f"{own} can't be written: you have no permission", _MAKE_WRITABLE)
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
        return f"you have no permission to write to {place}"
    disk = os.statvfs(place)
    return "its disk is full" if disk.f_bavail * disk.f_frsize < _LEAST_SPACE else ""


def _cache(folder: Path) -> Iterator[Found]:
    """Tell whether alignments can be kept; without them nothing is wrong, but slower."""
    if reason := _not_writable(folder):
        yield problem(
            f"{folder} can't be written: {reason}; so every start compares all pairs again",
            "make room on its disk, or give yourself permission to write there",
        )
    else:
        yield Found("ok", f"what was compared is kept in {folder}")


def _waiting(request: Request, desk: Desk) -> Iterator[Found]:
    """Look for decisions that could not be saved when the review ended."""
    number = waiting(request, desk)
    if number:
        entries = counted(number, "entry is", "entries are")
        file = parked_file(request.locations.state, desk.store)
        yield problem(
            f"{entries} set aside in {file}", "open the review: it saves them where it can"
        )


def _terminal(environ: Mapping[str, str], is_terminal: bool) -> Iterator[Found]:
    term = environ.get("TERM", "")
    screen = screen_of(environ, ascii_wanted=False)
    if not can_be_driven(term):
        # Without a terminal (a script, a pipe) the variable says nothing about the reviewer's.
        said = f"TERM={term or '(not set)'} can't show the review"
        yield problem(said, _SET_TERM) if is_terminal else Found("note", said)
    else:
        yield Found("ok", f"TERM={term}, {_colours(screen)}")
    if screen.ascii:
        yield Found("note", "the locale is not UTF-8: lines and signs are drawn in ASCII")
    else:
        yield Found("ok", "the locale is UTF-8")
    if environ.get("TMUX") or term.startswith(("tmux", "screen")):
        yield Found("note", "in tmux, `set -s escape-time 50` makes Esc answer at once")
        copies = f"lets {key('copy')} copy to your own clipboard"
        yield Found("note", f"in tmux `set -g set-clipboard on` {copies}")


def _colours(screen: Screen) -> str:
    said = {0: "no colour", RGB: "16 million colours"}.get(
        screen.colours, f"{screen.colours} colours"
    )
    if screen.colour or not screen.colours:
        return said
    # Fewer aren't used; of those that are enough only NO_COLOR keeps off.
    return f"{said}, drawn without" + ("" if screen.plain else " (NO_COLOR)")
