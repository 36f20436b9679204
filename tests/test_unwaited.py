"""Work behind the screen: its outcome comes back, and leaving doesn't wait for it."""

from __future__ import annotations

import asyncio
from threading import Event, current_thread

import pytest

from tui.app.unwaited import unwaited


def test_what_work_comes_to_is_returned_or_raised() -> None:
    async def both() -> str:
        with pytest.raises(ValueError, match="seven"):
            await unwaited(lambda: int("seven"))
        return await unwaited(lambda: current_thread().name)

    assert asyncio.run(both()) == "unwaited"


def test_an_end_waits_for_no_work_that_goes_on() -> None:
    is_left, is_over = Event(), Event()

    def work() -> None:
        is_left.wait(60)
        is_over.set()

    async def leaves() -> None:
        waiting = asyncio.ensure_future(unwaited(work))
        await asyncio.sleep(0)
        waiting.cancel()

    asyncio.run(leaves())
    assert not is_over.is_set()
    is_left.set()
    assert is_over.wait(60)
