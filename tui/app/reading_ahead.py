"""Reads the articles in a child process while this one imports Textual, and goes on behind it.

The child is forked first of all: on two cores the first screen comes a fifth sooner. What it has
read it sends through a pipe, message by message (see `copydesk.background.messages`): what can be
shown, what the review begins with, what comparing its pair gives if that is short and new, then the
other articles in steps. Python runs one thread at a
time, so articles that are read in a thread make keys wait.

What the child couldn't do (a fault, no child to be had) is simply done again here, where faults
become sentences.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from struct import Struct as Layout
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copydesk.background.messages import packed, receive
from copydesk.errors import CopydeskError, InputError
from copydesk.parent import heed, looking
from tui.app.order_of_reading import (
    ComparedPair,
    Opening,
    ReadArticles,
    Sought,
    Step,
    begun,
    compared,
    read_at_once,
    steps,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.session.pair import PairKey

_INDEX: Final = Layout("!I")
"""How the index of an article is written that is wanted before the others."""


class _WithComparison(Struct, frozen=True):
    """Articles and what is kept of their pair, on the way.

    A pickle of rows and findings takes twenty times as long to make, and a third longer to read.
    """

    read: ReadArticles
    pair: PairKey
    comparison: bytes

    def unpacked(self) -> ReadArticles:
        """Return what was sent."""
        # Most that is opened for the first time comes without.
        from copydesk.compared import Comparison

        comparison = msgspec.msgpack.decode(self.comparison, type=Comparison)
        return replace(self.read, compared=(self.pair, comparison))


class ReadingAhead:
    """A child process that reads the articles. Must start before the first thread does.

    Args:
        sought: What is to be read.
    """

    def __init__(self, sought: Sought) -> None:
        self._sought = sought
        self._child = 0
        self._pipe: BinaryIO | None = None
        self._asking: BinaryIO | None = None
        """Tells the child what is wanted before the rest."""
        self._is_closed = False
        self._is_comparing = False
        """Whether what comparing the pair to open gave comes before more articles."""
        self._receiving = Lock()
        """Held by whoever waits for a message: the program may leave meanwhile."""
        self._start()

    def _start(self) -> None:
        reading, writing = os.pipe()
        asked, asking = os.pipe()
        parent = os.getpid()
        try:
            self._child = os.fork()
        except OSError:
            # Its articles are read here.
            for end in (reading, writing, asked, asking):
                os.close(end)
            return
        if self._child:
            os.close(writing)
            os.close(asked)
            os.set_blocking(asking, False)
            self._pipe = os.fdopen(reading, "rb")
            self._asking = os.fdopen(asking, "wb", buffering=0)
            return
        try:
            os.close(reading)
            os.close(asking)
            os.set_blocking(asked, False)
            _leave_alone(parent)
            with looking(), os.fdopen(writing, "wb") as pipe:
                _read_for(pipe, self._sought, partial(_asked, asked))
        finally:
            # Whatever happened, the parent sees it by what is missing; nothing here may go on.
            os._exit(0)

    def first(self) -> Opening | ReadArticles:
        """Return what the first screen shows: what `articles` does, unless that takes long.

        Raises:
            InputError: See `read_at_once`.
        """
        read = self._received()
        return read if isinstance(read, Opening) else self._or_read_here(read)

    def articles(self) -> ReadArticles:
        """Return the articles as the child read them, or read them here if the child gave none.

        To be called after `first` gave something else.

        Raises:
            InputError: See `read_at_once`.
        """
        return self._or_read_here(self._received())

    def _or_read_here(self, read: object) -> ReadArticles:
        if isinstance(read, ReadArticles):
            self._is_comparing = read.comparing is not None
            return read
        if self._is_closed:
            raise InputError("The program ended before the articles were read.")
        return read_at_once(self._sought)

    def compared(self) -> ComparedPair | None:
        """Wait for what comparing the pair to open gave; None where the child doesn't compare it.

        To be called from a thread, before `rest`.
        """
        if not self._is_comparing:
            return None
        self._is_comparing = False
        found = self._received()
        return found if isinstance(found, tuple) else None

    def rest(self) -> Step:
        """Wait for more articles; what the child gives no more of, nobody reads ahead.

        To be called from a thread, once the articles that the review begins with are there.
        """
        step = self._received()
        return step if isinstance(step, list) else ()

    def ask(self, index: int) -> None:
        """Have the child read an article before the others; without a child nothing happens."""
        if self._asking is not None:
            with suppress(BrokenPipeError):  # it has read all there is
                self._asking.write(_INDEX.pack(index))

    def close(self) -> None:
        """End the child, whatever it is at; nobody waits for it any more."""
        self._is_closed = True
        child, self._child = self._child, 0
        if child:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        if elsewhere := sys.modules.get("copydesk.articles.elsewhere"):
            # What this process wanted to be read itself: threads wait for that.
            elsewhere.end_all()
        with self._receiving:
            self._close_pipe()
        if self._asking is not None:
            self._asking.close()
            self._asking = None

    def _received(self) -> object:
        """Return the next message; None where there is none, or none that can be understood."""
        with self._receiving:
            if self._pipe is not None:
                with suppress(CopydeskError, EOFError):
                    if (message := receive(self._pipe)) is not None:
                        return (
                            message.unpacked() if isinstance(message, _WithComparison) else message
                        )
                self._close_pipe()
        return None

    def _close_pipe(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def _read_for(pipe: BinaryIO, sought: Sought, asked: Callable[[], list[int]]) -> None:
    """Read, and send what was read; `asked` as for `steps`."""
    with suppress(BrokenPipeError):
        for found in begun(sought):
            _send(pipe, found)
        assert isinstance(found, ReadArticles)
        # What comes now can wait for whoever works at the screen, and may be much.
        os.nice(5)
        gc.enable()
        if (comparison := compared(sought, found)) is not None:
            _send(pipe, comparison)
        for step in steps(sought, found, asked):
            _send(pipe, step)


def _asked(pipe: int) -> list[int]:
    """Return what has come through a pipe that waits for nothing: indices of articles."""
    with suppress(BlockingIOError):
        return [index for (index,) in _INDEX.iter_unpack(os.read(pipe, _INDEX.size * 1_000))]
    return []


def _send(pipe: BinaryIO, message: Opening | ReadArticles | ComparedPair | Step) -> None:
    sent: object = message
    if isinstance(message, ReadArticles) and message.compared is not None:
        pair, comparison = message.compared
        read = replace(message, compared=None)
        sent = _WithComparison(read, pair, msgspec.msgpack.encode(comparison))
    pipe.write(packed(sent))
    pipe.flush()


def _leave_alone(parent: int) -> None:
    """Let go of the terminal, and end when the parent does."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    heed(parent)
