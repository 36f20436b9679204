"""Reads files for another process until its stdin ends: what they hold may come from anybody.

The process may take so much memory and so much time for each file and write no file; whatever goes
wrong in it comes back as a sentence. It is started by `elsewhere`, and holds nothing that could be
lost when it is ended.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from select import select
from struct import Struct as Layout
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec
from msgspec import Struct

from copydesk.articles.contents import Contents
from copydesk.articles.readers.formats import Format
from copydesk.errors import InputError

if TYPE_CHECKING:
    from types import FrameType

HEAD: Final = Layout("!Q")
"""Stands before each message: its length in bytes."""

LONGEST: Final = 10
"""Seconds of a processor that one file may take. A long article takes a tenth of one."""

MOST_MEMORY: Final = 1_500_000_000
"""Bytes of address space; what reads pages takes 400 MB of it before the first one."""

_WAITS: Final = 60
"""Seconds without work after which the process ends, to give its memory back."""

_LOOKS_EVERY: Final = 0.2
"""Seconds between two looks at whether the parent is there, while a file is read."""


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
    # What a parent ignores, its children ignore too, unless they say otherwise.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    parent = os.getppid()

    def look(_number: int, _frame: FrameType | None) -> None:
        if os.getppid() != parent:
            os._exit(0)

    signal.signal(signal.SIGALRM, look)
    outbox = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _bound()
    # Either one: the parent has gone in the middle of something.
    with suppress(BrokenPipeError, EOFError):
        _serve(sys.stdin.buffer, outbox)


def _bound() -> None:
    """Bound what this process may take: a file is read in it, not written."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # macOS knows the limit and doesn't keep it; there the clock alone ends what goes too far.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _serve(inbox: BinaryIO, outbox: BinaryIO) -> None:
    while select([inbox], [], [], _WAITS)[0] and (order := _received(inbox)) is not None:
        signal.setitimer(signal.ITIMER_REAL, _LOOKS_EVERY, _LOOKS_EVERY)
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + LONGEST + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
        try:
            body = msgspec.msgpack.encode(_answer(order))
            data = memoryview(HEAD.pack(len(body)) + body)
            while data:
                data = data[outbox.write(data) :]
        finally:
            # An alarm while the interpreter ends would be nobody's, and deadly.
            signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(order: Order) -> Contents | Fault:
    # Loads patterns and word lists.
    from copydesk.articles.reading_contents import contents_of

    try:
        return contents_of(order.name, order.form, order.data, order.encoding)
    except InputError as error:
        return Fault(error.message, error.hint)
    except MemoryError:
        return Fault(f"Reading it takes more than {MOST_MEMORY // 1_000_000} MB of memory.", "")
    except RecursionError:
        return Fault("It is nested too deeply to be read.", "")
    except Exception as error:
        # A library's own fault with a damaged or made-up file: it may raise anything.
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
        return Fault(f"It is damaged, or not what its name says ({where}).", "")


def _received(inbox: BinaryIO) -> Order | None:
    """Wait for the next order; None where there is none any more."""
    head = inbox.read(HEAD.size)
    if not head:
        return None
    (length,) = HEAD.unpack(head)
    return msgspec.msgpack.decode(inbox.read(length), type=Order)
