"""Reads many articles, as many at once as there are processors.

What a library reads is read in other processes, on which threads wait; plain text, and what is
kept, is sooner read here than asked for elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from copydesk.errors import InputError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from copydesk.articles.article import Article
    from copydesk.articles.cache import CachedArticles
    from copydesk.articles.files import ArticleFile

_READY: Final = 2
"""Files that are held ready for each process, so that none waits for the disk."""

Read = tuple[int, "Article | InputError"]
"""Number of an article among all, and the article or why it can't be read."""


def read_all(
    wanted: Iterable[tuple[int, Path]], root: Path, kept: CachedArticles | None = None
) -> Generator[Read]:
    """Read articles; yield each as soon as it is there, nearly in the order asked for.

    Whoever takes no more of them, by an exception or by closing the iterator, ends what is at work.

    Args:
        wanted: Number and place of each.
        root: The folder that was opened: see `read_article`.
        kept: Articles that needn't be read; an `ArticleCache` keeps the others as well.
    """
    from copydesk.articles.files import open_article

    elsewhere = _Elsewhere(_reader(kept))
    try:
        for number, path in wanted:
            try:
                file = open_article(path, root=root)
                article = kept.find(file) if kept is not None else None
                if article is None and file.decoded is not None:
                    article = elsewhere.read(file)
            except InputError as error:
                yield number, error
            else:
                if article is not None:
                    yield number, article
                else:
                    elsewhere.add(number, file)
            yield from elsewhere.done(len(elsewhere.files) - _READY * processors())
        yield from elsewhere.done(len(elsewhere.files))
    except BaseException:
        elsewhere.cancel()
        raise
    elsewhere.close()


def processors() -> int:
    """Return how many processors this process may use."""
    with suppress(AttributeError):  # macOS knows no such bound
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _reader(kept: CachedArticles | None) -> Callable[[ArticleFile], Article]:
    """Return what reads a file, and keeps what it read where that is wanted."""
    if kept is not None:
        return kept.read_file
    # Loads patterns and word lists, which what is kept does without.
    from copydesk.articles.read_article import article_of

    return article_of


class _Elsewhere:
    """Files that are being read elsewhere, and what waits for them.

    Args:
        read: Reads one of them; called by several threads at once.
    """

    def __init__(self, read: Callable[[ArticleFile], Article]) -> None:
        self.read = read
        self.files: dict[Future[Article], int] = {}
        """The numbers of those that weren't handed out yet."""
        self._threads: ThreadPoolExecutor | None = None
        self._has_all = False
        """Whether the system starts no more threads."""

    def add(self, number: int, file: ArticleFile) -> None:
        """Have one more read."""
        # Folders of plain text need no threads.
        from concurrent.futures import Future, ThreadPoolExecutor

        if self._threads is None:
            self._threads = ThreadPoolExecutor(processors())
        if not self._has_all:
            try:
                self.files[self._threads.submit(self.read, file)] = number
            except RuntimeError:
                self._has_all = True
            else:
                return
        # This thread waits for it, then.
        future: Future[Article] = Future()
        try:
            future.set_result(self.read(file))
        except InputError as error:
            future.set_exception(error)
        self.files[future] = number

    def done(self, least: int) -> Iterator[Read]:
        """Yield those that were read by now, and more of them as they come until it is so many."""
        ready = [future for future in self.files if future.done()]
        yield from map(self._handed_out, ready)
        if len(ready) < least:
            from concurrent.futures import as_completed

            coming = as_completed(list(self.files))
            yield from map(self._handed_out, islice(coming, least - len(ready)))

    def _handed_out(self, future: Future[Article]) -> Read:
        number = self.files.pop(future)
        try:
            return number, future.result()
        except InputError as error:
            return number, error

    def close(self) -> None:
        """End the threads; the processes wait for more files until they are unused for long."""
        if self._threads is not None:
            self._threads.shutdown()

    def cancel(self) -> None:
        """End what reads them."""
        if self._threads is not None:
            from copydesk.articles.elsewhere import end_all

            self._threads.shutdown(wait=False, cancel_futures=True)
            end_all()
            self._threads.shutdown()
