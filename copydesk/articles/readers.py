"""Reads an article from a file: bytes, text, facts, paragraphs, sentences."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from copydesk.articles.article import Article, Paragraph, Sentence
from copydesk.articles.decoding import Decoded, decode
from copydesk.articles.facts import facts_of
from copydesk.articles.sentences import sentence_spans
from copydesk.articles.structure import paragraphs_of
from copydesk.errors import InputError
from copydesk.visible import visible

LARGEST: Final = 20_000_000
"""Bytes. An article has some 5,000; a file above this is something else, and takes minutes."""


def read_article(path: str | PathLike[str], *, root: Path | None = None) -> Article:
    """Read the article in the file at `path`, whatever its suffix.

    Args:
        path: A file with text in any encoding (see `decoding`).
        root: The folder that was opened; the article's name is relative to it. Without it, or when
            the file lies elsewhere, the name is the file's.

    Raises:
        InputError: There is no such file, it can't be read, isn't text, or is too large.
    """
    place = Path(path)
    data = _bytes_of(place)
    try:
        decoded = decode(data)
    except InputError as error:
        raise InputError(f"{_shown(place)}: {error.message}", error.hint) from error
    return _article(place, _name_of(place, root), hashlib.sha256(data).hexdigest(), decoded)


def article_again(name: str, sha256: str, text: str, data: bytes | None = None) -> Article:
    """Return an article as it was read once, from what was kept of it.

    Args:
        name: What it was called.
        sha256: Hash of its bytes.
        text: Its text, in which offsets count, whatever would be read from the bytes now.
        data: Its bytes, where they were kept: they say which encoding it had.
    """
    decoded = Decoded(text, "utf-8", is_guess=False)
    if data is not None:
        with suppress(InputError):
            decoded = replace(decode(data), text=text)
    return _article(Path(name), name, sha256, decoded)


def _article(path: Path, name: str, sha256: str, decoded: Decoded) -> Article:
    paragraphs = paragraphs_of(decoded.text)
    return Article(
        path=path,
        name=name,
        sha256=sha256,
        text=decoded.text,
        encoding=decoded.encoding,
        encoding_is_guess=decoded.is_guess,
        facts=facts_of(name, decoded.text, paragraphs),
        paragraphs=paragraphs,
        sentences=sentences_of(decoded.text, paragraphs),
    )


def sentences_of(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of all `paragraphs` of `text`, each with its paragraph's kind."""
    spans = [
        (paragraph.start + start, paragraph.start + end, paragraph.kind, number)
        for number, paragraph in enumerate(paragraphs)
        for start, end in sentence_spans(text[paragraph.start : paragraph.end])
    ]
    return tuple(Sentence(index, *span) for index, span in enumerate(spans))


def _bytes_of(path: Path) -> bytes:
    """Read a regular file; a pipe or a device would wait for ever, so they are told first."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError(f"{_shown(path)} is a folder, not an article.", "Name a file in it.")
        if not stat.S_ISREG(found.st_mode):
            raise InputError(f"{_shown(path)} is a pipe, socket or device, not a file.")
        with path.open("rb") as file:
            # One byte more than allowed: files of /proc and growing logs have no true size.
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file {_shown(path)}.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{_shown(path)} can't be read: {reason}.") from error
    except ValueError as error:
        # A NUL in the path: no system call takes it.
        raise InputError(f"{_shown(path)} is no name that a file can have.") from error
    if len(data) > LARGEST:
        raise InputError(
            f"{_shown(path)} is larger than {LARGEST // 1_000_000} MB, too large for an article."
        )
    return data


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
