"""Has files that a library reads be read in a process of their own, which can be ended any time.

A process reads one file after the other, so that its libraries are loaded once. One that takes too
long or too much is ended, and the next file gets a new one: a file costs at most its own time.
Any number of threads may ask at once; each has a process to itself meanwhile.

Longer than most modules: to talk to a process, to wait and to end it is to know one state of it.
"""

from __future__ import annotations

import atexit
import os
import select
import subprocess
import sys
from contextlib import suppress
from signal import SIGXCPU
from threading import Lock, Timer
from time import monotonic
from typing import Final

import msgspec

from copydesk.articles.contents import Contents
from copydesk.articles.readers.formats import Format
from copydesk.articles.reading_process import (
    HEAD,
    LARGEST_ANSWER,
    LONGEST,
    MOST_MEMORY,
    OUT_OF_MEMORY,
    SAVE_AS_TEXT,
    Fault,
    Order,
)
from copydesk.errors import InputError

_PROGRAM: Final = "import sys; sys.path[:] = sys.argv[1:]; from {} import main; main()"
"""Finds modules where this process does, and not in the folder that it was started in, as `-m`
would: that may be a folder of articles from strangers."""

_PATIENCE: Final = 12 * LONGEST
"""Seconds of waiting after which a process is ended that hardly gets to run."""

_LOOK: Final = 1
"""Seconds that are waited at a time. They are counted, not the clock: a program that was stopped
for an hour has waited for one of them."""

_UNUSED: Final = 60
"""Seconds without work after which a process is ended, to give its memory back."""


def contents_elsewhere(name: str, form: Format, data: bytes, encoding: str = "") -> Contents:
    """Return what the bytes of a file hold; arguments and errors as for `contents_of`."""
    answer = _answer(Order(name, form, data, encoding))
    if isinstance(answer, Fault):
        raise InputError(answer.message, answer.hint)
    if not answer.is_sound:
        raise _makes_no_sense()
    return answer


def end_all() -> None:
    """End all processes, whatever they are at: who waits for one is told that it ended early."""
    _processes.end()


def process_for(module: str) -> subprocess.Popen[bytes]:
    """Start a process that takes what a stranger made, on stdin, and tells what it found on stdout.

    Args:
        module: Whose `main` it carries out.

    Raises:
        InputError: There is no process to be had.
    """
    places = [os.path.abspath(place) for place in sys.path if place]  # noqa: PTH100
    try:
        # In the root: it holds up no drive, and a relative name leads to nobody's files.
        return subprocess.Popen(
            [sys.executable, "-P", "-W", "ignore", "-c", _PROGRAM.format(module), *places],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd="/",
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            f"It needs a process of its own to be read in, which can't be started: {reason}.",
            "Close other programs and try again.",
        ) from error


def _answer(order: Order) -> Contents | Fault:
    processes = _processes
    ends = processes.ends
    child = processes.waiting()
    if child is not None:
        try:
            return child.read(order)
        except _EndedEarlyError:
            # What it read before may have left it little memory; a fresh one has all of it.
            if processes.ends != ends:
                raise
    child = _Child(processes)
    if processes.ends != ends:
        child.kill()  # all were ended before it was one of them
    return child.read(order)


class _EndedEarlyError(InputError):
    """A process ended before it was done, for another reason than time."""


class _Child:
    """A process that reads.

    Args:
        processes: Those it is one of.

    Raises:
        InputError: There is no process to be had.
    """

    def __init__(self, processes: _Processes) -> None:
        self._processes = processes
        self.unused_since = 0.0
        """When it was done last."""
        self._process = process_for("copydesk.articles.reading_process")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._inbox, self._outbox = self._process.stdin, self._process.stdout
        os.set_blocking(self._inbox.fileno(), False)
        processes.has_work(self)

    @property
    def is_there(self) -> bool:
        """Whether it hasn't ended."""
        return self._process.poll() is None

    def read(self, order: Order) -> Contents | Fault:
        """Have it read a file; whatever goes wrong, it is gone afterwards.

        Raises:
            InputError: It took too long, ended before it was done, or makes no sense.
        """
        try:
            answer = self._exchange(order)
        except BaseException:
            self._processes.forget(self)
            self.end()
            raise
        self._processes.is_done(self)
        return answer

    def kill(self) -> None:
        """Have it end, whatever it is at."""
        self._process.kill()

    def end(self) -> None:
        """End it, and wait until it has."""
        self._process.kill()
        self._process.wait()
        self.let_go()

    def let_go(self) -> None:
        """Close what leads to it."""
        self._inbox.close()
        self._outbox.close()

    def disown(self) -> None:
        """Know that it is another process's child."""
        self.let_go()
        self._process.returncode = 0

    def _exchange(self, order: Order) -> Contents | Fault:
        patience = _Patience()
        try:
            body = msgspec.msgpack.encode(order)
            self._send(HEAD.pack(len(body)), patience)
            self._send(body, patience)
            (length,) = HEAD.unpack(self._received(HEAD.size, patience))
            if length > LARGEST_ANSWER:
                raise _makes_no_sense()
            answer = self._received(length, patience)
            return msgspec.msgpack.decode(answer, type=Contents | Fault)
        except (BrokenPipeError, EOFError) as error:
            raise self._why_it_ended() from error
        except (msgspec.DecodeError, UnicodeError) as error:
            raise _makes_no_sense() from error

    def _send(self, data: bytes, patience: _Patience) -> None:
        left = memoryview(data)
        while left:
            patience.wait_for(self._inbox.fileno(), select.POLLOUT)
            left = left[self._inbox.write(left) or 0 :]

    def _received(self, length: int, patience: _Patience) -> bytes:
        """Return the next bytes that come from it.

        Raises:
            EOFError: There are no more.
            InputError: They don't come in time.
        """
        pieces = []
        while length:
            patience.wait_for(self._outbox.fileno(), select.POLLIN)
            piece = self._outbox.read(min(length, 1 << 20))
            if not piece:
                raise EOFError
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def _why_it_ended(self) -> InputError:
        # It may have closed its pipe and live on.
        self._process.kill()
        code = self._process.wait()
        if code == -SIGXCPU:
            return _too_slow()
        if code == OUT_OF_MEMORY:
            most = MOST_MEMORY // 1_000_000
            return _EndedEarlyError(
                f"Reading it takes more than {most} MB of memory.", SAVE_AS_TEXT
            )
        return _EndedEarlyError(f"Reading it ended early (code {code}).", SAVE_AS_TEXT)


class _Patience:
    """How long one file is waited for."""

    def __init__(self) -> None:
        self._left = _PATIENCE

    def wait_for(self, descriptor: int, event: int) -> None:
        """Wait until a pipe can be written to, or holds something, or has no other end.

        Raises:
            InputError: It took too long.
        """
        poller = select.poll()
        poller.register(descriptor, event)
        while not poller.poll(1000 * _LOOK):
            self._left -= _LOOK
            if self._left <= 0:
                raise _too_slow()


class _Processes:
    """The processes that this one has started."""

    def __init__(self) -> None:
        self.ends = 0
        """How often all of them were ended."""
        self._lock = Lock()
        self._waiting: list[_Child] = []
        self._at_work: set[_Child] = set()
        self._timer: Timer | None = None
        """Ends those that are unused for long."""

    def waiting(self) -> _Child | None:
        """Return one that waits for work, if there is one; it is at work from now on."""
        with self._lock:
            while self._waiting:
                child = self._waiting.pop()
                if child.is_there:
                    self._at_work.add(child)
                    return child
                child.end()
        return None

    def has_work(self, child: _Child) -> None:
        """Know one that has just been started."""
        with self._lock:
            self._at_work.add(child)

    def forget(self, child: _Child) -> None:
        """Know nothing of one any more."""
        with self._lock:
            self._at_work.discard(child)

    def is_done(self, child: _Child) -> None:
        """Let one wait for more work."""
        child.unused_since = monotonic()
        with self._lock:
            self._at_work.discard(child)
            self._waiting.append(child)
            self._set_timer()

    def end_unused(self, seconds: float) -> None:
        """End those that have waited for so long."""
        latest = monotonic() - seconds
        with self._lock:
            unused = [child for child in self._waiting if child.unused_since <= latest]
            self._waiting = [child for child in self._waiting if child.unused_since > latest]
        for child in unused:
            child.end()

    def end(self) -> None:
        """End all of them."""
        with self._lock:
            self.ends += 1
            for child in self._at_work:
                child.kill()  # whoever waits for it sees to the rest
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        self.end_unused(0)

    def disown(self) -> None:
        """Know that this process is a fork of the one whose children they are."""
        for child in (*self._waiting, *self._at_work):
            child.disown()

    def _set_timer(self) -> None:
        if self._timer is None:
            timer = Timer(_UNUSED, self._look)
            timer.daemon = True
            # The system may start no more threads: those that are unused stay until the end, then.
            with suppress(RuntimeError):
                timer.start()
                self._timer = timer

    def _look(self) -> None:
        self.end_unused(_UNUSED)
        with self._lock:
            self._timer = None
            if self._waiting:
                self._set_timer()


def _too_slow() -> InputError:
    return InputError(f"Reading it took more than {LONGEST} s.", SAVE_AS_TEXT)


def _makes_no_sense() -> InputError:
    return InputError("What was read from it makes no sense.", SAVE_AS_TEXT)


_processes = _Processes()


def _begin_anew() -> None:
    global _processes
    _processes.disown()
    _processes = _Processes()


os.register_at_fork(after_in_child=_begin_anew)
atexit.register(end_all)
