"""The parts that lines of journals have in common: what an event is about, says, and was made with.

Many events are about one row and say one of a few things, so most of a line has been read before.
What is equal is read once and is one value in memory: a desk takes a third of it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Final, Generic, TypeVar

import msgspec

_MOST_SHARED: Final = 50_000
"""Parts that are looked for again: more than a desk has rows."""
_LONGEST_SHARED: Final = 4_000
"""Bytes of a part that may well come again."""

_encode: Final = msgspec.json.Encoder().encode

Said = TypeVar("Said")


class Part(msgspec.Struct, Generic[Said], frozen=True, gc=False):
    """What some bytes of a line say."""

    said: Said | None
    """None also where this version can't read it."""
    is_as_written: bool
    """Writing what they say gives these bytes again."""


class Parts(dict[bytes, Part[Said]]):
    """What one part of lines says, by its bytes; read when it is first asked for.

    Args:
        read: Reads it.
    """

    def __init__(self, read: Callable[[bytes], Said | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, raw: bytes) -> Part[Said]:
        """Read a part that wasn't there before."""
        part: Part[Said] = Part(None, is_as_written=False)
        with suppress(msgspec.ValidationError):
            said = self._read(raw)
            part = Part(said, _encode(said) == raw)
        if len(raw) <= _LONGEST_SHARED and len(self) < _MOST_SHARED:
            self[raw] = part
        return part
