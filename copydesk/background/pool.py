"""Compares pairs in a child process, away from the interpreter that draws the screen.

Python runs one thread at a time: with pairs of 190 sentences aligned in a thread, half of all keys
took longer than 50 ms, with a child 15 (`python -m benchmarks.keys_while_aligning`). And a child
can be ended at any moment, whatever it is at. It takes a tenth of a second to start, so one that is
done waits for the next pair, for a minute.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, cast

from copydesk.background.messages import HEAD, Errand, Fault, Laid, SheetErrand, packed, unpacked
from copydesk.errors import CopydeskError

if TYPE_CHECKING:
    from copydesk.compared import Comparison
    from copydesk.sheet.sheet import Sheet

_PROGRAM: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; "
    "from copydesk.background.worker import main; sys.exit(main())"
)
"""Finds modules where this process does, and not in the folder that it was started in, as `-m`
would: that may be a folder of articles from strangers."""

_Told = Callable[[float | Laid], None]
"""Told what comes before the answer: the done share, 0..1, and the rows of a pair."""

_LARGE: Final = 1_000
"""Sentences of a pair after which the child ends, to give its memory back."""

_SPARE: Final = 2
"""Children that may wait: two pairs are compared at a time, the one on screen and one behind."""

_UNUSED: Final = 60.0
"""Seconds without a pair after which no child waits any more, to give its memory back: as much as
the program itself has."""

_BUFFER: Final = 1 << 20
"""Bytes of an answer that are taken at once."""


class EndedEarlyError(CopydeskError):
    """A child ended before it was done."""

    def __init__(self, work: str, code: int) -> None:
        super().__init__(
            f"{work} ended early (code {code}).", "Memory may have run out; > and < try again."
        )
        self.was_killed = code < 0


class Comparer:
    """Compares the pairs of one review; starts child processes as it needs them.

    Args:
        say: Told in a sentence that a child ended early, and what is done about it.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._waiting: list[Process] = []
        """Children that are done with their pair."""
        self._at_work: set[Process] = set()
        """Children that aren't."""
        self._starting: set[asyncio.Future[Process]] = set()
        """Children that are being started."""
        self._resting: asyncio.TimerHandle | None = None
        """Ends the children that wait, unless one is wanted before."""
        self._ending: asyncio.Task[None] | None = None
        self._is_closed = False

    async def compare(
        self,
        errand: Errand,
        progress: Callable[[float], None],
        rows_made: Callable[[Comparison], None] | None = None,
    ) -> Comparison:
        """Compare two articles without holding up anything; cancelling ends the work at once.

        Args:
            errand: The pair.
            progress: Told the done share, 0..1, now and then, perhaps by another thread.
            rows_made: Told the rows before the findings, by the event loop, where the errand wants
                them first; twice where a child ended early and another one begins anew.

        Raises:
            CopydeskError: It failed; the message says how.
        """

        def told(said: float | Laid) -> None:
            if not isinstance(said, Laid):
                progress(said)
            elif rows_made is not None:
                rows_made(said.comparison)

        return cast("Comparison", await self._done(errand, told))

    async def make_sheet(self, errand: SheetErrand, progress: Callable[[float], None]) -> Sheet:
        """Make a fact sheet in the same way; arguments and errors as for `compare`."""

        def told(said: float | Laid) -> None:
            assert isinstance(said, float)  # a sheet has no rows of a pair
            progress(said)

        return cast("Sheet", await self._done(errand, told))

    async def _done(self, errand: Errand | SheetErrand, told: _Told) -> object:
        """Have an errand run and return what comes of it.

        What a child didn't come back from another one is sent on. If that can't run either, the
        pair is compared here: better that keys wait than that there are no rows. If it was killed,
        memory may have run out: this process isn't to be next.
        """
        try:
            return await self._in_child(errand, told)
        except EndedEarlyError as error:
            self._say(f"{error.message} It is being tried again.")
        try:
            return await self._in_child(errand, told)
        except EndedEarlyError as error:
            if error.was_killed:
                raise
        return await _in_thread(errand, told)

    async def _in_child(self, errand: Errand | SheetErrand, told: _Told) -> object:
        try:
            child = await self._child()
        except OSError:
            # No process is to be had.
            return await _in_thread(errand, told)
        self._at_work.add(child)
        kept = False
        try:
            answer = await _asked(child, errand, told)
            kept = len(self._waiting) < _SPARE and errand.sentences <= _LARGE
            return answer
        finally:
            if kept:
                self._waiting.append(child)
                self._rest()
            else:
                await _end(child)
            # Not where the end of the program cancels this, too: then `close` waits for it.
            self._at_work.discard(child)

    def _rest(self) -> None:
        """Let children wait for a while from now on."""
        if self._resting is not None:
            self._resting.cancel()
        loop = asyncio.get_running_loop()
        self._resting = None if self._is_closed else loop.call_later(_UNUSED, self._end_unused)

    def _end_unused(self) -> None:
        # Until it has ended, `close` has to know of it.
        self._at_work.update(self._waiting)
        self._ending = asyncio.create_task(self._end_all(self._waiting))
        self._waiting = []

    async def _end_all(self, children: Iterable[Process]) -> None:
        for child in children:
            await _end(child)
            self._at_work.discard(child)

    async def _child(self) -> Process:
        while self._waiting:
            child = self._waiting.pop()
            if child.returncode is None:
                return child
        if self._is_closed:
            # Whoever sees a child ended by `close` would try again with another one.
            raise asyncio.CancelledError
        command = (sys.executable, "-P", "-c", _PROGRAM, *sys.path)
        starting = asyncio.ensure_future(
            asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=_BUFFER
            )
        )
        self._starting.add(starting)
        try:
            # Cancelled half way, asyncio would lose sight of the child, and say so on the terminal.
            child = await asyncio.shield(starting)
        except asyncio.CancelledError:
            await _end(await asyncio.shield(starting))
            self._starting.discard(starting)
            raise
        except OSError:
            self._starting.discard(starting)
            raise
        self._starting.discard(starting)
        return child

    async def close(self) -> None:
        """End all children; none is started any more."""
        self._is_closed = True
        if self._resting is not None:
            self._resting.cancel()
        # Where the loop ends before a child was waited for, asyncio warns that it doesn't know it
        # any more: on the terminal, behind the last screen, of a child that is ended all the same.
        logging.getLogger("asyncio").setLevel(logging.ERROR)
        for starting in tuple(self._starting):
            with suppress(OSError):  # no process was to be had
                await _end(await starting)
        self._starting.clear()
        for child in (*self._waiting, *self._at_work):
            await _end(child)
        if self._ending is not None:
            await self._ending
        self._waiting.clear()
        self._at_work.clear()


async def _asked(child: Process, errand: Errand | SheetErrand, told: _Told) -> object:
    """Send the child on an errand and return what it comes back with.

    Raises:
        CopydeskError: It didn't come back, or with nothing but a fault.
    """
    try:
        await _send(child, errand)
        while isinstance(said := await _said(child), float | Laid):
            told(said)
    except (ConnectionError, asyncio.IncompleteReadError) as error:
        raise EndedEarlyError(errand.name, await child.wait()) from error
    if isinstance(said, Fault):
        raise CopydeskError(
            f"{errand.name} failed: {said.what}.", "This is a bug; please report it."
        )
    return said


async def _send(child: Process, errand: Errand | SheetErrand) -> None:
    assert child.stdin is not None
    child.stdin.write(await asyncio.to_thread(packed, errand))
    await child.stdin.drain()


async def _said(child: Process) -> object:
    """Return the next message of the child."""
    assert child.stdout is not None
    (length,) = HEAD.unpack(await child.stdout.readexactly(HEAD.size))
    # A comparison of long articles is unpacked for some milliseconds, the first one imported for.
    return await asyncio.to_thread(unpacked, await child.stdout.readexactly(length))


async def _end(child: Process) -> None:
    """End a child whatever it is at; it holds nothing that could be lost."""
    if child.returncode is None:
        child.kill()
    await child.wait()


class _NotWantedError(Exception):
    """Ends the work in a thread."""


async def _in_thread(errand: Errand | SheetErrand, told: _Told) -> object:
    """Run an errand in a thread; cancelled, it ends when it next tells how far it is."""
    wanted = True
    loop = asyncio.get_running_loop()

    def tell(said: float | Laid) -> None:
        if not wanted:
            raise _NotWantedError
        told(said)

    def take(laid: Laid) -> None:
        if wanted:
            told(laid)

    def hand_over(laid: Laid) -> None:
        loop.call_soon_threadsafe(take, laid)

    def run() -> object:
        if isinstance(errand, SheetErrand):
            return errand.run(tell)
        return errand.run(tell, hand_over)

    try:
        return await asyncio.to_thread(run)
    finally:
        wanted = False
