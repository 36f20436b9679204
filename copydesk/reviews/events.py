r"""An event: one thing that one reviewer wrote, as one line of JSON in a journal.

A line ends in its own CRC-32, taken over the bytes of the line without that member, so that a torn
or edited line is told from a whole one. Whatever this version doesn't know (kinds, fields, values
of a later one) is passed on byte for byte: an event keeps the line it was read from wherever that
can't be written again from the rest. Nearly all can, and a desk of 100,000 events would take twice
the memory with them.

Lines are UTF-8. A lone surrogate, as Python puts into names of files that are no UTF-8, can't be
said in UTF-8; such a line is written in ASCII with JSON's own escapes (`\udce9`), and reads back
as it was. (A high surrogate right before a low one reads back as the one character that the two
encode.) `lines` reads them.

The structs of the store are hidden from the garbage collector (`gc=False`): they can't form cycles,
and walking them doubles the time in which 100,000 events load.
"""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import Final, Generic, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from copydesk.reviews.anchors import Target
from copydesk.reviews.kinds import KIND_OF, Data, UnknownData

VERSION: Final = 1
"""Version of the format; an event of another one is kept and not understood."""

_LAST_SECOND: Final = datetime(9999, 12, 31, tzinfo=UTC).timestamp()

Order = tuple[str, str, int, str]
"""Clock, device, sequence number, and the id where all three are equal."""

Number = tuple[str, str, int]
"""Reviewer, device and sequence number: which of the entries on that device it is."""


class Made(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What made the rows and offsets that an event speaks of: a later one may make others."""

    reader: str = ""
    """Version of the readers and the decoding: they settle what the text is."""
    splitter: str = ""
    """Name and version of what splits text into sentences."""
    aligner: str = ""
    """Version of the aligner."""


class Event(msgspec.Struct, frozen=True, gc=False):
    """One thing that one reviewer wrote. Made by `lines` alone."""

    id: str
    """A UUID: the same id twice is the same event."""
    clock: str
    """Stamp of a hybrid logical clock."""
    at: str
    """Wall time in UTC, ISO 8601 with milliseconds: for people, never for order."""
    by: str
    """The reviewer."""
    device: str
    seq: int
    """Counts this reviewer's events on this device."""
    kind: str
    target: Target | None
    """What it is about; None for the kinds that are about the desk or another event, and where this
    version can't read it."""
    data: Data | UnknownData
    kept: bytes = b""
    """The line that it was read from, where `sealed` gives another one."""
    made: Made | None = None
    """What made the rows that the reviewer saw; None where the line doesn't say."""
    group: str = ""
    """Events of one reviewer that share a group were one act: undone and redone as one. "" for an
    event that was one by itself."""
    carried_from: Target | None = None
    """The target as the line has it, where `target` is that carried over to a later text; else
    None."""
    changed: bool = False
    """Words of the target were changed since the event was written."""

    @property
    def written(self) -> Target | None:
        """The target as the line has it, whatever its articles have become since."""
        return self.carried_from or self.target

    @property
    def line(self) -> bytes:
        """The line as it stands in the journal, without a line break."""
        return self.kept or sealed(self)

    def carried(self, target: Target, data: Data | UnknownData, *, changed: bool) -> Event:
        """Return the event as it is about a later text; its line stays.

        Args:
            target: Where its words are now.
            data: What was decided, with the hashes of the present articles.
            changed: Words of the target were changed since.
        """
        return msgspec.structs.replace(
            self,
            target=target,
            data=data,
            kept=self.line,
            carried_from=self.target,
            changed=changed,
        )

    @property
    def order(self) -> Order:
        """Its place among all events, the same on every device."""
        return self.clock, self.device, self.seq, self.id

    @property
    def number(self) -> Number:
        """Which of the entries of its reviewer on its device it is."""
        return self.by, self.device, self.seq

    @property
    def later_version(self) -> int:
        """Version of the format that it is in, if it is a later one; else 0."""
        return self.data.version if isinstance(self.data, UnknownData) else 0


def sealed(event: Event) -> bytes:
    """Return the line that says what `event` does, without a line break.

    Raises:
        ValueError: It holds what this version doesn't know: its own line is all there is.
    """
    if isinstance(event.data, UnknownData):
        raise ValueError("this version can't write such an event")  # not its type
    return with_seal(_body(event))


def with_seal(body: bytes) -> bytes:
    """Return the line whose members, but for the checksum, are those of `body`."""
    return body[:-1] + b',"crc":"%08x"}' % zlib.crc32(body)


def is_sealed_as(event: Event, line: bytes) -> bool:
    """Tell whether `sealed` gives `line`, whose checksum is known to be right."""
    body = _body(event)
    return len(line) == len(body) + len(b',"crc":"01234567"') and line.startswith(body[:-1])


def utc(seconds: float) -> str:
    """Return a wall time (seconds since 1970) as `Event.at` has it: "2025-03-15T14:02:07.250Z"."""
    moment = datetime.fromtimestamp(min(max(0.0, seconds), _LAST_SECOND), UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def minute_of(at: str) -> str:
    """Return an `Event.at` as people read it: "2025-03-15 14:02 UTC"."""
    return f"{at[:16].replace('T', ' ')} UTC"


_MadePart = TypeVar("_MadePart")
_TargetPart = TypeVar("_TargetPart")
_DataPart = TypeVar("_DataPart")


class Members(msgspec.Struct, Generic[_MadePart, _TargetPart, _DataPart], kw_only=True, gc=False):
    """The members of a line in their order, but for the checksum: parts as values, or as bytes."""

    v: int
    id: str
    clock: str
    at: str
    by: str
    device: str
    seq: int
    made: _MadePart | UnsetType = UNSET
    group: str | UnsetType = UNSET
    kind: str
    target: _TargetPart
    data: _DataPart


_encode: Final = msgspec.json.Encoder().encode


def _body(event: Event) -> bytes:
    """Return the line of an event without its checksum."""
    assert not isinstance(event.data, UnknownData)  # see `sealed`
    members: Members[Made, Target | None, Data] = Members(
        v=VERSION,
        id=event.id,
        clock=event.clock,
        at=event.at,
        by=event.by,
        device=event.device,
        seq=event.seq,
        made=event.made or UNSET,
        group=event.group or UNSET,
        kind=KIND_OF[type(event.data)],
        target=event.target,
        data=event.data,
    )
    try:
        return _encode(members)
    except UnicodeEncodeError:
        builtins = msgspec.to_builtins(members)
        return json.dumps(builtins, ensure_ascii=True, separators=(",", ":")).encode("ascii")
