"""Has files that a library reads be read in a process of their own, which can be ended any time.

A process reads one file after the other, so that its libraries are loaded once. One that takes too
long or too much is ended, and the next file gets a new one: a file costs at most its own time.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from select import select
from signal import SIGXCPU
from threading import Lock
from time import monotonic
from typing import IO, Final

import msgspec

from copydesk.articles.contents import Contents
from copydesk.articles.files import LARGEST
from copydesk.articles.readers.formats import Format
from copydesk.articles.reading_process import HEAD, LONGEST, MOST_MEMORY, Fault, Order
from copydesk.errors import InputError

_PROGRAM: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; "
    "from copydesk.articles.reading_process import main; main()"
)
"""Finds modules where this process does, and not in the folder that it was started in, as `-m`
would: that may be a folder of articles from strangers."""

_PATIENCE: Final = 6 * LONGEST
"""Seconds on the clock after which a process is ended that hardly gets to run."""

_LARGEST_ANSWER: Final = 30 * LARGEST
"""Bytes: an article of stops alone has a sentence for each."""

_SAVE_AS_TEXT: Final = "Open it in the program that it is from and save its text as a .txt file."


def contents_elsewhere(name: str, form: Format, data: bytes, encoding: str = "") -> Contents:
    """Return what the bytes of a file hold; arguments and errors as for `contents_of`."""
    child = _Child.idle() or _Child()
    try:
        answer = child.answer(Order(name, form, data, encoding))
    except BaseException:
        child.end()
        raise
    child.is_done()
    if isinstance(answer, Fault):
        raise InputError(answer.message, answer.hint)
    if not answer.is_sound:
        raise InputError("What was read from it makes no sense.", _SAVE_AS_TEXT)
    return answer


class _Child:
    """A process that reads."""

    _idle: list[_Child] = []  # noqa: RUF012  # Shared on purpose, under the lock.
    _lock = Lock()

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    @classmethod
    def idle(cls) -> _Child | None:
        """Return a process that waits for work, if there is one."""
        with cls._lock:
            while cls._idle:
                child = cls._idle.pop()
                if child._process.poll() is None:
                    return child
                child.end()
        return None

    def is_done(self) -> None:
        """Let it wait for more; it ends by itself when nothing comes."""
        with self._lock:
            self._idle.append(self)

    def end(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.communicate()

    def answer(self, order: Order) -> Contents | Fault:
        """Send an order and wait for what comes of it.

        Raises:
            InputError: It took too long, or the process ended before it was done.
        """
        inbox, outbox = self._process.stdin, self._process.stdout
        assert inbox is not None
        assert outbox is not None
        deadline = monotonic() + _PATIENCE
        try:
            body = msgspec.msgpack.encode(order)
            inbox.write(HEAD.pack(len(body)) + body)
            inbox.flush()
            (length,) = HEAD.unpack(_received(outbox, HEAD.size, deadline))
            if length > _LARGEST_ANSWER:
                raise InputError("It holds more text than an article can have.", _SAVE_AS_TEXT)
            return msgspec.msgpack.decode(
                _received(outbox, length, deadline), type=Contents | Fault
            )
        except (BrokenPipeError, EOFError) as error:
            raise self._why_it_ended() from error
        except msgspec.DecodeError as error:
            raise InputError("What was read from it makes no sense.", _SAVE_AS_TEXT) from error

    def _why_it_ended(self) -> InputError:
        code = self._process.wait()
        if code == -SIGXCPU:
            return _too_slow()
        return InputError(
            f"Reading it ended early (code {code}); it may take more than"
            f" {MOST_MEMORY // 1_000_000} MB of memory.",
            _SAVE_AS_TEXT,
        )


def _received(pipe: IO[bytes], length: int, deadline: float) -> bytes:
    """Return the next bytes that come through a pipe.

    Raises:
        EOFError: There are no more.
        InputError: They don't come in time.
    """
    pieces = []
    descriptor = pipe.fileno()
    while length:
        if not select([descriptor], [], [], max(0.0, deadline - monotonic()))[0]:
            raise _too_slow()
        piece = os.read(descriptor, min(length, 1 << 20))
        if not piece:
            raise EOFError
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _too_slow() -> InputError:
    return InputError(f"Reading it took more than {LONGEST} s.", _SAVE_AS_TEXT)


@atexit.register
def _end_all() -> None:
    while child := _Child.idle():
        child.end()
