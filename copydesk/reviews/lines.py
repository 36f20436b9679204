"""Lines of journals: a new event in the form in which it will be read, and reading them.

Journals come from strangers: reading a line gives an event or raises `BadEventError`, whatever the
bytes are, and nothing else.
"""

from __future__ import annotations

import json
import uuid
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Final, cast

import msgspec
from msgspec import UNSET

from copydesk.errors import InputError
from copydesk.reviews.anchors import Target
from copydesk.reviews.bounds import ALWAYS_FITS, excess
from copydesk.reviews.clock import is_stamp
from copydesk.reviews.events import (
    VERSION,
    Event,
    Made,
    Members,
    Number,
    is_sealed_as,
    sealed,
    with_seal,
)
from copydesk.reviews.kind_names import kind_name
from copydesk.reviews.kinds import (
    KIND_OF,
    KINDS,
    OF_ONE_ARTICLE,
    WITHOUT_TARGET,
    Data,
    DismissalData,
    UnknownData,
)
from copydesk.reviews.parts import Part, Parts

MAX_LINE: Final = 1_000_000
"""Bytes that a line may have, without its line break."""

_SHORTEN: Final = "Shorten it, or split it in two."
_SEAL: Final = b',"crc":"01234567"}'
_NULL: Final = msgspec.Raw(b"null")
_NOTHING: Final = msgspec.Raw(b"{}")


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
    event = Event(
        id=str(uuid.uuid4()),
        clock=clock,
        at=at,
        by=by,
        device=device,
        seq=seq,
        kind=KIND_OF[type(data)],
        target=target,
        data=data,
        made=made,
        group=group,
    )
    line, what = sealed(event), kind_name(event.kind)
    if len(line) > MAX_LINE:
        raise InputError(
            f"This {what} is too long to be kept: {len(line):,} bytes, {MAX_LINE:,} fit.",
            _SHORTEN,
        )
    try:
        return decode(line)
    except BadEventError as error:
        raise InputError(f"This {what} can't be kept: it {error}.", _SHORTEN) from error


def decode(line: bytes) -> Event:
    """Return the event that `line` (without its line break) holds; see `Decoder.decode`."""
    return Decoder().decode(line)


class Decoder:
    """Reads the lines of a desk. What they have in common is one value in memory, and read once."""

    def __init__(self) -> None:
        self._targets = Parts(_read_target)
        self._data: dict[str, Parts[Data]] = {kind: Parts(read) for kind, read in _readers.items()}
        self._made = Parts(_read_made)
        self._words: dict[str, str] = {}

    def decode(self, line: bytes) -> Event:
        """Return the event that `line` (without its line break) holds.

        Raises:
            BadEventError: It holds none.
        """
        try:
            event = self._as_written(line)
        except (ValueError, RecursionError):
            event = None  # whatever is wrong with it, `_read` says it
        return event or self._read(line)

    def _as_written(self, line: bytes) -> Event | None:
        """Return the event of a line just as `sealed` writes it, as nearly all are; else None.

        That tells at once that it is whole and that it needn't be kept: its parts were looked at
        when they came first.

        Raises:
            ValueError: It can't be read, or not by msgspec.
            RecursionError: The same.
        """
        if len(line) > ALWAYS_FITS:
            return None
        members = _read_members(line)
        data_of = self._data.get(members.kind)
        if data_of is None or members.v != VERSION or members.group == "":
            return None
        if line != with_seal(_encode(members)):
            return None
        made = _NOT_MADE if members.made is UNSET else self._made[bytes(members.made)]
        target = self._targets[bytes(members.target)]
        data = data_of[bytes(members.data)]
        if not (made.is_as_written and target.is_as_written and data.is_as_written):
            return None
        if not is_stamp(members.clock) or not _fits(members.kind, target.said, data.said):
            return None
        share = self._words.setdefault
        return Event(
            members.id,
            members.clock,
            members.at,
            share(members.by, members.by),
            share(members.device, members.device),
            members.seq,
            share(members.kind, members.kind),
            target.said,
            cast("Data", data.said),
            b"",
            made.said,
            "" if members.group is UNSET else members.group,
        )

    def _read(self, line: bytes) -> Event:
        """Return the event of any line.

        Raises:
            BadEventError: It holds none.
        """
        if len(line) > MAX_LINE:
            raise BadEventError(f"longer than {MAX_LINE:,} bytes")
        if b"\n" in line:
            raise BadEventError("a line break inside")
        _check_seal(line)
        try:
            return self._understood(line)
        except BadEventError:
            raise
        except RecursionError:
            raise BadEventError("nested too deeply") from None
        except ValueError as error:
            raise BadEventError(f"no event: {error}") from error

    def _understood(self, line: bytes) -> Event:
        try:
            envelope = _read_envelope(line)
        except msgspec.ValidationError as error:
            raise BadEventError(f"no event: {error}", version=_later_version(line)) from error
        except msgspec.DecodeError:
            # msgspec refuses escapes of lone surrogates; the standard library reads them.
            return _event(line, *_read_slowly(line))
        share = self._words.setdefault
        envelope.by = share(envelope.by, envelope.by)
        envelope.device = share(envelope.device, envelope.device)
        envelope.kind = share(envelope.kind, envelope.kind)
        data = self._data.get(envelope.kind)
        return _event(
            line,
            envelope,
            self._made[bytes(envelope.made)].said,
            self._targets[bytes(envelope.target)].said,
            None if data is None else data[bytes(envelope.data)].said,
        )


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


_NOT_MADE: Final[Part[Made]] = Part(None, is_as_written=True)
"""What a line says that doesn't tell what made its rows."""

_encode: Final = msgspec.json.Encoder().encode
_read_members: Final = msgspec.json.Decoder(Members[msgspec.Raw, msgspec.Raw, msgspec.Raw]).decode
_read_version: Final = msgspec.json.Decoder(_Version).decode
_read_envelope: Final = msgspec.json.Decoder(_Envelope).decode
_read_made: Final = msgspec.json.Decoder(Made).decode
_read_target: Final[Callable[[bytes], Target | None]] = msgspec.json.Decoder(Target | None).decode
_readers: Final[dict[str, Callable[[bytes], Data | None]]] = {
    kind: cast("Callable[[bytes], Data | None]", msgspec.json.Decoder(data).decode)
    for kind, data in KINDS.items()
}


def _check_seal(line: bytes) -> None:
    seal = line[-len(_SEAL) :]
    if seal[:8] != _SEAL[:8] or seal[16:] != _SEAL[16:]:
        raise BadEventError("cut short or no event: no checksum at its end")
    if seal[8:16] != b"%08x" % zlib.crc32(b"}", zlib.crc32(line[: -len(_SEAL)])):
        raise BadEventError("damaged or edited: its checksum doesn't match")


def _read_slowly(line: bytes) -> tuple[_Envelope, Made | None, Target | None, Data | None]:
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
    return envelope, made, target, data


def _later_version(line: bytes) -> int:
    """Return the version that a line says it is in, if that is a later one; else 0."""
    with suppress(msgspec.MsgspecError):
        version = _read_version(line).v
        return version if version > VERSION else 0
    return 0


def _event(
    line: bytes, envelope: _Envelope, made: Made | None, target: Target | None, data: Data | None
) -> Event:
    if not is_stamp(envelope.clock):
        raise BadEventError("no event: its clock isn't a stamp")
    if too_much := excess(line, envelope.by, envelope.device, target, data):
        raise BadEventError(too_much, (envelope.by, envelope.device, envelope.seq))
    known = data
    if envelope.v != VERSION or not _fits(envelope.kind, target, data):
        known = None
    event = Event(
        envelope.id,
        envelope.clock,
        envelope.at,
        envelope.by,
        envelope.device,
        envelope.seq,
        envelope.kind,
        target,
        UnknownData(envelope.v if envelope.v > VERSION else 0) if known is None else known,
        b"",
        made,
        envelope.group,
    )
    if known is None or not is_sealed_as(event, line):
        msgspec.structs.force_setattr(event, "kept", line)
    return event


def _fits(kind: str, target: Target | None, data: Data | None) -> bool:
    """Tell whether a target is of the sort that `kind` is about."""
    if kind in WITHOUT_TARGET:
        return True
    if target is None:
        return isinstance(data, DismissalData) and bool(data.wordings)
    return len(target.articles) == 1 if kind in OF_ONE_ARTICLE else bool(target.articles)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
