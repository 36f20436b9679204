"""Work that the program doesn't wait for when it is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

_Result = TypeVar("_Result")
_Told = TypeVar("_Told")


async def unwaited(work: Callable[[], _Result]) -> _Result:
    """Return what `work`, done in a thread, comes to, or raise what it raises.

    An event loop ends only when all threads of `asyncio.to_thread` have: a large desk takes a
    second to be read, and one on a dead network drive for ever.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_Result] = loop.create_future()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # raised again by whoever waits
            tell(done.set_exception, error)
        else:
            tell(done.set_result, result)

    def tell(told: Callable[[_Told], None], what: _Told) -> None:
        with suppress(RuntimeError):  # the loop is over, and nobody waits any more
            loop.call_soon_threadsafe(lambda: None if done.done() else told(what))

    Thread(target=run, name="unwaited", daemon=True).start()
    return await done
