"""A ZIP archive from anybody, of which no more is inflated than was asked for."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from copydesk.errors import InputError

LARGEST_PART: Final = 40_000_000
"""Bytes of a part once inflated: an article has some 100,000, a long book 10,000,000."""

_AGAIN: Final = "Open it in the program that it is from, save it again and open that."
_LOCKED: Final = 0x1
"""The flag of an entry that a password keeps (APPNOTE 4.4.4)."""


class Archive:
    """The parts of an office document, by their paths.

    Args:
        data: The bytes of the file.

    Raises:
        InputError: They are no ZIP archive, or a broken one.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise InputError("Its ZIP archive is broken or cut short.", _AGAIN) from error
        self.names = frozenset(self._zip.namelist())
        """Paths of all parts."""

    def part(self, path: str) -> bytes:
        """Return a part, inflated.

        Args:
            path: One of `names`.

        Raises:
            InputError: It is broken, locked, or larger than `LARGEST_PART`, whatever it claims.
        """
        entry = self._zip.getinfo(path)
        if entry.flag_bits & _LOCKED:
            raise InputError("A password keeps its ZIP archive.", _AGAIN)
        # Of other methods Python inflates a whole chunk at once; the standard allows these two.
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise InputError("Its ZIP archive is packed in an unusual way.", _AGAIN)
        if entry.file_size > LARGEST_PART:
            raise _too_large()
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (
            BadZipFile,
            zlib.error,
            ValueError,
            EOFError,
            OSError,
            NotImplementedError,
        ) as error:
            raise InputError("Its ZIP archive is broken or cut short.", _AGAIN) from error
        if len(data) > LARGEST_PART:
            raise _too_large()
        return data


def _too_large() -> InputError:
    return InputError(
        f"It unpacks to more than {LARGEST_PART // 1_000_000} MB, which is no article.",
        "Copy the article into a document of its own and open that.",
    )
