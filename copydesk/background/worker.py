"""Compares pairs and makes fact sheets in a process of its own, until its stdin ends.

The screen starts it, because a thread that computes would make keys wait, and kills it to cancel.
Nothing of it stays behind: when its parent is gone it goes too, at once and without a word.
"""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, Final

from copydesk.background.messages import Errand, Fault, SheetErrand, packed, receive
from copydesk.errors import ExitCode
from copydesk.parent import heed, looking

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress

_TOLD_EVERY: Final = 0.05
"""Seconds between two messages on how much is done: more often nobody could read it."""


def main() -> ExitCode:
    """Compare what comes in on stdin; return the exit code."""
    heed(os.getppid())
    # Either one: the parent has gone in the middle of something.
    with suppress(BrokenPipeError, EOFError):
        _serve(sys.stdin.buffer, _outbox())
    return ExitCode.OK


def _outbox() -> BinaryIO:
    """Return what leads to the parent; whatever else is printed goes where errors go."""
    outbox = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return outbox


def _serve(inbox: BinaryIO, outbox: BinaryIO) -> None:
    while (errand := receive(inbox)) is not None:
        assert isinstance(errand, Errand | SheetErrand)
        with looking():
            _send(outbox, _answer(errand, outbox))


def _answer(errand: Errand | SheetErrand, outbox: BinaryIO) -> object:
    progress = _teller(outbox)
    try:
        if isinstance(errand, SheetErrand):
            return errand.run(progress)
        return errand.run(progress, partial(_send, outbox))
    except BrokenPipeError:
        raise
    except Exception as error:
        # Said by the parent; the next pair may do better.
        place = traceback.extract_tb(error.__traceback__)[-1]
        return Fault(f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}")


def _teller(outbox: BinaryIO) -> Progress:
    """Return what tells the parent how much is done, now and then."""
    told = monotonic()

    def tell(share: float) -> None:
        nonlocal told
        if monotonic() - told >= _TOLD_EVERY:
            _send(outbox, share)
            told = monotonic()

    return tell


def _send(outbox: BinaryIO, message: object) -> None:
    data = memoryview(packed(message))
    while data:
        data = data[outbox.write(data) :]


if __name__ == "__main__":
    sys.exit(main())
