"""An article's file: name, hash, format and bytes. What is in them is for `readers` to say.

Apart from these, which load patterns and word lists: an article that is kept needs none of them.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.articles.decoding import Decoded, decode
from copydesk.articles.readers.formats import Format, format_of
from copydesk.errors import InputError
from copydesk.visible import visible

LARGEST: Final = 20_000_000
"""Bytes. An article has some 5,000; a file above this is something else, and takes minutes."""

LARGEST_WITH_PICTURES: Final = 50_000_000
"""Bytes, for formats whose files hold pictures and attachments beside the text. What goes through
mail is half as large at most."""

_HOLD_PICTURES: Final[frozenset[Format]] = frozenset({"docx", "pdf", "mail"})
_HEAD: Final = 1024
"""Bytes that tell the format of a file."""


class ArticleFile(Struct, frozen=True):
    """What a file says of an article by itself."""

    path: Path
    name: str
    """See `Article.name`."""
    sha256: str
    """Hash of the bytes, 64 hex digits."""
    format: Format
    data: bytes
    decoded: Decoded | None
    """Its text, where it is plain text; None where a reader has to take it out first."""


def open_article(path: Path, *, root: Path | None = None) -> ArticleFile:
    """Return what the file at `path` says; arguments and errors as for `read_article`."""
    form, data = _contents_of(path)
    name, sha256 = _name_of(path, root), hashlib.sha256(data).hexdigest()
    if form != "text":
        return ArticleFile(path, name, sha256, form, data, None)
    with naming(path):
        return ArticleFile(path, name, sha256, form, data, decode(data))


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Have what is wrong with a file's bytes say which file it is."""
    try:
        yield
    except InputError as error:
        raise InputError(f"{_shown(path)}: {error.message}", error.hint) from error


def _contents_of(path: Path) -> tuple[Format, bytes]:
    """Read a regular file; a pipe or a device would wait for ever, so they are told first."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError(f"{_shown(path)} is a folder, not an article.", "Name a file in it.")
        if not stat.S_ISREG(found.st_mode):
            raise InputError(f"{_shown(path)} is a pipe, socket or device, not a file.")
        with path.open("rb") as file:
            head = file.read(_HEAD)
            form = format_of(path.name, head)
            most = LARGEST_WITH_PICTURES if form in _HOLD_PICTURES else LARGEST
            # One byte more than allowed: files of /proc and growing logs have no true size.
            data = head if found.st_size > most else head + file.read(most + 1 - len(head))
    except FileNotFoundError:
        raise InputError(f"There is no file {_shown(path)}.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{_shown(path)} can't be read: {reason}.") from error
    except ValueError as error:
        # A NUL in the path: no system call takes it.
        raise InputError(f"{_shown(path)} is no name that a file can have.") from error
    if max(found.st_size, len(data)) > most:
        raise InputError(
            f"{_shown(path)} is larger than {most // 1_000_000} MB, too large for an article."
        )
    return form, data


def _name_of(path: Path, root: Path | None) -> str:
    name = path.name
    if root is not None:
        place, folder = Path(os.path.abspath(path)), Path(os.path.abspath(root))  # noqa: PTH100
        if place.is_relative_to(folder) and place != folder:
            name = place.relative_to(folder).as_posix()
    # Bytes of a file's name that are no UTF-8 arrive as surrogates, which can't be stored.
    return name.encode("utf-8", "replace").decode("utf-8") if not name.isascii() else name


def _shown(path: Path) -> str:
    return visible(str(path))
