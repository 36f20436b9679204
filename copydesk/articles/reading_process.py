"""Reads files for another process until its stdin ends: what they hold may come from anybody.

The process may take so much memory and so much time for each file and write no file; whatever goes
wrong in it comes back as a sentence. It is started by `elsewhere`, and holds nothing that could be
lost when it is ended.
"""

from __future__ import annotations

import os
import resource
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from struct import Struct as Layout
from typing import Final

import msgspec
from msgspec import Struct

from copydesk.articles.contents import Contents
from copydesk.articles.readers.formats import READERS, Format
from copydesk.errors import InputError
from copydesk.parent import heed, looking

HEAD: Final = Layout("!Q")
"""Stands before each message: its length in bytes."""

LONGEST: Final = 10
"""Seconds of a processor that one file may take. A long article takes a tenth of one."""

MOST_MEMORY: Final = 1_500_000_000
"""Bytes of address space; what reads pages takes 400 MB of it before the first one."""

LARGEST_ANSWER: Final = 100_000_000
"""Bytes: the text of a file and its sentences. A novel of 200,000 words takes three millions."""

OUT_OF_MEMORY: Final = 3
"""Exit code of a process that had too little memory: it is of no more use."""

SAVE_AS_TEXT: Final = "Open it in the program that it is from and save its text as a .txt file."
"""What can be done with a file that can't be read."""

_NICE: Final = 5
"""How much it gives way to others that want the processor."""


class Order(Struct, frozen=True):
    """A file to be read; the fields are the arguments of `contents_of`."""

    name: str
    form: Format
    data: bytes
    encoding: str = ""


class Fault(Struct, frozen=True, tag=True):
    """Why a file can't be read: the parts of an `InputError`."""

    message: str
    hint: str


def main() -> None:
    """Read what comes in on stdin, one after the other."""
    heed(os.getppid())
    # What a library reads or prints is no message: it gets stderr, which leads nowhere.
    inbox, outbox = os.dup(0), os.dup(1)
    for stream in (0, 1):
        os.dup2(2, stream)
    # Keys go first.
    os.setpriority(os.PRIO_PROCESS, 0, max(_NICE, os.getpriority(os.PRIO_PROCESS, 0)))
    bound(resource.RLIMIT_CORE, 0)
    # macOS knows this limit and doesn't keep it; there time alone ends what goes too far.
    bound(resource.RLIMIT_AS, MOST_MEMORY)
    # Either one: the parent has gone in the middle of something.
    with suppress(BrokenPipeError, EOFError):
        _serve(inbox, outbox)


def _serve(inbox: int, outbox: int) -> None:
    while (order := _received(inbox)) is not None:
        with looking():
            body = _answer(order)
            _send(outbox, HEAD.pack(len(body)))
            _send(outbox, body)


def _answer(order: Order) -> bytes:
    """Return what is sent back: `Contents`, or a `Fault`."""
    try:
        body = msgspec.msgpack.encode(_read(order))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except UnicodeEncodeError:
        return _packed(Fault("It holds half characters, which no text has.", SAVE_AS_TEXT))
    if len(body) > LARGEST_ANSWER:
        return _packed(Fault("It holds more text than an article can have.", SAVE_AS_TEXT))
    return body


def _packed(fault: Fault) -> bytes:
    return msgspec.msgpack.encode(fault)


def _read(order: Order) -> Contents | Fault:
    # Loads patterns and word lists; the time that this takes isn't the file's, and what is compiled
    # is kept beside the sources, as ever.
    import copydesk.articles.reading_contents  # noqa: F401

    import_module(f"copydesk.articles.readers.{READERS[order.form]}")
    _bound_one_file()
    try:
        return read_or_fault(order)
    finally:
        bound(resource.RLIMIT_FSIZE, resource.RLIM_INFINITY)


def read_or_fault(order: Order) -> Contents | Fault:
    """Return what a file holds or why it can't be read, read in this process and without bounds.

    Raises:
        MemoryError: There was too little of it.
    """
    from copydesk.articles.reading_contents import contents_of

    try:
        return contents_of(order.name, order.form, order.data, order.encoding)
    except InputError as error:
        return Fault(error.message, error.hint)
    except MemoryError:
        raise
    except RecursionError:
        return Fault("It is nested too deeply to be read.", SAVE_AS_TEXT)
    except Exception as error:
        # A library's own fault with a damaged or made-up file: it may raise anything.
        *_, (frame, line) = traceback.walk_tb(error.__traceback__)
        where = f"{type(error).__name__} in {Path(frame.f_code.co_filename).name}:{line}"
        return Fault(f"It is damaged, or not what its name says ({where}).", SAVE_AS_TEXT)


def _bound_one_file() -> None:
    """Bound what the next file may take: time, and it is read, not written."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + LONGEST + 1)
    bound(resource.RLIMIT_FSIZE, 0)


def bound(limit: int, most: int) -> None:
    """Set a limit of this process, as far as whoever started the program leaves room for it.

    Args:
        limit: One of `resource`.
        most: How much, in the limit's unit.
    """
    _, hard = resource.getrlimit(limit)
    if most == resource.RLIM_INFINITY or (hard != resource.RLIM_INFINITY and hard < most):
        most = hard
    with suppress(ValueError, OSError):
        resource.setrlimit(limit, (most, hard))


def _received(inbox: int) -> Order | None:
    """Wait for the next order; None where there is none any more."""
    try:
        (length,) = HEAD.unpack(_bytes(inbox, HEAD.size))
    except EOFError:
        return None
    return msgspec.msgpack.decode(_bytes(inbox, length), type=Order)


def _bytes(inbox: int, length: int) -> bytes:
    """Wait for so many bytes.

    Raises:
        EOFError: There are no more.
    """
    pieces = []
    while length:
        piece = os.read(inbox, min(length, 1 << 20))
        if not piece:
            raise EOFError
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _send(outbox: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(outbox, left) :]
