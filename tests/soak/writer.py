"""A program that decides as fast as it can, and says what it was told is saved; to be killed.

`python -m tests.soak.writer DESK STATE REVIEWER [LIMIT]` writes acts of one to four events to the
desk for ever, and prints the ids of an act when all of it is on disk. LIMIT bytes are the most that
any file may have (RLIMIT_FSIZE). What can't be saved it sets aside and ends, as the program does.
"""

from __future__ import annotations

import random
import resource
import sys
from itertools import count
from pathlib import Path

from copydesk.articles.found import Library
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.errors import NotSavedError
from copydesk.reviews.kinds import NoteData, VerdictData
from copydesk.reviews.verdict import Verdict
from copydesk.reviews.writer import SaveState
from tests.reviews.samples import NEXT_ROW, ROW

_PATIENCE = 0.3
"""Seconds to wait for a disk that refuses."""


def main() -> None:
    """Write until killed, or until the disk refuses."""
    store, state, reviewer, *limit = sys.argv[1:]
    for size in limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    desk = Desk(Library(Path(store).parent, "soak", ()), Path(store), reviewer)
    live = LiveReview(desk, desk.read_review()[0], Path(state), _nobody)
    draw = random.Random()
    known = {event.id for event in live.review.events}
    for number in count():
        if number and draw.random() < 0.1:
            live.undo()
        else:
            note = NoteData("x" * draw.randrange(2_000))
            more = [(note, NEXT_ROW)] * draw.randrange(4)
            live.write((VerdictData(Verdict.AGREE), ROW), *more)
        written = [event.id for event in live.review.events if event.id not in known]
        known.update(written)
        if not live.wait_idle(_PATIENCE):
            break
        print(*written, flush=True)
    try:
        live.close(_PATIENCE)
    except NotSavedError:
        sys.exit(3)


def _nobody(_state: SaveState) -> None:
    """Listen to nothing."""


if __name__ == "__main__":
    main()
