"""Reads the articles in a child process while this one imports Textual.

Both take about as long, and neither waits for the other: on two cores the first screen comes a
fifth sooner. What the child couldn't do (a fault, a folder too large, no child to be had) is simply
done again here, where faults become sentences.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from msgspec import Struct, field

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.articles.found import Library

READ_AT_ONCE: Final = 300_000
"""Bytes of articles that are read before the first screen, some tens of milliseconds: enough to
choose the base by their dates. Larger folders show their first article at once."""


class ReadArticles(Struct, frozen=True):
    """Articles that were found, and read as far as there was reason to."""

    library: Library
    articles: dict[int, Article] = field(default_factory=dict)
    """By index; those that can't be read are not among them."""
    base: int | None = None
    """Index of the base until another is pinned; None where not all articles are read."""


def read_at_once(paths: Sequence[Path]) -> ReadArticles:
    """Find the articles in `paths`; read them, and choose the base, if they are few.

    Raises:
        InputError: There are no articles, or none that can be read.
    """
    from copydesk.articles.library import find_articles
    from copydesk.desk.desk import Desk

    library = find_articles(paths)
    if sum(found.path.stat().st_size for found in library.articles) > READ_AT_ONCE:
        return ReadArticles(library)
    desk = Desk(library, Path(), "")
    base = desk.earliest()
    return ReadArticles(library, desk.articles_read(), base)


class ReadingAhead:
    """A child process that reads the articles. Must start before the first thread does.

    Args:
        paths: What `read_at_once` takes.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._child = 0
        self._pipe: BinaryIO | None = None
        with suppress(OSError):
            self._start()

    def _start(self) -> None:
        reading, writing = os.pipe()
        self._child = os.fork()
        if self._child:
            os.close(writing)
            self._pipe = os.fdopen(reading, "rb")
            return
        try:
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(read_at_once(self._paths), pipe)
        finally:
            # Whatever happened, the parent sees it by what is missing; nothing here may go on.
            os._exit(0)

    def articles(self) -> ReadArticles:
        """Return the articles as the child read them, or read them here if the child gave none.

        Raises:
            InputError: See `read_at_once`.
        """
        data = b""
        if self._pipe is not None:
            with self._pipe:
                data = self._pipe.read()
            os.waitpid(self._child, 0)
        with suppress(EOFError, pickle.UnpicklingError):
            read: ReadArticles = pickle.loads(data)
            return read
        return read_at_once(self._paths)
