"""Waits until an app under a pilot has done all that a key set off.

`Pilot.pause` sleeps for 20 ms or more and then takes a process that got no processor for one that
is idle. Here nothing is timed: the app is quiet when no message, callback or repaint is waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

from textual._queue import Queue
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import WorkerCancelled

_TURNS: Final = 10
"""Turns of the event loop in a row with nothing waiting: a task may be between two awaits."""

_BUSY_TURNS: Final = 100
"""Turns after which something slow is waited for, such as a thread: it gets the processor."""

_PATIENCE: Final = 30.0
"""Seconds after which what isn't quiet won't be."""


async def until_quiet(app: App[Any]) -> None:
    """Wait until everything is done and drawn; workers and what they start included.

    What a timer does later, and the thread that writes, aren't waited for.

    Raises:
        AssertionError: It never ends; the message names who is at it.
    """
    try:
        async with asyncio.timeout(_PATIENCE):
            await _until_quiet(app)
    except TimeoutError:
        busy = [str(pump) for pump in _pumps(app) if _waits(pump)]
        raise AssertionError(f"never quiet: {busy} {list(app.workers)}") from None


async def _until_quiet(app: App[Any]) -> None:
    turns = calm = 0
    while calm < _TURNS and not app._closed:
        turns += 1
        await asyncio.sleep(0 if turns < _BUSY_TURNS else 0.001)
        if len(app.workers):
            # Cancelled, if something else was wanted meanwhile.
            with suppress(WorkerCancelled):
                await app.workers.wait_for_complete()
            calm = 0
        elif any(_waits(pump) for pump in _pumps(app)) or _draws(app):
            calm = 0
        else:
            calm += 1


def _pumps(app: App[Any]) -> Iterable[MessagePump]:
    yield app
    yield from list(app._registry)


def _waits(pump: MessagePump) -> bool:
    """Whether a message is waiting, or being handled, or a callback is due after it."""
    if not pump._running or pump._closed:
        return False
    if pump._closing:
        return True
    queue: Queue[Any] = pump._message_queue
    # With nothing to handle, a pump waits for the next message.
    is_handling = not queue.ready_event._waiters
    return bool(is_handling or not queue.empty() or pump._next_callbacks)


def _draws(app: App[Any]) -> bool:
    """Have the screens draw now what they would draw 60 times a second; return whether any did."""
    waiting = [screen for screen in app.screen_stack if app._running and _has_to_draw(screen)]
    for screen in waiting:
        screen._on_timer_update()
    # A screen below others may be left as it is.
    return any(not _has_to_draw(screen) for screen in waiting)


def _has_to_draw(screen: Screen[Any]) -> bool:
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
