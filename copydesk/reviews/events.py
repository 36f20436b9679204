r"""An event: one thing that one reviewer wrote, as one line of JSON in a journal.

A line ends in its own CRC-32, taken over the bytes of the line without that member, so that a torn
or edited line is told from a whole one. An event keeps the line that it was read from: whatever
this version doesn't know (kinds, fields, values of a later one) is passed on byte for byte.

Lines are UTF-8. A lone surrogate, as Python puts into names of files that are no UTF-8, can't be
said in UTF-8; such a line is written in ASCII with JSON's own escapes (`\udce9`), and reads back
as it was. (A high surrogate right before a low one reads back as the one character that the two
encode.) Journals come from strangers: `decode` raises `BadEventError` whatever the bytes are, and
nothing else.

The structs of the store are hidden from the garbage collector (`gc=False`): they can't form cycles,
and walking them doubles the time in which 100,000 events load.
"""

from __future__ import annotations

import json
import re
import uuid
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

import msgspec

from copydesk.errors import InputError
from copydesk.reviews.anchors import Target
from copydesk.reviews.bounds import excess
from copydesk.reviews.clock import is_stamp
from copydesk.reviews.kinds import (
    KIND_OF,
    KINDS,
    OF_ONE_ARTICLE,
    WITHOUT_TARGET,
    Data,
    DismissalData,
    UnknownData,
)

VERSION: Final = 1
"""Version of the format; an event of another one is kept and not understood."""

MAX_LINE: Final = 1_000_000
"""Bytes that a line may have, without its line break."""

_SHORTEN: Final = "Shorten it, or split it in two."
_SEAL: Final = re.compile(rb',"crc":"([0-9a-f]{8})"\}')
_SEAL_LENGTH: Final = len(b',"crc":"01234567"}')
_NULL: Final = msgspec.Raw(b"null")
_NOTHING: Final = msgspec.Raw(b"{}")
_LAST_SECOND: Final = datetime(9999, 12, 31, tzinfo=UTC).timestamp()

Order = tuple[str, str, int, str]
"""Clock, device, sequence number, and the id where all three are equal."""


Number = tuple[str, str, int]
"""Reviewer, device and sequence number: which of the entries on that device it is."""


class BadEventError(ValueError):
    """A line that holds no event; its text says why, in words that can be shown.

    Args:
        reason: Why.
        number: Which entry it would be, where that much can be told.
        version: Version of the format that the line is in, if it is a later one; else 0.
    """

    def __init__(self, reason: str, number: Number | None = None, version: int = 0) -> None:
        super().__init__(reason)
        self.number = number
        self.version = version


class Made(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What made the rows and offsets that an event speaks of: a later one may make others."""

    reader: str = ""
    """Version of the readers and the decoding: they settle what the text is."""
    splitter: str = ""
    """Name and version of what splits text into sentences."""
    aligner: str = ""
    """Version of the aligner."""


class Event(msgspec.Struct, frozen=True, gc=False):
    """One thing that one reviewer wrote. Made by `new_event` and `decode` alone."""

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
    line: bytes
    """The line as it stands in the journal, without a line break."""
    made: Made | None = None
    """What made the rows that the reviewer saw; None where the line doesn't say."""
    group: str = ""
    """Events of one reviewer that share a group were one act: undone and redone as one. "" for an
    event that was one by itself."""

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


def new_event(
    data: Data,
    target: Target | None = None,
    *,
    clock: str,
    at: str,
    by: str,
    device: str,
    seq: int,
    made: Made | None = None,
    group: str = "",
) -> Event:
    """Return a new event, exactly as it will be read again.

    Raises:
        InputError: The event is longer than a line may be, or beyond the bounds of `bounds`.
    """
    written = _Written(
        v=VERSION,
        id=str(uuid.uuid4()),
        clock=clock,
        at=at,
        by=by,
        device=device,
        seq=seq,
        made=made,
        group=group,
        kind=KIND_OF[type(data)],
        target=target,
        data=data,
    )
    body = _json(written)
    line = body[:-1] + b',"crc":"%08x"}' % zlib.crc32(body)
    if len(line) > MAX_LINE:
        raise InputError(
            f"This {written.kind} is too long to be kept: {len(line):,} bytes, {MAX_LINE:,} fit.",
            _SHORTEN,
        )
    try:
        return decode(line)
    except BadEventError as error:
        raise InputError(f"This {written.kind} can't be kept: it {error}.", _SHORTEN) from error


def decode(line: bytes) -> Event:
    """Return the event that `line` (without its line break) holds.

    Raises:
        BadEventError: It holds none.
    """
    if len(line) > MAX_LINE:
        raise BadEventError(f"longer than {MAX_LINE:,} bytes")
    if b"\n" in line:
        raise BadEventError("a line break inside")
    _check_seal(line)
    try:
        return _read(line)
    except BadEventError:
        raise
    except RecursionError:
        raise BadEventError("nested too deeply") from None
    except ValueError as error:
        raise BadEventError(f"no event: {error}") from error


def utc(seconds: float) -> str:
    """Return a wall time (seconds since 1970) as `Event.at` has it: "2025-03-15T14:02:07.250Z"."""
    moment = datetime.fromtimestamp(min(max(0.0, seconds), _LAST_SECOND), UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


class _Written(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The members of a line in their order, but for the checksum."""

    v: int
    id: str
    clock: str
    at: str
    by: str
    device: str
    seq: int
    made: Made | None = None
    group: str = ""
    kind: str
    target: Target | None
    data: Data


class _Envelope(msgspec.Struct, kw_only=True, gc=False):
    """A line as read: target and data wait until the kind is known."""

    v: int
    id: str
    clock: str
    at: str
    by: str
    device: str
    seq: int
    made: msgspec.Raw = _NULL
    group: str = ""
    kind: str
    target: msgspec.Raw = _NULL
    data: msgspec.Raw = _NOTHING


class _Version(msgspec.Struct, gc=False):
    """All that must be readable in a line of whatever version."""

    v: int


_read_version: Final = msgspec.json.Decoder(_Version).decode
_read_envelope: Final = msgspec.json.Decoder(_Envelope).decode
_read_made: Final[Callable[[bytes], Made | None]] = msgspec.json.Decoder(Made | None).decode
_read_target: Final = msgspec.json.Decoder(Target | None).decode
_readers: Final = {kind: msgspec.json.Decoder(data).decode for kind, data in KINDS.items()}


def _json(written: _Written) -> bytes:
    try:
        return msgspec.json.encode(written)
    except UnicodeEncodeError:
        builtins = msgspec.to_builtins(written)
        return json.dumps(builtins, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _check_seal(line: bytes) -> None:
    seal = _SEAL.fullmatch(line, len(line) - _SEAL_LENGTH) if len(line) > _SEAL_LENGTH else None
    if not seal:
        raise BadEventError("cut short or no event: no checksum at its end")
    if int(seal[1], 16) != zlib.crc32(b"}", zlib.crc32(line[:-_SEAL_LENGTH])):
        raise BadEventError("damaged or edited: its checksum doesn't match")


def _read(line: bytes) -> Event:
    try:
        envelope = _read_envelope(line)
    except msgspec.ValidationError as error:
        raise BadEventError(f"no event: {error}", version=_later_version(line)) from error
    except msgspec.DecodeError:
        # msgspec refuses escapes of lone surrogates; the standard library reads them.
        return _read_slowly(line)
    target, data = None, None
    with suppress(msgspec.ValidationError):
        target = _read_target(envelope.target)
        data = _readers[envelope.kind](envelope.data) if envelope.kind in _readers else None
    return _event(line, envelope, _made(bytes(envelope.made)), target, data)


def _read_slowly(line: bytes) -> Event:
    members = json.loads(line.decode(), parse_constant=_refuse_constant)
    waiting = {"made": _NULL, "target": _NULL, "data": _NULL}
    envelope = msgspec.convert({**members, **waiting}, _Envelope)
    made, target, data = None, None, None
    with suppress(msgspec.ValidationError, UnicodeEncodeError):  # the latter over a surrogate
        made = msgspec.convert(members.get("made"), Made | None)
    with suppress(msgspec.ValidationError, UnicodeEncodeError):
        target = msgspec.convert(members.get("target"), Target | None)
        if envelope.kind in KINDS:
            data = msgspec.convert(members.get("data", {}), KINDS[envelope.kind])
    return _event(line, envelope, made, target, data)


def _later_version(line: bytes) -> int:
    """Return the version that a line says it is in, if that is a later one; else 0."""
    with suppress(msgspec.MsgspecError):
        version = _read_version(line).v
        return version if version > VERSION else 0
    return 0


@lru_cache(maxsize=64)
def _made(raw: bytes) -> Made | None:
    """Return what `raw` says; a desk's events share a handful of these."""
    try:
        return _read_made(raw)
    except msgspec.ValidationError:
        return None


def _event(
    line: bytes, envelope: _Envelope, made: Made | None, target: Target | None, data: Data | None
) -> Event:
    if not is_stamp(envelope.clock):
        raise BadEventError("no event: its clock isn't a stamp")
    if too_much := excess(line, envelope.by, envelope.device, target, data):
        raise BadEventError(too_much, (envelope.by, envelope.device, envelope.seq))
    understood = envelope.v == VERSION and _fits(envelope.kind, target, data)
    return Event(
        envelope.id,
        envelope.clock,
        envelope.at,
        envelope.by,
        envelope.device,
        envelope.seq,
        envelope.kind,
        target,
        data
        if data is not None and understood
        else UnknownData(envelope.v if envelope.v > VERSION else 0),
        line,
        made,
        envelope.group,
    )


def _fits(kind: str, target: Target | None, data: Data | None) -> bool:
    """Tell whether a target is of the sort that `kind` is about."""
    if kind in WITHOUT_TARGET:
        return True
    if target is None:
        return isinstance(data, DismissalData) and bool(data.wordings)
    return len(target.articles) == 1 if kind in OF_ONE_ARTICLE else bool(target.articles)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
