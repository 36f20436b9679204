"""The articles that something was decided on, kept in the desk as they were then.

`articles/<sha256>` holds the bytes of an article, `texts/<sha256>` the text that was read from them
in UTF-8, where that is something else than the bytes (a byte order mark, another encoding, a page).
Offsets count in the text, so it is kept even where a later version of the program would read the
same bytes otherwise. `readings/<sha256>` says, of a text that was taken out of a file, what took it
out and what it found besides (see `readings`). Files are named by what they hold: written once,
never changed, and two desks that keep the same article keep the same file.

What is read here may come from strangers: a name is a hash or nothing, and what a file holds counts
only if its hash says so.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from copydesk.articles.article import encoded
from copydesk.atomic import open_plain, write_atomically
from copydesk.desk.readings import Reading, packed, read_from, unpacked
from copydesk.reviews.disk import saving

if TYPE_CHECKING:
    from copydesk.articles.article import Article

ARTICLES: Final = "articles"
"""Name of the folder of bytes in a desk."""

TEXTS: Final = "texts"
"""Name of the folder of texts in a desk."""

READINGS: Final = "readings"
"""Name of the folder of readings in a desk."""

KEPT: Final = (ARTICLES, TEXTS, READINGS)
"""The folders of a desk in which files lie under their hashes."""

LARGEST_KEPT: Final = 80_000_000
"""Bytes: four times what a text may have, which can be longer in UTF-8 than it was, and more than
any file of an article."""

HASH: Final = re.compile(r"[0-9a-f]{64}")
"""The name of a kept file."""


class KeptArticles:
    """The kept articles of one desk.

    Args:
        store: The folder of the desk; it need not exist.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._known: set[tuple[str, str]] = set()
        """Hashes of the bytes and texts that were found or written by this process."""
        self._readings: dict[tuple[str, str], list[str]] = {}
        """Names of the readings by what they are of, as of the last look."""
        self._looked_at: list[Path] = []
        """The readings that there were then."""

    def keep(self, article: Article) -> None:
        """Keep an article's bytes and text; they are on disk when this returns.

        Of an article whose file was changed after it was read, the text is kept alone: the bytes
        are gone, and no decision was made on them.

        Raises:
            NotSavedError: The disk refused.
        """
        text = article.text_sha256
        if (article.sha256, text) in self._known:
            return
        with saving(self._store):
            data = _bytes_of(article)
            if data is not None:
                self._write(ARTICLES, article.sha256, data)
            if text != article.sha256 or data is None:
                self._write(TEXTS, text, encoded(article.text))
            if reading := packed(article):
                self._write(READINGS, *reading)
        self._known.add((article.sha256, text))

    def text(self, article: str, text: str = "") -> str | None:
        """Return a kept text; None where it isn't kept, or is damaged.

        Args:
            article: SHA-256 of the article's bytes.
            text: SHA-256 of its text in UTF-8; "" where that is the article's.
        """
        data = self._read(TEXTS, text) if text else None
        if data is None and text in ("", article):
            data = self._read(ARTICLES, article) or self._read(TEXTS, article)
        with suppress(UnicodeDecodeError):
            return None if data is None else data.decode("utf-8", "surrogatepass")
        # The bytes are no text in UTF-8, and which text was read from them isn't known.
        return None

    def data(self, article: str) -> bytes | None:
        """Return the kept bytes of an article; None where they aren't kept, or are damaged."""
        return self._read(ARTICLES, article)

    def again(self, name: str, article: str, text: str) -> Article | None:
        """Return an article as it was read once; None where its text isn't kept.

        Args:
            name: What it was called.
            article: SHA-256 of its bytes.
            text: SHA-256 of its text; that of the bytes where nobody said.
        """
        # Loads the readers' patterns and word lists.
        from copydesk.articles.read_article import article_again

        words = self.text(article, text)
        if words is None:
            return None
        for reading in self._readings_of(article, sha256(encoded(words)).hexdigest()):
            if (read := reading.again(name, words)) is not None:
                return read
        return article_again(name, article, words, self.data(article))

    def _readings_of(self, article: str, text: str) -> Iterator[Reading]:
        """Yield the readings of a text; two readers that took the same out have left two."""
        paths = sorted(_entries(self._store / READINGS))
        if paths != self._looked_at:
            self._looked_at, self._readings = paths, {}
            for path in paths:
                data = self._read(READINGS, path.name)
                if data is not None and (of := read_from(data)) is not None:
                    self._readings.setdefault(of, []).append(path.name)
        for name in self._readings.get((article, text), ()):
            data = self._read(READINGS, name)
            if data is not None and (reading := unpacked(data)) is not None:
                yield reading

    def damaged(self) -> list[Path]:
        """Return the files that don't hold what their names say."""
        return [
            path
            for folder in KEPT
            for path in sorted(_entries(self._store / folder))
            if HASH.fullmatch(path.name) and self._read(folder, path.name) is None
        ]

    def _write(self, folder: str, name: str, data: bytes) -> None:
        if self._read(folder, name) is None:
            write_atomically(self._store / folder / name, data)

    def _read(self, folder: str, name: str) -> bytes | None:
        if not HASH.fullmatch(name):
            return None
        try:
            data = _read_article(self._store / folder / name)
        except OSError:
            # As good as not kept: what is on it is then looked for by its quotes.
            return None
        return data if sha256(data).hexdigest() == name else None


def _bytes_of(article: Article) -> bytes | None:
    """Return the bytes that an article was read from; None where its file has changed since."""
    data = encoded(article.text)
    if article.text_sha256 == article.sha256:
        return data
    with suppress(OSError):
        data = _read_article(article.path)
    return data if sha256(data).hexdigest() == article.sha256 else None


def _read_article(path: Path) -> bytes:
    """Return what a file holds that may be an article.

    Raises:
        OSError: It can't be read, is no plain file, or is larger than an article may be.
    """
    with open_plain(path) as file:
        data = file.read(LARGEST_KEPT + 1)
    if len(data) > LARGEST_KEPT:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
