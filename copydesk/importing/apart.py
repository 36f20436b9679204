"""Takes sources apart in a process of its own, which can be ended any time.

A source may come from anybody, and what is in it is parsed by libraries. The process has bounds of
memory and time, writes no file, and whatever goes wrong in it becomes a sentence; what it had found
before stays found.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Generator
from contextlib import suppress
from signal import SIGXCPU
from typing import BinaryIO, Final

import msgspec
from msgspec import Struct

from copydesk.articles.elsewhere import process_for
from copydesk.articles.reading_process import LONGEST, OUT_OF_MEMORY, bound
from copydesk.errors import InputError
from copydesk.importing.sources import Refused, Source, Taken, taken_from

LONGEST_FIRST: Final = 60
"""Seconds of a processor until the first article: a dump is read in whole. Each one after that may
take as long as a file (`LONGEST`)."""

MOST_MEMORY: Final = 4_000_000_000
"""Bytes of address space. The largest dump that is taken, of 200 MB, takes 2,000 MB."""

_IN_PARTS: Final = "Import it in parts, or ask whoever made it what it is."


class Broken(Struct, frozen=True, tag=True):
    """Why a source can't be read, or no further: the parts of an `InputError`."""

    message: str
    hint: str


class Done(Struct, frozen=True, tag=True):
    """There is no more in a source."""


_Step = Taken | Refused | Broken | Done


def taken_apart(source: Source) -> Generator[Taken | Refused]:
    """Yield what is in a source as it is found; arguments and errors as for `taken_from`.

    Whoever takes no more ends the process.
    """
    process = process_for("copydesk.importing.apart")
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with suppress(BrokenPipeError), process.stdin as inbox:
            left = memoryview(msgspec.msgpack.encode(source))
            while left:
                left = left[inbox.write(left) or 0 :]
        with os.fdopen(os.dup(process.stdout.fileno()), "rb") as outbox:
            for line in outbox:
                step = msgspec.json.decode(line, type=_Step)
                if isinstance(step, Done):
                    return
                if isinstance(step, Broken):
                    raise InputError(step.message, step.hint)
                yield step
        raise _why_it_ended(process.wait())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _why_it_ended(code: int) -> InputError:
    if code == -SIGXCPU:
        return InputError("Reading it takes too long.", _IN_PARTS)
    if code == OUT_OF_MEMORY:
        most = MOST_MEMORY // 1_000_000
        return InputError(f"Reading it takes more than {most:,} MB of memory.", _IN_PARTS)
    return InputError(f"Reading it ended early (code {code}).", _IN_PARTS)


def _send(pipe: BinaryIO, step: _Step) -> None:
    try:
        line = msgspec.json.encode(step)
    except UnicodeEncodeError:
        line = msgspec.json.encode(Refused("It holds half characters, which no text has.", ""))
    pipe.write(line + b"\n")
    pipe.flush()


def _bound_time(seconds: int) -> None:
    """Bound what comes next."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1)


def main() -> None:
    """Take apart the source that comes in on stdin."""
    source = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Source)
    outbox = os.dup(1)
    # What a library prints is no message.
    os.dup2(2, 1)
    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_AS, MOST_MEMORY)
    bound(resource.RLIMIT_FSIZE, 0)
    _bound_time(LONGEST_FIRST)
    with os.fdopen(outbox, "wb") as pipe:
        try:
            for found in taken_from(source):
                _send(pipe, found)
                _bound_time(LONGEST)
            last: _Step = Done()
        except InputError as error:
            last = Broken(error.message, error.hint)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except RecursionError:
            last = Broken("It is nested too deeply to be read.", _IN_PARTS)
        except BrokenPipeError:
            os._exit(0)  # nobody waits for more
        except Exception as error:
            # A library's own fault with a damaged or made-up source: it may raise anything.
            last = Broken(f"It is damaged ({type(error).__name__}).", _IN_PARTS)
        _send(pipe, last)
