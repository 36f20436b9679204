"""Comparing pairs elsewhere: real processes, cancelled at every moment, none left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from msgspec import structs

from copydesk.alignment.cache import AlignmentCache
from copydesk.alignment.edit import Linked
from copydesk.background.messages import Errand, Laid, SheetErrand
from copydesk.background.pool import Comparer
from copydesk.compared import Comparison
from copydesk.comparison import compare
from copydesk.errors import CopydeskError
from tests.processes import comparing_children
from tests.test_worker import LONG, SHORT

_PATIENCE = 60.0
"""Seconds after which what a child was to do won't come."""


@asynccontextmanager
async def _comparer(said: list[str] | None = None) -> AsyncIterator[Comparer]:
    comparer = Comparer((said if said is not None else []).append)
    try:
        yield comparer
    finally:
        await comparer.close()
        assert comparing_children(os.getpid()) == []


def _unheard(_share: float) -> None:
    """Progress that nobody wants to know about."""


async def _begun(comparer: Comparer, errand: Errand) -> asyncio.Task[object]:
    """Start a comparison; return when its first progress was told, raise what ends it before."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell(_share: float) -> None:
        loop.call_soon_threadsafe(told.set)

    task: asyncio.Task[object] = asyncio.create_task(comparer.compare(errand, tell))
    telling = asyncio.create_task(told.wait())
    await asyncio.wait({telling, task}, timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED)
    telling.cancel()
    if not told.is_set():
        task.cancel()
        await task
    return task


async def test_a_pair_is_compared_as_it_would_be_here_and_the_child_waits_for_the_next() -> None:
    async with _comparer() as comparer:
        for errand in (SHORT, Errand(SHORT.right, SHORT.left)):
            assert await comparer.compare(errand, _unheard) == errand.run()
            (child,) = comparing_children(os.getpid())
            assert child == comparer._waiting[0].pid


async def test_children_that_nothing_is_wanted_of_go_and_others_come_for_the_next_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("copydesk.background.pool._UNUSED", 0)
    async with _comparer() as comparer:
        for errand in (SHORT, Errand(SHORT.right, SHORT.left)):
            assert await comparer.compare(errand, _unheard) == errand.run()
            while comparing_children(os.getpid()):
                await asyncio.sleep(0.01)
            assert comparer._waiting == []


async def test_a_child_that_is_wanted_again_in_time_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with _comparer() as comparer:
        await comparer.compare(SHORT, _unheard)
        (child,) = comparing_children(os.getpid())
        first = comparer._resting
        await comparer.compare(SHORT, _unheard)
        assert comparing_children(os.getpid()) == [child]
        assert first is not None
        assert first.cancelled(), "its minute began anew"


async def test_a_child_that_held_long_articles_gives_its_memory_back() -> None:
    async with _comparer() as comparer:
        assert await comparer.compare(LONG, _unheard) == compare(LONG.left, LONG.right)
        assert comparing_children(os.getpid()) == []


async def test_cancelling_kills_the_child_and_the_next_pair_is_not_held_up() -> None:
    async with _comparer() as comparer:
        task = await _begun(comparer, LONG)
        (child,) = comparing_children(os.getpid())
        task.cancel()
        # At once: nothing is waited for in between.
        next_task = asyncio.create_task(comparer.compare(SHORT, _unheard))
        with suppress(asyncio.CancelledError):
            await task
        assert child not in comparing_children(os.getpid())
        assert await next_task == SHORT.run()


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 5, 8, 13, 40])
async def test_cancelling_at_any_moment_leaves_no_child(steps: int) -> None:
    async with _comparer() as comparer:
        task = asyncio.create_task(comparer.compare(LONG, _unheard))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        assert comparing_children(os.getpid()) == []


@pytest.mark.parametrize("steps", [1, 2, 3, 5, 8])
async def test_closing_while_a_child_is_being_started_leaves_none_and_says_nothing(
    steps: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Asyncio loses a child whose start is cancelled, and complains on the terminal later."""
    async with _comparer() as comparer:
        task = asyncio.create_task(comparer.compare(SHORT, _unheard))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        task.cancel()
        await comparer.close()
        with suppress(asyncio.CancelledError):
            await task
        assert comparing_children(os.getpid()) == []


async def test_a_fact_sheet_is_made_as_it_would_be_here() -> None:
    errand = SheetErrand((SHORT.left, SHORT.right))
    async with _comparer() as comparer:
        assert await comparer.make_sheet(errand, _unheard) == errand.run()


async def test_many_changes_of_mind_end_in_the_last_pair() -> None:
    async with _comparer() as comparer:
        for _ in range(4):
            task = await _begun(comparer, LONG)
            task.cancel()
        assert await comparer.compare(SHORT, _unheard) == SHORT.run()


async def _kill_child() -> None:
    async with asyncio.timeout(_PATIENCE):
        while not (children := comparing_children(os.getpid())):
            await asyncio.sleep(0)
        os.kill(children[0], signal.SIGKILL)
        while children[0] in comparing_children(os.getpid()):
            await asyncio.sleep(0)


async def test_a_child_that_was_killed_is_said_and_another_compares_the_pair() -> None:
    said: list[str] = []
    async with _comparer(said) as comparer:
        task = asyncio.create_task(comparer.compare(SHORT, _unheard))
        await _kill_child()
        assert await task == SHORT.run()
    assert said == [
        "Comparing made.txt with made.txt ended early (code -9). It is being tried again."
    ]


FIRST = structs.replace(SHORT, rows_first=True)


async def test_the_rows_come_before_the_findings_and_are_those_of_the_whole() -> None:
    rows: list[Comparison] = []
    async with _comparer() as comparer:
        whole = await comparer.compare(FIRST, _unheard, rows.append)
        assert await comparer.compare(SHORT, _unheard, rows.append) == whole
    (laid,) = rows
    assert not laid.findings_known
    assert (laid.findings, laid.differences) == ((), ())
    said = {"findings", "differences", "inside_left", "inside_right", "checkable", "languages"}
    for name in {*Comparison.__struct_fields__} - said - {"findings_known"}:
        assert getattr(laid, name) == getattr(whole, name)


async def test_a_child_that_is_killed_between_rows_and_findings_costs_neither() -> None:
    rows: list[Comparison] = []

    def kill_the_first(laid: Comparison) -> None:
        rows.append(laid)
        if len(rows) == 1:
            os.kill(comparing_children(os.getpid())[0], signal.SIGKILL)

    errand = structs.replace(LONG, rows_first=True)
    async with _comparer() as comparer:
        whole = await comparer.compare(errand, _unheard, kill_the_first)
    assert whole == LONG.run()
    assert rows[0] == rows[1]
    assert rows[1].rows == whole.rows


async def test_a_pair_that_two_children_were_killed_at_is_given_up() -> None:
    async with _comparer() as comparer:
        task = await _begun(comparer, LONG)
        await _kill_child()
        await _kill_child()
        with pytest.raises(CopydeskError, match=r"made.txt with made.txt ended early \(code -9\)"):
            await task
        assert await comparer.compare(SHORT, _unheard) == SHORT.run()


async def test_where_no_child_can_run_the_pair_is_compared_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("copydesk.background.pool._PROGRAM", "import sys; sys.exit(3)")
    said: list[str] = []
    async with _comparer(said) as comparer:
        assert await comparer.compare(SHORT, _unheard) == SHORT.run()
    assert "ended early (code 3)" in said[0]


async def test_a_child_that_was_killed_while_it_waited_is_not_asked() -> None:
    async with _comparer() as comparer:
        await comparer.compare(SHORT, _unheard)
        waiting = comparer._waiting[0]
        os.kill(waiting.pid, signal.SIGKILL)
        await waiting.wait()
        assert await comparer.compare(SHORT, _unheard) == SHORT.run()


async def test_a_bug_in_the_child_is_a_sentence() -> None:
    async with _comparer() as comparer:
        wrong = Errand(SHORT.left, SHORT.right, (Linked(0, 99),))
        with pytest.raises(CopydeskError, match=r"failed: IndexError in edits\.py"):
            await comparer.compare(wrong, _unheard)


async def test_a_module_in_the_folder_of_the_articles_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("copydesk.py", "msgspec.py", "pickle.py", "sitecustomize.py"):
        (tmp_path / name).write_text("open('run', 'w')\nraise SystemExit(9)\n")
    monkeypatch.chdir(tmp_path)
    async with _comparer() as comparer:
        assert await comparer.compare(SHORT, _unheard) == SHORT.run()
    assert not (tmp_path / "run").exists()


async def test_what_was_aligned_is_kept_for_the_next_review(tmp_path: Path) -> None:
    kept = AlignmentCache(tmp_path)
    errand = Errand(LONG.left, LONG.right, alignments=kept)
    shares: list[float] = []
    async with _comparer() as comparer:
        first = await comparer.compare(errand, shares.append)
        (entry,) = kept.folder.iterdir()
        os.utime(entry, (1, 1))
        assert await comparer.compare(errand, _unheard) == first
    assert shares == sorted(shares)
    assert entry.stat().st_mtime > 1


# Without processes


@pytest.mark.usefixtures("no_process")
async def test_a_comparison_that_ends_before_it_begins_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_wanted: object) -> object:
        raise TypeError

    monkeypatch.setattr(Errand, "run", refuse)
    async with _comparer() as comparer:
        with pytest.raises(TypeError):
            await _begun(comparer, LONG)


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")


@pytest.mark.usefixtures("no_process")
async def test_where_no_process_is_to_be_had_a_thread_does_it() -> None:
    async with _comparer() as comparer:
        assert await comparer.compare(SHORT, _unheard) == SHORT.run()


@pytest.mark.usefixtures("no_process")
async def test_a_thread_hands_its_rows_to_the_event_loop_before_the_findings() -> None:
    threads: list[int] = []
    async with _comparer() as comparer:
        await comparer.compare(FIRST, _unheard, lambda _rows: threads.append(threading.get_ident()))
        assert threads == [threading.get_ident()]


@pytest.mark.usefixtures("no_process")
async def test_cancelling_ends_the_thread_within_a_tenth_of_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given_up = threading.Event()
    run = Errand.run

    def watched_run(
        errand: Errand, progress: Callable[[float], None], laid: Callable[[Laid], None]
    ) -> object:
        try:
            return run(errand, progress, laid)
        except Exception:
            given_up.set()
            raise

    monkeypatch.setattr(Errand, "run", watched_run)
    async with _comparer() as comparer:
        task = await _begun(comparer, LONG)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        # Ten times what is promised: this machine may be busy with other things.
        assert await asyncio.to_thread(given_up.wait, 1.0)
