"""The journal of a desk: makes the desk before it writes for the first time.

Before an event it writes the articles that the event cites, and it writes nothing where another
desk, or none, lies in the place of the one that was opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from copydesk.desk.desk import Desk
from copydesk.desk.identity import check_identity, identity_of
from copydesk.desk.kept import KeptArticles
from copydesk.desk.location import make_desk_file
from copydesk.reviews.events import Event
from copydesk.reviews.journal import Journal


class DeskJournal:
    """This session's journal in a desk that may not be there yet.

    Args:
        desk: The desk whose review is written.
        store: Where to: the folder of a store, as it is now.
        device: Id of this device.
        state: The user's state directory.
    """

    def __init__(self, desk: Desk, store: Path, device: str, state: Path) -> None:
        self._desk = desk
        self._store = store
        self._kept = KeptArticles(store)
        self._made = False
        self._opened = identity_of(store)
        self._journal = Journal(store, desk.reviewer, device, state, self._check)

    def append(self, events: Sequence[Event]) -> None:
        """Write events, all or none; they and what they cite are on disk when this returns.

        Raises:
            NotSavedError: They are not.
            ReadOnlyError: A later version of the program wrote to this desk.
        """
        if self._desk.read_only is not None:
            raise self._desk.read_only
        self._check()
        if not self._made:
            library = self._desk.library
            hashes = [article.sha256 for article in self._desk.articles_read().values()]
            make_desk_file(self._store, library.root, library.title, hashes)
        # What an event cites must be there before it: a crash in between loses nothing.
        for sha256 in dict.fromkeys(chain.from_iterable(map(_cited, events))):
            if (article := self._desk.article_of(sha256)) is not None:
                self._kept.keep(article)
        self._journal.append(events)
        if not self._made:
            self._made = True
            self._opened = identity_of(self._store)

    def close(self) -> None:
        """Let go of the journal."""
        self._journal.close()

    def _check(self) -> None:
        check_identity(self._store, self._opened)


def _cited(event: Event) -> tuple[str, ...]:
    return event.written.hashes if event.written is not None else ()
