"""What a command of the session comes to: what to tell, and how much of the screen it changed.

No command says itself what it changed: `command` compares what is shown before and after. So an
undo that goes back to another pair has changed the pair, whoever wrote undo and whatever for.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from msgspec import Struct, structs

from copydesk.errors import CopydeskError


class Changed(IntEnum):
    """How much of what is shown is another now; each includes the ones before it."""

    NOTHING = 0
    CURSOR = 1
    """The place of the cursor, or the finding that is selected."""
    ROWS = 2
    """The rows of the pair, what is decided on them, or which of them are shown."""
    PAIR = 3
    """The article beside the base."""
    DESK = 4
    """The base, so that every pair is another; or what is known of the articles."""


class Outcome(Struct, frozen=True):
    """What a command came to."""

    say: str = ""
    """What to tell the user; "" where the screen says enough."""
    changed: Changed = Changed.NOTHING

    def saying(self, sentence: str) -> Outcome:
        """Return this outcome told in other words."""
        return structs.replace(self, say=sentence)


Shown = tuple[object, object, object, object]
"""What is shown of the desk, of the pair, of its rows, and of the cursor."""


class Showing(Protocol):
    """Something that commands change and that is shown."""

    @property
    def shown(self) -> Shown:
        """What is shown of it now, to be compared with what is shown later."""


_Showing = TypeVar("_Showing", bound=Showing)
_Given = ParamSpec("_Given")


def command(
    run: Callable[Concatenate[_Showing, _Given], str],
) -> Callable[Concatenate[_Showing, _Given], Outcome]:
    """Make a command of a function that returns what to tell.

    What the function can't do for reasons that the user can do something about (`CopydeskError`:
    an article that can't be read, a note too long for a journal) is told as well.
    """

    @wraps(run)
    def told(showing: _Showing, /, *args: _Given.args, **kwargs: _Given.kwargs) -> Outcome:
        before = showing.shown
        try:
            say = run(showing, *args, **kwargs)
        except CopydeskError as error:
            say = str(error)
        return Outcome(say, _changed(before, showing.shown))

    return told


def _changed(before: Shown, after: Shown) -> Changed:
    levels = (Changed.DESK, Changed.PAIR, Changed.ROWS, Changed.CURSOR)
    return next(
        (level for level, was, now in zip(levels, before, after, strict=True) if was != now),
        Changed.NOTHING,
    )
