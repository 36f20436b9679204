"""The one table of commands: every key of the program, where it works and what it does there.

Bindings, the lines of keys, palette, help, `copydesk keys`, the configuration and `docs/KEYS.md`
come from it. A command of the review is carried out by the action of that id (`tui.actions`), one
of a dialog by the method that bears its id without the name of the place (`tui.screens.dialog`),
and an answer by whoever asked. Tests hold the table, the screens and the docs together.

Its rows stand in `review_rows` and `dialog_rows`; here is where keys mean something, and what finds
a command.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from tui.dialog_rows import DIALOGS, WORDINGS
from tui.review_rows import REVIEW, Group


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere keys mean something: the review, a dialog, a question, or what several share."""

    name: str
    """Commands name it in `where`; their ids begin with it, but for the review's."""
    title: str
    """The heading under which `copydesk keys` lists its commands."""
    shares: tuple[str, ...] = ()
    """The places whose keys work here too: in lines of keys they follow in this order."""


_CHOOSING: Final = ("choosing", "dialog")
"""What dialogs share in which nothing is typed."""
_FULL: Final = ("full", *_CHOOSING)
"""What screens share that cover the whole review."""
_LISTING: Final = ("listing", *_CHOOSING)
"""What dialogs share that are a list."""
_TYPING: Final = ("text", "dialog")
"""What dialogs share in which something is typed."""

PLACES: Final[tuple[Place, ...]] = (
    Place("review", "The review"),
    Place("dialog", "Every dialog and question"),
    Place("choosing", "Where nothing is typed", ("dialog",)),
    Place("text", "Where something is typed", ("dialog",)),
    Place("lines", "Where lines below each other are typed", _TYPING),
    Place("note", "A note", ("lines", *_TYPING)),
    Place("form", "A form: evidence, tags, facts, export", _TYPING),
    Place("search", "The search line", _TYPING),
    Place("palette", "The palette", _TYPING),
    Place("listing", "Where one of a list is chosen", _CHOOSING),
    Place("offers", "Choosing a sentence to link or unlink", _TYPING),
    Place("orphans", "Decisions without a place", _LISTING),
    Place("versions", "The earlier texts of an article", _LISTING),
    Place("full", "Every screen that covers the review", _CHOOSING),
    Place("sheet", "The fact sheet", _FULL),
    Place("story", "The story view", _FULL),
    Place("overview", "The overview of the story", _FULL),
    Place("pointing", "Choosing the words of a finding", ("dialog",)),
    Place("page", "A page to read: help, history, facts", _CHOOSING),
    Place("facts", "The facts of an article", ("page", *_CHOOSING)),
    Place("side", "Who is right?", _CHOOSING),
    Place("wording", "Which wording is right?", _CHOOSING),
    Place("certainty", "How certain?", _CHOOSING),
    Place("reason", "Why is this not a finding?", _CHOOSING),
    Place("kind", "What clashes? Which kind of finding?", _CHOOSING),
    Place("severity", "How grave?", _CHOOSING),
    Place("filter", "Which rows?", _CHOOSING),
    Place("reviewer", "Judged by whom?", _CHOOSING),
    Place("tag", "Which tag?", _CHOOSING),
    Place("final", "Which verdict is final?", _CHOOSING),
    Place("export", "Export as?", _CHOOSING),
    Place("unsaved", "Quit though something is not saved?", _CHOOSING),
)
"""In the order in which they are listed. A key stands for one command in each."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does."""

    id: str
    """Stable name, unique everywhere: the configuration's `[keys]` table uses it."""
    keys: tuple[str, ...]
    """Default keys, in Textual's spelling."""
    title: str
    """A few words for the lines of keys, the palette and the answers of a question."""
    help: str
    """One sentence: what happens."""
    where: str
    """The name of the place in which the keys work."""
    group: Group | None
    """Its heading among the commands of the review; None elsewhere."""
    shown: int
    """How many of its keys stand in the line of keys at the bottom; 0: it isn't there."""


def _commands() -> Iterator[Command]:
    for group, rows in REVIEW.items():
        for name, keys, title, sentence, *shown in rows:
            yield Command(name, tuple(keys.split()), title, sentence, "review", group, sum(shown))
    for place, rows in DIALOGS.items():
        for name, keys, title, sentence, *shown in rows:
            yield Command(
                f"{place}_{name}", tuple(keys.split()), title, sentence, place, None, sum(shown)
            )


COMMANDS: Final = tuple(_commands())
"""Every command there is."""

COMMAND: Final = {command.id: command for command in COMMANDS}
"""Commands by id."""

VERDICT_COMMANDS: Final = ("agree", "differ", "contradict", "one_sided", "unclear", "mismatch")
"""In the order of their numbers, 1 to 6."""

WORDING_COMMANDS: Final = tuple(f"wording_{name}" for name in WORDINGS)
"""The answers that name one of several wordings, in order."""

WRITING: Final = frozenset(
    command.id
    for command in COMMANDS
    if command.group == "Judge" and command.id not in ("history", "orphans")
)
"""The commands of the review that write to the desk, or ask what to write."""

_PLACE: Final = {place.name: place for place in PLACES}


@cache
def commands_in(place: str) -> tuple[Command, ...]:
    """Return the commands whose keys work in a place: its own, then those that it shares."""
    places = (place, *_PLACE[place].shares)
    return tuple(command for name in places for command in COMMANDS if command.where == name)


def is_typed_in(place: str) -> bool:
    """Tell whether characters are text in this place, and so can't be commands."""
    return "text" in (place, *_PLACE[place].shares)
